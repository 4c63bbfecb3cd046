import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { type ConfigurationError, readConfig } from '../src/config.ts'
import { newSigningKeys, publicHalves } from '../src/kernel/signing-keys.ts'
import { newFolder } from './support/child-service.ts'

const needed = ['DATABASE_URL', 'BASE_URL', 'SMS_WEBHOOK_URL', 'FIELD_KEYS_FILE']

describe('the configuration', () => {
  it('needs nothing for a demonstration on this machine alone', () => {
    const config = readConfig({})
    expect(config).to.include({ demonstration: true, host: '127.0.0.1', port: 3000, databaseUrl: undefined })
  })

  it('names every fault at once', () => {
    const faults = (() => {
      try {
        readConfig({ PORT: 'many', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' })
      } catch (error) {
        return (error as ConfigurationError).faults
      }
    })()
    expect(faults?.map((fault) => fault.split(':')[0])).to.have.members(['PORT', 'LOG_LEVEL', 'DATABASE_URL'])
  })

  it('reads two cards at a time unless told, and at most eight', () => {
    expect(readConfig({}).ocrWorkers).to.equal(2)
    expect(readConfig({ OCR_WORKERS: '1' }).ocrWorkers).to.equal(1)
    for (const refused of ['0', '9', 'many']) {
      expect(() => readConfig({ OCR_WORKERS: refused }), refused).to.throw('OCR_WORKERS')
    }
  })

  it('speaks one or two sentences at a time unless told, and at most eight', () => {
    expect(readConfig({}).speechWorkers).to.be.within(1, 2)
    expect(readConfig({ SPEECH_WORKERS: '3' }).speechWorkers).to.equal(3)
    for (const refused of ['0', '9']) expect(() => readConfig({ SPEECH_WORKERS: refused })).to.throw('SPEECH_WORKERS')
  })

  it('speaks the notices ahead unless another process does', () => {
    expect(readConfig({}).speakNoticesAhead).to.equal(true)
    expect(readConfig({ SPEAK_NOTICES_AHEAD: 'false' }).speakNoticesAhead).to.equal(false)
    expect(() => readConfig({ SPEAK_NOTICES_AHEAD: 'perhaps' })).to.throw('SPEAK_NOTICES_AHEAD')
  })

  it('keeps longer what may be kept longer, and says what may not', () => {
    expect(readConfig({ RETENTION_LONGER: 'cases=10' }).periods.cases).to.deep.equal({ years: 10 })
    expect(() => readConfig({ RETENTION_LONGER: 'cases=1' })).to.throw('RETENTION_LONGER: cases=1')
  })

  it('tells traces to an address that keeps them on this network or sends them by https', () => {
    expect(readConfig({}).tracing).to.equal(undefined)
    expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }).tracing).to.deep.equal({
      tracesUrl: 'http://collector:4318/v1/traces',
      serviceName: 'yunnan-help',
    })
    for (const refused of ['http://collector.example.cn', 'https://user@collector:4318', 'https://x.cn?key=1', 'x'])
      expect(() => readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: refused }), refused).to.throw(
        'OTEL_EXPORTER_OTLP_ENDPOINT',
      )
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }).port).to.equal(3000)
  })

  it('takes object storage whole or not at all, and in clear on this network alone', () => {
    const whole = {
      S3_ENDPOINT: 'http://minio:9000',
      S3_BUCKET: 'yunnan-help',
      S3_ACCESS_KEY: 'sample',
      S3_SECRET_KEY: 'sample',
    }
    expect(readConfig({}).storage).to.equal(undefined)
    expect(readConfig(whole).storage).to.include({ bucketUrl: 'http://minio:9000/yunnan-help', region: 'us-east-1' })
    const hosted = { ...whole, S3_ENDPOINT: 'https://oss.example.cn', S3_ADDRESSING: 'host' }
    expect(readConfig(hosted).storage?.bucketUrl).to.equal('https://yunnan-help.oss.example.cn')
    expect(() => readConfig({ ...whole, S3_SECRET_KEY: '' })).to.throw('S3_SECRET_KEY')
    for (const refused of ['http://oss.example.cn', 'https://oss.example.cn/path', 'https://me@oss.example.cn']) {
      expect(() => readConfig({ ...whole, S3_ENDPOINT: refused }), refused).to.throw('S3_ENDPOINT')
    }
  })

  it('lets a process that only works listen where it is given a port', () => {
    expect(readConfig({}).listens).to.equal(true)
    expect(readConfig({ ROLE: 'worker' }).listens).to.equal(false)
    expect(readConfig({ ROLE: 'worker', PORT: '9100' }).listens).to.equal(true)
  })

  it('takes WeChat whole or not at all', () => {
    expect(readConfig({}).wechat).to.equal(undefined)
    expect(() => readConfig({ WECHAT_APP_ID: 'wx1' })).to.throw('WECHAT_APP_SECRET')
    expect(
      readConfig({ WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_API_BASE: 'http://w/' }).wechat,
    ).to.include({
      base: 'http://w',
      appId: 'wx1',
    })
  })

  it('tells what is wrong with a key file that it is given, and nothing of what is in it', () => {
    const missing = () => readConfig({ FIELD_KEYS_FILE: '/nowhere/keys.json' })
    expect(missing).to.throw('FIELD_KEYS_FILE: cannot be read (ENOENT)')
    const wrong = () => readConfig({ FIELD_KEYS_FILE: join(import.meta.dirname, '../package.json') })
    expect(wrong).to.throw(/^FIELD_KEYS_FILE: holds more than "current", "suite" and "keys"$/)
  })

  it('lets no production write anchors that it cannot sign, and needs no signature where none is written', () => {
    const folder = newFolder()
    const path = join(folder.path, 'keys.json')
    const production = (more: Record<string, string>) => () => readConfig({ NODE_ENV: 'production', ...more })
    writeFileSync(path, publicHalves(newSigningKeys('test')))
    expect(production({ AUDIT_KEY_FILE: path })).to.throw('AUDIT_KEY_FILE')
    expect(production({ ROLE: 'web' }))
      .to.throw()
      .with.property('message')
      .that.does.not.include('AUDIT_KEY_FILE')
    writeFileSync(path, newSigningKeys('test'))
    expect(production({ AUDIT_KEY_FILE: path }))
      .to.throw()
      .with.property('message')
      .that.does.not.include('AUDIT_KEY_FILE')
    folder.remove()
  })

  it('stops a production without its settings with exit code 78, naming each', function () {
    this.timeout(60_000)
    const main = join(import.meta.dirname, '../src/main.ts')
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env: { NODE_ENV: 'production', CLOCK_START: '2026-01-01T00:00:00+08:00' },
      encoding: 'utf8',
    })
    expect(status).to.equal(78)
    for (const name of [...needed, 'AUDIT_KEY_FILE', 'CLOCK_START']) expect(stderr).to.include(name)
  })
})
