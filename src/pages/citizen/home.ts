import type Router from '@koa/router'
import { presentCatalogue, presentService } from '../../cases/present-catalogue.ts'
import { blockIds } from '../../catalogue/types.ts'
import type { RequestState } from '../../http/request-state.ts'
import { Problem } from '../../kernel/errors.ts'
import { type PageTools, page } from '../page.ts'

/** Home, a block, a service: the way to the matter. */
export function homePages(router: Router<RequestState>, tools: PageTools): void {
  page(router, tools, {
    method: 'get',
    path: '/',
    access: 'public',
    async handle({ world, language, show }) {
      await show('citizen/home.njk', presentCatalogue(world, language))
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/blocks/:blockId',
    access: 'public',
    async handle({ world, language, params, show }) {
      const id = blockIds.find((known) => known === params['blockId'])
      if (id === undefined) throw new Problem('route.not_found')
      const catalogue = presentCatalogue(world, language)
      const services = catalogue.services.filter((service) => service.block === id)
      await show('citizen/block.njk', { block: catalogue.blocks.find((block) => block.id === id), services })
    },
  })
  page(router, tools, {
    method: 'get',
    path: '/services/:serviceId',
    access: 'public',
    async handle({ world, language, params, show }) {
      const service = world.catalogue.service(params['serviceId'] ?? '')
      await show('citizen/service.njk', { service: presentService(world, service, language) })
    },
  })
}
