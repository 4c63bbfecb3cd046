import { expect } from 'chai'
import { api, expectProblem, logIn } from '../support/api.ts'

describe('the proof of listening', () => {
  let token: string
  let version: string
  let total: number
  before(async () => {
    token = await logIn('19811120060')
    const { json } = await api('GET', '/v1/services/drinking-water/notice')
    version = json.version
    total = json.sentences.length
  })
  const heard = (sentences: unknown, changes: Record<string, unknown> = {}, who = token) =>
    api('POST', '/v1/services/drinking-water/notice/listening', {
      token: who,
      body: { version, sentences, ...changes },
    })

  it('adds up what was heard, each sentence once', async () => {
    expect((await heard([2, 0])).json).to.deep.equal({ heard: [0, 2], complete: false })
    expect((await heard([1, 2, 2])).json).to.deep.equal({ heard: [0, 1, 2], complete: false })
  })

  it('is complete with the last sentence', async () => {
    const rest = Array.from({ length: total }, (_, index) => index)
    expect((await heard(rest)).json).to.deep.equal({ heard: rest, complete: true })
  })

  it('loses nothing when the player tells of several sentences at once', async () => {
    const somebody = await logIn('19811120061')
    await Promise.all([0, 1, 2, 3].map((index) => heard([index], {}, somebody)))
    expect((await heard([], {}, somebody)).json.heard).to.deep.equal([0, 1, 2, 3])
  })

  it('is for the version that stands', async () => {
    expectProblem(await heard([0], { version: 'older' }), 409, 'notice.outdated')
  })

  it('knows the sentences of the notice', async () => {
    expectProblem(await heard([total]), 422, 'notice.sentence_unknown')
    expectProblem(await heard([-1]), 400, 'request.invalid')
    expectProblem(await heard([0.5]), 400, 'request.invalid')
  })
})
