import { writeFileSync } from 'node:fs'
import { transitions } from '../src/cases/transitions.ts'
import { bucketOf, caseStates } from '../src/cases/workflow.ts'
import { loadWords } from '../src/kernel/words.ts'

/** docs/workflow.md, from the table that the service itself obeys. */
export function workflowDocument(): string {
  const words = loadWords()
  const stateNamed = (state: string) => `${state} (${words('en', `cases:state.${state}`)})`
  const states = caseStates.map((state) => `| ${stateNamed(state)} | ${bucketOf(state)} |`)
  const steps = transitions.map((row) => {
    const { action, who, from, to, withinDays, services } = row
    const conditions = [
      ...(row.reason ? ['with a reason'] : []),
      ...(row.once ? ['once'] : []),
      ...(row.courses ? [`course ${row.courses.join(', ')}`] : []),
      ...(row.underReview === undefined ? [] : [row.underReview ? 'under review' : 'not under review']),
      ...(row.urgentOnly ? ['in an emergency'] : []),
      ...(row.fourEyes ? ['by nobody who handled it'] : []),
      ...(withinDays === undefined ? [] : [`within ${withinDays} days`]),
      ...(services === undefined ? [] : [`only ${services.join(' and ')}`]),
    ]
    const told = (kinds: readonly string[] = [], verb: string) => kinds.map((kind) => `${kind} ${verb}`)
    const clocks = [
      ...told(row.stops, 'stops'),
      ...told(row.starts, 'starts'),
      ...told(row.pauses, 'rests'),
      ...told(row.resumes, 'goes on'),
    ]
    const cells = [action, who, from.join(', '), to ?? 'as it was', clocks.join(', '), conditions.join(', ')]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '# What may happen to a case',
    '',
    'Made from `src/cases/workflow.ts` by `npm run workflow:build`. A case begins as ROUTED when it is filed. A step that is',
    'not here is `case.transition_illegal`.',
    '',
    '| state | the citizen finds it under |',
    '|---|---|',
    ...states,
    '',
    '| step | who | from | to | promises | conditions |',
    '|---|---|---|---|---|---|',
    ...steps,
    '',
    'A review goes to the same department one level up, at last to the data-sharing centre of the province; from then on',
    'only posts at that level or above it may work on the case.',
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(new URL('../docs/workflow.md', import.meta.url), workflowDocument())
