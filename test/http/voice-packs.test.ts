import { expect } from 'chai'
import { VoicePack } from '../../models/voice-pack.ts'
import { mp3Frames } from '../../src/speech/mp3-frames.ts'
import { type ApiAnswer, api, expectProblem, inventPerson, logIn, noticeVersion, staffToken } from '../support/api.ts'
import { mp3Of, wavOf } from '../support/recordings.ts'
import { service } from '../support/service.ts'
import { sendRaw } from './send-raw.ts'

/** The shortest notice: nine sentences. */
const serviceId = 'health-institutions'
const notice = `/v1/services/${serviceId}/notice`
const total = 9
const marks = Array.from({ length: total }, (_, index) => index * 500).join(', ')

// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are used.
type Json = any

describe('notices read by people', () => {
  let keeper: string
  let version: string
  let wholeFile: Buffer
  before(async () => {
    keeper = await staffToken('system-admin')
    version = await noticeVersion(serviceId)
    wholeFile = await mp3Of({ seconds: 5 })
  })
  afterEach(async () => {
    for (const { id } of (await list()).items) await remove(id)
  })

  const list = async (): Promise<Json> => (await api('GET', '/v1/staff/voice-packs', { token: keeper })).json
  const remove = (id: string, token = keeper) => api('DELETE', `/v1/staff/voice-packs/${id}`, { token })
  function upload(
    files: Record<string, Buffer>,
    fields: Record<string, string> = {},
    token = keeper,
  ): Promise<ApiAnswer> {
    const form = new FormData()
    for (const [name, value] of Object.entries({ serviceId, version, language: 'ii', ...fields })) form.set(name, value)
    for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([new Uint8Array(bytes)]), `${name}.mp3`)
    return api('POST', '/v1/staff/voice-packs', { token, body: form })
  }
  const uploadWhole = (fields: Record<string, string> = {}) => upload({ audio: wholeFile }, { marks, ...fields })
  async function oneEach(): Promise<Record<string, Buffer>> {
    const one = await mp3Of({ seconds: 1 })
    return Object.fromEntries(Array.from({ length: total }, (_, index) => [`audio.${index}`, one]))
  }
  const voicesOf = async (id = serviceId): Promise<Json[]> =>
    (await api('GET', `/v1/services/${id}/notice`)).json.voices
  const faults = ({ json }: ApiAnswer) =>
    json.errors?.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)

  it('are offered with the notice that they read, and with no other', async () => {
    const { status, json } = await uploadWhole()
    expect(status, JSON.stringify(json)).to.equal(201)
    expect(json).to.include({
      serviceId,
      noticeVersion: version,
      language: 'ii',
      languageName: '彝语',
      state: 'offered',
    })
    expect(json.voice).to.equal(`recorded-ii-${json.id.slice(0, 8)}`)
    const voices = await voicesOf()
    expect(voices[0].default).to.equal(true)
    expect(voices.at(-1)).to.include({
      id: json.voice,
      provider: 'recorded',
      language: 'ii',
      marks: 'sentence',
      default: false,
      name: '彝语，真人朗读',
    })
    expect((await voicesOf('drinking-water')).map(({ provider }) => provider)).to.not.include('recorded')
    const elsewhere = await api('GET', `/v1/services/drinking-water/notice/audio?voice=${json.voice}`)
    expectProblem(elsewhere, 400, 'audio.voice_unknown')
    const { items } = (await api('GET', '/v1/audio/voices')).json
    expect(items.map(({ provider }: Json) => provider)).to.not.include('recorded')
  })

  it('are played like any voice: the same bytes, ETag, ranges, HEAD, cues', async () => {
    const { voice, durationMs } = (await uploadWhole()).json
    const audio = `${notice}/audio?voice=${voice}&version=${version}`
    const whole = await sendRaw('GET', audio)
    expect([whole.status, whole.headers['content-type']]).to.deep.equal([200, 'audio/mpeg'])
    expect(whole.headers['x-voice-provider']).to.equal('recorded')
    expect(whole.bytes.equals(wholeFile)).to.equal(true)
    const etag = whole.headers.etag ?? ''
    expect((await sendRaw('GET', audio, { 'if-none-match': etag })).status).to.equal(304)
    const part = await sendRaw('GET', audio, { range: 'bytes=100-299', 'if-range': etag })
    expect([part.status, part.bytes.equals(wholeFile.subarray(100, 300))]).to.deep.equal([206, true])
    expect((await sendRaw('HEAD', audio)).headers['content-length']).to.equal(String(wholeFile.length))
    const cues = (await api('GET', `${notice}/cues.json?voice=${voice}`)).json
    expect(cues).to.include({ version, voice, durationMs })
    expect(cues.sentences.map(({ startMs }: Json) => startMs)).to.deep.equal(marks.split(', ').map(Number))
    expect(cues.sentences.at(-1).endMs).to.equal(durationMs)
    const vtt = await sendRaw('GET', `${notice}/cues.vtt?voice=${voice}`)
    expect(vtt.bytes.toString().match(/-->/g)).to.have.length(total)
  })

  it('may come sentence by sentence, MP3 and WAV', async () => {
    const files = { ...(await oneEach()), 'audio.3': wavOf({ seconds: 2 }) }
    const { status, json } = await upload(files, { language: 'bca' })
    expect(status, JSON.stringify(json)).to.equal(201)
    const { bytes } = await sendRaw('GET', `${notice}/audio?voice=${json.voice}`)
    expect(mp3Frames(bytes).sampleRate).to.equal(24_000)
    const { sentences } = (await api('GET', `${notice}/cues.json?voice=${json.voice}`)).json
    expect(sentences[4].startMs - sentences[3].startMs).to.be.within(1900, 2200)
    expect(sentences).to.have.length(total)
  })

  it('are kept once when the same comes again', async () => {
    const first = (await uploadWhole()).json
    expect((await uploadWhole()).json.id).to.equal(first.id)
    expect((await uploadWhole({ language: 'hni' })).json.id).to.not.equal(first.id)
    expect((await list()).items).to.have.length(2)
  })

  it('are not offered once the notice has changed, and say so to who keeps them', async () => {
    const { id, voice } = (await uploadWhole()).json
    await VoicePack.update({ noticeVersion: 'before' }, { where: { id } })
    expect((await voicesOf()).map(({ id: each }) => each)).to.not.include(voice)
    expectProblem(await api('GET', `${notice}/audio?voice=${voice}`), 400, 'audio.voice_unknown')
    const [pack] = (await list()).items
    expect(pack).to.include({ id, state: 'stale' })
    expect(pack.advice.text).to.include('重新录音')
  })

  it('are gone when they are taken away; who did so stays known', async () => {
    const { id, voice } = (await uploadWhole()).json
    expect((await remove(id)).status).to.equal(204)
    expectProblem(await api('GET', `${notice}/audio?voice=${voice}`), 400, 'audio.voice_unknown')
    expectProblem(await remove(id), 404, 'voice_pack.not_found')
    const row = await VoicePack.findByPk(id, { rejectOnEmpty: true })
    expect(row.removedBy).to.be.a('string').and.equal(row.addedBy)
  })

  it('can be listened to for the proof of hearing', async () => {
    const { voice } = (await uploadWhole()).json
    const token = await logIn(inventPerson().phone)
    await api('GET', `${notice}/cues.json?voice=${voice}`, { token })
    const { wait } = await service()
    wait(1000)
    const body = { version, voice, sentences: [0, 1] }
    expect((await api('POST', `${notice}/listening`, { token, body })).json.heard).to.deep.equal([0, 1])
  })

  it('are kept by the system administrator alone', async () => {
    for (const username of ['water-530114-handler', 'auditor', 'security-admin', 'centre-dispatcher']) {
      const token = await staffToken(username)
      expectProblem(await upload({ audio: wholeFile }, { marks }, token), 403, 'auth.forbidden')
      expectProblem(await api('GET', '/v1/staff/voice-packs', { token }), 403, 'auth.forbidden')
      expectProblem(await remove('AAAAAAAAAAAAAAAAAAAAAA', token), 403, 'auth.forbidden')
    }
  })

  describe('are refused', () => {
    it('when they read another version', async () => {
      expectProblem(await uploadWhole({ version: 'older' }), 409, 'notice.outdated')
    })

    it('in a language that is not known, for a service that is not there', async () => {
      expect(faults(await uploadWhole({ language: 'xx' }))).to.deep.equal(['language field.choice'])
      expect(faults(await uploadWhole({ serviceId: 'sunshine' }))).to.deep.equal(['serviceId field.choice'])
    })

    it('with every sentence that is missing or no sound, in words that name it', async () => {
      const files = await oneEach()
      delete files['audio.4']
      const answer = await upload({ ...files, 'audio.6': Buffer.from('not a sound') })
      expectProblem(answer, 400, 'request.invalid')
      expect(faults(answer)).to.deep.equal(['audio.4 field.audio_missing', 'audio.6 field.audio_type'])
      expect(answer.json.errors[0].detail).to.include('第5句')
      expect(answer.json.errors[1].detail).to.include('第7句的录音')
    })

    it('without a sound, with both kinds, with more files than sentences, or a file twice', async () => {
      expect(faults(await upload({}))).to.deep.equal(['audio field.required'])
      expect(faults(await upload({ audio: wholeFile, 'audio.0': wholeFile }, { marks }))).to.deep.equal([
        'audio field.audio_either',
      ])
      expect(faults(await upload({ ...(await oneEach()), 'audio.9': wholeFile }))).to.deep.equal([
        'audio.9 field.unknown',
      ])
      expect(faults(await upload({ 'audio.x': wholeFile }))).to.deep.equal(['audio.x field.unknown'])
      expect(faults(await upload({ 'audio.60': wholeFile }))).to.deep.equal(['audio.60 field.unknown'])
    })

    it('with times that are missing, no numbers, out of order or outside', async () => {
      expect(faults(await upload({ audio: wholeFile }))).to.deep.equal(['marks field.required'])
      expect(faults(await uploadWhole({ marks: '0, soon' }))).to.deep.equal(['marks.1 field.format'])
      expect(faults(await uploadWhole({ marks: '0, 500' }))).to.deep.equal(['marks field.marks_count'])
      expect(faults(await uploadWhole({ marks: marks.replace('1500', '200').replace('4000', '90000') }))).to.deep.equal(
        ['marks.3 field.mark_order', 'marks.8 field.mark_outside'],
      )
    })

    it('beyond 32 MB in all', async () => {
      const answer = await upload({ 'audio.0': Buffer.alloc(17 << 20), 'audio.1': Buffer.alloc(16 << 20) })
      expectProblem(answer, 413, 'audio.too_large')
      expect(answer.json.detail).to.include('32')
    })
  })

  describe('on the page of the notice', () => {
    const page = async (query = '', headers: Record<string, string> = {}) =>
      (
        await sendRaw('GET', `/services/${serviceId}/notice${query}`, { accept: 'text/html', ...headers })
      ).bytes.toString()

    it('can be chosen, without a script, when there are any', async () => {
      expect(await page()).to.not.include('选择朗读的声音')
      const { voice } = (await uploadWhole()).json
      const before = await page()
      expect(before).to.include(`?voice=${voice}#voice`).and.include('彝语，真人朗读')
      expect(before).to.match(/<audio [^>]*src="[^"]*voice=espeak-cmn"/)
      const chosen = await page(`?voice=${voice}`)
      expect(chosen).to.match(new RegExp(`<audio [^>]*src="${notice}/audio\\?voice=${voice}"`))
      expect(await page('?voice=nobody')).to.match(/<audio [^>]*src="[^"]*voice=espeak-cmn"/)
      expect(await page('', { 'accept-language': 'en' })).to.include('Yi (Nuosu), read by a person')
    })
  })
})
