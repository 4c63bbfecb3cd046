import { expect } from 'chai'
import { api, expectProblem } from '../support/api.ts'
import { service } from '../support/service.ts'

const logIn = (username: string, password: string) =>
  api('POST', '/v1/staff/sessions', { body: { username, password } })

describe('logging in as staff', () => {
  it('opens a session with the grants of the person', async () => {
    const { demo } = await service()
    const [member] = demo.staff
    if (member === undefined) throw new Error('nobody works here')
    const { status, json } = await logIn(member.username, member.password)
    expect(status).to.equal(200)
    const { role, department, division } = member
    expect(json.staff).to.deep.include({ username: member.username, grants: [{ role, department, division }] })
    expect((await api('GET', '/v1/staff/me', { token: json.token })).json).to.deep.equal(json.staff)
  })

  it('answers a wrong name and a wrong password alike', async () => {
    const { demo } = await service()
    const [wrongPassword, wrongName] = [
      await logIn(demo.staff[0]?.username ?? '', 'wrong'),
      await logIn('nobody', 'wrong'),
    ]
    expectProblem(wrongPassword, 401, 'auth.password_wrong')
    expect(wrongName.json).to.deep.equal(wrongPassword.json)
  })

  it('takes as long for a name that does not exist', async () => {
    const { demo } = await service()
    const timeOf = async (username: string) => {
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        const started = performance.now()
        await logIn(username, 'wrong')
        times.push(performance.now() - started)
      }
      return times.sort((a, b) => a - b)[2] ?? 0
    }
    await timeOf('nobody')
    const ratio = (await timeOf('nobody')) / (await timeOf(demo.staff[0]?.username ?? ''))
    expect(ratio).to.be.within(0.3, 3)
  })

  it('does not take a token for a password', async () => {
    const { demo } = await service()
    const [member] = demo.staff
    expectProblem(await logIn(member?.username ?? '', member?.token ?? ''), 401, 'auth.password_wrong')
  })
})
