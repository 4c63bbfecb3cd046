import { expect } from 'chai'
import type { Course } from '../../models/course.ts'
import type { Institution } from '../../models/institution.ts'
import type { Vacancy } from '../../models/vacancy.ts'
import { jobSearch } from '../../src/catalogue/questions/employment.ts'
import { findInstitutions } from '../../src/directory/find-institutions.ts'
import { matchCourses } from '../../src/directory/match-course.ts'
import { matchVacancies, placeClasses, type VacancyWish } from '../../src/directory/match-vacancy.ts'
import { nearnessOf, roundedKm } from '../../src/directory/nearness.ts'
import { vacancyReasons } from '../../src/directory/present-vacancy.ts'
import { isWishedTrade, wishedTrades } from '../../src/directory/wished-trades.ts'
import { createDivisions } from '../../src/divisions/divisions.ts'
import { distanceKm } from '../../src/divisions/position.ts'
import { loadWords } from '../../src/kernel/words.ts'

const home = '530114'
const vacancy = (division: string, more: Partial<Vacancy> = {}) =>
  ({
    division,
    title: division,
    trade: 'factory',
    payFrom: null,
    payTo: null,
    publicWelfare: false,
    lodging: true,
    closes: null,
    ...more,
  }) as Vacancy
const offered = ['440306', '532501', '530111', '530114003'].map((division) => vacancy(division))
const divisionsOf = (wish: Partial<VacancyWish>, rows = offered) =>
  matchVacancies(rows, { today: '2026-12-01', ...wish }).map(({ vacancy }) => vacancy.division)

describe('distances', () => {
  it('are those of the map: 昆明 to 大理 some 254 km, to the next street 111 m', () => {
    const kunming = { longitude: 102.7123, latitude: 25.0406 }
    expect(distanceKm(kunming, { longitude: 100.2251, latitude: 25.5969 })).to.be.closeTo(258, 6)
    expect(distanceKm(kunming, { longitude: 102.7123, latitude: 25.0416 })).to.be.closeTo(0.1112, 0.0002)
    expect(distanceKm(kunming, kunming)).to.equal(0)
    expect(distanceKm({ longitude: 179.9, latitude: 0 }, { longitude: -179.9, latitude: 0 })).to.be.closeTo(22.2, 0.1)
  })

  it('are told as people do', () => {
    expect([0, 0.04, 0.26, 0.97, 2.34, 9.96, 10.4, 123.6].map(roundedKm)).to.deep.equal([
      0.1, 0.1, 0.3, 1, 2.3, 10, 10, 124,
    ])
  })

  it('between divisions go from the county to elsewhere', () => {
    expect(['530114003', '530111', '532501', '440306'].map((code) => nearnessOf('530114001001', code))).to.deep.equal([
      'county',
      'prefecture',
      'province',
      'elsewhere',
    ])
    expect(nearnessOf('53', '530114')).to.equal('province')
  })
})

describe('work for somebody', () => {
  it('comes from the same county first, then the prefecture, the province, and elsewhere', () => {
    expect(divisionsOf({ division: home })).to.deep.equal(['530114003', '530111', '532501', '440306'])
  })

  it('falls into exactly one class of places', () => {
    const classes = placeClasses.map((place) => divisionsOf({ division: home, place }))
    expect(classes).to.deep.equal([['530114003'], ['530111', '532501'], ['440306']])
  })

  it('keeps to trade and public welfare, and is not over', () => {
    const rows = [
      vacancy('530114', { trade: 'care' }),
      vacancy('530111', { publicWelfare: true }),
      vacancy('532501', { closes: '2026-11-30' }),
      vacancy('530112', { closes: '2026-12-01' }),
    ]
    expect(divisionsOf({ trade: 'care' }, rows)).to.deep.equal(['530114'])
    expect(divisionsOf({ publicWelfare: true }, rows)).to.deep.equal(['530111'])
    expect(divisionsOf({ publicWelfare: false, trade: 'factory' }, rows)).to.deep.equal(['530112'])
  })

  it('is better paid first where it is equally near', () => {
    const rows = [vacancy('530111', { payFrom: 300_000 }), vacancy('530112', { payTo: 500_000 }), vacancy('530113')]
    expect(divisionsOf({ division: home }, rows)).to.deep.equal(['530112', '530111', '530113'])
  })

  it('is explained in plain words', () => {
    const world = { words: loadWords(), divisions: createDivisions() }
    const rows = [vacancy('530111', { publicWelfare: true })]
    const [matched] = matchVacancies(rows, { division: home, trade: 'factory', today: '2026-12-01' })
    expect(matched && vacancyReasons(world, matched, 'zh-CN')).to.deep.equal([
      '在本州市：云南省昆明市官渡区。',
      '是您要找的行业：工厂。',
      '是政府安排的公益性岗位。',
      '包住，不用自己租房。',
    ])
  })

  it('nearby does not praise the lodging, and without a home praises no place', () => {
    const reasons = (wish: Partial<VacancyWish>) =>
      matchVacancies([vacancy(home)], { today: '2026-12-01', ...wish })[0]?.reasons
    expect(reasons({ division: home })).to.deep.equal(['county'])
    expect(reasons({})).to.deep.equal(['lodging'])
  })
})

