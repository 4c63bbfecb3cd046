/** Made by `npm run client:build` from the OpenAPI document; a test tells when it is stale. */
export interface Operations {
  'GET /healthz': { answer: { status: 'ok'; version: string } }
  'GET /readyz': {
    answer: {
      ready: boolean
      draining: boolean
      database: 'ready' | 'unavailable'
      durable: boolean
      voice?: 'ready' | 'starting' | 'unavailable'
      ocr?: 'ready' | 'starting' | 'unavailable'
      readers?: string[]
      boundaries?: 'ready' | 'unavailable'
      limits?: 'shared' | 'own'
    }
  }
  'GET /metrics': { answer: Response }
  'GET /v1/services': {
    answer: {
      version: string
      blocks: {
        id: 'livelihood' | 'employment' | 'education' | 'medical' | 'housing' | 'drinking-water'
        title: Said
        services: (
          | 'temporary-assistance'
          | 'destitute-support'
          | 'minimum-living-allowance'
          | 'job-search'
          | 'job-training'
          | 'housing-renovation'
          | 'drinking-water'
          | 'school-dropout'
          | 'health-institutions'
          | 'serious-illness-treatment'
          | 'chronic-disease-management'
          | 'insurance-enrolment'
          | 'remote-care-reimbursement'
          | 'serious-illness-assistance'
        )[]
      }[]
      services: ServiceBrief[]
    }
  }
  'GET /v1/services/{serviceId}': { path: { serviceId: string }; query?: { division?: string }; answer: Service }
  'POST /v1/services/suggest': {
    body: { text: string }
    answer: {
      emergencies: {
        text: string
        speech: string
        id: 'house' | 'poison' | 'violence' | 'hunger' | 'illness' | 'fire' | 'despair'
        phones: string[]
        serviceId:
          | 'temporary-assistance'
          | 'destitute-support'
          | 'minimum-living-allowance'
          | 'job-search'
          | 'job-training'
          | 'housing-renovation'
          | 'drinking-water'
          | 'school-dropout'
          | 'health-institutions'
          | 'serious-illness-treatment'
          | 'chronic-disease-management'
          | 'insurance-enrolment'
          | 'remote-care-reimbursement'
          | 'serious-illness-assistance'
          | null
      }[]
      services: {
        serviceId:
          | 'temporary-assistance'
          | 'destitute-support'
          | 'minimum-living-allowance'
          | 'job-search'
          | 'job-training'
          | 'housing-renovation'
          | 'drinking-water'
          | 'school-dropout'
          | 'health-institutions'
          | 'serious-illness-treatment'
          | 'chronic-disease-management'
          | 'insurance-enrolment'
          | 'remote-care-reimbursement'
          | 'serious-illness-assistance'
        title: Said
        why: Said
        kind: 'application' | 'report' | 'query'
        fileable: boolean
      }[]
      questions: {
        text: string
        speech: string
        serviceId:
          | 'temporary-assistance'
          | 'destitute-support'
          | 'minimum-living-allowance'
          | 'job-search'
          | 'job-training'
          | 'housing-renovation'
          | 'drinking-water'
          | 'school-dropout'
          | 'health-institutions'
          | 'serious-illness-treatment'
          | 'chronic-disease-management'
          | 'insurance-enrolment'
          | 'remote-care-reimbursement'
          | 'serious-illness-assistance'
      }[]
      window: { text: string; speech: string; phone: string }
    }
  }
  'GET /v1/health-institutions': {
    query?: {
      longitude?: number
      latitude?: number
      coordType?: 'wgs84' | 'gcj02' | 'bd09'
      division?: string
      query?: string
      level?: 'county-hospital' | 'designated-hospital' | 'township-health-centre' | 'village-clinic' | 'other'
      insurance?: 'true' | 'false'
      seriousIllness?: 'true' | 'false'
      limit?: number
      cursor?: string
    }
    answer: { items: HealthInstitution[]; nextCursor: string | null }
  }
  'GET /v1/jobs': {
    query?: {
      division?: string
      trade?:
        | 'farming'
        | 'livestock'
        | 'forestry'
        | 'building'
        | 'factory'
        | 'driving'
        | 'electrics'
        | 'housekeeping'
        | 'care'
        | 'cooking'
        | 'cleaning'
        | 'security'
        | 'shops'
        | 'online-sales'
        | 'handicraft'
        | 'other'
      place?: 'within-county' | 'within-province' | 'outside-province'
      publicWelfare?: 'true' | 'false'
      limit?: number
      cursor?: string
    }
    answer: { items: Job[]; nextCursor: string | null }
  }
  'GET /v1/courses': {
    query?: {
      longitude?: number
      latitude?: number
      coordType?: 'wgs84' | 'gcj02' | 'bd09'
      division?: string
      trade?:
        | 'farming'
        | 'livestock'
        | 'forestry'
        | 'building'
        | 'factory'
        | 'driving'
        | 'electrics'
        | 'housekeeping'
        | 'care'
        | 'cooking'
        | 'cleaning'
        | 'security'
        | 'shops'
        | 'online-sales'
        | 'handicraft'
        | 'other'
      startsFrom?: string
      nearby?: 'true' | 'false'
      limit?: number
      cursor?: string
    }
    answer: { items: Course[]; nextCursor: string | null }
  }
  'GET /v1/services/{serviceId}/notice': {
    path: { serviceId: string }
    answer: {
      version: string
      title: Said
      sentences: { index: number; text: string; speech: string }[]
      agreement: Said
      voices: Voice[]
    }
  }
  'GET /v1/services/{serviceId}/notice/audio': {
    path: { serviceId: string }
    query?: { voice?: string; version?: string }
    answer: Response
  }
  'GET /v1/services/{serviceId}/notice/cues.json': {
    path: { serviceId: string }
    query?: { voice?: string; version?: string }
    answer: {
      version: string
      voice: string
      durationMs: number
      sentences: { index: number; startMs: number; endMs: number; words?: Record<string, unknown>[] }[]
    }
  }
  'GET /v1/services/{serviceId}/notice/cues.vtt': {
    path: { serviceId: string }
    query?: { voice?: string; version?: string }
    answer: Response
  }
  'POST /v1/services/{serviceId}/notice/listening': {
    path: { serviceId: string }
    body: { version: string; sentences: number[]; session?: string; voice?: string }
    answer: { heard: number[]; complete: boolean; session: string; accepted: number[] }
  }
  'POST /v1/ocr/id-card': { form: { image: Blob; side?: 'auto' | 'front' | 'back' }; answer: CardReading }
  'POST /v1/ocr/id-card/guidance': {
    form: {
      image: Blob
      side?: 'auto' | 'front' | 'back'
      previous?:
        | 'ready'
        | 'no-card'
        | 'move-closer'
        | 'move-back'
        | 'move-left'
        | 'move-right'
        | 'move-up'
        | 'move-down'
        | 'hold-still'
        | 'more-light'
        | 'reduce-glare'
        | 'turn-over'
    }
    answer: CardGuidance
  }
  'GET /v1/audio/voices': { answer: { items: Voice[] } }
  'POST /v1/audio/speech': {
    body: {
      model?: string
      input: string
      voice?: string | { id: string }
      response_format?: 'mp3' | 'opus' | 'aac' | 'flac' | 'wav' | 'pcm'
      speed?: number
      stream_format?: 'audio' | 'sse'
      instructions?: string
    }
    answer: Response
  }
  'POST /v1/audio/spoken-form': {
    body: { input: string }
    answer: {
      spoken: string
      spans: { from: [number, number]; to: [number, number] }[]
      syllables: { text: string; pinyin: string }[]
      sentences: { index: number; text: string; spoken: string }[]
    }
  }
  'POST /v1/divisions/resolve': {
    body: { longitude: number; latitude: number; coordType: 'wgs84' | 'gcj02' | 'bd09'; accuracy?: number }
    answer: {
      code: string
      level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
      path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
      confidence: 'certain' | 'probable' | 'ambiguous'
      distanceToBorderM: number
      candidates: {
        code: string
        path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
        distanceM: number
      }[]
      source: string
      reviewNumber: string | null
      dataVersion: string
      question: Said | null
    }
  }
  'POST /v1/divisions/resolve/batch': {
    body: { coordType: 'wgs84' | 'gcj02' | 'bd09'; points: { longitude: number; latitude: number }[] }
    answer: { items: { code: string | null; error?: string }[] }
  }
  'POST /v1/divisions/parse-address': {
    body: { address: string }
    answer: {
      code: string | null
      level: 'province' | 'prefecture' | 'county' | 'township' | 'village' | null
      path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
      detail: string
      confidence: string
      corrections: { kind: string; written: string | null; code: string; name: string }[]
      alternatives: {
        code: string
        level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
        path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
      }[]
    }
  }
  'GET /v1/divisions': {
    query?: {
      query?: string
      within?: string
      level?: 'province' | 'prefecture' | 'county' | 'township' | 'village'
      limit?: number
    }
    answer: {
      version: string
      items: {
        code: string
        name: string
        level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
        path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
        matched: 'name' | 'former' | 'pinyin' | 'initials' | 'fuzzy'
      }[]
    }
  }
  'GET /v1/divisions/offline': { query?: { version?: string }; answer: Response }
  'GET /v1/divisions/id-prefix/{prefix}': {
    path: { prefix: string }
    answer: {
      prefix: string
      name: string
      fullName: string
      from: number | null
      to: number | null
      level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
      code: string | null
      today: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
      earlierNames: { name: string; from: number | null; to: number }[]
    }
  }
  'GET /v1/divisions/{code}': {
    path: { code: string }
    answer: {
      code: string
      name: string
      level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
      path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
      spoken: string
    }
  }
  'GET /v1/divisions/{code}/children': {
    path: { code: string }
    answer: {
      items: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
    }
  }
  'GET /v1/status': {
    answer: {
      version: string
      engines: {
        card: { state: 'ready' | 'starting' | 'unavailable'; readers: string[] }
        voice: { state: 'ready' | 'starting' | 'unavailable'; providers: string[] }
        place: { state: 'ready' | 'unavailable' }
      }
      data: {
        divisions: string
        boundaries: { source: string; reviewNumber: string | null; dataVersion: string } | null
        catalogue: string
        voices: { id: string; language: string; default: boolean }[]
      }
      caller: {
        test: boolean
        scopes: (
          | 'ocr:write'
          | 'tts:write'
          | 'divisions:read'
          | 'catalogue:read'
          | 'cases:read'
          | 'open311:write'
          | 'webhooks:write'
        )[]
        mustSign: boolean
        limits: {
          limit: 'callsPerMinute' | 'callsPerDay' | 'bytesPerDay' | 'pixelsPerDay' | 'charactersPerDay'
          allowed: number | null
          used: number
          left: number | null
          resetSeconds: number
        }[]
      } | null
    }
  }
  'GET /v1/webhooks': { answer: { items: Webhook[] } }
  'POST /v1/webhooks': {
    body: {
      url: string
      events: ('report.opened' | 'report.closed' | 'report.reopened' | 'report.removed')[]
      description?: string
    }
    answer: {
      id: string
      url: string
      events: ('report.opened' | 'report.closed' | 'report.reopened' | 'report.removed')[]
      description: string
      test: boolean
      state: 'on' | 'failing' | 'off'
      offReason: 'asked' | 'gone' | 'failing' | null
      offAt: string | null
      failingSince: string | null
      oldSecretUntil: string | null
      createdAt: string
      deliveries: { waiting: number; delivered: number; dead: number }
      secret: string
    }
  }
  'GET /v1/webhooks/{id}': { path: { id: string }; answer: Webhook }
  'PUT /v1/webhooks/{id}': {
    path: { id: string }
    body: {
      url: string
      events: ('report.opened' | 'report.closed' | 'report.reopened' | 'report.removed')[]
      description?: string
      on: boolean
    }
    answer: Webhook
  }
  'DELETE /v1/webhooks/{id}': { path: { id: string }; answer: undefined }
  'POST /v1/webhooks/{id}/rotation': {
    path: { id: string }
    body: { graceHours: number }
    answer: {
      id: string
      url: string
      events: ('report.opened' | 'report.closed' | 'report.reopened' | 'report.removed')[]
      description: string
      test: boolean
      state: 'on' | 'failing' | 'off'
      offReason: 'asked' | 'gone' | 'failing' | null
      offAt: string | null
      failingSince: string | null
      oldSecretUntil: string | null
      createdAt: string
      deliveries: { waiting: number; delivered: number; dead: number }
      secret: string
    }
  }
  'POST /v1/webhooks/{id}/pings': { path: { id: string }; answer: WebhookDelivery }
  'GET /v1/webhooks/{id}/deliveries': {
    path: { id: string }
    query?: { state?: 'waiting' | 'delivered' | 'dead'; limit?: number; cursor?: string }
    answer: { items: WebhookDelivery[]; nextCursor: string | null }
  }
  'POST /v1/webhooks/{id}/replays': {
    path: { id: string }
    body: { since: string }
    answer: { replayed: number; left: number }
  }
  'POST /v1/webhook-deliveries/{id}/replay': { path: { id: string }; answer: WebhookDelivery }
  'POST /v1/sessions/sms-code': { body: { phone: string }; answer: undefined }
  'POST /v1/sessions': {
    body: { phone: string; code: string } | { wechatCode: string }
    answer: { token: string; expiresAt: string; citizen: Citizen }
  }
  'GET /v1/sessions': { answer: { items: { current: boolean; createdAt: string; expiresAt: string }[] } }
  'DELETE /v1/sessions/others': { answer: { ended: number } }
  'DELETE /v1/sessions/current': { answer: undefined }
  'GET /v1/me': { answer: Citizen }
  'PUT /v1/me': {
    body: { name: string; idNumber: string; phone: string; residence: { code: string; detail: string } }
    answer: Citizen
  }
  'DELETE /v1/me': { answer: { text: string; speech: string; kept: number; keptUntil: string | null } }
  'GET /v1/me/export': { answer: AccountExport }
  'POST /v1/me/recovery': { body: { idNumber: string; residence: { code: string; detail: string } }; answer: Said }
  'POST /v1/me/wechat-phone': { body: { code: string }; answer: Citizen }
  'POST /v1/me/wechat-messages': { body: { wechatCode: string }; answer: undefined }
  'POST /v1/cases': { headers: { 'Idempotency-Key': string }; body: Filing; answer: FiledCase }
  'GET /v1/cases': {
    query?: { bucket?: 'processing' | 'completed'; limit?: number; cursor?: string }
    answer: { items: MyCaseSummary[]; nextCursor: string | null }
  }
  'GET /v1/cases/{id}': { path: { id: string }; answer: CitizenCase }
  'GET /v1/cases/{id}/accesses': {
    path: { id: string }
    answer: {
      items: {
        text: string
        speech: string
        at: string
        action: 'open' | 'reveal'
        field: string | null
        purpose: string | null
        office: string
      }[]
    }
  }
  'GET /v1/cases/{id}/events': { path: { id: string }; answer: { items: CaseEvent[] } }
  'POST /v1/cases/{id}/actions': {
    path: { id: string }
    body:
      | { action: 'withdraw'; note?: string; version: number }
      | { action: 'supplement'; note?: string; attachments?: string[]; version: number }
      | { action: 'reopen'; note: string; version: number }
      | { action: 'review'; note: string; version: number }
    answer: CitizenCase
  }
  'POST /v1/cases/{id}/rating': {
    path: { id: string }
    body: { level: number; tags?: string[]; text?: string }
    answer: CitizenCase
  }
  'GET /v1/cases/{id}/receipt/audio': { path: { id: string }; answer: Response }
  'POST /v1/agreements/codes': {
    body: {
      phone: string
      serviceId:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
    }
    answer: undefined
  }
  'POST /v1/agreements': { body: { phone: string; code: string }; answer: { agreementId: string; at: string } }
  'POST /v1/cases/{id}/take-over': { path: { id: string }; body: { version: number }; answer: CitizenCase }
  'GET /v1/me/consents': { answer: { items: Consent[] } }
  'POST /v1/me/consents/{id}/withdraw': { path: { id: string }; answer: Consent }
  'PUT /v1/drafts/{clientKey}': {
    path: { clientKey: string }
    body: {
      serviceId:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
      content: Record<string, unknown>
    }
    answer: Draft
  }
  'GET /v1/drafts/{clientKey}': { path: { clientKey: string }; answer: Draft }
  'DELETE /v1/drafts/{clientKey}': { path: { clientKey: string }; answer: undefined }
  'GET /v1/drafts': { answer: { items: Draft[] } }
  'POST /v1/attachments': {
    form: {
      file: Blob
      kind?:
        | 'photo'
        | 'household-register'
        | 'bank-card'
        | 'hardship-proof'
        | 'expense-invoices'
        | 'asset-check-consent'
        | 'disability-certificate'
        | 'income-proof'
        | 'skill-certificate'
        | 'house-photos'
        | 'land-proof'
        | 'problem-photos'
        | 'diagnosis'
        | 'expense-list'
        | 'discharge-record'
    }
    answer: AddedAttachment
  }
  'GET /v1/attachments/{id}': { path: { id: string }; answer: Response }
  'DELETE /v1/attachments/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/inbox': { answer: { unread: number; items: Message[] } }
  'POST /v1/inbox/{id}/read': { path: { id: string }; answer: undefined }
  'POST /v1/staff/sessions': {
    body: { username: string; password: string; totp?: string }
    answer: { token: string; expiresAt: string; staff: Staff; mustChangePassword: boolean }
  }
  'PUT /v1/staff/me/password': { body: { old: string; password: string }; answer: undefined }
  'GET /v1/staff/me': { answer: Staff }
  'GET /v1/staff/cases': {
    query?: {
      state?:
        | 'ROUTED'
        | 'ACCEPTED'
        | 'WAIT_MATERIALS'
        | 'INVESTIGATING'
        | 'FIRST_REVIEW'
        | 'PUBLICITY'
        | 'COUNTY_REVIEW'
        | 'APPROVED'
        | 'NOT_ACCEPTED'
        | 'DENIED'
        | 'FULFILLED'
        | 'ANSWERED'
        | 'WITHDRAWN'
        | 'MERGED'
      department?:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
      division?: string
      lamp?: 'green' | 'yellow' | 'red' | 'purple'
      service?:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
      urgency?: 'normal' | 'high' | 'urgent'
      mine?: 'true'
      todo?:
        | 'ordered'
        | 'accept'
        | 'papers'
        | 'look-into'
        | 'notice'
        | 'send-up'
        | 'decide'
        | 'carry-out'
        | 'agreement'
        | 'rating'
      sort?: 'newest' | 'due'
      query?: string
      limit?: number
      cursor?: string
    }
    answer: { items: CaseSummary[]; nextCursor: string | null }
  }
  'POST /v1/staff/cases': { headers: { 'Idempotency-Key': string }; body: Filing; answer: StaffCase }
  'GET /v1/staff/cases/{id}': { path: { id: string }; answer: OpenedStaffCase }
  'GET /v1/staff/cases/{id}/listings': {
    path: { id: string }
    answer: { items: { text: string; speech: string; kind: 'jobs' | 'courses'; id: string; why: Said }[] }
  }
  'POST /v1/staff/cases/{id}/actions': {
    path: { id: string }
    body:
      | { action: 'accept'; note?: string; version: number }
      | { action: 'reject'; note: string; version: number; otherChannel: string }
      | { action: 'request-materials'; note?: string; version: number; materials: string[] }
      | { action: 'resume'; note?: string; version: number }
      | {
          action: 'transfer'
          note: string
          version: number
          to: {
            department?:
              | 'civil-affairs'
              | 'human-resources'
              | 'housing'
              | 'water'
              | 'education'
              | 'health'
              | 'medical-insurance'
              | 'ecology'
            division: string
          }
        }
      | { action: 'return'; note: string; version: number }
      | { action: 'help-now'; note: string; version: number }
      | { action: 'investigate'; note?: string; version: number }
      | { action: 'pause'; note: string; version: number }
      | { action: 'opinion'; note: string; version: number; fit: boolean }
      | { action: 'publish'; note?: string; version: number }
      | { action: 'submit-to-county'; note?: string; version: number }
      | { action: 'approve'; note?: string; version: number; amountFen?: number }
      | { action: 'deny'; note: string; version: number; basis: string; remedies?: string }
      | { action: 'fulfil'; note: string; version: number }
      | { action: 'answer'; note: string; version: number }
      | { action: 'supervise'; note: string; version: number; workingDays?: number }
      | { action: 'merge'; note?: string; version: number; into: string }
      | { action: 'extend'; note: string; version: number; workingDays: number }
      | { action: 'refer'; note?: string; version: number; listings: string[] }
    answer: StaffCase
  }
  'POST /v1/staff/cases/{id}/agreement': { path: { id: string }; body: { version: number }; answer: StaffCase }
  'GET /v1/staff/tasks': { answer: { items: StaffTask[] } }
  'GET /v1/staff/tasks/{id}': { path: { id: string }; answer: StaffTaskWhole }
  'POST /v1/staff/tasks/{id}': {
    path: { id: string }
    body:
      | { outcome: 'handed-over'; note?: string; idNumber: string }
      | { outcome: 'refused'; note: string }
      | { outcome: 'told'; note?: string }
      | { outcome: 'wants-nothing'; note?: string }
    answer: undefined
  }
  'GET /v1/staff/voice-packs': {
    query?: { limit?: number; cursor?: string }
    answer: { items: VoicePack[]; nextCursor: string | null }
  }
  'POST /v1/staff/voice-packs': {
    form: {
      audio?: Blob
      'audio.0'?: Blob
      serviceId:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
      version: string
      language:
        | 'zh-CN'
        | 'zh-x-yunnan'
        | 'en'
        | 'ii'
        | 'bca'
        | 'hni'
        | 'tdd'
        | 'khb'
        | 'hmn'
        | 'lis'
        | 'lhu'
        | 'prk'
        | 'nxq'
        | 'kac'
        | 'atb'
        | 'bo'
        | 'za'
        | 'ium'
        | 'pmi'
        | 'nuf'
        | 'acn'
        | 'jiu'
        | 'duu'
        | 'blr'
        | 'rbb'
      marks?: string
    }
    answer: VoicePack
  }
  'DELETE /v1/staff/voice-packs/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/admin/local-promises': { answer: { items: LocalPromise[] } }
  'POST /v1/admin/local-promises': {
    body: {
      serviceId:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
      division: unknown & unknown
      clocks: { acceptWorkingDays?: number; platformDays?: number; statutoryWorkingDays?: number }
      basis: string
    }
    answer: LocalPromise
  }
  'DELETE /v1/admin/local-promises/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/admin/calendar': { answer: { items: CalendarYear[] } }
  'PUT /v1/admin/calendar': { body: CalendarYear; answer: { moved: number } }
  'GET /v1/staff/offices': {
    query: {
      division: string
      department?:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
        | 'ecology'
    }
    answer: {
      items: {
        id: string
        department: string
        division: string
        name: string
        phone: string | null
        hours: string | null
        staffed: boolean
      }[]
    }
  }
  'POST /v1/admin/offices': {
    body: {
      department:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
        | 'ecology'
      division: string
      name: string
      phone?: string
      hours?: string
    }
    answer: Office
  }
  'PUT /v1/admin/offices/{id}': {
    path: { id: string }
    body: { name: string; phone?: string; hours?: string }
    answer: Office
  }
  'DELETE /v1/admin/offices/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/admin/staff': { answer: { items: StaffAccount[] } }
  'POST /v1/admin/staff': {
    body: { username: string; displayName: string }
    answer: {
      id: string
      username: string
      displayName: string
      closedAt: string | null
      secondFactor: boolean
      grants: Grant[]
      secrets: FirstSecrets
    }
  }
  'POST /v1/admin/staff/{id}/secrets': { path: { id: string }; answer: FirstSecrets }
  'DELETE /v1/admin/staff/{id}': { path: { id: string }; answer: undefined }
  'POST /v1/admin/staff/{id}/reopening': { path: { id: string }; answer: FirstSecrets }
  'POST /v1/admin/staff/{id}/grants': {
    path: { id: string }
    body: {
      role:
        | 'village-worker'
        | 'township-receiver'
        | 'county-handler'
        | 'county-approver'
        | 'penalty-handler'
        | 'penalty-head'
        | 'prefecture-supervisor'
        | 'dispatcher'
        | 'analyst'
        | 'auditor'
        | 'security-admin'
        | 'system-admin'
      department:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
        | null
      division: string
      validFrom?: string
      validTo?: string
      covers?: string
    }
    answer: StaffAccount
  }
  'DELETE /v1/admin/grants/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/admin/api-clients': { answer: { items: ApiClient[] } }
  'POST /v1/admin/api-clients': {
    body: {
      name: string
      scopes: (
        | 'ocr:write'
        | 'tts:write'
        | 'divisions:read'
        | 'catalogue:read'
        | 'cases:read'
        | 'open311:write'
        | 'webhooks:write'
      )[]
      limits?: {
        callsPerMinute?: number | null
        callsPerDay?: number | null
        bytesPerDay?: number | null
        pixelsPerDay?: number | null
        charactersPerDay?: number | null
      }
      mustSign?: boolean
      test?: boolean
      expiresAt?: string | null
    }
    answer: {
      id: string
      name: string
      scopes: string[]
      limits: {
        callsPerMinute: number | null
        callsPerDay: number | null
        bytesPerDay: number | null
        pixelsPerDay: number | null
        charactersPerDay: number | null
      }
      mustSign: boolean
      createdAt: string
      closedAt: string | null
      keys: ApiKey[]
      keyId: string
      key: string
      signingSecret: string
      expiresAt: string | null
    }
  }
  'GET /v1/admin/api-clients/{id}': { path: { id: string }; answer: ApiClient }
  'PUT /v1/admin/api-clients/{id}': {
    path: { id: string }
    body: {
      name: string
      scopes: (
        | 'ocr:write'
        | 'tts:write'
        | 'divisions:read'
        | 'catalogue:read'
        | 'cases:read'
        | 'open311:write'
        | 'webhooks:write'
      )[]
      limits?: {
        callsPerMinute?: number | null
        callsPerDay?: number | null
        bytesPerDay?: number | null
        pixelsPerDay?: number | null
        charactersPerDay?: number | null
      }
      mustSign?: boolean
    }
    answer: ApiClient
  }
  'DELETE /v1/admin/api-clients/{id}': { path: { id: string }; answer: undefined }
  'POST /v1/admin/api-clients/{id}/keys': {
    path: { id: string }
    body: { test: boolean; expiresAt?: string | null }
    answer: { keyId: string; key: string; signingSecret: string; expiresAt: string | null }
  }
  'POST /v1/admin/api-keys/{id}/rotation': {
    path: { id: string }
    body: { graceDays: number }
    answer: { keyId: string; key: string; signingSecret: string; expiresAt: string | null }
  }
  'DELETE /v1/admin/api-keys/{id}': { path: { id: string }; answer: undefined }
  'GET /v1/admin/api-clients/{id}/usage': {
    path: { id: string }
    query?: { from?: string; to?: string }
    answer: {
      items: {
        day: string
        test: boolean
        calls: number
        refused: number
        bytes: number
        pixels: number
        characters: number
      }[]
    }
  }
  'GET /v1/public-notices': { query: { division: unknown & unknown }; answer: { items: PublicNotice[] } }
  'POST /v1/public-notices/{id}/objections': { path: { id: string }; body: { text: string }; answer: undefined }
  'GET /v1/staff/rectifications': { answer: { items: Rectification[] } }
  'POST /v1/staff/cases/{id}/rectification': {
    path: { id: string }
    body: { step: 'call' | 'close'; note: string }
    answer: undefined
  }
  'GET /v1/staff/alerts': { answer: { items: WorkAlert[] } }
  'POST /v1/staff/cases/{id}/clues': { path: { id: string }; body: { clue: string }; answer: { id: string } }
  'GET /v1/staff/penalties': { answer: { items: Penalty[] } }
  'GET /v1/staff/penalties/{id}': { path: { id: string }; answer: Penalty }
  'POST /v1/staff/penalties/{id}/actions': {
    path: { id: string }
    body: {
      action:
        | 'file'
        | 'investigate'
        | 'serve-notice'
        | 'hear'
        | 'decide'
        | 'serve-decision'
        | 'settle'
        | 'register'
        | 'correct'
        | 'drop'
      version: number
      note?: string
      facts?: string
      basis?: string
      gainFen?: number
      refundFen?: number
      fineFen?: number
    }
    answer: Penalty
  }
  'POST /v1/staff/cases/{id}/reveal': {
    path: { id: string }
    body: { field: 'idNumber' | 'phone' | 'name' | 'residence'; purpose: string }
    answer: { field: string; value: string }
  }
  'POST /v1/staff/cases/{id}/minor-access': {
    path: { id: string }
    body: { reason: string }
    answer: { id: string; untilAt: string | null }
  }
  'GET /v1/staff/minor-access': {
    answer: {
      items: {
        id: string
        caseId: string
        caseNumber: string
        staffId: string
        reason: string
        emergency: boolean
        askedAt: string
      }[]
    }
  }
  'POST /v1/staff/minor-access/{id}': { path: { id: string }; body: { hours: number | null }; answer: undefined }
  'GET /v1/staff/audit': {
    query?: {
      action?: string
      actor?: string
      subject?: string
      from?: string
      to?: string
      division?: string
      limit?: number
      cursor?: string
    }
    answer: { items: AuditEntry[]; nextCursor: string | null; verification: AuditVerification | null }
  }
  'GET /v1/staff/audit.csv': {
    query?: { action?: string; actor?: string; subject?: string; from?: string; to?: string; division?: string }
    answer: Response
  }
  'GET /v1/me/penalties': { answer: { items: MyPenalty[] } }
  'POST /v1/me/penalties/{id}/defence': {
    path: { id: string }
    body: { text: string; hearing?: boolean }
    answer: undefined
  }
  'POST /v1/staff/cases/{id}/share-requests': {
    path: { id: string }
    body: {
      registry:
        | 'minimum-living-allowance'
        | 'destitute-support'
        | 'low-income-margin'
        | 'poverty-monitoring'
        | 'disability'
        | 'medical-insurance'
      purpose: string
    }
    answer: { items: ShareRequest[] }
  }
  'GET /v1/staff/cases/{id}/share-requests': { path: { id: string }; answer: { items: ShareRequest[] } }
  'GET /v1/centre/overview': { query?: { from?: string; to?: string; division?: string }; answer: CentreOverview }
  'GET /v1/centre/cases.csv': {
    query?: {
      from?: string
      to?: string
      division?: string
      department?:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
      service?:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
    }
    answer: Response
  }
  'GET /v1/centre/supervision': {
    query?: {
      division?: string
      department?:
        | 'civil-affairs'
        | 'human-resources'
        | 'housing'
        | 'water'
        | 'education'
        | 'health'
        | 'medical-insurance'
      service?:
        | 'temporary-assistance'
        | 'destitute-support'
        | 'minimum-living-allowance'
        | 'job-search'
        | 'job-training'
        | 'housing-renovation'
        | 'drinking-water'
        | 'school-dropout'
        | 'health-institutions'
        | 'serious-illness-treatment'
        | 'chronic-disease-management'
        | 'insurance-enrolment'
        | 'remote-care-reimbursement'
        | 'serious-illness-assistance'
      lamp?: 'green' | 'yellow' | 'red' | 'purple'
      limit?: number
      cursor?: string
    }
    answer: { items: SupervisedCase[]; nextCursor: string | null }
  }
}

