import { yao } from './codes.ts'
import { type Rule, rule } from './rule.ts'

/** Short numbers that are dialled: known by heart, by what they are called for, or by the verb before them. */

/** Public service numbers that are known by their digits; 10000 and round numbers are left out, they count things. */
const hotlines =
  '12119|12122|12305|12306|12308|12309|12313|12315|12316|12317|12318|12320|12321|12328|12329|12333|12337|12338|12339|12340|12345|12348|12349|12350|12351|12355|12356|12358|12363|12366|12367|12369|12377|12378|12379|12380|12381|12385|12388|12389|12393|12395|12396|10010|10086|10099|95598|96128|11185|11183'
const measure =
  '[个人名位户元块角分万亿千百年月天岁周次件份张条米吨度栋层间台辆亩斤升本所家座套期批倍组只头瓶盒片粒颗例株棵处点%‰°℃²³A-Za-z]|小时|公里|公斤|千米|平方|立方'
const emergency = '110|114|119|120|122'
const notInside = '(?<![\\d.,A-Za-z¥$第-])'
const digitsOrMeasure = ` ?(?:[\\d.]*\\d|,\\d{3}|余|多|${measure}|厘米|毫米|分钟)`
const serviceWord = '急救|报警|救护|指挥中心|火警|消防|平台|中心'
/** 拨打…110, 先打120, 火警119. */
const called =
  '(?:(?:拨打?|致电|呼叫)[^。；！？\\d]{0,20}|[先请快就要来去没再直接]打(?:电话)?[到给]?|火警|急救|报警|救护车|交警|消防)[是为:： ]{0,2}'
const listed = '(?:、|，|,|或者?|和|与|及|以及|/| )'
const callCue = '(?<=(?:拨打|电话|热线|致电|拨|呼叫|客服|专线|短号|座机|固话|传真|转)[号码至到是为:： ]{0,3})'

export const hotlineRules: Rule[] = [
  rule('hotline', new RegExp(`(?<![\\d.,A-Za-z¥$第-])(?:${hotlines})(?![\\d.]*\\d|,\\d{3}|${measure})`), (digits) =>
    yao(digits),
  ),
  rule(
    'emergency number',
    new RegExp(`${notInside}(?:${emergency})(?:(?=${serviceWord})|(?!${digitsOrMeasure})(?<=${called}.{3}))`),
    (digits) => yao(digits),
  ),
  rule(
    'emergency number in a list',
    new RegExp(
      `${notInside}(?:(?<=(?:${emergency}|12345)${listed})(?:${emergency})|(?:${emergency})(?=(?:${listed}(?:${emergency}|12345))+(?!${digitsOrMeasure})))(?!${digitsOrMeasure})`,
    ),
    (digits) => yao(digits),
  ),
  rule('hotline by its context', new RegExp(`${callCue}(\\d{3,12})(?!\\d|\\.\\d|${measure})`), (digits) => yao(digits)),
  rule(
    'next telephone',
    /(?<=(?:电话|座机|传真|热线)[^。；\d]{0,6}(?:[\d-]{7,13}(?:、|，|,|或者?|和|\/| ){1,2})+)\d{7,8}(?![\d.]|[元户人万亿])/,
    (digits) => yao(digits),
  ),
  rule(
    'hotline by its noun',
    /(?<![\d.,A-Za-z])\d{3,6}(?=(?:政务|服务|便民|求助|举报|投诉|监督|咨询|维权|心理|公益)*(?:热线|专线|电话|平台热线))/,
    (digits) => yao(digits),
  ),
]
