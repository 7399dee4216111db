import type { Expiring, Related, TtlVerdict } from '../../../model'

/** Whether a write leaves its key with a TTL, and why. */
export interface TtlJudgement {
  readonly ttl: TtlVerdict
  readonly because: string
  readonly related: readonly Related[]
  /** The EXPIRE behind the verdict, where it is one. */
  readonly expiring?: Expiring
}

/** Nothing gives the key a TTL. */
export const NO_TTL: TtlJudgement = {
  ttl: 'never',
  because: 'neither an option nor EXPIRE on the same key gives it one',
  related: [],
}

const RANK: Readonly<Record<string, number>> = { always: 2, conditional: 1, never: 0 }

/** A verdict with its reason. */
export function judgement(ttl: TtlVerdict, because: string, related: readonly Related[] = []): TtlJudgement {
  return { ttl, because, related }
}

/** The one that promises most; of several the first. */
export function best(...all: readonly TtlJudgement[]): TtlJudgement {
  return all.reduce((one, other) => ((RANK[other.ttl] ?? 0) > (RANK[one.ttl] ?? 0) ? other : one))
}
