import { expect } from 'chai'
import { pronounce } from '../../src/speech/pronounce.ts'

const read = (text: string, word: string) => {
  const at = text.indexOf(word)
  return pronounce(text)
    .filter(({ from }) => from >= at && from < at + word.length)
    .map(({ pinyin }) => pinyin)
    .join(' ')
}

const families = {
  单: 'shan4',
  仇: 'qiu2',
  解: 'xie4',
  曾: 'zeng1',
  任: 'ren2',
  区: 'ou1',
  华: 'hua4',
  翟: 'zhai2',
  查: 'zha1',
  盖: 'ge3',
}

/** Words that begin as these names do, where a name could stand. */
const noNames: [text: string, word: string, pinyin: string][] = [
  ['我是单身。', '单', 'dan1'],
  ['我是单亲家庭。', '单', 'dan1'],
  ['我是解除合同的。', '解', 'jie3'],
  ['我是曾经的村医。', '曾', 'ceng2'],
  ['我是任教三十年的老师。', '任', 'ren4'],
  ['我是区里的人。', '区', 'qu1'],
  ['我是华侨。', '华', 'hua2'],
  ['我是查询进度。', '查', 'cha2'],
  ['我是盖房子摔的。', '盖', 'gai4'],
  ['请您叫查号台。', '查', 'cha2'],
  ['申请人任何时候都可以查询。', '任何', 'ren4 he2'],
  ['申请人单位：大姚县样本厂', '单', 'dan1'],
  ['申请人应当如实说明。', '应', 'ying1'],
  ['申请人过世的，由家属办理。', '过', 'guo4'],
  ['户主查看记录。', '查', 'cha2'],
  ['联系人解释说不知道。', '解', 'jie3'],
  ['村民种植核桃。', '种', 'zhong4'],
  ['患者曾住院两次。', '曾', 'ceng2'],
  ['申请人曾多次反映。', '曾', 'ceng2'],
  ['患者曾住院，花了五万。', '曾', 'ceng2'],
  ['姓名查询失败。', '查', 'cha2'],
  ['老百姓单独反映。', '单', 'dan1'],
  ['学生查体，结果正常。', '查', 'cha2'],
  ['居民区停水了。', '区', 'qu1'],
  ['学生华山路口集合。', '华', 'hua4'],
]

describe('a family name', () => {
  for (const [name, pinyin] of Object.entries(families))
    it(`${name} is ${pinyin} where a name stands`, () => {
      for (const text of [
        `姓名：${name}桂英`,
        `姓名${name}国明，性别男`,
        `我叫${name}志远。`,
        `我是${name}小梅，家住大姚县。`,
        `他叫${name}永福，今年八十岁。`,
        `我姓${name}。`,
        `申请人：${name}春`,
      ])
        expect(read(text, name), text).to.equal(pinyin)
    })

  for (const [text, word, pinyin] of noNames)
    it(`is not heard in ${word} of ${text}`, () => expect(read(text, word)).to.equal(pinyin))

  it('may have two characters', () => {
    expect(read('姓名：尉迟国安', '尉迟')).to.equal('yu4 chi2')
    expect(read('姓名：单于青', '单于')).to.equal('chan2 yu2')
  })
})