describe('courses for somebody', () => {
  const course = (division: string, starts: string, longitude: number | null = null) =>
    ({
      division,
      starts,
      title: starts,
      trade: 'care',
      longitude,
      latitude: longitude === null ? null : 24.88,
      free: true,
      childcare: false,
    }) as Course
  const rows = [
    course('530111', '2026-12-20', 103.4),
    course('530114', '2026-12-10', 102.9),
    course('530114', '2026-12-05'),
    course('530114', '2026-11-01', 102.82),
  ]
  const found = (wish: object) =>
    matchCourses(rows, { startsFrom: '2026-12-01', ...wish }).map(({ course }) => course.starts)
  const position = { longitude: 102.82, latitude: 24.88 }

  it('have not begun, and begin soon', () => {
    expect(found({})).to.deep.equal(['2026-12-05', '2026-12-10', '2026-12-20'])
    expect(found({ startsFrom: '2026-12-11' })).to.deep.equal(['2026-12-20'])
  })

  it('come by distance from a position, those of unknown place after them', () => {
    expect(found({ position })).to.deep.equal(['2026-12-10', '2026-12-20', '2026-12-05'])
  })

  it('are nearby within an hour, or in the same county', () => {
    expect(found({ position, nearby: true })).to.deep.equal(['2026-12-10'])
    expect(found({ position, division: home, nearby: true })).to.deep.equal(['2026-12-10', '2026-12-05'])
    expect(found({ division: home, nearby: true })).to.deep.equal(['2026-12-05', '2026-12-10'])
  })
})

describe('institutions for somebody', () => {
  const institution = (name: string, more: Partial<Institution> = {}) =>
    ({ name, level: 'village-clinic', division: '530114001', longitude: null, latitude: null, ...more }) as Institution
  const rows = [
    institution('样本甲村卫生室', { longitude: 102.9, latitude: 24.9, insurance: true }),
    institution('样本乙村卫生室', { longitude: 102.82, latitude: 24.88 }),
    institution('样本丙村卫生室'),
    institution('样本 Hospital', { level: 'county-hospital', division: '530111' }),
  ]
  const names = (wish: object) => findInstitutions(rows, wish).map(({ institution }) => institution.name[2])

  it('come nearest first, and what nobody has measured last', () => {
    const position = { longitude: 102.82, latitude: 24.88 }
    expect(names({ position, division: '530114' })).to.deep.equal(['乙', '甲', '丙'])
  })

  it('come by size without a position', () => {
    expect(names({})).to.deep.equal([' ', '丙', '乙', '甲'])
  })

  it('are found by parts of the name, of either width and case', () => {
    expect(names({ query: 'ＨＯＳＰ  样本' })).to.deep.equal([' '])
    expect(names({ query: '乙' })).to.deep.equal(['乙'])
    expect(names({ query: '乙', division: '530111' })).to.deep.equal([])
    expect(names({ insurance: true })).to.deep.equal(['甲'])
  })
})

describe('what somebody wishes to do', () => {
  it('has a trade of the listings for each box of the form', () => {
    const boxes = jobSearch.questions.flatMap((each) =>
      each.kind === 'choices' && each.id === 'trades' ? each.options : [],
    )
    expect(boxes).to.have.length.above(5)
    for (const box of boxes) expect(wishedTrades({ trades: [box] }), box).to.not.be.empty
    expect(wishedTrades({})).to.deep.equal([])
  })

  it('is found in the trade, the title or the description of a course', () => {
    const course = { trade: 'electrics', title: '电焊入门班', description: '学完可以考证' } as const
    for (const wish of ['电焊', '电工电焊', '考证', ' 焊 ']) expect(isWishedTrade(wish, course), wish).to.equal(true)
    for (const wish of ['', '养猪']) expect(isWishedTrade(wish, course), wish).to.equal(false)
  })
})
