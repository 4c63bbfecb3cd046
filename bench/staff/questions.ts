/** What staff ask of the service all day, as addresses; `who` names somebody of the demonstration. */
export interface Question {
  name: string
  who: string
  path: string
  /** Only until the first byte comes. */
  firstByte?: true
}

const office = '/v1/staff/cases'
const days = (count: number) => new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 10)

export function questions(caseId: string, caseNumber: string): Question[] {
  const handler = 'water-530114-handler'
  const dispatcher = 'centre-dispatcher'
  const years = `from=${days(3 * 365)}`
  return [
    // Nearly nothing to do: what this takes, the machine takes.
    { name: 'for comparison: who am I', who: handler, path: '/v1/staff/me' },
    { name: 'my work: the list', who: handler, path: office },
    { name: 'my work: alerts', who: handler, path: '/v1/staff/alerts' },
    { name: 'my work: bad ratings', who: handler, path: '/v1/staff/rectifications' },
    { name: 'my work: tasks', who: 'civil-530114001-receiver', path: '/v1/staff/tasks' },
    { name: 'office list, handler, state', who: handler, path: `${office}?state=ROUTED` },
    { name: 'office list, supervisor', who: 'water-5301-supervisor', path: office },
    { name: 'office list, dispatcher', who: dispatcher, path: office },
    { name: 'office list, state', who: dispatcher, path: `${office}?state=INVESTIGATING` },
    { name: 'office list, lamp red', who: dispatcher, path: `${office}?lamp=red` },
    { name: 'office list, lamp green', who: dispatcher, path: `${office}?lamp=green` },
    { name: 'office list, service', who: dispatcher, path: `${office}?service=housing-renovation` },
    { name: 'office list, division', who: dispatcher, path: `${office}?division=530925` },
    { name: 'office list, department and lamp', who: dispatcher, path: `${office}?department=health&lamp=purple` },
    { name: 'office list, number', who: dispatcher, path: `${office}?query=${caseNumber.slice(0, 16)}` },
    { name: 'a case', who: dispatcher, path: `${office}/${caseId}` },
    { name: 'overview, province, 30 days', who: dispatcher, path: '/v1/centre/overview' },
    { name: 'overview, province, three years', who: dispatcher, path: `/v1/centre/overview?${years}` },
    { name: 'overview, prefecture, three years', who: dispatcher, path: `/v1/centre/overview?division=5301&${years}` },
    { name: 'overview, county, three years', who: dispatcher, path: `/v1/centre/overview?division=530925&${years}` },
    { name: 'overview, analyst, county, 30 days', who: 'centre-analyst', path: '/v1/centre/overview?division=530925' },
    { name: 'overview, analyst, three years', who: 'centre-analyst', path: `/v1/centre/overview?${years}` },
    { name: 'supervision', who: dispatcher, path: '/v1/centre/supervision' },
    { name: 'supervision, place and lamp', who: dispatcher, path: '/v1/centre/supervision?division=5309&lamp=purple' },
    { name: 'table of cases, first byte', who: dispatcher, path: '/v1/centre/cases.csv', firstByte: true },
  ]
}
