import { expect } from 'chai'
import fc from 'fast-check'
import { departmentIds } from '../../src/catalogue/types.ts'
import { type Actor, type RoleGrant, type StaffActor, scopes, staffRoles } from '../../src/policies/actor.ts'
import {
  type CaseAction,
  type CaseSubject,
  filesForOthers,
  filingPlaces,
  grantsFor,
  mayCall,
  mayCase,
  mayFile,
  mayKeepVoices,
  mayStep,
  postScopes,
} from '../../src/policies/may.ts'

const actions: CaseAction[] = ['read', 'read-personal', 'read-reporter', 'work', 'own', 'file']
const village = fc.constantFrom('530111001001', '530111002007', '530114001001', '532501001001', '510104001001')
const division = fc.constantFrom('53', '5301', '5325', '530111', '530114', '532501', '530111001')
const subject: fc.Arbitrary<CaseSubject> = fc.record({
  department: fc.constantFrom(...departmentIds),
  problemDivision: village,
  officeDivision: fc.constantFrom('530111', '530114', '530114001', '532501', '5301', '53'),
  citizenId: fc.option(fc.constantFrom('a', 'b')),
  staffId: fc.option(fc.constantFrom('t', 'u')),
  applicantId: fc.option(fc.constantFrom('a', 'b')),
  reviewDivision: fc.option(fc.constantFrom('5301', '53')),
})
const grant: fc.Arbitrary<RoleGrant> = fc.record({
  role: fc.constantFrom(...staffRoles),
  department: fc.option(fc.constantFrom(...departmentIds)),
  division,
})
const grants = fc.array(grant, { maxLength: 4 })
const action = fc.constantFrom(...actions)
const staff = (of: RoleGrant[]): Actor => ({ kind: 'staff', staffId: 's', tokenHash: 't', grants: of })
const citizen = (citizenId: string): Actor => ({ kind: 'citizen', citizenId, tokenHash: 't' })

describe('who may do what with a case', () => {
  it('that is emptied: nobody anything', () => {
    fc.assert(
      fc.property(action, subject, grants, (what, of, some) => {
        const emptied = { ...of, emptiedAt: new Date(0) }
        for (const actor of [staff(some), citizen('a')]) {
          expect(mayCase(actor, what, emptied)).to.equal(false)
          expect(mayStep(actor, 'handler', emptied)).to.equal(false)
        }
      }),
    )
  })

  it('strangers and integrators: nothing, ever', () => {
    fc.assert(
      fc.property(action, subject, fc.subarray([...scopes]), (what, of, some) => {
        expect(mayCase({ kind: 'anonymous' }, what, of)).to.equal(false)
        expect(mayCase({ kind: 'client', clientId: 'c', scopes: some }, what, of)).to.equal(false)
      }),
    )
  })

  it('a citizen has their own, reads what they filed for others, no more, and never works on one', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b'), action, subject, (who, what, of) => {
        const owns = of.applicantId === who && what !== 'work' && what !== 'file'
        const helps = of.citizenId === who && what === 'read'
        expect(mayCase(citizen(who), what, of)).to.equal(owns || helps)
      }),
    )
  })

  it('staff read what they filed, whatever their grants, and do no more with it for that', () => {
    fc.assert(
      fc.property(action, subject, (what, of) => {
        const filed = { ...of, staffId: 's' }
        expect(mayCase(staff([]), what, filed)).to.equal(what === 'read')
      }),
    )
  })

  it('staff file within the department and the place of a grant', () => {
    const of = { department: 'water', problemDivision: '530114001001' }
    const holding = (role: RoleGrant['role'], division: string) => staff([{ role, department: null, division }])
    expect(mayFile(holding('village-worker', '530114001001'), of)).to.equal(true)
    expect(mayFile(holding('village-worker', '530114001002'), of)).to.equal(false)
    expect(mayFile(holding('dispatcher', '53'), of)).to.equal(false)
    expect(mayFile({ kind: 'anonymous' }, of)).to.equal(false)
  })

  it('staff are offered just the places for which they may file', () => {
    fc.assert(
      fc.property(grants, subject, (of, about) => {
        const offered = filingPlaces(staff(of), about.department)
        expect(mayFile(staff(of), about)).to.equal(offered.some((place) => about.problemDivision.startsWith(place)))
        if (offered.length > 0) expect(filesForOthers(staff(of))).to.equal(true)
      }),
    )
    expect(filingPlaces(citizen('a'), 'water')).to.deep.equal(['53'])
    expect(filesForOthers(citizen('a'))).to.equal(false)
  })

  it('staff: only within the department and the place of a grant', () => {
    fc.assert(
      fc.property(grants, action, subject, (held, what, of) => {
        if (!mayCase(staff(held), what, of)) return
        const covering = held.filter(
          (each) =>
            (each.department === null || each.department === of.department) &&
            (of.problemDivision.startsWith(each.division) || of.officeDivision.startsWith(each.division)),
        )
        expect(covering).to.not.have.length(0)
      }),
    )
  })

  it('one more grant never takes anything away', () => {
    fc.assert(
      fc.property(grants, grant, action, subject, (held, more, what, of) => {
        if (mayCase(staff(held), what, of)) expect(mayCase(staff([...held, more]), what, of)).to.equal(true)
      }),
    )
  })

  it('the order of the grants does not matter', () => {
    fc.assert(
      fc.property(grants, action, subject, (held, what, of) => {
        expect(mayCase(staff(held.toReversed()), what, of)).to.equal(mayCase(staff(held), what, of))
      }),
    )
  })

  it('whoever works on a case sees the person, and whoever sees the person may read', () => {
    fc.assert(
      fc.property(grants, subject, (held, of) => {
        const may = (what: CaseAction) => mayCase(staff(held), what, of)
        if (may('work')) expect(may('read-personal')).to.equal(true)
        if (may('read-reporter')) expect(may('read-personal')).to.equal(true)
        if (may('read-personal')) expect(may('read')).to.equal(true)
      }),
    )
  })

  it('analysts, auditors and administrators: no case at all', () => {
    const watching = staffRoles.filter((role) =>
      ['analyst', 'auditor', 'security-admin', 'system-admin'].includes(role),
    )
    for (const role of watching) {
      const held = [{ role, department: null, division: '53' }]
      for (const what of actions) expect(grantsFor(held, what)).to.deep.equal([])
    }
  })

  it('supervisors and dispatchers watch, without names and without acting', () => {
    const of = {
      department: 'water',
      problemDivision: '530111001001',
      officeDivision: '530111',
      citizenId: null,
      staffId: null,
      applicantId: null,
    }
    for (const role of ['prefecture-supervisor', 'dispatcher'] as const) {
      const actor = staff([{ role, department: null, division: '53' }])
      expect(actions.filter((what) => mayCase(actor, what, of))).to.deep.equal(['read'])
    }
  })
})

