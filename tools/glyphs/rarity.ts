/** Characters of the General Standard list (2013) that stand outside the first block; those beyond U+FFFF are in it nearly all. */
const standard = new Set(
  '㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䩄䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮',
)

/** 0 in everyday use (GB 2312), 1 rare, 2 so rare that hardly a name holds it (most of extension A). */
export function rarityOf(character: string): 0 | 1 | 2 {
  if (everyday.has(character)) return 0
  const code = character.codePointAt(0) as number
  return code >= 0x3400 && code <= 0x4dbf && !standard.has(character) ? 2 : 1
}

/** Rows and columns of the Chinese characters in the table of GB 2312, whose code GBK keeps. */
const rows = { first: 0xb0, last: 0xf7 }
const columns = { first: 0xa1, last: 0xfe }

const everyday = everydayCharacters()

function everydayCharacters(): Set<string> {
  const found = new Set<string>()
  const decoder = new TextDecoder('gbk')
  for (let row = rows.first; row <= rows.last; row++) {
    for (let column = columns.first; column <= columns.last; column++)
      found.add(decoder.decode(Uint8Array.of(row, column)))
  }
  return found
}
