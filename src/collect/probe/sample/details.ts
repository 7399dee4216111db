import type { ProbeCommand } from '../commands'
import { ProbeFailure } from '../connection/failure'
import type { Reply, Request, Session } from '../connection/session'

/** One key of the sample. What was refused is absent. */
export interface SampledKey {
  /** Its bytes, one character for each. */
  readonly name: string
  /** Number of its database. */
  readonly database: number
  readonly isImmortal?: boolean
  readonly type?: string
  readonly bytes?: number
  readonly frequency?: number
}

/** What is asked of each key. */
const QUESTIONS = {
  ttl: 'TTL',
  type: 'TYPE',
  usage: 'MEMORY USAGE',
  frequency: 'OBJECT FREQ',
} as const satisfies Partial<Record<ProbeCommand, string>>

type Question = keyof typeof QUESTIONS

/** A batch of keys is about half a millisecond of work for a server, and one key is enough to learn what is refused. */
const BATCH = 100

/** Asks about keys. A command that is refused once is not asked again, since each refusal ends up in the server's ACL LOG. */
export class Details {
  readonly unread: { section: string; reason: string }[] = []
  private questions: readonly Question[]
  private isFirst = true

  constructor(hasFrequency: boolean) {
    this.questions = hasFrequency ? ['ttl', 'type', 'usage', 'frequency'] : ['ttl', 'type', 'usage']
  }

  /** How many keys the next call should be given at most. */
  get batch(): number {
    return this.isFirst ? 1 : BATCH
  }

  /** Whether the server answers this question. */
  answers(question: Question): boolean {
    return this.questions.includes(question)
  }

  /**
   * Asks about the keys, together with `alongside`, in one round trip. Gives the keys that are still there, and the reply
   * to `alongside`. Throws ProbeFailure when the session ends, or when `alongside` is refused.
   */
  async ask(
    session: Session,
    names: readonly string[],
    database: number,
    alongside: Request | undefined,
  ): Promise<{ keys: SampledKey[]; reply: Reply | undefined }> {
    const { questions } = this
    const requests = names.flatMap((key) => questions.map((name): Request => ({ name, more: [key] })))
    const replies = await session.askAll(alongside ? [...requests, alongside] : requests)
    if (names.length > 0) this.isFirst = false
    const reply = alongside ? replies[requests.length] : undefined
    if (reply instanceof ProbeFailure) throw reply
    const keys = names.flatMap((name, index) => {
      const answers = replies.slice(index * questions.length, (index + 1) * questions.length)
      return this.keyOf(name, database, new Map(questions.map((question, at) => [question, answers[at]!])))
    })
    return { keys, reply }
  }

  /** None where the key has vanished: TTL answers -2, TYPE `none`, MEMORY USAGE nil. */
  private keyOf(name: string, database: number, answers: ReadonlyMap<Question, Reply | ProbeFailure>): SampledKey[] {
    for (const [question, answer] of answers) if (answer instanceof ProbeFailure) this.giveUp(question, answer)
    const [ttl, type, bytes, frequency] = (['ttl', 'type', 'usage', 'frequency'] as const).map((q) => answers.get(q))
    if (ttl === -2 || type === 'none' || bytes === null) return []
    return [
      {
        name,
        database,
        ...(typeof ttl === 'number' && { isImmortal: ttl === -1 }),
        ...(typeof type === 'string' && { type: /^[\w.-]{1,40}$/.test(type) ? type : 'unknown' }),
        ...(typeof bytes === 'number' && { bytes }),
        ...(typeof frequency === 'number' && { frequency }),
      },
    ]
  }

  private giveUp(question: Question, failure: ProbeFailure): void {
    if (!this.answers(question)) return
    this.questions = this.questions.filter((other) => other !== question)
    this.unread.push({ section: QUESTIONS[question], reason: failure.message })
  }
}
