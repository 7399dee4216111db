import type { RoundTrip } from '../../../model'
import type { Session } from '../connection/session'

const SAMPLES = 20

/** Times PING, one after the other. */
export async function measureRoundTrip(session: Session): Promise<RoundTrip> {
  const times: number[] = []
  for (let index = 0; index < SAMPLES; index++) {
    const startedAt = performance.now()
    await session.ask('ping')
    times.push(performance.now() - startedAt)
  }
  const sorted = times.sort((a, b) => a - b).map((ms) => Math.round(ms * 1000) / 1000)
  return { samples: SAMPLES, medianMs: sorted[SAMPLES / 2]!, slowestMs: sorted.at(-1)! }
}
