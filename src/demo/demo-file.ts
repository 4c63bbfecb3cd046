import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoFile } from './demo-people.ts'

export function writeDemoFile(varDir: string, file: DemoFile, baseUrl: string): void {
  writeFileSync(demoPath(varDir), `${JSON.stringify({ ...file, baseUrl }, null, 2)}\n`, { mode: 0o600 })
}

export function demoPath(varDir: string): string {
  return join(varDir, 'demo.json')
}
