/** JSON that is written already: for an answer of which most is the same each time. */
export class WrittenJson {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** The text of an answer's body. */
export function jsonText(body: unknown): string {
  return body instanceof WrittenJson ? body.text : JSON.stringify(body)
}
