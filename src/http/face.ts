import type { z } from 'zod'
import type { ProblemDocument } from './problem.ts'

/** An error as the clients of another protocol read it. */
export interface ToldProblem {
  status: number
  contentType: string
  body: string
}

/**
 * How another protocol's clients are spoken to below one path, where that is not our own way. What is done there is done
 * by the same use-cases; a face only says where the key stands and how an error is told.
 */
export interface Face {
  /** Paths that begin so, in small letters. */
  under: string
  /** Under which name the key stands in the query; it may always be a bearer token as well. */
  keyName?: string
  /** Its errors at a path, as OpenAPI tells them; null where they come with status 200, like everything else. */
  problem(path: string): { contentType: string; schema: z.ZodType } | null
  tell(document: ProblemDocument, path: string): ToldProblem
}

/** Such as no route at all: there is nothing there that could speak the protocol. */
export function isOfTheRoad({ code }: ProblemDocument): boolean {
  return code === 'route.not_found' || code === 'route.method_not_allowed'
}
