import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The cuts of Noto Sans SC that a specimen may be printed in. */
const cuts = ['300Light', '400Regular', '500Medium', '600SemiBold', '700Bold']

/**
 * Points fontconfig at the font package, so that a specimen looks the same on every machine. Must run before sharp draws
 * its first text; does nothing when a configuration is already named.
 */
export function useSpecimenFonts(): void {
  if (process.env['FONTCONFIG_FILE']) return
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folder = mkdtempSync(join(tmpdir(), 'specimen-fonts-'))
  const listed = cuts.map((cut) => `<dir>${join(fonts, cut)}</dir>`).join('')
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${listed}<cachedir>${folder}/cache</cachedir></fontconfig>`)
  process.env['FONTCONFIG_FILE'] = file
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}
