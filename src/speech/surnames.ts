/** Family names that are read otherwise than the same character elsewhere; 岩 begins the names of Dai men. */
const readings: Record<string, string[]> = {
  单: ['shan4'],
  仇: ['qiu2'],
  解: ['xie4'],
  曾: ['zeng1'],
  任: ['ren2'],
  区: ['ou1'],
  华: ['hua4'],
  翟: ['zhai2'],
  查: ['zha1'],
  盖: ['ge3'],
  朴: ['piao2'],
  缪: ['miao4'],
  乐: ['yue4'],
  员: ['yun4'],
  秘: ['bi4'],
  折: ['she2'],
  种: ['chong2'],
  薄: ['bo2'],
  过: ['guo1'],
  纪: ['ji3'],
  应: ['ying1'],
  召: ['shao4'],
  祭: ['zhai4'],
  繁: ['po2'],
  洗: ['xian3'],
  柏: ['bai3'],
  卜: ['bu3'],
  那: ['na1'],
  哈: ['ha3'],
  盛: ['sheng4'],
  燕: ['yan1'],
  相: ['xiang4'],
  阚: ['kan4'],
  乜: ['nie4'],
  句: ['gou1'],
  黑: ['he4'],
  郗: ['xi1'],
  郄: ['qie4'],
  覃: ['qin2'],
  逄: ['pang2'],
  谌: ['chen2'],
  佴: ['nai4'],
  晁: ['chao2'],
  隗: ['wei3'],
  阙: ['que1'],
  於: ['yu1'],
  撒: ['sa4'],
  岩: ['ai2'],
  占: ['zhan1'],
  葛: ['ge3'],
  牟: ['mou2'],
  尉迟: ['yu4', 'chi2'],
  万俟: ['mo4', 'qi2'],
  长孙: ['zhang3', 'sun1'],
  单于: ['chan2', 'yu2'],
  澹台: ['tan2', 'tai2'],
  皇甫: ['huang2', 'fu3'],
  濮阳: ['pu2', 'yang2'],
  鲜于: ['xian1', 'yu2'],
  令狐: ['ling2', 'hu2'],
}

const names = Object.keys(readings)
  .sort((a, b) => b.length - a.length)
  .join('|')
const shortName =
  '(?=\\p{Script=Han}{1,2}(?:$|[，。；！？、：]|今年|现年|家住|性别|身份证|电话|手机|本人|一家|全家|签字|申请|反映|提交|来电|来信|因|患|于|已|等|[的和男女]))'
/** After these nothing but a name can come. */
const certain = `(?<=(?:姓名|户名|名字)[是为叫：]|(?<![百同贵])姓)(?:${names})`
const role =
  '申请人|户主|患者|联系人|经办人|负责人|监护人|参保人|被救助人|受理人|承办人|救助对象|村民|居民|学生|法定代表人|主任|支书|书记|村长|组长|局长|县长|乡长|镇长|院长|校长|站长|所长|队长|专干|网格员|妻子|丈夫|儿子|女儿|父亲|母亲|孙子|孙女|邻居'
/** A role with no mark after it is sooner followed by a verb: 学生查体. */
const verbs = '查过种折洗应相那召盖占撒'
const labelled = `(?<=(?:${role})[是为叫：，])(?:${names})|(?<=姓名)(?:${names})${shortName}|(?<=${role})(?![${verbs}])(?:${names})${shortName}`
/** After 我是 and 叫 much else may come: the name must end the clause. */
const introduced = `(?<=我是|[我名您你他她]叫|名叫|[子儿夫妻亲]叫)(?:${names})${shortName}`
const titles = '大爷|大妈|大娘|大叔|大婶|老师|医生|书记|同志|先生|女士|师傅|奶奶|爷爷|阿姨|某'
/** 曾书记: only those that are rarely another word before a title. */
const titled = `(?<![担责兼历现新主曾继离调就信])(?:单|仇|解|曾|任|翟|盖|华|缪)(?=(?:${titles}))`
const family = new RegExp(`(${certain})|${labelled}|${introduced}|${titled}`, 'gu')

/** What follows when the character begins a common word instead: 单位, 解决, 曾经. */
const wordAfter: Record<string, string> = {
  单: '位身亲独方据号人元纯一程',
  解: '决放除释读答散聘',
  曾: '经任被在是用有获因于住患多两三几一去向到来做当参申报领接受享得打找',
  任: '何意务教职一选免命期由',
  区: '里域别分县政民内外长级',
  华: '侨人裔北东南西中',
  查: '询看找阅验实处明出号无收',
  盖: '房章子了好起的不',
  仇: '人恨视家',
  应: '当该届急予于由在向提是有为如',
  过: '世去来敏错期',
  种: '植地田菜',
  那: '个里边天种些年',
  相: '关同应互',
  员: '工',
  乐: '意于',
  薄: '弱',
  盛: '产',
  洗: '衣澡',
  纪: '录律委',
  召: '开集回',
  占: '多比用有总地领全',
  岩: '石层',
  折: '扣叠',
  黑: '龙户',
}

/** Where a family name stands in name position: place and syllables. */
export function* familyNames(spoken: string): Generator<{ at: number; syllables: readonly string[] }> {
  for (const { 0: name, 1: sure, index } of spoken.matchAll(family)) {
    const next = spoken.charAt(index + 1)
    if (sure || next === '' || !wordAfter[name]?.includes(next)) yield { at: index, syllables: readings[name] ?? [] }
  }
}
