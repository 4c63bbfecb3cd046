import type { ServiceId } from '../types.ts'
import { folded } from './match-lexicon.ts'

/** What cannot wait for an office; words in locales under `suggest:emergency.<id>`. */
export const emergencyIds = ['house', 'poison', 'violence', 'hunger', 'illness', 'fire', 'despair'] as const
export type EmergencyId = (typeof emergencyIds)[number]

export interface Emergency {
  id: EmergencyId
  /** Whom to call first. */
  phones: readonly string[]
  /** Where it is reported once people are safe; undefined when no service is about it. */
  serviceId?: ServiceId
  /** Any of these; `a+b` are parts that all stand in the text. */
  phrases: readonly string[]
}

/** In the order of telling: what can kill within minutes first. */
export const emergencies: readonly Emergency[] = [
  {
    id: 'fire',
    phones: ['119'],
    phrases: ['着火了', '起火了', '正在烧', '火还没', '失火了', 'on fire', 'is burning'],
  },
  {
    id: 'illness',
    phones: ['120'],
    phrases: [
      '晕倒',
      '昏迷',
      '喘不上气',
      '喘不过气',
      '不省人事',
      '大出血',
      '快不行了',
      '快死了',
      '抽筋+不醒',
      'unconscious',
      'cannot breathe',
      "can't breathe",
      'bleeding badly',
      'dying',
    ],
  },
  {
    id: 'poison',
    phones: ['120'],
    serviceId: 'drinking-water',
    phrases: [
      '水+中毒',
      '喝了+肚子',
      '喝水+拉肚子',
      '喝了+吐',
      '水+农药',
      '水+毒',
      '喝了+不舒服',
      '喝水+不舒服',
      'water+poison',
      'water+sick',
      'water+vomit',
      'water+pesticide',
    ],
  },
  {
    id: 'house',
    phones: ['119'],
    serviceId: 'housing-renovation',
    phrases: [
      '房子+要塌',
      '房子+快塌',
      '房子+要倒',
      '房子+快倒',
      '房+要垮',
      '墙+要倒',
      '墙+快倒',
      '屋+要塌',
      '屋+要倒',
      '大梁+断',
      '山+要塌',
      '坡+滑下',
      'house+about to collapse',
      'house+collapsing',
      'house+going to fall',
      'house+falling down',
    ],
  },
  {
    id: 'violence',
    phones: ['110'],
    phrases: [
      '被打',
      '挨打',
      '打孩子',
      '打老婆',
      '打娃',
      '打我',
      '家暴',
      '欺凌',
      '霸凌',
      '被欺负',
      '被人欺负',
      '强奸',
      '猥亵',
      '被关起来',
      '拐卖',
      '被拐',
      '逼+结婚',
      'beats me',
      'beating',
      'beaten',
      'bullied',
      'bullying',
      'raped',
      'abused',
    ],
  },
  {
    id: 'despair',
    phones: ['12356', '120'],
    phrases: ['不想活', '活不下去', '想死', '自杀', '寻短见', '喝农药', 'kill myself', 'suicide', 'want to die'],
  },
  {
    id: 'hunger',
    phones: ['12345'],
    serviceId: 'temporary-assistance',
    phrases: [
      '没饭吃',
      '没有饭吃',
      '没得饭吃',
      '饿了几天',
      '揭不开锅',
      '没吃的',
      '没有吃的',
      '没得吃的',
      '断粮',
      '没米下锅',
      'nothing to eat',
      'no food',
      'starving',
    ],
  },
]

/** 打我电话: to call me, not to beat me. */
const telephoning = /打我的?(电话|手机)/g

/** Those that a text tells of, in the order of telling. */
export function emergenciesIn(text: string): Emergency[] {
  const said = folded(text).replaceAll('’', "'")
  const characters = said.replaceAll(/\s+/g, '').replaceAll(telephoning, '')
  const words = ` ${said.replaceAll(/[^\p{L}\p{N}']+/gu, ' ')}`
  const holds = (part: string) => (/^[a-z]/.test(part) ? words.includes(` ${part}`) : characters.includes(part))
  return emergencies.filter(({ phrases }) => phrases.some((phrase) => phrase.split('+').every(holds)))
}
