/**
 * A source of numbers that gives the same numbers for the same seed on every machine: mulberry32 (Tommy Ettinger, public
 * domain), 32 bits of state that grow by a constant and are mixed. It passes for random, which is all that is asked of it.
 */
export class Random {
  #state

  constructor(seed) {
    this.#state = seed >>> 0
  }

  /** The generator of one case of a run, which does not depend on the cases before it. */
  static ofCase(seed, number) {
    return new Random(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(number, 0xc2b2ae35))
  }

  /** From 0 on, below `end`. */
  below(end) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end)
  }

  /** True once in `times`. */
  once(times) {
    return this.below(times) === 0
  }

  pick(list) {
    return list[this.below(list.length)]
  }

  /** A range of at most `longest` within `length`: start and end. */
  range(length, longest) {
    const start = this.below(length)
    return [start, Math.min(length, start + 1 + this.below(longest))]
  }
}
