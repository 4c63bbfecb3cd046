import { expect } from 'chai'
import { carriedField, carry, uncarried } from '../../src/pages/carried-form.ts'
import { formOf } from '../../src/pages/posted-form.ts'
import { newSeals } from '../support/seals.ts'

const world = { seals: newSeals() }
const path = '/services/drinking-water/offline'
const typed: [string, string][] = [
  ['name', '样本甲"<>&'],
  ['problems', 'W03'],
  ['description', '第一行\r\n第二行\t完'],
  ['problems', 'W10'],
  ['empty', ''],
]
const posted = (pieces: string[]) =>
  formOf([['form-token', 'T'], ...pieces.map((each): [string, string] => [carriedField, each])], [])

describe('a form that is carried on a page', () => {
  it('is what it was: each name and value in its order, with the token that came now', () => {
    const form = uncarried(world, path, posted(carry(world, path, typed)))
    expect(form.entries).to.deep.equal(typed)
    expect(form).to.include({ token: 'T', isCarried: true })
    expect(form.values('problems')).to.deep.equal(['W03', 'W10'])
  })

  it('fits where it came from, however long it was', () => {
    const long: [string, string][] = Array.from({ length: 2000 }, (_, at) => [
      `answers.${at}`,
      `${at}样本${at ** 3}号楼`,
    ])
    const pieces = carry(world, path, long)
    expect(uncarried(world, path, posted(pieces)).entries).to.deep.equal(long)
    const sizes = [long, pieces.map((piece) => [carriedField, piece])].map(
      (each) => new URLSearchParams(each).toString().length,
    )
    expect(sizes[1]).to.be.below(sizes[0] ?? 0)
    for (const piece of pieces) expect(piece.length).to.be.at.most(8 * 1024)
  })

  it('shows nothing of what was typed', () => {
    const [piece = ''] = carry(world, path, [['password', 'a-secret-of-an-office']])
    expect(Buffer.from(piece, 'base64url').toString('latin1')).to.not.include('secret')
  })

  it('opens for its page alone, whole and unchanged', () => {
    const pieces = carry(world, path, typed)
    const [piece = ''] = pieces
    for (const wrong of [[`${piece.slice(0, -4)}AAAA`], [piece, 'AAAA'], [piece.slice(0, 40)], ['nonsense'], ['']])
      expect(() => uncarried(world, path, posted(wrong)), wrong[0])
        .to.throw()
        .with.property('code', 'request.invalid')
    expect(() => uncarried(world, '/login', posted(pieces)))
      .to.throw()
      .with.property('code', 'request.invalid')
    expect(() => uncarried({ seals: newSeals() }, path, posted(pieces)))
      .to.throw()
      .with.property('code', 'request.invalid')
  })

  it('that carries nothing is as it is', () => {
    const form = formOf(typed, [])
    expect(uncarried(world, path, form)).to.equal(form)
    expect(form.isCarried).to.equal(false)
  })
})
