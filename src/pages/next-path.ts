/** Where to go after a login: a path of ours and nothing else. */
export function nextPath(input: unknown, otherwise = '/'): string {
  if (typeof input !== 'string' || !/^\/[\w\-/?=&.%]*$/.test(input) || input.startsWith('//')) return otherwise
  return input
}
