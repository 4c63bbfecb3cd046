import { keepCompiled } from './keep-compiled.ts'

keepCompiled(process.env['VAR_DIR'])
// Not at the top: that would be compiled before the first line here runs.
const { serve } = await import('./serve.ts')
await serve(process.env)
