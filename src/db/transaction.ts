import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
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

export function isInTransaction(): boolean {
  return store.get('transaction') !== undefined
}

/** Runs `work` in a transaction; inside another one, joins it. Every query within takes part without being told. */
export type Transactions = <T>(work: () => Promise<T>) => Promise<T>

export function createTransactions(sequelize: Sequelize): Transactions {
  return async (work) => {
    const current = store.get('transaction') as Transaction | undefined
    if (current !== undefined) return work()
    const last: Promise<unknown>[] = []
    const result = await sequelize.transaction(async () => {
      const result = await work()
      // The commit follows the last statement at once. One that fails makes it a rollback, which says nothing.
      for (const { items, write } of gathered()?.values() ?? []) last.push((await write(items)).answered)
      return result
    })
    await Promise.all(last)
    return result
  }
}

/** The client of the current transaction: what it is given is on its way when the call returns. Throws an Error outside one. */
export function transactionClient(): pg.ClientBase {
  const current = store.get('transaction') as (Transaction & { connection: pg.ClientBase }) | undefined
  if (current === undefined) throw new Error('not in a transaction')
  return current.connection
}

/** Resolves when its last statement is on its way, with the promise of the answer. */
type Write<T> = (items: readonly T[]) => Promise<{ answered: Promise<unknown> }>
type Gathered = Map<Write<never>, { items: unknown[]; write: Write<unknown> }>

function gathered(): Gathered | undefined {
  return store.get('gathered') as Gathered | undefined
}

/**
 * Keeps an item until the current transaction has done all else, then hands all of them to `write` at once, just before
 * the commit: what `write` locks is locked for that moment only. Throws an Error outside a transaction.
 */
export function writeAtTheEnd<T>(item: T, write: Write<T>): void {
  if (!isInTransaction()) throw new Error('not in a transaction')
  const all: Gathered = gathered() ?? new Map()
  const known = all.get(write as Write<never>)
  if (known === undefined) all.set(write as Write<never>, { items: [item], write: write as Write<unknown> })
  else known.items.push(item)
  store.set('gathered', all)
}