describe('who may work on a review', () => {
  it('nobody below the office that looks again, whatever their role', () => {
    fc.assert(
      fc.property(grants, subject, (held, of) => {
        const low = held.filter(({ division }) => division.length > 4)
        expect(mayCase(staff(low), 'work', { ...of, reviewDivision: '5301' })).to.equal(false)
      }),
    )
  })
})

describe('who may keep the recordings of notices', () => {
  it('the system administrator, and nobody else', () => {
    for (const role of staffRoles) {
      const actor = staff([{ role, department: null, division: '53' }])
      expect(mayKeepVoices(actor), role).to.equal(role === 'system-admin')
    }
    for (const actor of [staff([]), citizen('a'), { kind: 'anonymous' } as const]) {
      expect(mayKeepVoices(actor)).to.equal(false)
    }
    expect(mayKeepVoices({ kind: 'client', clientId: 'c', scopes: [...scopes] })).to.equal(false)
  })
})

describe('who may call card, voice and place', () => {
  it('a key only with the scope, a person with a session always, a stranger never', () => {
    fc.assert(
      fc.property(fc.subarray([...scopes]), fc.constantFrom(...scopes), (held, asked) => {
        expect(mayCall({ kind: 'client', clientId: 'c', scopes: held }, asked)).to.equal(held.includes(asked))
        expect(mayCall(citizen('a'), asked)).to.equal(true)
        expect(mayCall(staff([]), asked)).to.equal(true)
        expect(mayCall({ kind: 'anonymous' }, asked)).to.equal(false)
      }),
    )
  })
})

describe('where a post is held', () => {
  it('is the same for a list as for a step', () => {
    const post = fc.constantFrom('receiver' as const, 'handler' as const, 'approver' as const)
    fc.assert(
      fc.property(grants, post, subject, (of, which, about) => {
        const actor = staff(of) as StaffActor
        const listed = postScopes(actor, which).some(
          ({ department, division: place, codeLengths }) =>
            (department === null || department === about.department) &&
            about.officeDivision.startsWith(place) &&
            codeLengths.includes(about.officeDivision.length),
        )
        expect(listed).to.equal(mayStep(actor, which, { ...about, reviewDivision: null }))
      }),
    )
  })
})
