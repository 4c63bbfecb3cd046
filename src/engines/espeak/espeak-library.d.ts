declare module '@echogarden/espeak-ng-emscripten' {
  interface EspeakEvent {
    type: string
    /** From 1, in characters. */
    text_position: number
    word_length: number
    /** Milliseconds. */
    audio_position: number
  }
  interface EspeakWorker {
    set_voice(name: string): number
    set_rate(wordsPerMinute: number): number
    get_samplerate(): number
    synthesize(text: string, onAudio: (samples: Int16Array, events: EspeakEvent[]) => boolean): void
    /** Address of a zero-terminated string. Mode 0 is espeak's own notation, with tones as contours (35, 214, 51). */
    text_to_phonemes(text: string, mode: number): { ptr: number }
  }
  // biome-ignore lint/style/noDefaultExport: so the package exports it.
  export default function createEspeak(options: {
    print(line: string): void
    printErr(line: string): void
  }): Promise<{ eSpeakNGWorker: new () => Promise<EspeakWorker>; HEAPU8: Uint8Array }>
}
