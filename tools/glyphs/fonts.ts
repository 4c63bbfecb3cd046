import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openWoff } from './open-woff.ts'

/** One cut of an open font that templates are drawn from. */
export interface TemplateFont {
  family: string
  weight: number
  file: string
  /** Cuts of one style count together as one. */
  style: 'hei' | 'song' | 'kai'
}

const require = createRequire(import.meta.url)
const inPackage = (name: string, path: string) => join(dirname(require.resolve(`${name}/package.json`)), path)

/**
 * Upright, serifed and brush-like print. Writes the packed one to disk, and points fontconfig at these files and no others:
 * must run before sharp draws its first text. Throws when a package is not installed.
 */
export function openTemplateFonts(): TemplateFont[] {
  const folder = mkdtempSync(join(tmpdir(), 'template-fonts-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const noto = (script: 'sans' | 'serif', family: string, cut: string): string =>
    inPackage(`@expo-google-fonts/noto-${script}-sc`, `${cut}/${family.replaceAll(' ', '')}_${cut}.ttf`)
  const kai = join(folder, 'kai', 'wenkai.ttf')
  mkdirSync(dirname(kai))
  writeFileSync(
    kai,
    openWoff(readFileSync(inPackage('@fontsource/lxgw-wenkai', 'files/lxgw-wenkai-latin-500-normal.woff'))),
  )
  const [sans, serif] = ['Noto Sans SC', 'Noto Serif SC'] as const
  const fonts: TemplateFont[] = [
    { family: sans, weight: 400, style: 'hei', file: noto('sans', sans, '400Regular') },
    { family: sans, weight: 700, style: 'hei', file: noto('sans', sans, '700Bold') },
    { family: serif, weight: 400, style: 'song', file: noto('serif', serif, '400Regular') },
    { family: serif, weight: 700, style: 'song', file: noto('serif', serif, '700Bold') },
    { family: 'LXGW WenKai', weight: 500, style: 'kai', file: kai },
  ]
  const listed = fonts.map(({ file }) => `<dir>${dirname(file)}</dir>`).join('')
  const config = join(folder, 'fonts.conf')
  writeFileSync(config, `<?xml version="1.0"?><fontconfig>${listed}<cachedir>${folder}/cache</cachedir></fontconfig>`)
  process.env['FONTCONFIG_FILE'] = config
  return fonts
}
