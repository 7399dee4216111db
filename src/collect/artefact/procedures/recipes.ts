import type { FlushRecipe } from '../../../model'
import type { Code } from './outline'

/** A way of emptying the cache, at a line of the document. */
export interface FoundRecipe {
  readonly kind: FlushRecipe['kind']
  readonly text: string
  readonly line: number
  /** True where the commands are only named, apart from each other. */
  readonly isApart?: boolean
}

const DELETES = /\b(?:unlink|del)\b/i
const CLI_KEYS = /\b(?:redis|valkey|keydb)-cli\b[^\n|;]{0,300}?\skeys\s/i
const SESSION_KEYS = /^\s{0,20}(?:[\w.:[\]-]{0,60}>\s{0,4})?keys\s{1,4}\S/im
const LUA_KEYS = /\bcall\s{0,4}\(\s{0,4}\\?['"]keys\\?['"]/i
const SCANS = /--scan\b|\bscan(?:Stream|Iterator)?\b/i
const DROPS = /\bflush(?:db|all)\b/i
const RAISES = /\bincr(?:by)?\b/i
const VERSION = /version|generation|namespace|epoch/i
/** `npm run cache:clear`, `make flush-cache`, `curl -X POST …/cache/purge`, `node scripts/empty-cache.mjs`. */
const VERB = 'flush|clear|purge|invalidate|bust|empty|wipe|reset'
const OWN_COMMAND = new RegExp(
  `\\b(?:${VERB})[-_:/ ]?(?:the[-_ ]|all[-_ ])?(?:redis|valkey|\\w{0,20}[-_]?cache)|\\b(?:cache|caches|redis|valkey)[-_:/ .](?:${VERB})\\b`,
  'i',
)
/** What starts a command of a shell; method calls in an example of code are none. */
const RUNS =
  /^\s{0,20}(?:[$>#]\s{1,4})?(?:[A-Z_]{1,40}=\S{0,200}\s{1,4}){0,4}(?:sudo\s{1,4})?(?:npm|pnpm|yarn|npx|bunx?|node|tsx|ts-node|deno|make|just|task|docker(?:-compose)?|podman|kubectl|helm|heroku|fly(?:ctl)?|railway|curl|https?|ssh|aws|gcloud|az|nx|turbo|sh|bash|php|python3?|rails|rake|bundle|k|\.{0,2}\/?(?:bin|scripts?|ops|tools)\/|\.\/)(?:\b|\S)/
const MAX_TEXT = 120

/**
 * The ways of emptying a cache that the code of a section shows. SCAN and UNLINK that are named apart count together: a
 * document may explain one after the other.
 */
export function recipesIn(code: readonly Code[]): FoundRecipe[] {
  const found = code.flatMap((one) => ofListing({ ...one, text: one.text.replace(/\\\r?\n/g, ' ') }))
  if (found.length > 0) return found
  const scan = code.find(({ text }) => SCANS.test(text))
  const deletes = code.find(({ text }) => DELETES.test(text))
  if (!scan || !deletes) return []
  const kind = /\bunlink\b/i.test(deletes.text) ? 'scan-unlink' : 'scan-del'
  return [{ ...recipe(kind, scan, scan.text), isApart: true }]
}

function ofListing(code: Code): FoundRecipe[] {
  const { text } = code
  const line = (pattern: RegExp) => text.split('\n').find((one) => pattern.test(one)) ?? text
  const isDeleting = DELETES.test(text)
  const keys = isDeleting ? [CLI_KEYS, SESSION_KEYS, LUA_KEYS].find((one) => one.test(text)) : undefined
  if (keys) return [recipe('keys', code, line(keys))]
  if (SCANS.test(text) && isDeleting) {
    return [recipe(/\bunlink\b/i.test(text) ? 'scan-unlink' : 'scan-del', code, line(SCANS))]
  }
  if (DROPS.test(text)) return [recipe('flushdb', code, line(DROPS))]
  if (RAISES.test(text) && VERSION.test(text)) return [recipe('version-bump', code, line(RAISES))]
  const own = text.split('\n').find((one) => RUNS.test(one) && OWN_COMMAND.test(one))
  return own === undefined ? [] : [recipe('command', code, own)]
}

function recipe(kind: FlushRecipe['kind'], { text, line }: Code, shown: string): FoundRecipe {
  const at = text.split('\n').indexOf(shown)
  // What follows a command as a comment is none of it.
  const short = shown
    .replace(/\s#\s.*$/, '')
    .trim()
    .replace(/\s+/g, ' ')
  return {
    kind,
    text: short.length > MAX_TEXT ? `${short.slice(0, MAX_TEXT - 1)}…` : short,
    line: line + Math.max(0, at),
  }
}
