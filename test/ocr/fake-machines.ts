import { setImmediate as turn } from 'node:timers/promises'
import { Problem } from '../../src/kernel/errors.ts'
import type { CardJob, CardMachine, JobWatcher } from '../../src/ocr/ports.ts'
import type { WorkStage } from '../../src/ocr/stages.ts'
import type { CardReading } from '../../src/ocr/types.ts'

/** A machine that does what the test says, when it says so. */
export interface FakeMachine extends CardMachine {
  jobs: CardJob[]
  warm: boolean
  alive: boolean
  becomeWarm(): void
  /** Who waits for the card that it has, or had last. */
  watcher: JobWatcher
  /** Begins a stage of the card that it has. */
  begin(stage: WorkStage): void
  /** Answers the card that it has. */
  finish(): void
  die(): void
}

export interface FakeMachines {
  start(): CardMachine
  started: FakeMachine[]
  /** Those that are alive. */
  running(): FakeMachine[]
  /** The most that ever were alive at the same time. */
  most(): number
}

export const anyReading = { side: 'front' } as CardReading
export const photoOf = (byte = 1) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(20, byte)])

/** Lets everything that is due happen. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await turn()
}

/** With `ready` a machine is warm as soon as it is started. */
export function fakeMachines({ ready = true } = {}): FakeMachines {
  const started: FakeMachine[] = []
  let most = 0
  const running = () => started.filter(({ alive }) => alive)
  return {
    started,
    running,
    most: () => most,
    start() {
      const machine = fakeMachine()
      started.push(machine)
      most = Math.max(most, running().length)
      if (ready) machine.becomeWarm()
      return machine
    },
  }
}

function fakeMachine(): FakeMachine {
  const warm = Promise.withResolvers<string[]>()
  const gone = Promise.withResolvers<void>()
  warm.promise.catch(() => undefined)
  let job: PromiseWithResolvers<CardReading> | null = null
  const end = () => {
    machine.alive = false
    warm.reject(new Problem('ocr.unavailable'))
    job?.reject(new Problem('ocr.unavailable'))
    gone.resolve()
  }
  const machine: FakeMachine = {
    jobs: [],
    watcher: {},
    warm: false,
    alive: true,
    becomeWarm() {
      machine.warm = true
      warm.resolve(['one', 'other'])
    },
    begin: (stage) => machine.watcher.tell?.(stage),
    finish: () => job?.resolve(anyReading),
    die: end,
    ready: () => warm.promise,
    run(given, watcher = {}) {
      machine.jobs.push(given)
      machine.watcher = watcher
      job = Promise.withResolvers<CardReading>()
      return job.promise
    },
    kill: end,
    gone: gone.promise,
  }
  return machine
}
