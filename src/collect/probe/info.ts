/** One section of INFO as fields; the values are the server's own text and not to be trusted. */
export type InfoFields = ReadonlyMap<string, string>

/** Parses the reply to INFO: `name:value` lines under `# Section` headings. A heading is kept as a field `# section`. */
export function parseInfo(text: string): InfoFields {
  const fields = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (line.startsWith('#')) fields.set(`# ${line.slice(1).trim().toLowerCase()}`, '')
    else if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1))
  }
  return fields
}

/** A whole number that is not negative; undefined where the field is missing or says something else. */
export function numberOf(fields: InfoFields, name: string): number | undefined {
  const text = fields.get(name)
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** A short plain word such as `allkeys-lru` or `7.0.15`; undefined where the field is missing or is no such word. */
export function wordOf(fields: InfoFields, name: string): string | undefined {
  const text = fields.get(name)
  return text !== undefined && /^[\w.+-]{1,40}$/.test(text) ? text : undefined
}
