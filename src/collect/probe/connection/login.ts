import type { Address } from './address'
import { ProbeFailure } from './failure'
import type { Session } from './session'

/** Logs in as the address says. Throws ProbeFailure where the server refuses, or takes the probe for another user. */
export async function logIn(session: Session, { username, password }: Address): Promise<void> {
  if (username === undefined) {
    if (password !== undefined) await session.ask('auth', [password]).catch(allowNeedlessPassword)
    return
  }
  await session.ask('auth', [username, password ?? ''])
  await verifyUser(session, username)
}

/** A server without a password refuses AUTH and goes on serving everybody. */
function allowNeedlessPassword(error: unknown): void {
  if (!(error instanceof ProbeFailure && error.kind === 'no-password-set')) throw error
}

/** A proxy may accept AUTH and serve another user. A user who may not ask ACL WHOAMI has to be taken at AUTH's word. */
async function verifyUser(session: Session, username: string): Promise<void> {
  const user = await session.ask('whoami').catch(() => username)
  if (user !== username) throw new ProbeFailure('the server logged the probe in as another user than the one given')
}
