import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { createCameraMemory } from '../../src/cases/camera-memory.ts'
import { openRedis, type Redis } from '../../src/engines/redis/open-redis.ts'
import { redisLimiters } from '../../src/engines/redis/redis-limiters.ts'
import { redisRecollections } from '../../src/engines/redis/redis-recollections.ts'
import { redisStandIn } from '../support/redis-stand-in.ts'

const rule = { name: 'test', points: 2, seconds: 60 }
const hide = (key: string) => `hidden-${key.length}`
const until = async (holds: () => boolean) => {
  for (let i = 0; i < 500 && !holds(); i++) await sleep(10)
  expect(holds()).to.equal(true)
}

describe('limits that processes count together in Redis', () => {
  const told: string[] = []
  const log = {
    info: (line: string) => told.push(line),
    warn: (line: string) => told.push(line),
    error: () => undefined,
  }
  let redis: Redis[] = []
  let standIn: Awaited<ReturnType<typeof redisStandIn>>
  const connect = async () => {
    const each = openRedis(standIn.url, log)
    redis.push(each)
    await until(() => each.isReady())
    return each
  }
  beforeEach(async () => {
    told.length = 0
    standIn = await redisStandIn()
  })
  afterEach(async () => {
    for (const each of redis) each.close()
    redis = []
    await standIn.stop()
  })

  it('are the same for all of them, under keys that tell nobody', async () => {
    const [one, other] = [await connect(), await connect()].map((each) => redisLimiters(each, hide)(rule))
    expect([await one?.take('203.0.113.9'), await other?.take('203.0.113.9')]).to.deep.equal([null, null])
    expect(await one?.take('203.0.113.9')).to.be.within(1, 60_000)
    expect(await other?.take('203.0.113.9')).to.be.within(1, 60_000)
    expect(standIn.keys()).to.deep.equal(['limit.test:hidden-11'])
  })

  it('are counted by each alone while Redis is away, which is said once, and together again when it is back', async () => {
    const each = await connect()
    const limiter = redisLimiters(each, hide)(rule)
    expect(await limiter.take('a')).to.equal(null)
    await standIn.stop()
    await until(() => !each.isReady())
    expect([await limiter.take('a'), await limiter.take('a')]).to.deep.equal([null, null])
    expect(await limiter.take('a')).to.be.within(1, 60_000)
    await sleep(300)
    await standIn.start()
    await until(() => each.isReady())
    expect(await limiter.take('a')).to.equal(null)
    expect(told).to.deep.equal(['redis is away: each process counts for itself until it is back', 'redis is back'])
  })

  it('keep nobody waiting for a Redis that says nothing', async () => {
    const limiter = redisLimiters(await connect(), hide)(rule)
    standIn.hang()
    const began = performance.now()
    expect(await limiter.take('a')).to.equal(null)
    expect(performance.now() - began).to.be.below(1_000)
  })

  it('are no condition: a process that never found Redis counts for itself', async () => {
    const silent: Server = createServer((socket: Socket) => void socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as { port: number }
    const each = openRedis(`redis://127.0.0.1:${port}`, log)
    redis.push(each)
    const limiter = redisLimiters(each, hide)(rule)
    expect([await limiter.take('a'), await limiter.take('a')]).to.deep.equal([null, null])
    expect(await limiter.take('a')).to.be.within(1, 60_000)
    silent.close()
  })

  it('come with the memory of a camera whose frames go to several processes', async () => {
    const clock = { now: () => new Date() }
    const quad = [0, 1, 2, 3].map((corner) => [corner * 100, 10] as [number, number])
    const [one, other] = [await connect(), await connect()].map((each) =>
      createCameraMemory(clock, redisRecollections(each, hide)),
    )
    await one?.keep('somebody', quad, 'ready')
    expect(await other?.recall('somebody', quad)).to.equal('ready')
    await standIn.stop()
    await one?.keep('somebody', quad, 'ready')
    expect(await one?.recall('somebody', quad)).to.equal(null)
  })
})
