import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import sdk from 'microsoft-cognitiveservices-speech-sdk'
import { type FailureReason, reasonOfStatus } from '../../speech/voice-failure.ts'
import type { HeardText, WorkerSettings } from './worker-messages.ts'

export interface LaneEvents {
  audio(bytes: Uint8Array): void
  heard(text: HeardText): void
}

/** One synthesizer with its connection: one turn at a time. */
export interface Lane {
  /** Undefined when all was spoken, else why not. After a failure the lane is of no more use. */
  speak(ssml: string, events: LaneEvents): Promise<FailureReason | undefined>
  /** Ends a turn under way as `ended_early`, and cuts the connection. */
  destroy(): void
}

interface Wires {
  host: string
  sockets: Set<Socket>
}

/**
 * Which lane a request belongs to: the SDK hands out neither its sockets nor a way to end them for certain. Node tells of
 * each request here before its head is written.
 */
const opening = new AsyncLocalStorage<Wires>()
subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest }
  const wires = opening.getStore()
  if (!wires) return
  // The SDK follows redirects of https hosts, and its key header goes along.
  if (request.host !== wires.host) request.destroy(new Error('redirected elsewhere'))
  // Measured with 1.52: it writes every header into the query of the address as well, the key among them, and addresses
  // are what proxies and servers write into their logs.
  request.path = request.path.replace(/\?.*$/, '')
  request.once('socket', (socket) => {
    wires.sockets.add(socket)
    socket.once('close', () => wires.sockets.delete(socket))
  })
})

export function openLane({ host, key, voice, silenceMs }: WorkerSettings): Lane {
  const url = new URL(host)
  const wires: Wires = { host: url.hostname.replace(/^\[|\]$/g, ''), sockets: new Set() }
  let end: ((reason: FailureReason | undefined) => void) | undefined
  const { synthesizer, connection } = opening.run(wires, connect)

  function connect() {
    const config = sdk.SpeechConfig.fromHost(url, key)
    config.speechSynthesisVoiceName = voice
    config.speechSynthesisOutputFormat = sdk.SpeechSynthesisOutputFormat.Raw24Khz16BitMonoPcm
    config.setProperty(sdk.PropertyId.SpeechServiceResponse_RequestWordBoundary, 'true')
    config.setProperty(sdk.PropertyId.SpeechServiceResponse_RequestSentenceBoundary, 'true')
    const synthesizer = new sdk.SpeechSynthesizer(config, null)
    const connection = sdk.Connection.fromSynthesizer(synthesizer)
    // Open before the first piece: the handshake costs as much as the synthesis. A failure is told by the turn.
    connection.openConnection(
      () => undefined,
      () => undefined,
    )
    return { synthesizer, connection }
  }

  return {
    speak: (ssml, events) =>
      opening.run(wires, () => {
        const { promise, resolve } = Promise.withResolvers<FailureReason | undefined>()
        let heardAnything = false
        let watchdog: NodeJS.Timeout | undefined
        const finish = (reason: FailureReason | undefined) => {
          clearTimeout(watchdog)
          resolve(reason)
        }
        end = finish
        const stillThere = () => {
          clearTimeout(watchdog)
          watchdog = setTimeout(() => finish('silent'), silenceMs)
        }
        stillThere()
        synthesizer.synthesizing = (_, { result }) => {
          stillThere()
          heardAnything = true
          events.audio(new Uint8Array(result.audioData))
        }
        synthesizer.wordBoundary = (_, { boundaryType, text, audioOffset }) => {
          if (boundaryType === sdk.SpeechSynthesisBoundaryType.Punctuation) return
          events.heard({
            text,
            ticks: audioOffset,
            whole: boundaryType === sdk.SpeechSynthesisBoundaryType.Sentence,
          })
        }
        // A normal close (1000) in the middle of a turn is told to nobody else. The SDK's own reason, where it has
        // one, comes in the same round of events and is the better one.
        connection.disconnected = () => setImmediate(() => finish('ended_early'))
        synthesizer.speakSsmlAsync(
          ssml,
          ({ reason, errorDetails }) => {
            if (reason !== sdk.ResultReason.SynthesizingAudioCompleted) finish(reasonOf(errorDetails))
            else finish(heardAnything ? undefined : 'no_audio')
          },
          (error) => finish(reasonOf(error)),
        )
        return promise
      }),
    destroy() {
      end?.('ended_early')
      for (const socket of wires.sockets) socket.destroy()
      // Its callbacks may never come; the sockets are gone all the same.
      synthesizer.close(
        () => undefined,
        () => undefined,
      )
    },
  }
}

/** The SDK calls every failure ConnectionFailure: only its text tells them apart. */
function reasonOf(details: unknown): FailureReason {
  const text = String(details)
  const status = /server response: (\d{3})/.exec(text)?.[1]
  if (status !== undefined) return reasonOfStatus(Number(status))
  if (/error code: 1007\b/.test(text)) return 'rejected'
  if (/redirected elsewhere/.test(text)) return 'redirected'
  return /Unable to contact server/.test(text) ? 'unreachable' : 'connection_lost'
}
