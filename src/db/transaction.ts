import { AsyncLocalStorage } from 'node:async_hooks'
import { Sequelize, type Transaction } from 'sequelize'

const context = new AsyncLocalStorage<Map<string, unknown>>()

/** The four methods of a continuation-local store that Sequelize calls, over AsyncLocalStorage. */
const store = {
  run<T>(work: (store: unknown) => T): T {
    return context.run(new Map(), () => work(store))
  },
  bind<F>(work: F): F {
    return work
  },
  get: (key: string) => context.getStore()?.get(key),
  set: (key: string, value: unknown) => {
    context.getStore()?.set(key, value)
    return value
  },
}
Sequelize.useCLS(store)

/** Runs `work` in a transaction; inside another one, joins it. Every query within takes part without being told. */
export type Transactions = <T>(work: () => Promise<T>) => Promise<T>

export function createTransactions(sequelize: Sequelize): Transactions {
  return async (work) => {
    const current = store.get('transaction') as Transaction | undefined
    return current === undefined ? sequelize.transaction(() => work()) : work()
  }
}
