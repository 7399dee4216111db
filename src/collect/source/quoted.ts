/** A key pattern in single quotes, for advice to repeat; undefined for text that would not be the same in code. */
export function quoted(pattern: string): string | undefined {
  return /^[\w:.*?{}[\]/-]{1,100}$/.test(pattern) ? `'${pattern}'` : undefined
}
