import { expect } from 'chai'
import { Op } from 'sequelize'
import { CaseClock } from '../../models/case-clock.ts'
import { api } from '../support/api.ts'
import { service } from '../support/service.ts'
import { sendRaw } from './send-raw.ts'

describe('health', () => {
  it('says that the process lives', async () => {
    expect((await api('GET', '/healthz')).json).to.include({ status: 'ok' })
  })

  it('says what is ready', async () => {
    const { status, json } = await api('GET', '/readyz')
    expect([200, 503]).to.include(status)
    expect(json).to.have.keys('ready', 'draining', 'database', 'durable', 'voice', 'ocr', 'readers', 'boundaries')
    expect(json.database).to.equal('ready')
    expect(json.durable).to.equal(process.env['DATABASE_URL'] !== undefined)
    if (json.ocr === 'ready') expect(json.readers).to.have.members(['tesseract', 'ppocr', 'glyphs'])
  })

  it('counts requests by the route as declared, never by the address', async () => {
    await api('GET', '/v1/divisions/530114?canary=1')
    const { bytes } = await sendRaw('GET', '/metrics')
    expect(bytes.toString())
      .to.include('route="/v1/divisions/{code}"')
      .and.not.include('530114')
      .and.not.include('canary')
  })

  it('measures the work that waits, and what this process has', async () => {
    const overdue = await CaseClock.count({
      where: { stoppedAt: null, pausedAt: null, dueAt: { [Op.lt]: (await service()).now() } },
    })
    const told = (await sendRaw('GET', '/metrics')).bytes.toString()
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(told)?.[1])
    expect(value('promises_overdue')).to.equal(overdue)
    for (const name of ['jobs_waiting', 'jobs_oldest_seconds', 'news_waiting', 'news_oldest_seconds', 'audit_faults'])
      expect(value(name), name).to.be.at.least(0)
    expect(value('dependency_ready{dependency="database"}')).to.equal(1)
    for (const dependency of ['voice', 'ocr', 'boundaries']) expect(told).to.include(`{dependency="${dependency}"}`)
  })

  it('gives each request a name of its own', async () => {
    const names = await Promise.all([1, 2].map(async () => (await api('GET', '/healthz')).headers.get('x-request-id')))
    expect(new Set(names).size).to.equal(2)
  })
})
