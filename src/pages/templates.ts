import nunjucks from 'nunjucks'
import type { ProblemDocument } from '../http/problem.ts'
import type { Language, Words } from '../kernel/words.ts'
import { filesForOthers, mayAdminister, readsAudit, seesCases } from '../policies/may.ts'
import { opensCentre } from '../policies/may-centre.ts'
import type { Assets } from './assets.ts'

export type Render = (template: string, language: Language, data: Record<string, unknown>) => string

/** Templates stand beside their handlers; everything they print is escaped. */
export function loadTemplates(words: Words, assets: Assets, divisionsVersion: string): Render {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  })
  environment.addGlobal('asset', assets.url)
  environment.addGlobal('assetImports', assets.imports)
  environment.addGlobal('divisionsVersion', divisionsVersion)
  environment.addGlobal('faultOf', faultOf)
  environment.addGlobal('faultsBelow', faultsBelow)
  environment.addGlobal('filesForOthers', filesForOthers)
  environment.addGlobal('mayAdminister', mayAdminister)
  environment.addGlobal('opensCentre', opensCentre)
  environment.addGlobal('readsAudit', readsAudit)
  environment.addGlobal('seesCases', seesCases)
  return (template, language, data) =>
    environment.render(template, {
      ...data,
      language,
      t: (key: string, params?: Record<string, string | number>) =>
        words(language, key.includes(':') ? key : `pages:${key}`, params),
    })
}

/** What is wrong with one entry of a form; empty when nothing is. */
function faultOf(problem: ProblemDocument | undefined, path: string): string {
  return problem?.errors?.find((fault) => fault.path === path)?.detail ?? ''
}

/** What is wrong with a list or one of its lines, each with the address that the summary links to. */
function faultsBelow(problem: ProblemDocument | undefined, path: string): { id: string; detail: string }[] {
  const faults = problem?.errors?.filter((fault) => fault.path.startsWith(`${path}.`)) ?? []
  return faults.map(({ path: line, detail }) => ({ id: line.replaceAll('.', '-'), detail }))
}
