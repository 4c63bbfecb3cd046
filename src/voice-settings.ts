import { z } from 'zod'
import { isPrivateHost } from './kernel/private-host.ts'

export interface AzureVoiceSettings {
  host: string
  key: string | undefined
  voice: string
  /** The host is not in this house: personal texts do not go there. */
  leavesHome: boolean
}

export interface OpenaiVoiceSettings {
  baseUrl: string
  key: string | undefined
  voice: string
  model: string
}

/** A header's value. */
const key = z.string().regex(/^[\x21-\x7e]+$/, 'visible ASCII characters only')
/** They become part of the voice's id, by which callers name it and under which its sound is kept. */
const name = z.string().regex(/^[\w./:@-]{1,60}$/)
const httpUrl = z.url({ protocol: /^https?$/ })

export type VoiceProvider = 'azure' | 'openai'

/** The names with commas between, each at most once. */
const order = z
  .string()
  .transform((text) => text.replaceAll(' ', ''))
  .pipe(z.enum(['azure,openai', 'openai,azure', 'azure', 'openai']))
  .transform((text) => text.split(',') as VoiceProvider[])

/** The settings of voices that live elsewhere, for the one shape of the configuration. */
export const voiceShape = {
  VOICE_ORDER: order.default(['azure', 'openai']),
  AZURE_SPEECH_HOST: httpUrl.optional(),
  AZURE_SPEECH_KEY: key.optional(),
  AZURE_SPEECH_VOICE: name
    .regex(/^(zh-CN|en-[A-Z]{2})-/, 'the name of a zh-CN or English voice')
    .default('zh-CN-XiaoxiaoNeural'),
  AZURE_SPEECH_ALLOW_ABROAD: z.stringbool().default(false),
  OPENAI_SPEECH_BASE_URL: httpUrl.optional(),
  OPENAI_SPEECH_KEY: key.optional(),
  OPENAI_SPEECH_VOICE: name.default('alloy'),
  OPENAI_SPEECH_MODEL: name.default('tts-1'),
  PAID_VOICE_DAILY_CHARACTERS: z.coerce.number().int().min(0).max(1_000_000_000).default(200_000),
}

type VoiceEnvironment = z.infer<z.ZodObject<typeof voiceShape>>

/** The Azure cloud that is run in China, where what a state body handles has to stay. */
const chineseCloud = /\.azure\.cn$/

/** What each setting alone does not show, as `NAME: what is wrong`. */
export function voiceFaults(env: VoiceEnvironment): string[] {
  const faults: string[] = []
  if (env.AZURE_SPEECH_HOST !== undefined) {
    const url = new URL(env.AZURE_SPEECH_HOST)
    const fault = (what: string) => faults.push(`AZURE_SPEECH_HOST: ${what}`)
    if (url.pathname !== '/' || url.search !== '') fault('only scheme, host and port')
    if (!isPrivateHost(url)) {
      if (!chineseCloud.test(url.hostname) && !env.AZURE_SPEECH_ALLOW_ABROAD)
        fault(
          'neither *.azure.cn nor an address of this network (AZURE_SPEECH_ALLOW_ABROAD=true to use it all the same)',
        )
      if (url.protocol !== 'https:') fault('https is needed outside this network')
      if (env.AZURE_SPEECH_KEY === undefined) faults.push('AZURE_SPEECH_KEY: needed for this host')
    }
  }
  if (env.OPENAI_SPEECH_BASE_URL !== undefined) {
    const url = new URL(env.OPENAI_SPEECH_BASE_URL)
    if (url.protocol !== 'https:' && !isPrivateHost(url))
      faults.push('OPENAI_SPEECH_BASE_URL: https is needed outside this network')
  }
  return faults
}

export function azureSettings(env: VoiceEnvironment): AzureVoiceSettings | undefined {
  const { AZURE_SPEECH_HOST: host, AZURE_SPEECH_KEY: key, AZURE_SPEECH_VOICE: voice } = env
  return host === undefined ? undefined : { host, key, voice, leavesHome: !isPrivateHost(new URL(host)) }
}

export function openaiSettings(env: VoiceEnvironment): OpenaiVoiceSettings | undefined {
  const { OPENAI_SPEECH_BASE_URL: baseUrl, OPENAI_SPEECH_KEY: key } = env
  if (baseUrl === undefined) return undefined
  return { baseUrl, key, voice: env.OPENAI_SPEECH_VOICE, model: env.OPENAI_SPEECH_MODEL }
}
