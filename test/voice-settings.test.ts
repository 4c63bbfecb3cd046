import { expect } from 'chai'
import { type ConfigurationError, readConfig } from '../src/config.ts'

const key = { AZURE_SPEECH_KEY: 'a-key' }
function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    return (error as ConfigurationError).faults.map((fault) => fault.split(':')[0] ?? '')
  }
  return []
}

describe('the settings of the voices', () => {
  it('need nothing', () => {
    expect(readConfig({})).to.include({ azureSpeech: undefined, openaiSpeech: undefined })
  })

  it('take the order of the voices, and refuse names that are none or come twice', () => {
    expect(readConfig({}).voiceOrder).to.deep.equal(['azure', 'openai'])
    expect(readConfig({ VOICE_ORDER: 'openai, azure' }).voiceOrder).to.deep.equal(['openai', 'azure'])
    expect(faultsOf({ VOICE_ORDER: 'espeak' })).to.deep.equal(['VOICE_ORDER'])
    expect(faultsOf({ VOICE_ORDER: 'azure,azure' })).to.deep.equal(['VOICE_ORDER'])
  })

  it('take a container on this network, which personal texts may go to', () => {
    const hosts = ['http://127.0.0.1:5000', 'http://10.1.2.3', 'http://[fd00::1]:5000', 'http://azure-tts:5000']
    for (const host of hosts) {
      expect(readConfig({ AZURE_SPEECH_HOST: host }).azureSpeech, host).to.deep.equal({
        host,
        key: undefined,
        voice: 'zh-CN-XiaoxiaoNeural',
        leavesHome: false,
      })
    }
  })

  it('take the cloud in China, with its key and over https only', () => {
    const host = 'https://chinaeast2.tts.speech.azure.cn'
    expect(readConfig({ AZURE_SPEECH_HOST: host, ...key }).azureSpeech?.leavesHome).to.equal(true)
    expect(faultsOf({ AZURE_SPEECH_HOST: host })).to.deep.equal(['AZURE_SPEECH_KEY'])
    expect(faultsOf({ AZURE_SPEECH_HOST: host.replace('https', 'http'), ...key })).to.deep.equal(['AZURE_SPEECH_HOST'])
  })

  it('refuse every other cloud unless it is allowed on purpose', () => {
    const hosts = [
      'https://westeurope.tts.speech.microsoft.com',
      'https://azure.cn.example.com',
      'https://notazure.cn',
      'https://8.8.8.8',
      'https://172.32.0.1',
      'https://[::ffff:8.8.8.8]',
      'https://127.0.0.1.example.com',
    ]
    for (const host of hosts) {
      expect(faultsOf({ AZURE_SPEECH_HOST: host, ...key }), host).to.deep.equal(['AZURE_SPEECH_HOST'])
      const allowed = { AZURE_SPEECH_HOST: host, ...key, AZURE_SPEECH_ALLOW_ABROAD: 'true' }
      expect(readConfig(allowed).azureSpeech?.leavesHome, host).to.equal(true)
    }
  })

  it('refuse what cannot be meant', () => {
    expect(faultsOf({ AZURE_SPEECH_HOST: 'http://127.0.0.1/speech' })).to.deep.equal(['AZURE_SPEECH_HOST'])
    expect(faultsOf({ AZURE_SPEECH_HOST: 'ws://127.0.0.1' })).to.deep.equal(['AZURE_SPEECH_HOST'])
    expect(faultsOf({ AZURE_SPEECH_KEY: 'a\r\nb' })).to.deep.equal(['AZURE_SPEECH_KEY'])
    expect(faultsOf({ AZURE_SPEECH_VOICE: 'de-DE-KatjaNeural' })).to.deep.equal(['AZURE_SPEECH_VOICE'])
    expect(faultsOf({ OPENAI_SPEECH_BASE_URL: 'http://speech.example.com/v1' })).to.deep.equal([
      'OPENAI_SPEECH_BASE_URL',
    ])
  })

  it('bound what paid voices speak on a day for each key', () => {
    expect(readConfig({}).paidVoiceDailyCharacters).to.equal(200_000)
    expect(readConfig({ PAID_VOICE_DAILY_CHARACTERS: '0' }).paidVoiceDailyCharacters).to.equal(0)
    for (const refused of ['-1', 'all', '1.5'])
      expect(faultsOf({ PAID_VOICE_DAILY_CHARACTERS: refused })).to.deep.equal(['PAID_VOICE_DAILY_CHARACTERS'])
  })

  it('take an OpenAI-compatible server', () => {
    expect(
      readConfig({ OPENAI_SPEECH_BASE_URL: 'http://10.0.0.9/v1', OPENAI_SPEECH_VOICE: 'nova' }).openaiSpeech,
    ).to.deep.equal({ baseUrl: 'http://10.0.0.9/v1', key: undefined, voice: 'nova', model: 'tts-1' })
  })
})
