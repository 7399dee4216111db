/** What an expression yields: one number, a text, one sample or many samples for each series. */
export type Yield = 'scalar' | 'string' | 'vector' | 'matrix'

/** What a function takes and gives. */
interface Signature {
  readonly takes: readonly Yield[]
  /** How many of the arguments may be left out, from the last; `Infinity`: the last may be repeated. */
  readonly optional: number
  readonly gives: Yield
}

const of = (takes: readonly Yield[], gives: Yield = 'vector', optional = 0): Signature => ({ takes, gives, optional })
const named = (names: string, signature: Signature) =>
  names.split(' ').map((name): [string, Signature] => [name, signature])

/** The functions of PromQL, after promql/parser/functions.go of Prometheus; those not named here are not checked. */
const SIGNATURES: ReadonlyMap<string, Signature> = new Map([
  ...named(
    'abs acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp absent',
    of(['vector']),
  ),
  ...named(
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time',
    of(['matrix']),
  ),
  ...named('quantile_over_time', of(['scalar', 'matrix'])),
  ...named('predict_linear', of(['matrix', 'scalar'])),
  ...named('holt_winters double_exponential_smoothing', of(['matrix', 'scalar', 'scalar'])),
  ...named('clamp', of(['vector', 'scalar', 'scalar'])),
  ...named('clamp_max clamp_min', of(['vector', 'scalar'])),
  ...named('round', of(['vector', 'scalar'], 'vector', 1)),
  ...named('histogram_quantile', of(['scalar', 'vector'])),
  ...named('label_replace', of(['vector', 'string', 'string', 'string', 'string'])),
  ...named('label_join', of(['vector', 'string', 'string', 'string'], 'vector', Number.POSITIVE_INFINITY)),
  ...named('day_of_month day_of_week day_of_year days_in_month hour minute month year', of(['vector'], 'vector', 1)),
  ...named('vector', of(['scalar'])),
  ...named('scalar', of(['vector'], 'scalar')),
  ...named('pi time', of([], 'scalar')),
])

/** What a call of a function yields; `fault`: why Prometheus refuses it. Functions not known here yield a vector. */
export function yieldOfCall(name: string, args: readonly Yield[]): Yield | { readonly fault: string } {
  const signature = SIGNATURES.get(name)
  if (!signature) return 'vector'
  const { takes, optional, gives } = signature
  const [least, most] = [takes.length - (Number.isFinite(optional) ? optional : 1), takes.length]
  if (args.length < least || (args.length > most && Number.isFinite(optional))) {
    return { fault: `${name}() is given ${args.length} arguments` }
  }
  const wrong = args.findIndex((arg, at) => arg !== (takes[at] ?? takes.at(-1)))
  if (wrong < 0) return gives
  return { fault: `${name}() needs ${WORDS[takes[wrong] ?? 'vector']} and is given ${WORDS[args[wrong] ?? 'vector']}` }
}

/** For messages. */
const WORDS: Readonly<Record<Yield, string>> = {
  scalar: 'a number',
  string: 'a text',
  vector: 'an instant vector',
  matrix: 'a range such as `[5m]`',
}