export type Filing = {
  serviceId:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  consent: {
    noticeVersion: string
    method: 'read' | 'heard' | 'assisted'
    purposes?: ('notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper')[]
  }
  filingMode: 'self' | 'helper' | 'proactive'
  helper?: { name: string; phone: string; relationship: string }
  agreement?:
    | { kind: 'code'; agreementId: string }
    | { kind: 'visit'; on: string; place: string; people: string }
    | { kind: 'found'; how: 'visit' | 'told' | 'hotline' | 'records' | 'other'; reason: string }
  applicant: { name: string; idNumber: string; phone: string }
  residence: { code: string; detail: string }
  problemPlace: { code: string; detail?: string }
  location?: { longitude: number; latitude: number; coordType: 'wgs84' | 'gcj02' | 'bd09'; accuracy?: number }
  problems: string[]
  answers?: Record<string, unknown>
  description?: string
  attachments?: string[]
}
export type CalendarYear = { year: number; source: string; off: [string, string][]; worked: string[] }
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  speech: string
  errors?: { path: string; code: string; detail: string; speech: string }[]
}
export type Said = { text: string; speech: string }
export type ServiceBrief = {
  id:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  kind: 'application' | 'report' | 'query'
  department: 'civil-affairs' | 'human-resources' | 'housing' | 'water' | 'education' | 'health' | 'medical-insurance'
  block: 'livelihood' | 'employment' | 'education' | 'medical' | 'housing' | 'drinking-water'
  title: Said
  intro: Said
  button: Said
  fileable: boolean
  version: string
}
export type Service = {
  id:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  kind: 'application' | 'report' | 'query'
  department: 'civil-affairs' | 'human-resources' | 'housing' | 'water' | 'education' | 'health' | 'medical-insurance'
  block: 'livelihood' | 'employment' | 'education' | 'medical' | 'housing' | 'drinking-water'
  title: Said
  intro: Said
  button: Said
  fileable: boolean
  version: string
  answers: Record<string, unknown>
  questions: Question[]
  selfCheck: { id: string; label: Said; against: boolean; advice: Said }[]
  options: { code: string; title: Said; explanation: Said; urgency: 'normal' | 'high' | 'urgent'; needsText: boolean }[]
  materials: { text: string; speech: string; id: string; photo: boolean }[]
  clocks: Record<string, unknown>
  promises: Said[]
  noticeVersion: string
}
export type Question = {
  id: string
  kind:
    | 'yes-no'
    | 'choice'
    | 'choices'
    | 'text'
    | 'long-text'
    | 'integer'
    | 'money'
    | 'date'
    | 'month'
    | 'year'
    | 'phone'
    | 'id-number'
    | 'division'
    | 'group'
  label: Said
  hint: Said | null
  required: boolean
  when: { question: string; is: (boolean | string)[] } | null
  options: { id: string; label: Said }[]
  advice: { when: (boolean | string)[]; said: Said } | null
  item: Said | null
  questions: Question[]
}
export type HealthInstitution = {
  text: string
  speech: string
  id: string
  name: string
  level: 'county-hospital' | 'designated-hospital' | 'township-health-centre' | 'village-clinic' | 'other'
  levelName: string
  division: { code: string; name: string }
  address: string
  position: { longitude: number; latitude: number; coordType: 'wgs84' } | null
  phone: string
  hours: string
  insurance: boolean
  seriousIllness: boolean
  distanceKm: number | null
}
export type Job = {
  text: string
  speech: string
  id: string
  title: string
  employer: string
  division: { code: string; name: string }
  address: string
  trade:
    | 'farming'
    | 'livestock'
    | 'forestry'
    | 'building'
    | 'factory'
    | 'driving'
    | 'electrics'
    | 'housekeeping'
    | 'care'
    | 'cooking'
    | 'cleaning'
    | 'security'
    | 'shops'
    | 'online-sales'
    | 'handicraft'
    | 'other'
  payFrom: number | null
  payTo: number | null
  places: number
  publicWelfare: boolean
  lodging: boolean
  phone: string
  closes: string | null
  description: string
  why: Said
}
export type Course = {
  text: string
  speech: string
  id: string
  title: string
  school: string
  division: { code: string; name: string }
  address: string
  position: { longitude: number; latitude: number; coordType: 'wgs84' } | null
  trade:
    | 'farming'
    | 'livestock'
    | 'forestry'
    | 'building'
    | 'factory'
    | 'driving'
    | 'electrics'
    | 'housekeeping'
    | 'care'
    | 'cooking'
    | 'cleaning'
    | 'security'
    | 'shops'
    | 'online-sales'
    | 'handicraft'
    | 'other'
  starts: string
  days: number
  places: number
  free: boolean
  childcare: boolean
  phone: string
  description: string
  distanceKm: number | null
  why: Said
}
export type Voice = {
  id: string
  provider: string
  language: string
  gender: string
  sampleRate: number
  marks: 'word' | 'sentence' | 'none'
  default: boolean
  name?: string
}
export type CardReading = {
  side: 'front' | 'back'
  fields: Record<
    string,
    { value: string | null; confidence: number; status: 'ok' | 'check' | 'missing'; evidence: string[] }
  >
  residence: {
    code: string
    level: 'province' | 'prefecture' | 'county' | 'township' | 'village'
    path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
    detail: string
  } | null
  warnings: {
    code: 'glare' | 'blur' | 'dark' | 'small' | 'border-cut' | 'occluded' | 'copy' | 'reshoot' | 'expired'
    field:
      | 'name'
      | 'sex'
      | 'ethnicity'
      | 'birthDate'
      | 'address'
      | 'idNumber'
      | 'issuingAuthority'
      | 'validFrom'
      | 'validTo'
      | null
    text: string
    speech: string
  }[]
  readBack: Said
  card: { quad: number[][]; rotation: number; score: number }
  timing: { totalMs: number; stages: Record<string, number> }
}
export type CardStage =
  | { stage: 'waiting'; ahead: number }
  | { stage: 'finding' | 'straightening' | 'turning' | 'other-place' | 'reading' | 'checking' }
