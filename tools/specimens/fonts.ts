import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The packages and their cuts that a specimen may be printed in. */
const packages = {
  'noto-sans-sc': ['300Light', '400Regular', '500Medium', '600SemiBold', '700Bold'],
  'noto-serif-sc': ['500Medium', '600SemiBold', '700Bold'],
  'b612-mono': ['400Regular', '700Bold'],
}

/** Most cards are printed in a Heiti; copies, screens and other presses differ. */
export const textFamilies = ['Noto Sans SC', 'Noto Sans SC', 'Noto Sans SC', 'Noto Serif SC'] as const
/** The number has digits of its own, each as wide as the next; where there are none, those of the text. */
export const digitFamilies = ['B612 Mono', null] as const

/**
 * Points fontconfig at the font packages, so that a specimen looks the same on every machine. Must run before sharp draws
 * its first text; does nothing when a configuration is already named.
 */
export function useSpecimenFonts(): void {
  if (process.env['FONTCONFIG_FILE']) return
  const require = createRequire(import.meta.url)
  const folders = Object.entries(packages).flatMap(([name, cuts]) => {
    const home = dirname(require.resolve(`@expo-google-fonts/${name}/package.json`))
    return cuts.map((cut) => join(home, cut))
  })
  const folder = mkdtempSync(join(tmpdir(), 'specimen-fonts-'))
  const listed = folders.map((each) => `<dir>${each}</dir>`).join('')
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${listed}<cachedir>${folder}/cache</cachedir></fontconfig>`)
  process.env['FONTCONFIG_FILE'] = file
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
