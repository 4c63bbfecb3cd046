import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect } from 'chai'
import { api } from '../support/api.ts'

interface Content {
  content?: Record<string, object>
}
interface Described {
  operationId: string
  summary: string
  description: string
  requestBody?: Content
  responses: Record<string, Content>
}

/** Switched off, each with the reason. */
const rules = {
  // None is granted.
  'info-license': 'off',
  // `/v1/divisions/{code}/children` and `/v1/divisions/id-prefix/{prefix}`: the fixed words come first in the router.
  'no-ambiguous-paths': 'off',
  // Tencent's clients call `/ws/geocoder/v1/`.
  'no-path-trailing-slash': 'off',
  // Tencent's and WeChat's refusals come with 200.
  'operation-4xx-response': 'off',
  // Open311's POST is refused, always.
  'operation-2xx-response': 'off',
} as const

async function lint(rules: Record<string, 'off'>): Promise<Awaited<ReturnType<typeof lintFromString>>> {
  const source = JSON.stringify((await api('GET', '/openapi.json')).json)
  return lintFromString({ source, config: await createConfig({ extends: ['recommended'], rules }) })
}

describe('the description of the API, linted', () => {
  it('has no error and no warning by the recommended rules, and no example that its schema refuses', async () => {
    const told = (await lint(rules)).map(({ severity, ruleId, message, location }) =>
      [severity, ruleId, message, location[0]?.pointer].join(' '),
    )
    expect(told).to.deep.equal([])
  })

  it('switches off no rule without need', async () => {
    const problems = await lint({})
    expect([...new Set(problems.map(({ ruleId }) => ruleId))]).to.have.members(Object.keys(rules))
  })

  it('says of every operation what it is, who may call it, and of what it takes and gives an example', async () => {
    const { json } = await api('GET', '/openapi.json')
    const operations = Object.values<Record<string, Described>>(json.paths).flatMap((methods) => Object.values(methods))
    for (const { operationId, summary, description, requestBody, responses } of operations) {
      expect(summary, operationId).to.be.a('string').and.not.equal('')
      expect(description, operationId).to.match(/open to everyone|session|API key/i)
      if (requestBody) expect(description, operationId).to.match(/KiB/)
      for (const { content = {} } of [requestBody ?? {}, ...Object.values(responses)])
        for (const media of [content['application/json'], content['multipart/form-data']])
          if (media) expect(media, operationId).to.have.property('example')
    }
  })
})
