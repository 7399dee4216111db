/** A day that a text names. */
export interface NamedDay {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** With day and month the other way round, where the spelling leaves that open. */
  readonly otherwise?: string
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)?'

type Reader = (...parts: readonly string[]) => NamedDay | undefined

/** Each spelling with how it is read; none of them matches within a longer number. */
const SPELLINGS: readonly (readonly [RegExp, Reader])[] = [
  [/(?<![\d.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/g, (year, month, day) => dayOf(year, month, day)],
  [
    new RegExp(`\\b${ORDINAL}(?: of)?[ -]${MONTH},?[ -](\\d{4})\\b`, 'gi'),
    (day, month, year) => dayOf(year, month, day),
  ],
  [new RegExp(`\\b${MONTH} ${ORDINAL},? (\\d{4})\\b`, 'gi'), (month, day, year) => dayOf(year, month, day)],
  [/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\.?\d)/g, (day, month, year) => dayOf(year, month, day)],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?![\d/])/g, (one, other, year) => eitherWay(year, one, other)],
  [new RegExp(`(?<![\\d] |[\\d]|,)\\b${MONTH},? (\\d{4})\\b`, 'gi'), (month, year) => lastDayOf(year, month)],
]

/** Every day that a line of text names, in whichever spelling. */
export function daysIn(text: string): NamedDay[] {
  return SPELLINGS.flatMap(([pattern, read]) => {
    return [...text.matchAll(pattern)].flatMap(([, ...parts]) => read(...parts) ?? [])
  })
}

function monthNumber(month: string): number {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase())
  return named >= 0 ? named + 1 : Number(month)
}

function dayOf(year = '', month = '', day = ''): NamedDay | undefined {
  const written = [year, String(monthNumber(month)).padStart(2, '0'), day.padStart(2, '0')].join('-')
  const date = new Date(`${written}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written)
  return isReal ? { day: written } : undefined
}

/** Americans put the month first, others the day. */
function eitherWay(year = '', one = '', other = ''): NamedDay | undefined {
  const american = dayOf(year, one, other)
  const european = dayOf(year, other, one)
  if (!american || !european || american.day === european.day) return american ?? european
  return { day: american.day, otherwise: european.day }
}

/** A month alone is taken for its last day: what it does not say is not held against it. */
function lastDayOf(year = '', month = ''): NamedDay | undefined {
  const date = new Date(Date.UTC(Number(year), monthNumber(month), 0))
  return Number.isNaN(date.getTime()) ? undefined : { day: date.toISOString().slice(0, 10) }
}
