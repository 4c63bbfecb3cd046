/**
 * Languages in which a person may read a notice (BCP 47); names in locales under `voices:language.<tag>`. Mandarin, the
 * Mandarin of Yunnan, English, and the languages of the peoples of Yunnan that have an ISO 639 code of their own.
 */
export const readingLanguages = [
  'zh-CN',
  'zh-x-yunnan',
  'en',
  'ii',
  'bca',
  'hni',
  'tdd',
  'khb',
  'hmn',
  'lis',
  'lhu',
  'prk',
  'nxq',
  'kac',
  'atb',
  'bo',
  'za',
  'ium',
  'pmi',
  'nuf',
  'acn',
  'jiu',
  'duu',
  'blr',
  'rbb',
] as const
export type ReadingLanguage = (typeof readingLanguages)[number]
