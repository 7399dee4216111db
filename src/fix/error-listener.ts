import { namedBy } from './constructions'
import { type Built, builtAt, isIoredisLike } from './settings'
import type { Change, Source } from './source'
import { indentAt, isFirstOnLine } from './style'
import type { Fixer } from './subject'
import { isInList, type ts } from './syntax'

/**
 * ioredis and iovalkey print an error that nobody hears with `console.error`; a listener that does the same changes
 * nothing. node-redis throws it: with a listener the process goes on where it ended, and `connect()` goes on trying where
 * it was rejected, so that is for a person to decide.
 */
export const fixErrorListener: Fixer = (subject) => {
  const built = builtAt(subject)
  if (built?.client.settings.errorListener.state !== 'missing') return undefined
  const change = listenerFor(subject.source, built)
  return change && { title: 'listen to `error`', isSafe: isIoredisLike(built.client), changes: [change] }
}

/** A listener behind the statement that names the client. */
export function listenerFor(source: Source, { construction }: Built): Change | undefined {
  const named = namedBy(construction)
  if (!named || !isInList(named.statement)) return undefined
  const { quote } = source.style
  const call = `${named.name}.on(${quote}error${quote}, (error) => console.error(error))`
  return behind(source, named.statement, call)
}

/** On the next line, where the statement is alone on its own; a comment at its end stays there. */
function behind({ text, file, style }: Source, statement: ts.Statement, call: string): Change {
  const { end } = statement
  const start = statement.getStart(file)
  const rest = /^[\t ]*(?:\/\/[^\r\n]*)?(?![^\r\n])/.exec(text.slice(end))
  const isClosed = text[end - 1] === ';'
  if (!rest || !isFirstOnLine(text, start)) return { start: end, end, text: `${isClosed ? '' : ';'} ${call};` }
  const at = end + rest[0].length
  return { start: at, end: at, text: `${style.newline}${indentAt(text, start)}${call}${isClosed ? ';' : ''}` }
}
