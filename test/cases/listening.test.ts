import { expect } from 'chai'
import { Consent } from '../../models/consent.ts'
import { Listening } from '../../models/listening.ts'
import { ListeningReport } from '../../models/listening-report.ts'
import { verifyListening } from '../../src/cases/listening-chain.ts'
import { api, expectProblem, inventPerson, logIn } from '../support/api.ts'
import { service } from '../support/service.ts'
import { filed } from './file.ts'

const address = '/v1/services/drinking-water/notice'

describe('the proof of listening', () => {
  let version: string
  /** ms of each sentence at the usual pace */
  let durations: number[]
  let all: number[]
  let wait: (ms: number) => void
  before(async () => {
    wait = (await service()).wait
    const { json } = await api('GET', `${address}/cues.json`)
    version = json.version
    durations = json.sentences.map(({ startMs, endMs }: { startMs: number; endMs: number }) => endMs - startMs)
    all = durations.map((_, index) => index)
  })

  const lasting = (...indices: number[]) => indices.reduce((sum, index) => sum + (durations[index] ?? 0), 0)
  const report = (token: string, sentences: unknown, changes: Record<string, unknown> = {}) =>
    api('POST', `${address}/listening`, { token, body: { version, sentences, ...changes } })
  /** A citizen whose player has begun. */
  async function listener() {
    const token = await logIn(inventPerson().phone)
    const { session, heard } = (await report(token, [])).json
    expect(heard).to.deep.equal([])
    return { token, session }
  }
  async function keyOf(token: string) {
    const { id: citizenId } = (await api('GET', '/v1/me', { token })).json
    return { citizenId, serviceId: 'drinking-water', noticeVersion: version }
  }
  /** Somebody who has heard three sentences in two reports. */
  async function threeHeard() {
    const { token } = await listener()
    wait(lasting(0, 1))
    await report(token, [0, 1])
    wait(lasting(2))
    expect((await report(token, [2])).json.heard).to.deep.equal([0, 1, 2])
    return { token, key: await keyOf(token) }
  }

  it('counts a sentence once there was time to hear it, at twice the pace at most', async () => {
    const { token, session } = await listener()
    expect((await report(token, [0], { session })).json)
      .to.include({ complete: false })
      .and.deep.include({
        heard: [],
        accepted: [],
      })
    wait(lasting(0) / 2)
    expect((await report(token, [0], { session })).json).to.deep.equal({
      heard: [0],
      complete: false,
      session,
      accepted: [0],
    })
  })

  it('takes the word of a player of which it hears at the end of a sentence, for that sentence alone', async () => {
    const token = await logIn(inventPerson().phone)
    expect((await report(token, [0, 1, 2])).json.heard).to.deep.equal([0])
  })

  it('counts of several sentences as many as there was time for', async () => {
    const { token } = await listener()
    wait(lasting(0, 1))
    const { heard, accepted } = (await report(token, all)).json
    expect(accepted).to.deep.equal(heard)
    expect(heard).to.include.members([0, 1]).and.have.length.below(all.length)
    expect(lasting(...heard) / 2).to.be.at.most(lasting(0, 1) + 5000)
  })

  it('does not count time twice', async () => {
    const { token } = await listener()
    wait(lasting(...all))
    expect((await report(token, [0])).json.accepted).to.deep.equal([0])
    expect((await report(token, [1, 2, 3, 4])).json.accepted).to.deep.equal([])
  })

  it('goes forward without gaps, and takes repetitions for nothing', async () => {
    const { token } = await listener()
    wait(lasting(0, 1, 2, 3))
    expect((await report(token, [1, 2])).json.heard).to.deep.equal([])
    expect((await report(token, [1, 0])).json.heard).to.deep.equal([0, 1])
    wait(lasting(0, 1, 2, 3))
    expect((await report(token, [0, 1])).json).to.deep.include({ heard: [0, 1], accepted: [] })
    expect((await report(token, [0, 1, 2])).json).to.deep.include({ heard: [0, 1, 2], accepted: [2] })
  })

  it('loses nothing and adds nothing when the same report comes several times at once', async () => {
    const { token, session } = await listener()
    wait(lasting(0, 1) / 2)
    const answers = await Promise.all([0, 1, 2, 3].map(() => report(token, [0, 1], { session })))
    expect(answers.map(({ json }) => json.heard)).to.deep.equal(Array(4).fill([0, 1]))
    expect(answers.filter(({ json }) => json.accepted.length > 0)).to.have.length(1)
    expect(await ListeningReport.count({ where: await keyOf(token) })).to.equal(1)
  })

  it('is complete with the last sentence', async () => {
    const { token } = await listener()
    wait(lasting(...all))
    expect((await report(token, all)).json).to.deep.include({ heard: all, complete: true })
  })

  it('begins with the sound, for players that know no session', async () => {
    const token = await logIn(inventPerson().phone)
    await api('GET', `${address}/audio`, { token })
    wait(lasting(0))
    expect((await report(token, [0])).json.heard).to.deep.equal([0])
  })

  it('counts nothing that was said of a session that is over, and goes on where the person stopped', async () => {
    const { token, session } = await listener()
    wait(lasting(0))
    await report(token, [0], { session })
    wait(13 * 3_600_000)
    const late = (await report(token, [1, 2], { session })).json
    expect(late).to.deep.include({ heard: [0], accepted: [] })
    expect(late.session).to.not.equal(session)
    wait(lasting(1))
    expect((await report(token, [1], { session: late.session })).json.heard).to.deep.equal([0, 1])
  })

  it('is for the version that stands, the sentences of the notice and a voice that reads it', async () => {
    const { token } = await listener()
    expectProblem(await report(token, [0], { version: 'older' }), 409, 'notice.outdated')
    expectProblem(await report(token, [all.length]), 422, 'notice.sentence_unknown')
    expectProblem(await report(token, [-1]), 400, 'request.invalid')
    expectProblem(await report(token, [0.5]), 400, 'request.invalid')
    expectProblem(await report(token, [0], { voice: 'recorded-ii-nobody00' }), 400, 'audio.voice_unknown')
  })

  describe('as a chain', () => {
    it('is whole as it was written', async () => {
      const { key } = await threeHeard()
      const { brokenAt, hash } = await verifyListening(key)
      expect(brokenAt).to.equal(null)
      expect(hash).to.match(/^[0-9a-f]{64}$/)
    })

    for (const [what, change] of Object.entries<Partial<{ sentences: number[]; at: Date; hash: string; seq: number }>>({
      'other sentences': { sentences: [0, 1, 2, 3] },
      'another time': { at: new Date('2026-01-01T00:00:00Z') },
      'another hash': { hash: 'f'.repeat(64) },
      'another place': { seq: 9 },
    })) {
      it(`betrays a report with ${what}`, async () => {
        const { key } = await threeHeard()
        await ListeningReport.update(change, { where: { ...key, seq: 1 } })
        expect((await verifyListening(key)).brokenAt).to.equal(1)
      })
    }

    it('betrays a report that was taken out at the beginning or at the end', async () => {
      for (const [seq, brokenAt] of [
        [1, 1],
        [2, 2],
      ] as const) {
        const { key } = await threeHeard()
        await ListeningReport.destroy({ where: { ...key, seq } })
        expect((await verifyListening(key)).brokenAt).to.equal(brokenAt)
      }
    })

    it('betrays, by the hash in a consent, a chain that was cut off or written anew', async () => {
      const { key } = await threeHeard()
      const { hash } = await verifyListening(key)
      expect((await verifyListening(key, hash ?? '')).brokenAt).to.equal(null)
      await ListeningReport.destroy({ where: { ...key, seq: 2 } })
      await Listening.update({ sentences: [0, 1] }, { where: key })
      expect((await verifyListening(key)).brokenAt).to.equal(null)
      expect((await verifyListening(key, hash ?? '')).brokenAt).to.equal(2)
    })
  })

  describe('in a filing', () => {
    const filedBy = async (token: string, method: string) => {
      const record = await filed(token, { consent: { noticeVersion: version, method } })
      const consent = await Consent.findOne({ where: { caseId: record.id }, rejectOnEmpty: true })
      return { told: record.consent, consent }
    }

    it('stands with the consent when all was heard', async () => {
      const { token } = await listener()
      wait(lasting(...all))
      await report(token, all)
      const { told, consent } = await filedBy(token, 'heard')
      expect(told).to.include({ noticeVersion: version, method: 'heard', proof: 'complete' })
      expect(consent.proofHash).to.equal((await verifyListening(await keyOf(token))).hash)
    })

    it('is partial, and no hindrance, when not all was heard or nothing', async () => {
      const { token, key } = await threeHeard()
      const some = await filedBy(token, 'heard')
      expect(some.told).to.include({ method: 'heard', proof: 'partial' })
      expect(some.consent.proofHash).to.equal((await verifyListening(key)).hash)
      const none = await filedBy(await logIn(inventPerson().phone), 'heard')
      expect([none.told.proof, none.consent.proofHash]).to.deep.equal(['partial', null])
    })

    it('is not asked of who has read, or was helped', async () => {
      const { token } = await threeHeard()
      for (const method of ['read', 'assisted']) {
        const { told, consent } = await filedBy(token, method)
        expect([told.method, told.proof, consent.proofHash]).to.deep.equal([method, null, null])
      }
    })
  })
})
