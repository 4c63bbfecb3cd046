import { inSpan, type Tracing } from '../kernel/tracing.ts'
import { isInTransaction, type Transactions } from './transaction.ts'

/** Each transaction in a span, with its wait for a connection; what joins one is in its span. */
export function tracedTransactions(tracing: Tracing | undefined, transaction: Transactions): Transactions {
  if (tracing === undefined) return transaction
  return (work) =>
    isInTransaction()
      ? transaction(work)
      : inSpan(tracing, { kind: 'client', name: 'transaction' }, () => transaction(work))
}
