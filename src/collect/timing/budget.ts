const TICK_MS = 50

/**
 * The time that talking to servers may take, all of them together. Time in which the event loop stood still does not count: the
 * compiler works for seconds beside it, and a healthy server must not seem silent because nobody listened.
 */
export class Budget {
  private usedMs = 0
  private lastTick = performance.now()
  private timer: NodeJS.Timeout | undefined
  private readonly watchers = new Set<(ms: number) => void>()

  constructor(readonly totalMs: number) {}

  /** Milliseconds that are left; 0 when it is used up. */
  get leftMs(): number {
    return Math.max(0, this.totalMs - this.usedMs)
  }

  /** Calls back a few times a second with the milliseconds that went by, until the returned function is called. */
  watch(watcher: (ms: number) => void): () => void {
    this.watchers.add(watcher)
    if (!this.timer) {
      this.lastTick = performance.now()
      this.timer = setInterval(() => this.tick(), TICK_MS)
    }
    return () => {
      this.watchers.delete(watcher)
      if (this.watchers.size === 0) this.stop()
    }
  }

  private tick(): void {
    const now = performance.now()
    // A late tick means that the loop was busy; what waits in the sockets is read only after this.
    const ms = Math.min(now - this.lastTick, 2 * TICK_MS)
    this.lastTick = now
    this.usedMs += ms
    for (const watcher of this.watchers) watcher(ms)
  }

  private stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }
}
