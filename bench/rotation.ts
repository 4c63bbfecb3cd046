import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Citizen } from '../models/citizen.ts'
import { Draft } from '../models/draft.ts'
import { readConfig } from '../src/config.ts'
import { newId } from '../src/kernel/ids.ts'
import { addKey } from '../src/kernel/key-ring.ts'
import { newFolder, startChild } from '../test/support/child-service.ts'
import { ofThisProcess } from '../test/support/run-program.ts'
import { openDatabase } from '../tools/open-database.ts'

/**
 * Rotates the keys of an embedded database by `keys reseal`, which is killed again and again, and counts what was lost:
 * node bench/rotation.ts [--rows 10000] [--kills 5]
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '10000' }, kills: { type: 'string', default: '5' } },
})
const [rows, kills] = [Number(values.rows), Number(values.kills)]
const contentOf = (index: number) => ({ serviceId: 'drinking-water', description: `样本：第${index}户没有水` })

const folder = newFolder()
const config = readConfig({ NODE_ENV: 'test', VAR_DIR: folder.path })
const keyFile = join(folder.path, 'field-keys.json')
try {
  await (await startChild(folder.path)).end('SIGTERM')
  await fill()
  writeFileSync(keyFile, addKey(readFileSync(keyFile, 'utf8'), 'next', 'sm4-ctr-hmac-sm3'))
  for (let kill = 1; kill <= kills; kill++) {
    const rest = await reseal(1 + Math.floor(Math.random() * (rows / 200 / kills)))
    console.log(`killed ${kill}: ${rest}`)
  }
  console.log(await reseal(Number.POSITIVE_INFINITY))
  await count()
} finally {
  folder.remove()
}

async function fill(): Promise<void> {
  const { close } = await openDatabase(config)
  const owner = await Citizen.findOne({ rejectOnEmpty: true })
  const now = new Date()
  const drafts = Array.from({ length: rows }, (_, index) => ({
    id: newId(),
    citizenId: owner.id,
    clientKey: `${index}`,
    serviceId: 'drinking-water',
    content: contentOf(index),
    updatedAt: now,
  }))
  for (let from = 0; from < rows; from += 500) await Draft.bulkCreate(drafts.slice(from, from + 500))
  await close()
}

/** Runs it until it has told of so many batches, then kills it; returns what it said last. */
async function reseal(batches: number): Promise<string> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/keys.ts', 'reseal'], {
    env: { ...ofThisProcess(), VAR_DIR: folder.path, NODE_ENV: 'test' },
  })
  let told = ''
  let said = ''
  child.stdout.on('data', (chunk) => {
    told += chunk
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (said.split('\n').filter((line) => line.startsWith('drafts')).length > batches) child.kill('SIGKILL')
  })
  await once(child, 'close')
  return (told || said).trim().split('\n').at(-1) ?? ''
}

async function count(): Promise<void> {
  const { close, seals } = await openDatabase(config)
  const kept = await Draft.findAll()
  const wrong = kept.filter(
    ({ content, clientKey }) => JSON.stringify(content) !== JSON.stringify(contentOf(Number(clientKey))),
  )
  const old = kept.filter((draft) => !String(draft.getDataValue('content')).startsWith(seals.head))
  console.log(
    `rotation of ${rows} rows, killed ${kills} times: ${rows - kept.length} lost, ${wrong.length} changed, ${old.length} not under the new key`,
  )
  await close()
}
