/** `idle` is work that nobody waits for. */
export type Urgency = 'awaited' | 'idle'

export interface Turns {
  /** Runs one piece of work at a time: what is awaited in order of arrival, then what is idle. */
  take<T>(urgency: Urgency, work: () => Promise<T>): Promise<T>
  /** How many awaited pieces stand in the queue. */
  waiting(): number
}

/** One speaker for many. The queue moves on whatever becomes of a turn. */
export function takingTurns(): Turns {
  const queues: Record<Urgency, (() => Promise<unknown>)[]> = { awaited: [], idle: [] }
  let busy = false

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = first(); next; next = first()) await next().catch(() => undefined)
    busy = false
  }

  function first(): (() => Promise<unknown>) | undefined {
    return queues.awaited.shift() ?? queues.idle.shift()
  }

  return {
    take: (urgency, task) =>
      new Promise((resolve, reject) => {
        queues[urgency].push(() => task().then(resolve, reject))
        void work()
      }),
    waiting: () => queues.awaited.length,
  }
}
