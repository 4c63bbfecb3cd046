import { newApiKey } from '../clients/key-format.ts'
import { checkDigitOf } from '../kernel/id-number.ts'
import { newToken } from '../kernel/ids.ts'
import type { StaffRole } from '../policies/actor.ts'

/** Who lives in var/demo.json. All of them are invented. */
export interface DemoFile {
  baseUrl: string
  apiKeys: { integrator: string; test: string }
  citizens: { phone: string; token: string }[]
  staff: {
    username: string
    password: string
    token: string
    role: StaffRole
    department: string | null
    division: string
  }[]
}

export interface DemoCitizen {
  phone: string
  name: string
  idNumber: string
  residenceCode: string
  residenceDetail: string
}

const withCheckDigit = (first17: string) => `${first17}${checkDigitOf(first17)}`

/** Invented people of 呈贡区 and 个旧市; 1990000 numbers are not given out. */
export const demoCitizens: DemoCitizen[] = [
  {
    phone: '19900000001',
    name: '样本·阿诗',
    idNumber: withCheckDigit('53011419560307002'),
    residenceCode: '530114001',
    residenceDetail: '样本小区1幢101室',
  },
  {
    phone: '19900000002',
    name: '样本·石生',
    idNumber: withCheckDigit('53250119780915001'),
    residenceCode: '532501001',
    residenceDetail: '样本路2号',
  },
]

interface Post {
  username: string
  role: StaffRole
  department: string | null
  division: string
}

function waterDesk(county: string): Post[] {
  return [
    { username: `water-${county}-receiver`, role: 'township-receiver', department: 'water', division: county },
    { username: `water-${county}-handler`, role: 'county-handler', department: 'water', division: county },
    { username: `water-${county}-approver`, role: 'county-approver', department: 'water', division: county },
  ]
}

/** 呈贡区 can handle every matter: the window of 龙城街道 receives, the county's desks handle and decide. */
const ofChenggong: Post[] = [
  ...Object.entries({ civil: 'civil-affairs', insurance: 'medical-insurance' }).map(
    ([short, department]): Post => ({
      username: `${short}-530114001-receiver`,
      role: 'township-receiver',
      department,
      division: '530114001',
    }),
  ),
  ...Object.entries({
    civil: 'civil-affairs',
    jobs: 'human-resources',
    housing: 'housing',
    education: 'education',
    health: 'health',
    insurance: 'medical-insurance',
  }).flatMap(([short, department]) =>
    (['handler', 'approver'] as const).map(
      (post): Post => ({
        username: `${short}-530114-${post}`,
        role: `county-${post}`,
        department,
        division: '530114',
      }),
    ),
  ),
]

const posts: Post[] = [
  ...['530111', '532501', '530114'].flatMap(waterDesk),
  ...ofChenggong,
  { username: 'village-530114001001-worker', role: 'village-worker', department: null, division: '530114001001' },
  { username: 'civil-530111-handler', role: 'county-handler', department: 'civil-affairs', division: '530111' },
  { username: 'civil-530111-approver', role: 'county-approver', department: 'civil-affairs', division: '530111' },
  ...(['handler', 'head'] as const).map(
    (post): Post => ({
      username: `penalty-530111-${post}`,
      role: `penalty-${post}`,
      department: 'civil-affairs',
      division: '530111',
    }),
  ),
  { username: 'water-5301-supervisor', role: 'prefecture-supervisor', department: 'water', division: '5301' },
  { username: 'centre-dispatcher', role: 'dispatcher', department: null, division: '53' },
  { username: 'platform-530114', role: 'dispatcher', department: null, division: '530114' },
  { username: 'centre-analyst', role: 'analyst', department: null, division: '53' },
  { username: 'auditor', role: 'auditor', department: null, division: '53' },
  { username: 'security-admin', role: 'security-admin', department: null, division: '53' },
  { username: 'system-admin', role: 'system-admin', department: null, division: '53' },
]

/** New secrets for everybody; the staff share one password, which is made into its slow hash once. */
export function newDemoFile(): DemoFile {
  const password = newToken().slice(0, 16)
  return {
    baseUrl: '',
    apiKeys: { integrator: newApiKey(false), test: newApiKey(true) },
    citizens: demoCitizens.map(({ phone }) => ({ phone, token: newToken() })),
    staff: posts.map((post) => ({ ...post, password, token: newToken() })),
  }
}
