import pg from 'pg'

/**
 * Sends what is asked on one connection at once, and by one call of the system what is asked in one turn, not each question
 * after the answer to the one before: a transaction waits less often.
 */
export class PipeliningClient extends pg.Client {
  #gathers = false

  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true })
  }

  override query = ((...given: [never]) => {
    this.#gather()
    return super.query(...given)
  }) as pg.Client['query']

  #gather(): void {
    if (this.#gathers) return
    this.#gathers = true
    const { stream } = this.connection
    stream.cork()
    process.nextTick(() => {
      this.#gathers = false
      stream.uncork()
    })
  }
}
