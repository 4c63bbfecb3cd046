import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { transitions } from '../../src/cases/transitions.ts'
import { bucketOf, caseStates, openStates, type Position, transitionsFrom } from '../../src/cases/workflow.ts'
import type { Course } from '../../src/catalogue/types.ts'
import { workflowDocument } from '../../tools/workflow-build.ts'

const courses: Course[] = ['report', 'service', 'assessment', 'public-assessment']
const rest = { serviceId: 'job-search' }
const positions: Position[] = caseStates.flatMap((state) =>
  courses.flatMap((course) =>
    [true, false].flatMap((underReview) =>
      [true, false].map((urgent) => ({ ...rest, state, course, underReview, urgent })),
    ),
  ),
)
/** Where a case of this kind can come to, step by step. */
function reachable(start: Position): Set<string> {
  const seen = new Set<string>()
  const visit = (position: Position) => {
    if (seen.has(position.state)) return
    seen.add(position.state)
    for (const { to } of transitionsFrom(position)) {
      if (to !== undefined && to !== 'back') visit({ ...position, state: to })
    }
  }
  visit(start)
  return seen
}

describe('the table of the workflow', () => {
  it('leaves no open case without a way on for staff and a way out for the citizen', () => {
    for (const position of positions.filter(({ state }) => openStates.includes(state))) {
      const steps = transitionsFrom(position)
      const citizen = steps.filter(({ who }) => who === 'citizen').map(({ action }) => action)
      expect(citizen, JSON.stringify(position)).to.include('withdraw')
    }
    for (const course of courses) {
      for (const state of reachable({ ...rest, state: 'ROUTED', course, underReview: false, urgent: false })) {
        if (bucketOf(state as (typeof caseStates)[number]) === 'completed') continue
        const position = { ...rest, state, course, underReview: false, urgent: false } as Position
        const on = transitionsFrom(position).filter(({ who, to }) => who !== 'citizen' && to !== undefined)
        expect(on, `${course} ${state}`).to.not.be.empty
        const ends = [...reachable(position)].filter((each) => bucketOf(each as never) === 'completed')
        expect(ends, `${course} ${state}`).to.include.oneOf(['ANSWERED', 'FULFILLED'])
      }
    }
  })

  it('reaches every state', () => {
    const reached = new Set(['ROUTED', ...transitions.flatMap(({ to }) => (to === 'back' ? [] : (to ?? [])))])
    expect([...reached].sort()).to.deep.equal([...caseStates].sort())
  })

  it('has one step of a name for each post from a state', () => {
    for (const position of positions) {
      const steps = transitionsFrom(position).map(({ action, who }) => `${action} ${who}`)
      const twice = steps.filter((each, index) => steps.indexOf(each) !== index)
      // Under review an answer closes it, whatever the course.
      expect(
        twice.filter((each) => each !== 'answer handler'),
        JSON.stringify(position),
      ).to.deep.equal([])
    }
  })

  it('lets nobody decide alone: who approves or refuses has not worked on it', () => {
    for (const row of transitions.filter(({ to }) => to === 'APPROVED' || to === 'DENIED')) {
      expect(row.fourEyes, row.action).to.equal(true)
      expect(row.who, row.action).to.equal('approver')
    }
  })

  it('ends no case with a promise that still runs', () => {
    const kept = new Map<string, string[]>([
      ['DENIED', ['accept', 'materials']],
      ['FULFILLED', ['accept', 'materials']],
      ['ANSWERED', ['accept', 'materials']],
    ])
    for (const { to, stops = [], from, action } of transitions) {
      if (to === undefined || to === 'back' || bucketOf(to) === 'processing' || from.includes('APPROVED')) continue
      const stopped = [...stops, ...(kept.get(to) ?? [])]
      expect(stopped, action).to.include.members(['accept', 'platform', 'statutory', 'materials'])
    }
  })

  it('is what docs/workflow.md says', () => {
    const written = readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8')
    expect(written).to.equal(workflowDocument())
  })
})
