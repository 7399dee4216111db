import type { Code } from './outline'

/** After a word that takes a pattern: `--pattern 'menu:*'`, `MATCH menu:*`; after INCR stands the version's key. */
const GIVEN_PATTERN = /(?:--pattern|\bmatch|\bkeys|\bincr(?:by)?)[\s=:]{1,4}\\?["']?([\w{}$<>:.*[\]-]{1,80})/gi
/** A span of code that is a key, a prefix or a pattern: `menu:*`, `{tenant}:menu:`, `catalogue:version`. */
const KEY = /^["']?[\w{}$<>.*[\]-]{1,60}(?::[\w{}$<>.*[\]-]{0,60}){1,8}["']?$/
const STARRED = /^["']?[\w{}$<>.[\]-]{2,60}[:_-]?\*["']?$/
const EVERYTHING =
  /\b(?:everything|all (?:of )?(?:the |its |our )?(?:cache[ds]? )?(?:keys|entries)|(?:whole|entire|complete) (?:\w{1,20} )?(?:cache|database|db|keyspace|instance)|every (?:key|entry)|(?:database|db) ?#?\d{1,2})\b/i
const NUMBERED_DATABASE = /\b(?:redis|valkey)-cli\b[^\n]{0,200}\s-n\s{0,2}(\d{1,2})\b/i

/** How a sentence or an item starts that tells somebody to do something, or says how it is done. */
const TOLD =
  /(?:^|[.:;!?]\s{1,4}|^\s{0,12}(?:[-*+]|\d{1,2}[.)])\s{1,4})(?:(?:\w{1,20}|[Tt]o [^.\n]{1,100}), )?(?:then )?(?:Run|Call|Execute|Invoke|Trigger|Use|Send|Open|Press|Click|Type|Connect|Bump|Raise|Increment|Delete|Remove|Flush|Clear|Purge|Empty|Drop|Wipe|Invalidate|Reset|Scan|Restart)\b|\b[Tt]o [^.\n]{1,100}, (?:run|call|execute|invoke|trigger|use|send|open|bump|raise|increment|delete)\b|\b(?:by|can be|must be|should be) (?:run|call|execut|invok|trigger|start|rais|bump|incre?ment|clear|flush|purg|empt|invalidat|delet)(?:s|ed|ied|ing|n?ning)?\b|\b(?:POST|DELETE|PUT|PATCH) \//m

/** Whether a text tells somebody what to do, rather than what the service does by itself. */
export function tellsToAct(prose: string): boolean {
  return TOLD.test(prose)
}

/** Which keys a section says that it deletes, as written; undefined where it does not say. */
export function keysIn(prose: string, code: readonly Code[]): string | undefined {
  for (const { text } of code) {
    const given = [...text.matchAll(GIVEN_PATTERN)].map(([, one = '']) => one).find((one) => /[:*_-]/.test(one))
    if (given !== undefined) return given
  }
  const named = code.find(({ text }) => KEY.test(text) || STARRED.test(text))
  if (named) return named.text.replace(/["']/g, '')
  const database = code.map(({ text }) => NUMBERED_DATABASE.exec(text)?.[1]).find((one) => one !== undefined)
  return database === undefined ? EVERYTHING.exec(prose)?.[0] : `database ${database}`
}

const WHO =
  /\bwho (?:may|can|is allowed|should|decides)|\bon-?call\b|\bapprov(?:al|ed|er|ers|es)\b|\bauthori[sz]ed\b|\bpermission\b|\bonly (?:the |an? )?[\w -]{2,40}(?:team|engineers?|admins?|administrators?|leads?|operators?|SREs?|managers?)\b|\b(?:owner|owned by|owners|responsible|incident commander|duty officer|sign-?off|two-person|four-eyes|SREs?|escalat\w{1,4})\b|\b(?:platform|infra(?:structure)?|ops|operations|devops|backend) team\b/i

/** Whether a text says who may empty the cache, or whom to ask. */
export function tellsWho(text: string): boolean {
  return WHO.test(text)
}

const MEASURED =
  /\bdbsize\b|\bhit[- ](?:ratio|rate)\b|\bkeyspace(?:_hits|_misses)?\b|\binfo (?:stats|keyspace)\b|\|\s{0,4}wc -l|\bcache misses\b/i
const CHECKED =
  /\b(?:verif(?:y|ies|ied|ication)|confirm(?:s|ed)?|check|make sure|ensure|expect(?:s|ed)?|should (?:return|print|show|answer|be|say))\b[^.\n]{0,120}\b(?:keys?|cache|gone|empty|0|zero|nil|null|refill\w{0,4}|hits?|miss(?:es)?|load|fresh|new|scan|exists|latency|dashboard|responses?|version)\b/i

/** Whether a text says how to see that the cache is empty, and filling again. */
export function tellsVerification(prose: string, code: readonly Code[]): boolean {
  return MEASURED.test(prose) || CHECKED.test(prose) || code.some(({ text }) => MEASURED.test(text))
}
