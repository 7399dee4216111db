import type { Budget } from '../../timing/budget'
import type { Address } from '../connection/address'
import { ProbeFailure } from '../connection/failure'
import { logIn } from '../connection/login'
import { Session } from '../connection/session'
import { readFirst, readRest } from '../readings/answers'
import { type Answers, modeOf } from '../readings/sections'

/** A server that let the probe in, and what it says of itself. */
export interface Visit {
  readonly address: Address
  readonly session: Session
  /** Of a sentinel only what tells that it is one. */
  readonly answers: Answers
  /** `standalone`, `cluster`, `sentinel`; undefined where the server does not say. */
  readonly mode: string | undefined
}

/** The connections to one instance: made one by one as they are needed, ended all together. */
export class Visits {
  private readonly sessions: Session[] = []

  constructor(private readonly budget: Budget) {}

  /** Connects and logs in. Throws ProbeFailure. */
  async open(address: Address): Promise<Session> {
    if (this.budget.leftMs === 0) {
      const seconds = this.budget.totalMs / 1000
      throw new ProbeFailure(
        `the ${seconds} s of the whole probe were over before it was this server's turn: raise \`probe.timeout\``,
      )
    }
    const session = await Session.open(address, this.budget)
    this.sessions.push(session)
    await logIn(session, address)
    return session
  }

  /** Connects, logs in and asks the server what it is. Throws ProbeFailure. */
  async enter(address: Address): Promise<Visit> {
    const session = await this.open(address)
    const first = await readFirst(session)
    if (modeOf(first) === 'sentinel') return { address, session, answers: first, mode: 'sentinel' }
    const answers = await readRest(session, first)
    return { address, session, answers, mode: modeOf(answers) }
  }

  /** Ends every connection at once. */
  close(): void {
    for (const session of this.sessions) session.close()
  }
}
