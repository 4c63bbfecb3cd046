import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { type AzureSettings, azureVoice } from '../../src/engines/azure-speech/azure-voice.ts'
import { collect } from '../../src/speech/collect.ts'
import { guarded } from '../../src/speech/provider-chain.ts'
import type { SpokenPiece } from '../../src/speech/spoken-form.ts'
import type { Voice } from '../../src/speech/voice.ts'
import { failureCode } from '../../src/speech/voice-failure.ts'
import { type AzureFault, type AzureStandIn, azureStandIn, codeOfFault } from '../support/azure-stand-in.ts'

const key = 'a-key-that-must-stay-in-a-header'

describe('the voice by Azure', function () {
  this.timeout(60_000)
  const closing: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const open of closing.splice(0)) await open.close()
  })

  async function standIn(fault?: AzureFault): Promise<AzureStandIn> {
    const service = await azureStandIn(fault)
    closing.push(service)
    return service
  }
  function voiceAt({ host }: { host: string }, settings: Partial<AzureSettings> = {}): Voice {
    const voice = azureVoice({ host, key, voice: 'zh-CN-XiaoxiaoNeural', leavesHome: true, lanes: 1, ...settings })
    // The voice closes before the stand-in that it talks to.
    closing.unshift(voice)
    return voice
  }
  const piece = (spoken: string, speed = 1): SpokenPiece => ({ spoken, syllables: [], speed, restMs: 0, offset: 0 })
  const codeOf = (work: Promise<unknown>) => work.then(() => 'spoken', failureCode)
  async function eventually(holds: () => boolean): Promise<void> {
    for (let i = 0; i < 100 && !holds(); i++) await pause(20)
    expect(holds()).to.equal(true)
  }

  it('gives all samples at 24 kHz and where each word begins', async () => {
    const service = await standIn()
    const { samples, marks } = await collect(voiceAt(service), piece('您好，请听。'), {})
    expect(samples.length).to.equal(24_000 * 0.05 * 6)
    // A tone that is read a byte off is noise.
    expect(Math.max(...samples)).to.be.within(7_900, 8_000)
    expect(marks).to.deep.equal([
      { from: 0, to: 2, at: 0 },
      { from: 3, to: 5, at: 3_600 },
    ])
  })

  it('sends the key as a header, never in the address', async () => {
    const service = await standIn()
    await collect(voiceAt(service), piece('您好。'), {})
    for (const { url, headers } of service.handshakes) {
      expect(url).to.equal('/tts/cognitiveservices/websocket/v1')
      expect(headers['ocp-apim-subscription-key']).to.equal(key)
    }
  })

  it('says markup as words', async () => {
    const service = await standIn()
    const spoken = '</prosody><break time="600s"/>&amp;\u0000[[x]]'
    await collect(voiceAt(service), piece(spoken, 9), {})
    const [document = ''] = service.documents
    expect(document.match(/<[^>]+>/g)?.map((tag) => tag.split(/[ >]/)[0])).to.deep.equal([
      '<speak',
      '<voice',
      '<prosody',
      '</prosody',
      '</voice',
      '</speak',
    ])
    expect(document).to.contain('&lt;break time=&quot;600s&quot;/&gt;&amp;amp; [[x]]')
    expect(document).to.contain('rate="2"')
  })

  it('asks for nothing when there is nothing to say', async () => {
    const service = await standIn()
    expect((await collect(voiceAt(service), piece('——。'), {})).samples.length).to.equal(0)
    expect(service.documents).to.deep.equal([])
  })

  it('connects before the first piece, and keeps to its lanes', async () => {
    const service = await standIn()
    const voice = voiceAt(service, { lanes: 2 })
    await eventually(() => service.handshakes.length === 2)
    await Promise.all(Array.from({ length: 8 }, () => collect(voice, piece('您好。'), {})))
    expect(service.handshakes.length).to.equal(2)
  })

  it('replaces a connection after its number of turns', async () => {
    const service = await standIn()
    const voice = voiceAt(service, { turnsPerLane: 2 })
    for (let i = 0; i < 5; i++) await collect(voice, piece('您好。'), {})
    await eventually(() => service.handshakes.length === 3 && service.sockets() === 1)
  })

  it('does not trust a connection that was idle for long', async () => {
    const service = await standIn()
    const voice = voiceAt(service, { idleMs: 100 })
    await collect(voice, piece('您好。'), {})
    const before = service.handshakes.length
    await pause(150)
    await collect(voice, piece('您好。'), {})
    expect(service.handshakes.length).to.equal(before + 1)
    await eventually(() => service.sockets() === 1)
  })

  it('connects again when the service has ended an idle connection', async () => {
    const service = await standIn()
    const voice = voiceAt(service)
    await collect(voice, piece('您好。'), {})
    service.hangUp()
    await eventually(() => service.sockets() === 0)
    await pause(50)
    expect((await collect(voice, piece('您好。'), {})).samples.length).to.equal(3_600)
  })

  it('refuses what does not fit into its queue, but not the rest of an answer', async () => {
    const service = await standIn('silence')
    const voice = voiceAt(service, { longestQueue: 2, silenceMs: 300 })
    const all = [false, false, false, true].map((patient) => codeOf(collect(voice, piece('排队。'), { patient })))
    expect(await all[2]).to.equal('audio.busy')
    expect(await all[3]).to.equal('azure.silent')
  })

  for (const [fault, code] of codeOfFault) {
    it(`calls ${fault} ${code}, speaks the next piece, and leaves no socket`, async () => {
      const service = await standIn(fault)
      const deadlineMs = code === 'azure.too_slow' ? 1_500 : 15_000
      const voice = guarded(voiceAt(service, { silenceMs: 500 }), { deadlineMs })
      expect(await codeOf(collect(voice, piece('您好，请听。'), {}))).to.equal(code)
      service.fault = undefined
      expect((await collect(voice, piece('您好。'), {})).samples.length).to.equal(3_600)
      await eventually(() => service.sockets() <= 1)
      await voice.close()
      await eventually(() => service.sockets() === 0)
    })
  }

  it('calls a host where nobody listens unreachable', async () => {
    const service = await azureStandIn()
    await service.close()
    expect(await codeOf(collect(voiceAt(service), piece('您好。'), {}))).to.equal('azure.unreachable')
  })

  it('cuts the connection of a piece that nobody waits for any more', async () => {
    const service = await standIn('drip')
    const voice = voiceAt(service)
    const leave = new AbortController()
    const left = collect(voice, piece('您好。'), { signal: leave.signal }).catch((error: Error) => error.name)
    await eventually(() => service.documents.length === 1)
    leave.abort()
    expect(await left).to.equal('AbortError')
    service.fault = undefined
    expect((await collect(voice, piece('您好。'), {})).samples.length).to.equal(3_600)
    await eventually(() => service.sockets() === 1)
  })

  it('leaves no socket after many faulted turns', async () => {
    const service = await standIn('drop')
    const voice = voiceAt(service, { lanes: 3 })
    await Promise.all(Array.from({ length: 30 }, () => codeOf(collect(voice, piece('您好。'), {}))))
    service.fault = undefined
    await eventually(() => service.sockets() <= 3)
    expect(await codeOf(collect(voice, piece('您好。'), {}))).to.equal('spoken')
  })

  it('fails what is under way when it is closed', async () => {
    const service = await standIn('silence')
    const voice = voiceAt(service)
    const under = codeOf(collect(voice, piece('您好。'), {}))
    await eventually(() => service.documents.length === 1)
    await voice.close()
    expect(await under).to.equal('azure.worker_lost')
    expect(await codeOf(collect(voice, piece('您好。'), {}))).to.equal('azure.worker_lost')
  })
})
