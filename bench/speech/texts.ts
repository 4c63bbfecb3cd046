/** As long as the platform's own notice. */
export const characters = 860

let made = 0

/** A notice that nobody has heard yet: no sentence repeats within a run of the bench, so no cache can help. */
export function freshNotice(length = characters): string {
  const year = 1000 + made++
  let text = ''
  for (let i = 1; text.length < length; i++)
    text += `第${i}条，申请人应当在${year}年${(i % 12) + 1}月${(i % 28) + 1}日以前，向户籍所在地的乡镇人民政府提出申请，并且如实说明家庭的收入和财产。`
  return text.slice(0, length)
}
