import { Case } from '../../models/case.ts'
import type { CaseWorld } from '../../src/cases/case-world.ts'
import { sealsFor } from '../../src/db/sealing.ts'
import { createTransactions, type Transactions } from '../../src/db/transaction.ts'
import { openDivisionBook } from '../../src/divisions/division-book.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { loadWords } from '../../src/kernel/words.ts'
import { service } from './service.ts'

/** Parts of the running service for tests that call a use-case itself, with a clock or an upstream of their own. */
export async function serviceParts(): Promise<
  Pick<CaseWorld, 'words' | 'divisions' | 'seals'> & { transaction: Transactions }
> {
  const { keyRing } = await service()
  const { sequelize } = Case
  if (sequelize === undefined) throw new Error('the models are not bound')
  return {
    seals: await sealsFor(sequelize, keyRing),
    transaction: createTransactions(sequelize),
    words: loadWords(),
    divisions: createDivisions({ book: openDivisionBook(), boundaries: () => undefined }),
  }
}
