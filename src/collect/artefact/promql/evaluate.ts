import { TooManySteps } from '../../files/failures'
import { PLACEHOLDER } from '../documents/placeholder'
import { aggregate } from './aggregates'
import { absent, ofValue, overRange } from './calls'
import { keyOf, type Labels, labelsOf, NO_LABELS, withKnown } from './labels'
import { type Metric, metricOf } from './metrics'
import { combine } from './operators'
import { isVector, mapped, Notes, type Result, type Sample, samplesOf, scalarOf } from './samples'
import { type Expression, type Matcher, type Selector, within } from './syntax'
import { measured, type World } from './world'

/** What is known beside the expression itself. */
export interface Surroundings {
  /** Recording rules by the name they record, parsed. */
  readonly recordings: ReadonlyMap<string, Expression>
  /** Counters of hits and misses that were found in the source. */
  readonly counters: ReadonlySet<string>
}

/** Moments at which a range is looked at. */
const MOMENTS = 6
/** Evaluations of a part of an expression, over all worlds. */
const MAX_STEPS = 200_000
/** For a range that only the viewer of a dashboard or a template gives. */
const ASSUMED_RANGE = 300
const ROUGH = new Set([
  'stddev_over_time',
  'stdvar_over_time',
  'mad_over_time',
  'quantile_over_time',
  'count_over_time',
  'sum_over_time',
  'changes',
  'idelta',
])
const RATES = new Set(['rate', 'increase', 'irate'])

/** Tries an expression out in imagined worlds, as Prometheus evaluates it, and notes what it comes across. */
export class Evaluator {
  readonly notes = new Notes()
  #steps = 0
  readonly #open: string[] = []

  /** Metrics whose hits and misses are told apart by a label somewhere in the expression. */
  readonly #split: ReadonlySet<string>

  /** @param expression what is going to be tried out */
  constructor(
    readonly surroundings: Surroundings,
    expression: Expression,
  ) {
    const selectors = [...within(expression)].filter((part) => part.kind === 'selector')
    this.#split = new Set(selectors.filter((one) => toldApartBy(one) !== undefined).map(({ name }) => name))
  }

  /** The value of an expression in a world, at a moment in seconds from now. Throws TooManySteps. */
  evaluate(expression: Expression, world: World, at: number): Result {
    if (++this.#steps > MAX_STEPS) throw new TooManySteps('an expression too involved to be followed')
    switch (expression.kind) {
      case 'number':
        return expression.value
      case 'string':
        return undefined
      case 'selector':
        return this.#select(expression, world, at)
      case 'offset':
        return this.evaluate(expression.of, world, at - expression.seconds)
      case 'negative': {
        const result = this.evaluate(expression.of, world, at)
        if (isVector(result)) return mapped(result, (value) => -value)
        return result === undefined ? undefined : -result
      }
      case 'range':
        return samplesOf(this.evaluate(expression.of, world, at))
      case 'aggregate':
        return aggregate(expression, this.#samples(expression.args.at(-1), world, at), world.servers)
      case 'call':
        return this.#call(expression, world, at)
      case 'binary': {
        const left = this.evaluate(expression.left, world, at)
        return combine(expression, left, this.evaluate(expression.right, world, at), this.notes)
      }
    }
  }

  #samples(expression: Expression | undefined, world: World, at: number): readonly Sample[] {
    return expression ? samplesOf(this.evaluate(expression, world, at)) : []
  }

  #select(selector: Selector, world: World, at: number): Result {
    if (selector.name.startsWith(PLACEHOLDER)) {
      this.notes.unknown.add('a value of a template')
      return undefined
    }
    const labels = labelsOf(selector.matchers)
    if (!labels) {
      this.notes.dead.add(`selects nothing, since the matchers of \`${selector.name}\` contradict each other`)
      return []
    }
    const recorded = this.surroundings.recordings.get(selector.name)
    if (recorded) return this.#recorded(selector, recorded, labels, world, at)
    const metric = metricOf(selector, this.surroundings.counters)
    if (metric.doubt) this.notes.doubts.add(metric.doubt)
    if (metric.part === 'lookups') return this.#lookups(selector, metric, labels, world, at)
    const value = measured(metric, world, at)
    if (value === undefined) this.notes.unknown.add(`\`${selector.name || 'a metric without a name'}\``)
    return [{ labels, value, isCertain: true }]
  }

  /** A name that is recorded from itself is what is scraped under that name. */
  #recorded(selector: Selector, recorded: Expression, labels: Labels, world: World, at: number): Result {
    if (this.#open.includes(selector.name)) return [{ labels, value: undefined, isCertain: true }]
    this.#open.push(selector.name)
    const samples = samplesOf(this.evaluate(recorded, world, at))
    this.#open.pop()
    return samples.map((sample) => ({ ...sample, labels: withKnown(sample.labels, labels.known) }))
  }

