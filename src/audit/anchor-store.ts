/** Where anchors are kept: outside the database, only ever added to. */
export interface AnchorStore {
  /** All lines, the oldest first. */
  lines(): Promise<string[]>
  /** Adds a line that has reached the disk when this resolves. */
  add(line: string): Promise<void>
}
