import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { filed, staffMove } from '../cases/file.ts'
import { inventPerson, logIn, staffToken } from '../support/api.ts'
import { expectAccessible } from '../support/axe.ts'
import { atDesk, sitDown } from './staff-desk.ts'

const village = { problemPlace: { code: '532501001001' }, residence: { code: '532501001', detail: '样本路2号' } }
const handler = 'water-532501-handler'
const main = 'main button.button--main'

/** A page, and what is done on it before it is looked at. */
type Visit = [path: string, then?: (page: Page) => Promise<void>]

describe('the pages of the staff', function () {
  this.timeout(60_000)

  it('are accessible, each of them and what it turns into', async () => {
    const { id } = await filed(await logIn(inventPerson().phone), village)
    const { id: other } = await filed(await logIn(inventPerson().phone), village)
    await staffMove(await staffToken(handler), other, 'accept', 1)
    const visits: Visit[] = [
      ['/staff/cases?sort=due', (page) => page.click('summary')],
      [`/staff/cases/${id}`],
      [
        `/staff/cases/${id}/act/reject`,
        async (page) => {
          await page.fill('#note', '不归这里管')
          await page.fill('#otherChannel', '请到镇上的水管站。')
          await page.click(main)
          await page.waitForSelector('.reading')
        },
      ],
      [`/staff/cases/${id}/act/request-materials`, (page) => page.click(main)],
      [`/staff/cases/${other}/act/answer`],
      [`/staff/cases/${id}/act/merge`, (page) => page.click(main)],
      [
        `/staff/cases/${id}/incident`,
        async (page) => {
          await page.locator('[name=chosen]').first().check()
          await page.click(main)
          await page.waitForSelector('[value=sure]')
        },
      ],
      [`/staff/cases/${id}/print`],
    ]
    const adminVisits: Visit[] = [
      ['/staff/admin'],
      ['/staff/admin/promises'],
      [
        '/staff/admin/calendar',
        async (page) => {
          await page.fill('#year', '2032')
          await page.fill('#source', '样本')
          await page.click(main)
          await page.waitForSelector('#errors')
          await expectAccessible(page)
          await page.fill('#source', '样本：2032年放假安排')
          await page.fill('#off', '10-1 10-7')
          await page.click(main)
          await page.waitForSelector('[value=sure]')
        },
      ],
    ]
    const { page, faults } = await atDesk(handler)
    await look(page, visits)
    await sitDown(page, 'system-admin')
    await look(page, adminVisits)
    await page.context().close()
    expect(faults).to.deep.equal([])
  })
})

async function look(page: Page, visits: Visit[]): Promise<void> {
  for (const [path, then] of visits) {
    await page.goto(path)
    await then?.(page)
    await expectAccessible(page)
  }
}
