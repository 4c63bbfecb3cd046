import { expect } from 'chai'
import { staffActions } from '../../src/cases/workflow.ts'
import { api } from '../support/api.ts'
import { everyOperation } from './operations.ts'

/** What integrators and pages rely on. */
const promised = [
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /openapi.json',
  'GET /docs',
  'POST /v1/ocr/id-card',
  'POST /v1/ocr/id-card/guidance',
  'GET /v1/audio/voices',
  'POST /v1/audio/speech',
  'POST /v1/audio/spoken-form',
  'GET /v1/services',
  'POST /v1/services/suggest',
  'GET /v1/health-institutions',
  'GET /v1/jobs',
  'GET /v1/courses',
  'GET /v1/services/{serviceId}',
  'GET /v1/services/{serviceId}/notice',
  'GET /v1/services/{serviceId}/notice/audio',
  'GET /v1/services/{serviceId}/notice/cues.json',
  'GET /v1/services/{serviceId}/notice/cues.vtt',
  'POST /v1/services/{serviceId}/notice/listening',
  'POST /v1/divisions/resolve',
  'POST /v1/divisions/resolve/batch',
  'POST /v1/divisions/parse-address',
  'GET /v1/divisions',
  'GET /v1/divisions/{code}',
  'GET /v1/divisions/{code}/children',
  'GET /v1/divisions/id-prefix/{prefix}',
  'POST /v1/sessions/sms-code',
  'POST /v1/sessions',
  'DELETE /v1/sessions/current',
  'GET /v1/me',
  'PUT /v1/me',
  'GET /v1/me/export',
  'DELETE /v1/me',
  'POST /v1/me/wechat-phone',
  'POST /v1/me/wechat-messages',
  'POST /v1/me/recovery',
  'POST /v1/attachments',
  'PUT /v1/drafts/{clientKey}',
  'GET /v1/drafts',
  'GET /v1/drafts/{clientKey}',
  'DELETE /v1/drafts/{clientKey}',
  'POST /v1/cases',
  'GET /v1/cases',
  'GET /v1/cases/{id}',
  'GET /v1/cases/{id}/events',
  'POST /v1/cases/{id}/actions',
  'POST /v1/cases/{id}/rating',
  'GET /v1/cases/{id}/receipt/audio',
  'POST /v1/cases/{id}/take-over',
  'POST /v1/agreements/codes',
  'POST /v1/agreements',
  'GET /v1/inbox',
  'POST /v1/inbox/{id}/read',
  'POST /v1/staff/sessions',
  'GET /v1/staff/me',
  'GET /v1/staff/audit',
  'GET /v1/staff/audit.csv',
  'GET /v1/staff/cases',
  'GET /v1/staff/cases/{id}',
  'GET /v1/staff/cases/{id}/listings',
  'POST /v1/staff/cases/{id}/actions',
  'POST /v1/staff/cases/{id}/agreement',
  'POST /v1/staff/cases',
  'GET /v1/staff/cases/{id}/share-requests',
  'POST /v1/staff/cases/{id}/share-requests',
  'GET /v1/centre/overview',
  'GET /v1/centre/cases.csv',
  'GET /v1/centre/supervision',
  'GET /v1/staff/tasks',
  'GET /v1/staff/tasks/{id}',
  'POST /v1/staff/tasks/{id}',
  'GET /v1/staff/voice-packs',
  'POST /v1/staff/voice-packs',
  'DELETE /v1/staff/voice-packs/{id}',
  'GET /v1/sessions',
  'GET /v1/status',
  'GET /ws/geocoder/v1/',
  'GET /ws/district/v1/getchildren',
  'GET /ws/district/v1/search',
  'POST /cv/ocr/idcard',
  'GET /open311/v2/discovery.json',
  'GET /open311/v2/discovery.xml',
  'GET /open311/v2/services.json',
  'GET /open311/v2/services.xml',
  'GET /open311/v2/services/{code}.json',
  'GET /open311/v2/services/{code}.xml',
  'GET /open311/v2/requests.json',
  'GET /open311/v2/requests.xml',
  'GET /open311/v2/requests/{id}.json',
  'GET /open311/v2/requests/{id}.xml',
  'POST /open311/v2/requests.json',
  'POST /open311/v2/requests.xml',
  'DELETE /v1/sessions/others',
  'GET /v1/admin/api-clients',
  'POST /v1/admin/api-clients',
  'GET /v1/admin/api-clients/{id}',
  'PUT /v1/admin/api-clients/{id}',
  'DELETE /v1/admin/api-clients/{id}',
  'POST /v1/admin/api-clients/{id}/keys',
  'GET /v1/admin/api-clients/{id}/usage',
  'POST /v1/admin/api-keys/{id}/rotation',
  'DELETE /v1/admin/api-keys/{id}',
]

describe('the description of the API', () => {
  it('tells of every promised route', async () => {
    const told = (await everyOperation()).map(({ method, path }) => `${method} ${path}`)
    expect(promised.filter((route) => !told.includes(route))).to.deep.equal([])
  })

  it('is OpenAPI 3.1 with an operationId of its own for each operation', async () => {
    const { json } = await api('GET', '/openapi.json')
    expect(json.openapi).to.match(/^3\.1\./)
    const ids = Object.values<Record<string, { operationId: string }>>(json.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(ids.every((id) => /^[a-zA-Z]\w+$/.test(id))).to.equal(true)
    expect(new Set(ids).size).to.equal(ids.length)
  })

  it('refers only to components that it holds', async () => {
    const { json } = await api('GET', '/openapi.json')
    const references = [...JSON.stringify(json).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)]
    expect(references).to.have.length.above(10)
    expect(references.filter(([, kind = '', name = '']) => json.components[kind]?.[name] === undefined)).to.be.empty
  })

  it('has one body variant for each action of staff', async () => {
    const { json } = await api('GET', '/openapi.json')
    const { schema } = json.paths['/v1/staff/cases/{id}/actions'].post.requestBody.content['application/json']
    const actions = schema.oneOf.map(
      (each: { properties: { action: { const: string } } }) => each.properties.action.const,
    )
    expect(actions).to.have.members([...staffActions])
  })

  it('tells which files a recording may come in', async () => {
    const { json } = await api('GET', '/openapi.json')
    const { schema } = json.paths['/v1/staff/voice-packs'].post.requestBody.content['multipart/form-data']
    expect(schema.properties).to.include.all.keys('audio', 'audio.0', 'marks', 'serviceId', 'version', 'language')
    expect(schema.required).to.have.members(['serviceId', 'version', 'language'])
  })

  it('tells the problems of each operation as problem+json', async () => {
    const { json } = await api('GET', '/openapi.json')
    const filing = json.paths['/v1/cases'].post.responses
    for (const status of ['400', '401', '403', '409', '413', '415', '422', '429', '503']) {
      expect(filing[status].content).to.have.property('application/problem+json')
    }
  })
})
