import { expect } from 'chai'
import { api, expectProblem, idempotencyKey, logIn, waterFiling } from '../support/api.ts'

let token: string
before(async () => {
  token = await logIn('19811120010')
})

const post = (body: unknown, headers: Record<string, string>, who = token) =>
  api('POST', '/v1/cases', { token: who, body, headers })
const count = async (who: string) => (await api('GET', '/v1/cases?limit=100', { token: who })).json.items.length

describe('an idempotency key', () => {
  it('is asked for', async () => {
    expectProblem(await post(await waterFiling(), {}), 400, 'idempotency.missing')
  })

  it('must be printable and short', async () => {
    for (const key of ['', ' ', 'x'.repeat(201), 'a b']) {
      expectProblem(await post(await waterFiling(), { 'idempotency-key': key }), 400, 'idempotency.missing')
    }
  })

  it('with the same body gives the same answer, said to be replayed', async () => {
    const [body, key] = [await waterFiling(), idempotencyKey()]
    const first = await post(body, key)
    const again = await post(body, key)
    expect([first.status, again.status]).to.deep.equal([201, 201])
    expect(first.headers.get('idempotent-replayed')).to.equal(null)
    expect(again.headers.get('idempotent-replayed')).to.equal('true')
    expect(again.json).to.deep.equal(first.json)
  })

  it('does not mind another order of the fields', async () => {
    const [body, key] = [await waterFiling(), idempotencyKey()]
    const first = await post(body, key)
    const again = await post(Object.fromEntries(Object.entries(body).reverse()), key)
    expect(again.json.id).to.equal(first.json.id)
  })

  it('with another body is refused', async () => {
    const [body, key] = [await waterFiling(), idempotencyKey()]
    await post(body, key)
    expectProblem(await post({ ...body, description: '又停水了' }, key), 422, 'idempotency.mismatch')
  })

  it('belongs to its person: the same key of another is another filing', async () => {
    const [body, key] = [await waterFiling(), idempotencyKey()]
    const mine = await post(body, key)
    const theirs = await post(body, key, await logIn('19811120011'))
    expect(theirs.status).to.equal(201)
    expect(theirs.json.id).to.not.equal(mine.json.id)
  })

  it('is free again after a filing that was refused', async () => {
    const key = idempotencyKey()
    expect((await post(await waterFiling({ problems: ['Z99'] }), key)).status).to.equal(400)
    expect((await post(await waterFiling(), key)).status).to.equal(201)
  })

  it('used ten times at once makes exactly one case', async () => {
    const somebody = await logIn('19811120012')
    const [body, key] = [await waterFiling(), idempotencyKey()]
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(body, key, somebody)))
    const filed = answers.filter(({ status, headers }) => status === 201 && headers.get('idempotent-replayed') === null)
    expect(filed).to.have.length(1)
    for (const answer of answers.filter((each) => each !== filed[0])) {
      if (answer.status === 201) expect(answer.json.id).to.equal(filed[0]?.json.id)
      else expectProblem(answer, 409, 'idempotency.in_flight')
    }
    expect(await count(somebody)).to.equal(1)
  })
})

describe('case numbers', () => {
  it('of twenty parallel filings are twenty', async () => {
    const somebody = await logIn('19811120013')
    const bodies = await Promise.all(Array.from({ length: 20 }, () => waterFiling()))
    const answers = await Promise.all(bodies.map((body) => post(body, idempotencyKey(), somebody)))
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(20).fill(201))
    expect(new Set(answers.map(({ json }) => json.caseNumber)).size).to.equal(20)
  })

  it('tell the service, the county and the day', async () => {
    const { json } = await post(await waterFiling(), idempotencyKey())
    const day = json.createdAt.slice(0, 10).replaceAll('-', '')
    expect(json.caseNumber).to.match(new RegExp(`^\\d{2}530114${day}\\d{5}\\d$`))
  })
})

describe('the list of my cases', () => {
  it('pages to the end without a case twice or none', async () => {
    const somebody = await logIn('19811120014')
    for (let index = 0; index < 5; index++) await post(await waterFiling(), idempotencyKey(), somebody)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { json } = await api('GET', `/v1/cases?limit=2${cursor && `&cursor=${cursor}`}`, { token: somebody })
      seen.push(...json.items.map(({ id }: { id: string }) => id))
      cursor = json.nextCursor
    }
    expect(seen).to.have.length(5)
    expect(new Set(seen).size).to.equal(5)
  })
})
