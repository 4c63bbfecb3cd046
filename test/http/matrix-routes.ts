import { type PageRoute, service } from '../support/service.ts'
import { type Rule, rules } from './matrix-table.ts'
import { type Operation, operations } from './operations.ts'

export interface Asked {
  method: string
  /** As it is declared. */
  path: string
  name: string
  page: boolean
  access: 'public' | 'citizen' | 'staff' | 'session' | { scope: string }
  rule: Rule
}
function accessOf({ isPublic, description }: Operation): Asked['access'] {
  const scope = /API key with the scope `([^`]+)`/.exec(description)?.[1]
  if (scope !== undefined) return { scope }
  if (isPublic) return 'public'
  return description.startsWith("A citizen's session")
    ? 'citizen'
    : description.startsWith('A member')
      ? 'staff'
      : 'session'
}

export async function apiRoutes(): Promise<Asked[]> {
  return (await operations()).map((operation) => {
    const name = `${operation.method} ${operation.path}`
    return { ...operation, name, page: false, access: accessOf(operation), rule: rules.get(name) ?? {} }
  })
}

/** What declares nothing is for everybody; a path that stands twice is what its page declares. */
export async function pageRoutes(): Promise<Asked[]> {
  const { pageRoutes: all } = await service()
  const nameOf = ({ method, path }: PageRoute) => `${method} ${path}`
  const declared = new Set(all.filter(({ access }) => access).map(nameOf))
  return all
    .filter((each) => each.access || !declared.has(nameOf(each)))
    .map((each) => {
      const name = nameOf(each)
      return { ...each, name, page: true, access: each.access ?? 'public', rule: rules.get(name) ?? {} }
    })
}