export type CardGuidance = {
  found: boolean
  ready: boolean
  quad: number[][] | null
  advice: {
    code:
      | 'ready'
      | 'no-card'
      | 'move-closer'
      | 'move-back'
      | 'move-left'
      | 'move-right'
      | 'move-up'
      | 'move-down'
      | 'hold-still'
      | 'more-light'
      | 'reduce-glare'
      | 'turn-over'
    text: string
    speech: string
  }
}
export type Webhook = {
  id: string
  url: string
  events: ('report.opened' | 'report.closed' | 'report.reopened' | 'report.removed')[]
  description: string
  test: boolean
  state: 'on' | 'failing' | 'off'
  offReason: 'asked' | 'gone' | 'failing' | null
  offAt: string | null
  failingSince: string | null
  oldSecretUntil: string | null
  createdAt: string
  deliveries: { waiting: number; delivered: number; dead: number }
}
export type WebhookDelivery = {
  id: string
  event: string
  state: 'waiting' | 'delivered' | 'dead'
  attempts: number
  createdAt: string
  nextAt: string | null
  attemptedAt: string | null
  responseStatus: number | null
  durationMs: number | null
  failure:
    | 'address-refused'
    | 'name-unknown'
    | 'unreachable'
    | 'tls'
    | 'timeout'
    | 'answer-broken'
    | 'redirect'
    | 'status'
    | 'queue-full'
    | 'switched-off'
    | null
}
export type Citizen = {
  id: string
  registered: boolean
  name: string | null
  idNumber: string | null
  phone: string | null
  residence: { code: string; detail: string; name: string } | null
  createdAt: string
}
export type AccountExport = {
  exportedAt: string
  account: {
    id: string
    registered: boolean
    name: string | null
    idNumber: string | null
    phone: string | null
    residence: { code: string; detail: string; name: string } | null
    createdAt: string
    wechat: boolean
  }
  sessions: { createdAt: string; expiresAt: string }[]
  cases: {
    id: string
    caseNumber: string
    serviceId: string
    title: Said
    state: string
    stateName: Said
    bucket: 'processing' | 'completed'
    urgency: 'normal' | 'high' | 'urgent'
    office: { department: string; division: string; name: string }
    problemPlace: {
      code: string
      name: string
      detail: string | null
      path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
    }
    clocks: {
      kind: string
      dueAt: string
      provisional: boolean
      lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
      text: string
    }[]
    createdAt: string
    completedAt: string | null
    version: number
    rated: boolean
    filingMode: 'self' | 'helper' | 'proactive'
    consent: {
      noticeVersion: string
      method: 'read' | 'heard' | 'assisted'
      proof: 'complete' | 'partial' | null
      at: string
    } | null
    consents: {
      purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
      title: Said
      at: string
      withdrawnAt: string | null
    }[]
    applicant: { name: string; idNumber: string; phone: string }
    residence: { code: string; detail: string; name: string }
    placeFindings: {
      text: string
      speech: string
      code: 'position-elsewhere' | 'position-outside' | 'position-unusable' | 'home-elsewhere'
    }[]
    problems: { code: string; title: string }[]
    answers: { text: string; speech: string; id: string; label: string }[]
    description: string
    attachments: Attachment[]
    receipt: { text: string; speech: string; audioUrl: string }
    routing: { reason: Said }
    events: CaseEvent[]
    rating: { level: number; tags: string[]; text: string | null } | null
    actions: string[]
  }[]
  accesses: Record<string, unknown>[]
  minorAccesses: Record<string, unknown>[]
  registryRequests: Record<string, unknown>[]
  publicNotices: Record<string, unknown>[]
  visits: Record<string, unknown>[]
  agreements: Record<string, unknown>[]
  objections: Record<string, unknown>[]
  recoveries: Record<string, unknown>[]
  acceptedWechatMessages: Record<string, unknown>[]
  penalties: Record<string, unknown>[]
  attachments: { id: string; caseId: string | null; kind: string; bytes: number; url: string; createdAt: string }[]
  messages: Record<string, unknown>[]
  deliveries: Record<string, unknown>[]
  listening: Record<string, unknown>[]
  consents: Record<string, unknown>[]
  drafts: Record<string, unknown>[]
}
export type Attachment = { id: string; kind: string; bytes: number; width: number; height: number }
export type CaseEvent = {
  seq: number
  action: string
  state: string
  note: string | null
  at: string
  text: string
  speech: string
  referrals: { kind: 'jobs' | 'courses'; id: string; title: string; by: string; place: string; phone: string }[]
}
export type FiledCase = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: {
    code: string
    name: string
    detail: string | null
    path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
  }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  filingMode: 'self' | 'helper' | 'proactive'
  consent: {
    noticeVersion: string
    method: 'read' | 'heard' | 'assisted'
    proof: 'complete' | 'partial' | null
    at: string
  } | null
  consents: {
    purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
    title: Said
    at: string
    withdrawnAt: string | null
  }[]
  applicant: { name: string; idNumber: string; phone: string }
  residence: { code: string; detail: string; name: string }
  placeFindings: {
    text: string
    speech: string
    code: 'position-elsewhere' | 'position-outside' | 'position-unusable' | 'home-elsewhere'
  }[]
  problems: { code: string; title: string }[]
  answers: { text: string; speech: string; id: string; label: string }[]
  description: string
  attachments: Attachment[]
  receipt: { text: string; speech: string; audioUrl: string }
  routing: { reason: Said }
  events: CaseEvent[]
  rating: { level: number; tags: string[]; text: string | null } | null
  actions: string[]
  helping: boolean
  applicantName: string
  agreement: {
    text: string
    speech: string
    kind: 'open' | 'code' | 'visit' | 'taken-over' | 'staff' | 'found'
    at: string | null
    toConfirm: boolean
    visit: { on: string; place: string; people: string } | null
    found: { how: 'visit' | 'told' | 'hotline' | 'records' | 'other'; reason: string } | null
  } | null
  similar: { text: string; speech: string; id: string; caseNumber: string; filedAt: string }[]
  similarOthers: { text: string; speech: string; count: number } | null
}
export type MyCaseSummary = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: { code: string; name: string }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  helping: boolean
  applicantName: string
}
export type CitizenCase = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: {
    code: string
    name: string
    detail: string | null
    path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
  }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  filingMode: 'self' | 'helper' | 'proactive'
  consent: {
    noticeVersion: string
    method: 'read' | 'heard' | 'assisted'
    proof: 'complete' | 'partial' | null
    at: string
  } | null
  consents: {
    purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
    title: Said
    at: string
    withdrawnAt: string | null
  }[]
  applicant: { name: string; idNumber: string; phone: string }
  residence: { code: string; detail: string; name: string }
  placeFindings: {
    text: string
    speech: string
    code: 'position-elsewhere' | 'position-outside' | 'position-unusable' | 'home-elsewhere'
  }[]
  problems: { code: string; title: string }[]
  answers: { text: string; speech: string; id: string; label: string }[]
  description: string
  attachments: Attachment[]
  receipt: { text: string; speech: string; audioUrl: string }
  routing: { reason: Said }
  events: CaseEvent[]
  rating: { level: number; tags: string[]; text: string | null } | null
  actions: string[]
  helping: boolean
  applicantName: string
  agreement: {
    text: string
    speech: string
    kind: 'open' | 'code' | 'visit' | 'taken-over' | 'staff' | 'found'
    at: string | null
    toConfirm: boolean
    visit: { on: string; place: string; people: string } | null
    found: { how: 'visit' | 'told' | 'hotline' | 'records' | 'other'; reason: string } | null
  } | null
}
export type Consent = {
  id: string
  purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
  title: Said
  matter: Said
  noticeVersion: string | null
  method: 'read' | 'heard' | 'assisted' | null
  proof: 'complete' | 'partial' | null
  caseId: string | null
  at: string
  withdrawnAt: string | null
  withdrawable: boolean
  effect: Said
}
export type Draft = {
  clientKey: string
  serviceId: string
  content: Record<string, unknown>
  updatedAt: string
  faults: { text: string; speech: string; path: string; code: string }[]
}
export type AddedAttachment = {
  id: string
  kind: string
  bytes: number
  width: number
  height: number
  position: { longitude: number; latitude: number; coordType: 'wgs84' } | null
}
export type Message = {
  id: string
  title: Said
  body: Said
  caseId: string | null
  about: 'case' | 'penalty' | 'account'
  createdAt: string
  readAt: string | null
}
export type Staff = {
  id: string
  username: string
  displayName: string
  grants: { role: string; department: string | null; division: string }[]
}
export type CaseSummary = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: { code: string; name: string }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
}
export type StaffCase = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: {
    code: string
    name: string
    detail: string | null
    path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
  }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  filingMode: 'self' | 'helper' | 'proactive'
  consent: {
    noticeVersion: string
    method: 'read' | 'heard' | 'assisted'
    proof: 'complete' | 'partial' | null
    at: string
  } | null
  consents: {
    purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
    title: Said
    at: string
    withdrawnAt: string | null
  }[]
  applicant: { name: string; idNumber: string; phone: string }
  residence: { code: string; detail: string; name: string }
  placeFindings: {
    text: string
    speech: string
    code: 'position-elsewhere' | 'position-outside' | 'position-unusable' | 'home-elsewhere'
  }[]
  problems: { code: string; title: string }[]
  answers: { text: string; speech: string; id: string; label: string }[]
  description: string
  attachments: Attachment[]
  receipt: { text: string; speech: string; audioUrl: string }
  routing: { reason: Said }
  events: CaseEvent[]
  rating: { level: number; tags: string[]; text: string | null } | null
  actions: string[]
  helper: { name: string; phone: string; relationship: string } | null
  agreement: {
    text: string
    speech: string
    kind: 'open' | 'code' | 'visit' | 'taken-over' | 'staff' | 'found'
    at: string | null
    toConfirm: boolean
    visit: { on: string; place: string; people: string } | null
    found: { how: 'visit' | 'told' | 'hotline' | 'records' | 'other'; reason: string } | null
  } | null
}
export type OpenedStaffCase = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: {
    code: string
    name: string
    detail: string | null
    path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
  }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  filingMode: 'self' | 'helper' | 'proactive'
  consent: {
    noticeVersion: string
    method: 'read' | 'heard' | 'assisted'
    proof: 'complete' | 'partial' | null
    at: string
  } | null
  consents: {
    purpose: 'notice' | 'id-photo' | 'location' | 'phone' | 'asset-check' | 'minor' | 'helper'
    title: Said
    at: string
    withdrawnAt: string | null
  }[]
  applicant: { name: string; idNumber: string; phone: string }
  residence: { code: string; detail: string; name: string }
  placeFindings: {
    text: string
    speech: string
    code: 'position-elsewhere' | 'position-outside' | 'position-unusable' | 'home-elsewhere'
  }[]
  problems: { code: string; title: string }[]
  answers: { text: string; speech: string; id: string; label: string }[]
  description: string
  attachments: Attachment[]
  receipt: { text: string; speech: string; audioUrl: string }
  routing: { reason: Said }
  events: CaseEvent[]
  rating: { level: number; tags: string[]; text: string | null } | null
  actions: string[]
  helper: { name: string; phone: string; relationship: string } | null
  agreement: {
    text: string
    speech: string
    kind: 'open' | 'code' | 'visit' | 'taken-over' | 'staff' | 'found'
    at: string | null
    toConfirm: boolean
    visit: { on: string; place: string; people: string } | null
    found: { how: 'visit' | 'told' | 'hotline' | 'records' | 'other'; reason: string } | null
  } | null
  similar: { count: number; items: { id: string; caseNumber: string; filedAt: string }[] }
  shareRequests: ShareRequest[]
}
export type ShareRequest = {
  text: string
  speech: string
  id: string
  registry:
    | 'minimum-living-allowance'
    | 'destitute-support'
    | 'low-income-margin'
    | 'poverty-monitoring'
    | 'disability'
    | 'medical-insurance'
  purpose: string
  result: 'matched' | 'not-matched' | 'no-list'
  asOf: string | null
  by: string
  at: string
}
export type StaffTask = {
  text: string
  speech: string
  id: string
  kind: 'recover-account' | 'visit'
  division: string
  caseId: string | null
  createdAt: string
}
export type StaffTaskWhole = {
  text: string
  speech: string
  id: string
  kind: 'recover-account' | 'visit'
  division: string
  caseId: string | null
  createdAt: string
  outcomes: string[]
  settled: Said | null
  note: string | null
  person: { name: string | null; phone: string | null; residence: string | null } | null
  case: { caseNumber: string; title: string; state: string; office: string; open: boolean } | null
}
export type VoicePack = {
  id: string
  voice: string
  serviceId:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  title: Said
  noticeVersion: string
  language:
    | 'zh-CN'
    | 'zh-x-yunnan'
    | 'en'
    | 'ii'
    | 'bca'
    | 'hni'
    | 'tdd'
    | 'khb'
    | 'hmn'
    | 'lis'
    | 'lhu'
    | 'prk'
    | 'nxq'
    | 'kac'
    | 'atb'
    | 'bo'
    | 'za'
    | 'ium'
    | 'pmi'
    | 'nuf'
    | 'acn'
    | 'jiu'
    | 'duu'
    | 'blr'
    | 'rbb'
  languageName: string
  state: 'offered' | 'stale'
  advice: Said
  durationMs: number
  bytes: number
  sentences: number
  createdAt: string
}
export type LocalPromise = {
  id: string
  serviceId:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  division: string
  divisionName: string
  clocks: { acceptWorkingDays?: number; platformDays?: number; statutoryWorkingDays?: number }
  basis: string
  createdAt: string
}
export type Office = {
  id: string
  department: string
  division: string
  name: string
  phone: string | null
  hours: string | null
}
export type StaffAccount = {
  id: string
  username: string
  displayName: string
  closedAt: string | null
  secondFactor: boolean
  grants: Grant[]
}
export type Grant = {
  id: string
  role:
    | 'village-worker'
    | 'township-receiver'
    | 'county-handler'
    | 'county-approver'
    | 'penalty-handler'
    | 'penalty-head'
    | 'prefecture-supervisor'
    | 'dispatcher'
    | 'analyst'
    | 'auditor'
    | 'security-admin'
    | 'system-admin'
  department: string | null
  division: string
  validFrom: string | null
  validTo: string | null
  covers: string | null
}
export type FirstSecrets = { password: string; totpSecret: string; totpAddress: string }
export type ApiClient = {
  id: string
  name: string
  scopes: string[]
  limits: {
    callsPerMinute: number | null
    callsPerDay: number | null
    bytesPerDay: number | null
    pixelsPerDay: number | null
    charactersPerDay: number | null
  }
  mustSign: boolean
  createdAt: string
  closedAt: string | null
  keys: ApiKey[]
}
export type ApiKey = {
  id: string
  hint: string
  test: boolean
  state: 'valid' | 'expired' | 'revoked'
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedOn: string | null
}
export type PublicNotice = {
  text: string
  speech: string
  id: string
  serviceId: string
  division: string
  maskedName: string
  from: string
  until: string
}
export type Rectification = {
  caseId: string
  caseNumber: string
  openedAt: string
  dueAt: string
  provisional: boolean
  calledAt: string | null
}
export type WorkAlert = {
  text: string
  speech: string
  id: string
  caseId: string
  caseNumber: string
  clock: string
  step: string
  at: string
}
export type Penalty = {
  text: string
  speech: string
  id: string
  caseId: string
  state:
    | 'CLUE'
    | 'FILED'
    | 'INVESTIGATED'
    | 'NOTICE_SERVED'
    | 'HEARD'
    | 'DECIDED'
    | 'SERVED'
    | 'SETTLED'
    | 'REGISTERED'
    | 'CORRECTED'
    | 'EXPIRED'
    | 'DROPPED'
  version: number
  facts: string | null
  basis: string | null
  gainFen: number | null
  refundFen: number | null
  fineFen: number | null
  defenceUntil: string | null
  decidedAt: string | null
  entry: { at: string; visible: boolean } | null
  caseNumber: string
  serviceId:
    | 'temporary-assistance'
    | 'destitute-support'
    | 'minimum-living-allowance'
    | 'job-search'
    | 'job-training'
    | 'housing-renovation'
    | 'drinking-water'
    | 'school-dropout'
    | 'health-institutions'
    | 'serious-illness-treatment'
    | 'chronic-disease-management'
    | 'insurance-enrolment'
    | 'remote-care-reimbursement'
    | 'serious-illness-assistance'
  person: string
  department: string
  division: string
  clue: string
  defence: string | null
  hearingWanted: boolean
  filedAt: string | null
  clocks: {
    text: string
    speech: string
    kind: 'defence' | 'decision' | 'serving' | 'entry'
    dueAt: string
    over: boolean
  }[]
  events: { seq: number; action: string; state: string; note: string | null; at: string }[]
  actions: (
    | 'file'
    | 'investigate'
    | 'serve-notice'
    | 'hear'
    | 'decide'
    | 'serve-decision'
    | 'settle'
    | 'register'
    | 'correct'
    | 'drop'
  )[]
}
export type AuditEntry = {
  seq: number
  at: string
  action: string
  title: Said
  actor: { kind: string; id: string | null; name: string | null }
  subject: { kind: string; id: string | null }
  division: { code: string; name: string } | null
  details: Record<string, string | number | boolean | null>
  hash: string
}
export type AuditVerification = {
  at: string
  entries: number
  anchors: number
  anchoredUpTo: number
  faultCount: number
  faults: { seq: number | null; line: number | null; what: string }[]
}
export type MyPenalty = {
  text: string
  speech: string
  id: string
  caseId: string
  state:
    | 'CLUE'
    | 'FILED'
    | 'INVESTIGATED'
    | 'NOTICE_SERVED'
    | 'HEARD'
    | 'DECIDED'
    | 'SERVED'
    | 'SETTLED'
    | 'REGISTERED'
    | 'CORRECTED'
    | 'EXPIRED'
    | 'DROPPED'
  version: number
  facts: string | null
  basis: string | null
  gainFen: number | null
  refundFen: number | null
  fineFen: number | null
  defenceUntil: string | null
  decidedAt: string | null
  entry: { at: string; visible: boolean } | null
  mayDefend: boolean
}
export type CentreOverview = {
  period: { from: string; to: string }
  asOf: string
  division: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }
  path: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }[]
  department:
    | 'civil-affairs'
    | 'human-resources'
    | 'housing'
    | 'water'
    | 'education'
    | 'health'
    | 'medical-insurance'
    | null
  smallestShown: number | null
  summary: Said
  total: { filed: number | null; accepted: number | null; closed: number | null; suppressed: boolean }
  byService: {
    serviceId:
      | 'temporary-assistance'
      | 'destitute-support'
      | 'minimum-living-allowance'
      | 'job-search'
      | 'job-training'
      | 'housing-renovation'
      | 'drinking-water'
      | 'school-dropout'
      | 'health-institutions'
      | 'serious-illness-treatment'
      | 'chronic-disease-management'
      | 'insurance-enrolment'
      | 'remote-care-reimbursement'
      | 'serious-illness-assistance'
    title: Said
    department: 'civil-affairs' | 'human-resources' | 'housing' | 'water' | 'education' | 'health' | 'medical-insurance'
    filed: number | null
    accepted: number | null
    closed: number | null
    denied: number | null
    notAccepted: number | null
    lapsed: number | null
    suppressed: boolean
  }[]
  byDepartment: {
    department: 'civil-affairs' | 'human-resources' | 'housing' | 'water' | 'education' | 'health' | 'medical-insurance'
    name: string
    filed: number | null
    accepted: number | null
    closed: number | null
    suppressed: boolean
  }[]
  byDivision: {
    division: { code: string; name: string; level: 'province' | 'prefecture' | 'county' | 'township' | 'village' }
    filed: number | null
    accepted: number | null
    closed: number | null
    open: number | null
    overdue: number | null
    suppressed: boolean
  }[]
  cells: {
    division: string
    serviceId:
      | 'temporary-assistance'
      | 'destitute-support'
      | 'minimum-living-allowance'
      | 'job-search'
      | 'job-training'
      | 'housing-renovation'
      | 'drinking-water'
      | 'school-dropout'
      | 'health-institutions'
      | 'serious-illness-treatment'
      | 'chronic-disease-management'
      | 'insurance-enrolment'
      | 'remote-care-reimbursement'
      | 'serious-illness-assistance'
    department: 'civil-affairs' | 'human-resources' | 'housing' | 'water' | 'education' | 'health' | 'medical-insurance'
    filed: number | null
    accepted: number | null
    closed: number | null
    suppressed: boolean
  }[]
  byMode: {
    mode: 'self' | 'helper' | 'proactive'
    filed: number | null
    accepted: number | null
    closed: number | null
    suppressed: boolean
  }[]
  outcomes: {
    answered: number | null
    fulfilled: number | null
    denied: number | null
    notAccepted: number | null
    lapsed: number | null
    withdrawn: number | null
    merged: number | null
    suppressed: boolean
  }
  onTime: {
    accept: {
      ended: number | null
      kept: number | null
      late: number | null
      share: number | null
      suppressed: boolean
    }
    platform: {
      ended: number | null
      kept: number | null
      late: number | null
      share: number | null
      suppressed: boolean
    }
    statutory: {
      ended: number | null
      kept: number | null
      late: number | null
      share: number | null
      suppressed: boolean
    }
  }
  waiting: {
    accept: { count: number | null; medianHours: number | null; p90Hours: number | null; suppressed: boolean }
    answer: { count: number | null; medianHours: number | null; p90Hours: number | null; suppressed: boolean }
    heard: { count: number | null; medianHours: number | null; p90Hours: number | null; suppressed: boolean }
    read: { count: number | null; medianHours: number | null; p90Hours: number | null; suppressed: boolean }
    assisted: { count: number | null; medianHours: number | null; p90Hours: number | null; suppressed: boolean }
  }
  open: {
    count: number | null
    overdue: number | null
    overdueToAccept: number | null
    overdueToAnswer: number | null
    overdueToDecide: number | null
    supervised: number | null
    supervisedLate: number | null
    ages: { fromDays: number; underDays: number | null; count: number | null; suppressed: boolean }[]
    suppressed: boolean
  }
  routing: {
    transfers: number | null
    returns: number | null
    toDispatcher: number | null
    transferRate: number | null
    returnRate: number | null
    suppressed: boolean
  }
  refusals: {
    denied: number | null
    notAccepted: number | null
    lapsed: number | null
    deniedRate: number | null
    notAcceptedRate: number | null
    suppressed: boolean
  }
  reopened: { reopened: number | null; reviewed: number | null; reopenRate: number | null; suppressed: boolean }
  ratings: {
    count: number | null
    levels: { level: number; count: number | null; suppressed: boolean }[]
    rectifications: {
      opened: number | null
      closed: number | null
      closedOnTime: number | null
      closedLate: number | null
      open: number | null
      suppressed: boolean
    }
    suppressed: boolean
  }
  water: {
    reports: number | null
    merged: number | null
    criteria: { criterion: string; name: string; count: number | null; suppressed: boolean }[]
    suppressed: boolean
  } | null
  voice: {
    filed: number | null
    heard: number | null
    heardWhole: number | null
    heardShare: number | null
    completion: number | null
    suppressed: boolean
  }
  cards: {
    photos: number | null
    read: number | null
    doubtful: number | null
    refused: number | null
    successShare: number | null
    retakeShare: number | null
    kept: number | null
    corrected: number | null
    correctionShare: number | null
    suppressed: boolean
  }
}
export type SupervisedCase = {
  id: string
  caseNumber: string
  serviceId: string
  title: Said
  state: string
  stateName: Said
  bucket: 'processing' | 'completed'
  urgency: 'normal' | 'high' | 'urgent'
  office: { department: string; division: string; name: string }
  problemPlace: { code: string; name: string }
  clocks: {
    kind: string
    dueAt: string
    provisional: boolean
    lamp: 'green' | 'yellow' | 'red' | 'purple' | 'paused' | 'off'
    text: string
  }[]
  createdAt: string
  completedAt: string | null
  version: number
  rated: boolean
  orders: {
    id: string
    byClock: boolean
    reason: string
    at: string
    dueAt: string
    due: string
    state: 'open' | 'late' | 'settled'
  }[]
}
