/**
 * A program of its own: makes the empty database of PostgreSQL in the folder that it is given. It needs 300 MB once, 80 of
 * which a process that lives on would not give back.
 */
import { PGlite } from '@electric-sql/pglite'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: make-cluster.ts FOLDER')
const engine = await PGlite.create({ dataDir: folder })
await engine.close()
