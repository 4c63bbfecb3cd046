import { writeFileSync } from 'node:fs'
import { bucketOf, caseStates, transitions } from '../src/cases/workflow.ts'
import { loadWords } from '../src/kernel/words.ts'

/** docs/workflow.md, from the table that the service itself obeys. */
export function workflowDocument(): string {
  const words = loadWords()
  const stateNamed = (state: string) => `${state} (${words('en', `cases:state.${state}`)})`
  const states = caseStates.map((state) => `| ${stateNamed(state)} | ${bucketOf(state)} |`)
  const steps = transitions.map(({ action, who, from, to, stops, starts = [], withinDays, once, reason }) => {
    const conditions = [
      ...(reason ? ['with a reason'] : []),
      ...(once ? ['once'] : []),
      ...(withinDays === undefined ? [] : [`within ${withinDays} days`]),
    ]
    const clocks = [...stops.map((kind) => `${kind} stops`), ...starts.map((kind) => `${kind} starts anew`)]
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
