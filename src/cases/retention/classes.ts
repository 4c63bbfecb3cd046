/** How long each kind of what is kept is kept. `docs/privacy.md` shows the same table. */

export type Period = { days: number } | { years: number }

export interface RetentionClass {
  id: string
  holds: string
  /** Null where `from` says what ends it. */
  period: Period | null
  /** What the period is counted from, or what else ends it. */
  from: string
  /** The law, or why so long. From memory where it says "to be confirmed". */
  reason: string
  /** Settings may lengthen it, never shorten it: offices have rules of their own for their files. */
  mayBeLonger?: boolean
}

/** A form that is begun and left is taken up again within days, if ever. */
export const looseDays = 30

const asClasses = <const C extends readonly RetentionClass[]>(classes: C) => classes

export const retentionClasses = asClasses([
  {
    id: 'cases',
    holds:
      'cases that are done and what hangs on them: applicant, answers, steps, referrals, photos, messages and their deliveries, who looked, leave, requests to registries, public notices and objections, ratings, rectifications, penalties, agreements, consents',
    period: { years: 5 },
    from: 'the day it was done, or its last penalty ended',
    reason:
      'until then an act can still be brought to court (行政诉讼法 46; to be confirmed for each department’s files)',
    mayBeLonger: true,
  },
  {
    id: 'withdrawn-cases',
    holds: 'cases that their applicants withdrew, and what hangs on them',
    period: { years: 3 },
    from: 'the day it was withdrawn',
    reason: 'records of giving personal data to others (网络数据安全管理条例 12)',
    mayBeLonger: true,
  },
  {
    id: 'statistics',
    holds:
      'of an emptied case: service, township, states and times, level and tags of its rating, how its notice was taken in',
    period: null,
    from: 'no end',
    reason: 'names nobody; the counts of earlier years stay right',
  },
  {
    id: 'login-codes',
    holds: 'login codes, and wrong passwords of staff, as hashes',
    period: { days: 1 },
    from: 'the minute they ran out',
    reason: 'nobody needs them any more',
  },
  {
    id: 'agreement-codes',
    holds: 'codes for helpers that no case was filed with',
    period: { days: 30 },
    from: 'the day they were sent',
    reason: 'the limit of codes a phone and a helper looks back a day; a complaint takes some weeks',
  },
  {
    id: 'sessions',
    holds: 'sessions',
    period: { days: 1 },
    from: 'the minute they ended',
    reason: 'they open nothing; logins of staff stand in the audit',
  },
  {
    id: 'filing-answers',
    holds: 'stored answers of filings, for their repetition',
    period: { days: 180 },
    from: 'the filing',
    reason: 'a phone without a network may send again after months, and must not file twice',
  },
  {
    id: 'drafts',
    holds: 'forms that were not sent, and through them their photos',
    period: { days: 180 },
    from: 'the last change',
    reason: 'papers may take months to get; not needed longer (个人信息保护法 19)',
  },
  {
    id: 'unsent-photos',
    holds: 'photos of no case that no form names',
    period: { days: looseDays },
    from: 'the upload',
    reason: 'a form that is begun and left is taken up again within days, if ever',
  },
  {
    id: 'account-messages',
    holds: 'messages about the account, of no case',
    period: { years: 1 },
    from: 'the day of the message',
    reason: 'somebody may look only once a year',
  },
  {
    id: 'wechat-grants',
    holds: 'WeChat messages that were accepted and never sent, with the sealed openid',
    period: { years: 1 },
    from: 'the day it was accepted',
    reason: 'no case waits longer for its next news',
  },
  {
    id: 'outbox',
    holds: 'the demonstration’s outbox',
    period: { days: 30 },
    from: 'the message',
    reason: 'for trying out',
  },
  {
    id: 'tasks',
    holds: 'accounts that were handed over or not: who settled it and the note',
    period: { years: 3 },
    from: 'the day it was settled',
    reason: 'who was wronged may claim for three years (民法典 188)',
    mayBeLonger: true,
  },
  {
    id: 'withdrawn-consents',
    holds: 'consents of no case that were withdrawn',
    period: { years: 3 },
    from: 'the day it was withdrawn',
    reason: 'whoever handles data must show that it was allowed (个人信息保护法 69; 民法典 188)',
    mayBeLonger: true,
  },
  {
    id: 'listening',
    holds: 'which sentences of a notice somebody heard',
    period: { years: 1 },
    from: 'the last sentence, or the end of the case that it proves the notice of',
    reason: 'a consent points at it as its proof; without one nobody asks for it',
  },
  {
    id: 'tables-taken',
    holds: 'who took a table of cases out of the data centre',
    period: { years: 3 },
    from: 'the day it was taken',
    reason: 'records of giving data to others (网络数据安全管理条例 12)',
    mayBeLonger: true,
  },
  {
    id: 'webhook-deliveries',
    holds: 'what clients of the API were told of reports about drinking water, and what became of it',
    period: { days: 30 },
    from: 'the event',
    reason: 'an integrator replays what was missed within weeks; it holds an id and a state',
  },
  {
    id: 'accounts',
    holds: 'the account: name, ID number, phones, home, standing consents',
    period: null,
    from: 'until it is closed',
    reason: 'the person’s own to end (个人信息保护法 47); an id that names nobody stays for what refers to it',
  },
  {
    id: 'registry-lists',
    holds: 'lists of other registries, as indexes of people',
    period: null,
    from: 'until the next list of the same place',
    reason: 'only the list of the day is asked',
  },
  {
    id: 'audit',
    holds: 'the audit: ids and codes',
    period: null,
    from: 'no end',
    reason: 'at least six months (网络安全法 21); one chain, which nothing cuts',
  },
  {
    id: 'counts',
    holds: 'counts of days and months, of photos of cards, of spoken characters',
    period: null,
    from: 'no end',
    reason: 'numbers',
  },
])

export type RetentionClassId = (typeof retentionClasses)[number]['id']
/** Those that end by time. */
export type TimedClassId = Extract<(typeof retentionClasses)[number], { period: Period }>['id']
