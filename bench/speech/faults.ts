import { setTimeout as pause } from 'node:timers/promises'
import { azureVoice } from '../../src/engines/azure-speech/azure-voice.ts'
import { collect } from '../../src/speech/collect.ts'
import { guarded } from '../../src/speech/provider-chain.ts'
import { failureCode } from '../../src/speech/voice-failure.ts'
import { type AzureStandIn, azureFaults, azureStandIn, codeOfFault } from '../../test/support/azure-stand-in.ts'

const turns = 1_000
/** Turns at the same time, each on a connection of its own. */
const lanes = 12
/** Short, or waiting would be all that is measured; the order of the two is that of the real ones. */
const silenceMs = 300
const deadlineMs = 900
/** Turns after which memory is looked at for the first time: by now all code is loaded and warm. */
const warmUp = 300
const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`

/** Every fault of the cloud voice in turn, many times: sockets left open and memory kept. */
export async function measureFaults(): Promise<void> {
  const standIn = await azureStandIn()
  const voice = guarded(
    azureVoice({ host: standIn.host, voice: 'zh-CN-XiaoxiaoNeural', leavesHome: true, lanes, silenceMs }),
    { deadlineMs, failuresToOpen: Number.POSITIVE_INFINITY },
  )
  const misnamed: string[] = []
  const speak = async (expected: string) => {
    const piece = { spoken: '您好，请听。', syllables: [], speed: 1, restMs: 0, offset: 0 }
    const told = await collect(voice, piece, { patient: true }).then(() => 'spoken', failureCode)
    if (told !== expected) misnamed.push(`${told} for ${expected}`)
  }
  async function faulted(count: number): Promise<void> {
    const share = Math.ceil(count / azureFaults.length)
    for (const [fault, code] of codeOfFault) {
      standIn.fault = fault
      for (let done = 0; done < share; done += lanes)
        await Promise.all(Array.from({ length: Math.min(lanes, share - done) }, () => speak(code)))
      await hangUp(standIn)
    }
  }
  await faulted(warmUp)
  const before = memory()
  const start = performance.now()
  await faulted(turns)
  const after = memory()
  standIn.fault = undefined
  await speak('spoken')
  await voice.close()
  for (let i = 0; i < 50 && standIn.sockets() > 0; i++) await pause(20)
  console.log(
    `\nfaults: ${turns} turns, ${azureFaults.length} kinds in turn, ${((performance.now() - start) / 1000).toFixed(0)} s; misnamed: ${misnamed.length}`,
  )
  if (misnamed.length > 0) console.log([...new Set(misnamed)].join('; '))
  console.log(`sockets left open: ${standIn.sockets()}; the next turn without a fault was spoken`)
  console.table({ before, after })
  await standIn.close()
}

/** Connections that were opened under one fault would not meet the next: those that are still being opened neither. */
async function hangUp(standIn: AzureStandIn): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    if (standIn.sockets() > 0) quiet = 0
    standIn.hangUp()
    await pause(40)
  }
}

/** Collected first where `--expose-gc` allows it, so that what is kept is what is counted. */
function memory() {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: megabytes(heapUsed), 'RSS (stand-in and all threads)': megabytes(rss) }
}
