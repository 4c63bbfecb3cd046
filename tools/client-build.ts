/** `npm run client:build`: writes the types of the client from the OpenAPI document of a service that it starts. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder, startChild } from '../test/support/child-service.ts'
import { describeOperations } from './client/describe-operations.ts'
import type { ApiDocument } from './fuzz/document.ts'

const folder = newFolder()
const service = await startChild(folder.path, 'error')
try {
  const document = (await (await fetch(`${service.baseUrl}/openapi.json`)).json()) as ApiDocument
  writeFileSync(join(import.meta.dirname, '../src/client/operations.ts'), describeOperations(document))
} finally {
  await service.end('SIGTERM')
  folder.remove()
}
