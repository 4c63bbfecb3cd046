import { expect } from 'chai'
import { addSigningKey, newSigningKeys, publicHalves, readSigningKeys } from '../../src/kernel/signing-keys.ts'
import { isSm2Pair, isSm2Public, newSm2Pair, signSm2, verifySm2 } from '../../src/kernel/sm2.ts'
import { sm3 } from '../../src/kernel/sm3.ts'

describe('SM3', () => {
  it('gives the examples of the standard (GB/T 32905-2016, annex A)', () => {
    expect(sm3('abc')).to.equal('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3('abcd'.repeat(16))).to.equal('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })
})

describe('SM2', () => {
  /** GB/T 32918.5-2017, annex A.2: the recommended curve, signer 1234567812345678. */
  const example = {
    private: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
    public:
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    signature:
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  }

  it('takes the signature of the standard for its message, and for no other', () => {
    expect(isSm2Pair(example)).to.equal(true)
    expect(verifySm2('message digest', example.signature, example.public)).to.equal(true)
    expect(verifySm2('message digests', example.signature, example.public)).to.equal(false)
  })

  it('verifies what it signed, and nothing that differs in signature or key', () => {
    const pair = newSm2Pair()
    const signature = signSm2('第五条', pair)
    const flipped = `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`
    expect(verifySm2('第五条', signature, pair.public)).to.equal(true)
    expect(verifySm2('第五条', flipped, pair.public)).to.equal(false)
    expect(verifySm2('第五条', signature, example.public)).to.equal(false)
    for (const nonsense of ['', 'zz', '0'.repeat(128), 'f'.repeat(128)])
      expect(verifySm2('第五条', nonsense, pair.public), nonsense).to.equal(false)
  })

  it('knows a point of the curve', () => {
    expect(isSm2Public(example.public)).to.equal(true)
    expect(isSm2Public(`${example.public.slice(0, -1)}4`)).to.equal(false)
  })
})

describe('the file of the signing keys', () => {
  it('signs with the newest, and keeps of those before what verifies', () => {
    const first = newSigningKeys('2026-11-26')
    const second = readSigningKeys(addSigningKey(first, '2027-11-26'))
    expect(second.current?.id).to.equal('2027-11-26')
    expect([...second.publicKeys.keys()]).to.deep.equal(['2026-11-26', '2027-11-26'])
    expect(second.publicKeys.get('2026-11-26')).to.equal(readSigningKeys(first).current?.pair.public)
    expect(() => addSigningKey(first, '2026-11-26')).to.throw('already')
  })

  it('gives an auditor nothing that signs', () => {
    const whole = newSigningKeys('2026-11-26')
    const secret = (JSON.parse(whole) as { private: string }).private
    const given = publicHalves(whole)
    expect(given).not.to.include(secret)
    expect(readSigningKeys(given).current).to.equal(undefined)
  })

  it('tells what is wrong, and nothing of any key', () => {
    const whole = JSON.parse(newSigningKeys('2026-11-26')) as Record<string, unknown>
    const wrong: [object, string][] = [
      [{ ...whole, private: newSm2Pair().private }, '"private" does not belong'],
      [{ ...whole, current: 'other' }, '"current" must be'],
      [{ public: {} }, 'no key'],
      [{ public: { a: '04' } }, 'no point'],
      [{ keys: {} }, 'must hold'],
    ]
    for (const [file, why] of wrong) expect(() => readSigningKeys(JSON.stringify(file)), why).to.throw(why)
    expect(() => readSigningKeys('{"private": "secret')).to.throw(/^not JSON$/)
  })
})
