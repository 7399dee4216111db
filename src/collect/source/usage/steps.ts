/** More than any value takes that a person wrote, by a factor of a hundred. */
const MOST = 20_000

/**
 * Bounds how far one question about a value is followed. Constants that hold the one before twice are a few lines of
 * source and more steps than there are atoms; whoever runs out says that it did.
 */
export class Steps {
  #left = MOST

  /** False once there have been too many. */
  take(count = 1): boolean {
    this.#left -= count
    return this.#left >= 0
  }
}
