/** Redis answers within a millisecond; nobody is kept waiting for a count or a memory. */
const deadlineMs = 150

/** The answer of Redis, or a rejection when it is late. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('redis is late')), deadlineMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
