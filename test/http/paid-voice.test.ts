import { expect } from 'chai'
import { ApiClient } from '../../models/api-client.ts'
import { azureVoice } from '../../src/engines/azure-speech/azure-voice.ts'
import { type EspeakVoices, espeakVoices } from '../../src/engines/espeak/espeak-voice.ts'
import { voiceSpending } from '../../src/engines/voice-spending.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { LogFields } from '../../src/kernel/log.ts'
import { metered } from '../../src/speech/metered.ts'
import { guarded } from '../../src/speech/provider-chain.ts'
import { createSpeechService, type SpeechService } from '../../src/speech/speech-service.ts'
import { gather } from '../speech/listened.ts'
import { type AzureStandIn, azureStandIn } from '../support/azure-stand-in.ts'
import { service } from '../support/service.ts'
import { type SpeechApp, speechApp } from '../support/speech-app.ts'

describe('the daily budget for paid voices', function () {
  this.timeout(30_000)
  let espeak: EspeakVoices
  let azure: AzureStandIn
  let speech: SpeechService
  let app: SpeechApp
  let now: Date
  const logged: (LogFields | undefined)[] = []
  const daily = 12
  before(async () => {
    await service()
    espeak = espeakVoices()
  })
  after(() => espeak.close())
  beforeEach(async () => {
    now = new Date('2026-11-26T09:00:00+08:00')
    logged.length = 0
    azure = await azureStandIn()
    await open(newId())
  })
  afterEach(async () => {
    await app.close()
    await speech.close()
    await azure.close()
  })

  async function open(clientId: string): Promise<void> {
    const { sequelize } = ApiClient
    if (!sequelize) throw new Error('no database')
    const note = (_: string, fields?: LogFields) => void logged.push(fields)
    const log = { info: note, warn: note, error: note }
    const cloud = guarded(azureVoice({ host: azure.host, voice: 'zh-CN-XiaoxiaoNeural', leavesHome: true, lanes: 1 }))
    const kept = new Map<string, Buffer>()
    speech = createSpeechService({
      voices: [
        metered(cloud, voiceSpending(sequelize, { now: () => now }, daily), log),
        ...espeak.voices.map((voice) => ({ ...voice, close: async () => undefined })),
      ],
      store: {
        get: async (key) => kept.get(key),
        put: async (key, value) => void kept.set(key, value),
        delete: async (key) => void kept.delete(key),
      },
      log,
    })
    app = await speechApp(speech, clientId)
  }
  async function providerOf(input: string, response_format = 'mp3'): Promise<unknown> {
    const answer = await app.speak({ input, response_format })
    const bytes = await gather(answer)
    expect([answer.statusCode, bytes.length > 100]).to.deep.equal([200, true])
    return answer.headers['x-voice-provider']
  }

  it('gives way to the embedded voice when it is spent, in every format, and is told once', async () => {
    expect(await providerOf('一二三四五六七。')).to.equal('azure')
    expect(await providerOf('七六五四三二一。')).to.equal('espeak')
    expect(await providerOf('七六五四三二一。', 'pcm')).to.equal('espeak')
    expect(await providerOf('七六五四三二一。', 'opus')).to.equal('espeak')
    expect(logged).to.deep.equal([{ code: 'azure.budget_spent' }])
    // What is left is still worth something.
    expect(await providerOf('三。')).to.equal('azure')
    expect(azure.documents.length).to.equal(2)
  })

  it('is not touched by what is kept', async () => {
    for (let i = 0; i < 4; i++) expect(await providerOf('一二三四五六七。')).to.equal('azure')
    expect(azure.documents.length).to.equal(1)
    expect(await providerOf('四。')).to.equal('azure')
  })

  it('is whole again the next day of Yunnan', async () => {
    expect(await providerOf('一二三四五六七八九。')).to.equal('azure')
    now = new Date('2026-11-26T23:59:00+08:00')
    expect(await providerOf('第二句话。')).to.equal('espeak')
    now = new Date('2026-11-27T00:01:00+08:00')
    expect(await providerOf('第三句话。')).to.equal('azure')
  })

  it('survives a restart', async () => {
    const clientId = newId()
    for (const provider of ['azure', 'espeak']) {
      await app.close()
      await speech.close()
      await open(clientId)
      expect(await providerOf('一二三四五六七。')).to.equal(provider)
    }
  })

  it('gets back what a voice failed to speak', async () => {
    azure.hangUp()
    azure.fault = 'close-1007'
    expect(await providerOf('一二三四五六七。')).to.equal('espeak')
    azure.fault = undefined
    expect(await providerOf('七六五四三二一。')).to.equal('azure')
  })

  it('cannot be overdrawn by many who ask at once', async () => {
    const all = await Promise.all(['一', '二', '三', '四', '五', '六'].map((word) => providerOf(`${word}号话。`)))
    expect(all.filter((provider) => provider === 'azure')).to.have.length(daily / 4)
  })

  it('is not asked of our own notices', async () => {
    const { provider } = await speech.reading(['一二三四五六七八九十，一二三四五六七八九十。'], { language: 'zh-CN' })
    expect(provider).to.equal('azure')
  })
})
