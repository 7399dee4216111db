import type { Place, Related } from './place'

/** What happens to a request when a read of the cache fails, from worst to best. */
export const SHELTERS = ['unguarded', 'rethrown', 'unknown', 'guarded', 'breaker'] as const

/**
 * `unknown`: its promise is put away, or handed to something that is not in sight. `unguarded`: the failure reaches the request. `rethrown`: it is caught, and then fails the request all the same.
 * `guarded`: something answers in its stead. `breaker`: guarded, and behind a circuit breaker.
 */
export type Shelter = (typeof SHELTERS)[number]

/** A circuit breaker around a read. */
export interface Breaker {
  /** The npm package; absent for one that the repository wrote itself. */
  readonly library?: string
  /** Where it is built, or the code that is one. */
  readonly place: Place
}

/** What stands between a read of a cache and whoever waits for it. */
export interface Protection {
  readonly shelter: Shelter
  /**
   * `request`: a request handler in sight waits for it. `elsewhere`: only jobs, scripts, event listeners and the start of
   * the process do. `unknown`: nobody in sight does.
   */
  readonly reached: 'request' | 'elsewhere' | 'unknown'
  /** The breaker, whether or not something answers while it is open. */
  readonly breaker?: Breaker
  /** The handler that it fails, in words: `GET /products/:id`, `ProductsController.show`. */
  readonly handler?: string
  /** From the handler to the read; the handler comes first. */
  readonly path: readonly Related[]
  /** The `catch` that passes the failure on. */
  readonly caught?: Place
  /** What is handed the failure and is not in sight, which may answer in its stead; absent where something in sight does. */
  readonly through?: { readonly name: string; readonly place: Place }
  /** True where it is sent only while its client says that it is connected, so that nobody waits for one that is not. */
  readonly isChecked?: boolean
  /** True where nobody waits for the answer, though it is part of that to a request: the failure is an unhandled rejection. */
  readonly isDropped?: boolean
  /** Where nobody waits for the answer, since it is a side effect of a request that has its answer without it. */
  readonly aside?: Pick<Unheard, 'place' | 'called' | 'heardBy'>
  /**
   * What follows where nothing is found. `filled`: something else is asked, and its answer written under the same key.
   * `kept`: nothing; only other functions write there, so that Redis holds the only copy. Absent where that is not in sight.
   */
  readonly miss?: 'filled' | 'kept'
  /**
   * The function that holds the read: `CacheService.get`; absent at the top of a file. It does more where it answers a
   * request itself, or waits for anything but reads.
   */
  readonly wrapper?: { readonly name: string; readonly place: Place; readonly doesMore?: true }
}

/** A write of which nobody hears whether it failed. */
export interface Unheard {
  /** Where its promise is dropped: the write itself, or the call of its wrapper. */
  readonly place: Place
  /** What is called there: `redis.setex`, `cache.remember`. */
  readonly called: string
  /** Of what runs once for each item of a list. */
  readonly each?: {
    /** `dishes.forEach` and `dishes`. */
    readonly loop: string
    readonly list: string
    /** The call whose promise is the whole of what is run: `redis.set`; absent where that is a function with more in it. */
    readonly run?: string
  }
  /** True of a function that a timer calls: `setInterval(async () => …)`. */
  readonly isTimed?: true
  /**
   * Who hears of unhandled rejections in every process that runs this, so that they do not end it: `a listener in
   * src/server.ts`, `Next.js`.
   */
  readonly heardBy?: string
}
