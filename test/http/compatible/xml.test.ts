import { expect } from 'chai'
import { xmlDocument } from '../../../src/http/routes/compatible/open311/xml.ts'

describe('the XML of Open311', () => {
  it('names each of a list, leaves empty what is null, and keeps text from being markup', () => {
    const told = xmlDocument('services', [{ description: `<a href="x">&'\u0007\u0000`, metadata: true, zipcode: null }])
    expect(told).to.equal(
      '<?xml version="1.0" encoding="utf-8"?>\n<services><service><description>&lt;a href=&quot;x&quot;&gt;&amp;&apos;</description>' +
        '<metadata>true</metadata><zipcode></zipcode></service></services>\n',
    )
  })
})
