import { createCipheriv } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import { suiteNames, suites } from '../../src/kernel/cipher-suites.ts'
import { addKey, newKeyRing, readKeyRing } from '../../src/kernel/key-ring.ts'
import { createSeals } from '../../src/kernel/seal.ts'
import { newSeals } from '../support/seals.ts'

const place = 'drafts.content:a-citizen:a-form'

for (const suite of suiteNames) {
  describe(`a value sealed by ${suite}`, () => {
    const seals = createSeals(readKeyRing(newKeyRing('test', suite)))
    const { version } = suites[suite]

    it('opens where it was sealed, whatever it is', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 3000 }), (text, bytes) => {
          expect(seals.open(seals.seal(text.toWellFormed(), place), place)).to.equal(text.toWellFormed())
          expect([...seals.openBytes(seals.sealBytes(bytes, place), place)]).to.deep.equal([...bytes])
        }),
        { numRuns: 50 },
      )
    })

    it('names its version and its key, tells nothing else, and is another each time', () => {
      const one = seals.seal('样本阿诗', place)
      expect(one).to.match(new RegExp(`^${version}\\.test\\.[\\w-]+$`))
      expect(one).to.not.equal(seals.seal('样本阿诗', place))
    })

    it('does not open in another place', () => {
      const sealed = seals.seal('样本阿诗', place)
      for (const elsewhere of ['drafts.content:another:a-form', 'drafts.content:a-citizen:', '']) {
        expect(() => seals.open(sealed, elsewhere), elsewhere).to.throw('seal.broken')
      }
      expect(() => seals.openBytes(seals.sealBytes(Buffer.from('x'), place), 'elsewhere')).to.throw('seal.broken')
    })

    it('does not open when a single byte of it was changed, cut off or added', () => {
      const sealed = seals.sealBytes(Buffer.from('水'), place)
      for (let at = 0; at < sealed.length; at++) {
        const changed = Buffer.from(sealed)
        changed[at] = (changed[at] as number) ^ 1
        expect(() => seals.openBytes(changed, place), `byte ${at}`).to.throw(/^seal\./)
        expect(() => seals.openBytes(sealed.subarray(0, at), place), `first ${at}`).to.throw(/^seal\./)
      }
      expect(() => seals.openBytes(Buffer.concat([sealed, Buffer.alloc(1)]), place)).to.throw('seal.broken')
      for (const garbage of ['', version, `${version}.test.`, `${version}.test.abc`, 'v3.test.abc', '样本阿诗']) {
        expect(() => seals.open(garbage, place), garbage).to.throw('seal.garbled')
      }
    })
  })
}

describe('a sealed value', () => {
  it('opens after a new key has taken over, and no longer when its own is gone', () => {
    const old = newKeyRing('2026-11')
    const sealed = createSeals(readKeyRing(old)).seal('样本阿诗', place)
    const rotated = addKey(old, '2027-01')
    const after = createSeals(readKeyRing(rotated))
    expect(after.open(sealed, place)).to.equal('样本阿诗')
    expect(after.seal('新', place)).to.match(/^v1\.2027-01\./)
    const { '2027-01': only } = (JSON.parse(rotated) as { keys: Record<string, string> }).keys
    const without = JSON.stringify({ current: '2027-01', keys: { '2027-01': only } })
    expect(() => createSeals(readKeyRing(without)).open(sealed, place)).to.throw('seal.key_unknown')
  })

  it('opens after another suite has taken over, under which it may be sealed anew', () => {
    const old = newKeyRing('2026-11')
    const before = createSeals(readKeyRing(old))
    const sealed = before.seal('样本阿诗', place)
    const after = createSeals(readKeyRing(addKey(old, '2027-01', 'sm4-ctr-hmac-sm3')), '2026-11')
    expect(after.open(sealed, place)).to.equal('样本阿诗')
    expect(after.seal('样本阿诗', place)).to.match(/^v2\.2027-01\./)
    expect(after.blindIndex('phone', '19812345678')).to.equal(before.blindIndex('phone', '19812345678'))
  })

  it('does not open as what another suite sealed', () => {
    const text = newKeyRing('test')
    const [gcm, sm4] = suiteNames.map((suite) => createSeals({ ...readKeyRing(text), suite }))
    const sealed = gcm?.seal('样本阿诗', place) ?? ''
    expect(() => sm4?.open(sealed.replace(/^v1/, 'v2'), place)).to.throw(/^seal\./)
  })
})

describe('SM4', () => {
  it('encrypts the block that its standard prints (GB/T 32907)', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(cipher.update(key).toString('hex')).to.equal('681edf34d206965e86b3e94f536e4246')
  })
})

describe('a blind index', () => {
  it('is the same for the same value, purpose and key only, also after a new key has taken over', () => {
    const old = newKeyRing('old')
    const seals = createSeals(readKeyRing(old))
    const index = seals.blindIndex('phone', '19812345678')
    expect(index).to.match(/^[\w-]{43}$/)
    expect(seals.blindIndex('phone', '19812345678')).to.equal(index)
    const others = [
      seals.blindIndex('phone', '19812345679'),
      seals.blindIndex('idNumber', '19812345678'),
      newSeals().blindIndex('phone', '19812345678'),
    ]
    expect(others).to.not.include(index)
    const rotated = createSeals(readKeyRing(addKey(old, 'new')), 'old')
    expect(rotated.blindIndex('phone', '19812345678')).to.equal(index)
  })
})

describe('a key file', () => {
  const key = Buffer.alloc(32, 1).toString('base64')
  const other = Buffer.alloc(32, 2).toString('base64')

  it('is one or more keys and the name of the current one', () => {
    const ring = readKeyRing(JSON.stringify({ current: 'b', keys: { a: key, b: other } }))
    expect([ring.current, [...ring.keys.keys()]]).to.deep.equal(['b', ['a', 'b']])
    expect(JSON.stringify([...ring.keys.values()])).to.not.include(key.slice(0, 8))
  })

  it('is refused with what is wrong, and without a word of a key', () => {
    const faults: [unknown, RegExp][] = [
      ['{', /^not JSON$/],
      [[], /not a JSON object/],
      [{ current: 'a' }, /"keys"/],
      [{ current: 'a', keys: {} }, /"current"/],
      [{ current: 'b', keys: { a: key } }, /"current"/],
      [{ current: 'a', keys: { a: key }, index: 'a' }, /more than/],
      [{ current: 'a', suite: 'des', keys: { a: key } }, /"suite" must be/],
      [{ current: 'a', keys: { a: key.slice(4) } }, /32 bytes/],
      [{ current: 'a', keys: { a: `${key}\n` } }, /32 bytes/],
      [{ current: 'a', keys: { a: key, b: key } }, /same key/],
      [{ current: 'a.b', keys: { 'a.b': key } }, /key id/],
    ]
    for (const [file, why] of faults) {
      const text = typeof file === 'string' ? file : JSON.stringify(file)
      expect(() => readKeyRing(text), text).to.throw(why)
      expect(() => readKeyRing(text)).to.not.throw(key.slice(0, 20))
    }
  })
})
