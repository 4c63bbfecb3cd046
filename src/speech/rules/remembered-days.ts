import { digitByDigit } from '../numerals.ts'
import { type Rule, rule } from './rule.ts'

/** What follows 3.8, 5.1, 6.26 when they are days. */
const remembered =
  '(?:国际|世界|全国|国家)[^，。；]{0,10}[日节]|[^，。；\\d个元万亿米公度倍级吨亩]{0,6}(?:妇女节|劳动节|儿童节|教师节|护士节|植树节|建军节|消费者|禁毒日|宪法日|扶贫日|助残日|献血者日|国庆|学雷锋|大?地震|晚会|爱[眼耳牙]日)|节(?![课能约目点省])'

/** 3·15, 6.26, 12.4: days known by their digits. */
export const rememberedDays: Rule[] = [
  rule('remembered day', /(?<![\d.])(\d{1,2})[·•](\d{1,2})(?!\d)/, (_, m = '', d = '') => digitByDigit(m + d)),
  rule(
    'remembered day with a dot',
    new RegExp(`(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})(?=["”’」』]? ?(?:${remembered}))`),
    (_, m = '', d = '') => digitByDigit(m + d),
  ),
]
