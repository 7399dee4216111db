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
  return wholeNumber(fields.get(name))
}

/** As {@link numberOf}, for a text of its own. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,16}$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

/** A number with decimals, such as a ratio; undefined where the field is missing or says something else. */
export function ratioOf(fields: InfoFields, name: string): number | undefined {
  const text = fields.get(name)
  return text !== undefined && /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
}

/** A short plain word such as `allkeys-lru` or `7.0.15`; undefined where the field is missing or is no such word. */
export function wordOf(fields: InfoFields, name: string): string | undefined {
  const text = fields.get(name)
  return text !== undefined && /^[\w.+-]{1,40}$/.test(text) ? text : undefined
}

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out the fields that are undefined: what the server did not say is absent. */
export function known<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>
}
