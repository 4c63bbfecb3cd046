import { expect } from 'chai'
import { fuzz } from '../../tools/fuzz/run.ts'
import { type ChildService, newFolder, startChild } from '../support/child-service.ts'

/** Of its own: what is invented here changes holidays, offices and keys. The long run is `npm run fuzz`. */
describe('a few requests to every operation, good and spoiled', () => {
  const folder = newFolder()
  let own: ChildService
  before(async () => {
    own = await startChild(folder.path)
  })
  after(async () => {
    await own.end('SIGTERM')
    folder.remove()
  })

  it('are answered as the OpenAPI document says, and nothing is taken that it refuses', async () => {
    const { faults, requests, served } = await fuzz(own.baseUrl, own.demo, 26, 143)
    expect(requests).to.equal(143)
    expect(served.size).to.be.above(30)
    expect(faults.map(({ operation, told, who, request }) => `${operation}: ${told} (${who}: ${request})`)).to.be.empty
  })
})