  /** Hits and misses may be series of one name, told apart by a label. */
  #lookups(selector: Selector, metric: Metric, labels: Labels, world: World, at: number): Result {
    const told = toldApartBy(selector)
    const of = (part: NonNullable<Metric['part']>) => measured({ ...metric, part }, world, at)
    if (!this.#split.has(selector.name)) return [{ labels, value: of('lookups'), isCertain: true }]
    const isHit = told && /hit/i.test(told.value) === !told.operator.startsWith('!')
    const [label, parts] = [told?.label ?? 'result', told ? [isHit] : [true, false]]
    return parts.map((hit) => ({
      labels: withKnown(labels, [[label, hit ? 'hit' : 'miss']]),
      value: of(hit ? 'hits' : 'misses'),
      isCertain: true,
    }))
  }

  #call({ name, args }: Extract<Expression, { kind: 'call' }>, world: World, at: number): Result {
    const range = args.find(({ kind }) => kind === 'range' || kind === 'offset')
    if (range && isRange(range)) return this.#overRange(name, range, args, world, at)
    const [of, ...others] = args
    if (name === 'time') return 1_800_000_000 + at
    if (name === 'pi') return Math.PI
    if (name === 'vector') return samplesOf(of && scalarOf(this.evaluate(of, world, at)))
    if (name === 'scalar') return of && scalarOf(this.evaluate(of, world, at))
    const samples = this.#samples(of, world, at)
    if (name === 'absent') return absent(samples, NO_LABELS)
    if (name === 'label_replace') return this.#relabelled(samples, others)
    const change = ofValue(
      name,
      others.map((other) => scalarOf(this.evaluate(other, world, at))),
    )
    if (change) return mapped(samples, change)
    this.notes.unknown.add(`\`${name}()\``)
    return (of ? samples : samplesOf(undefined)).map((sample) => ({ ...sample, value: undefined }))
  }

  /** `label_replace(v, "to", "value", "from", "pattern")`. */
  #relabelled(samples: readonly Sample[], [to, value]: readonly Expression[]): Result {
    if (to?.kind !== 'string' || value?.kind !== 'string') return samples
    return samples.map((sample) => ({ ...sample, labels: withKnown(sample.labels, [[to.value, value.value]]) }))
  }

  #overRange(name: string, range: Expression, args: readonly Expression[], world: World, now: number): Result {
    const { of, seconds, offset } = rangeOf(range)
    const [length, end] = [seconds ?? ASSUMED_RANGE, now - offset]
    if (RATES.has(name)) this.#checkCounter(of, name)
    if (ROUGH.has(name)) this.notes.isRough = true
    const tracks = new Map<string, { samples: Sample[]; moments: number[] }>()
    for (let step = 0; step < MOMENTS; step++) {
      const at = end - length + (length * step) / (MOMENTS - 1)
      for (const sample of this.#samples(of, world, at)) {
        const track = tracks.get(keyOf(sample.labels)) ?? { samples: [], moments: [] }
        track.samples.push(sample)
        track.moments.push(at)
        tracks.set(keyOf(sample.labels), track)
      }
    }
    const found = [...tracks.values()]
    if (name === 'absent_over_time')
      return absent(
        found.flatMap(({ samples }) => samples),
        NO_LABELS,
      )
    const parameter = args.find(({ kind }) => kind === 'number')
    return found.map(({ samples, moments }): Sample => {
      const values = samples.flatMap(({ value }) => (value === undefined ? [] : [value]))
      const isKnown = values.length === samples.length
      return {
        labels: (samples[0] as Sample).labels,
        value: isKnown
          ? overRange(name, { values, moments }, parameter?.kind === 'number' ? parameter.value : undefined)
          : undefined,
        isCertain: samples.some(({ isCertain }) => isCertain),
      }
    })
  }

  /** The clouds give sums of a period, which rise and fall: the rate of these says nothing. */
  #checkCounter(of: Expression, name: string): void {
    if (of.kind !== 'selector' || this.surroundings.recordings.has(of.name)) return
    const { shape } = metricOf(of, this.surroundings.counters)
    if (shape !== undefined && shape !== 'counter') {
      this.notes.doubts.add(`it takes ${name}() of \`${of.name}\`, which is no counter that only rises`)
    }
  }
}

/** The condition that picks the hits, or the misses, of all lookups: `result="hit"`. */
function toldApartBy({ matchers }: Selector): Matcher | undefined {
  return matchers.find(({ value }) => /^(?:cache[_-])?(?:hits?|miss(?:es)?)$/i.test(value))
}

function isRange(expression: Expression): boolean {
  return expression.kind === 'range' || (expression.kind === 'offset' && isRange(expression.of))
}

/** `x[5m] offset 1h` is an offset around a range; both move the same series. */
function rangeOf(expression: Expression): { of: Expression; seconds: number | null; offset: number } {
  if (expression.kind === 'offset') {
    const inner = rangeOf(expression.of)
    return { ...inner, offset: inner.offset + expression.seconds }
  }
  return expression.kind === 'range'
    ? { of: expression.of, seconds: expression.seconds, offset: 0 }
    : { of: expression, seconds: 0, offset: 0 }
}
