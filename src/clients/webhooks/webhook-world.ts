import type { ClientActor } from '../../policies/actor.ts'
import type { Keeper, KeepingWorld } from '../keep-clients.ts'
import type { DeliveryFailure } from './events.ts'

/** Wakes whoever sends; within a transaction only if that commits. */
export interface WebhookJobs {
  enqueue(name: 'deliver-webhooks', data: { endpointId: string }, afterSeconds: number): Promise<void>
}

export interface WebhookWorld extends KeepingWorld {
  jobs: WebhookJobs
  /** `host` or `host:port` of receivers that may be in a private network and without TLS. */
  webhookHosts: ReadonlySet<string>
}

/** A client by its key, for what is its own; or who keeps clients, for all of them. */
export type WebhookKeeper = ClientActor | Keeper

export interface WebhookPost {
  url: string
  headers: Record<string, string>
  body: string
}

/** Posts once and gives the status of the answer, of which nothing else is read. Throws `WebhookFault`. */
export type PostWebhook = (post: WebhookPost) => Promise<number>

export class WebhookFault extends Error {
  readonly failure: DeliveryFailure
  constructor(failure: DeliveryFailure, cause?: unknown) {
    super(failure, { cause })
    this.name = 'WebhookFault'
    this.failure = failure
  }
}
