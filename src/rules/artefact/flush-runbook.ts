import {
  type ArtefactEvidence,
  cacheFlushes,
  count,
  type DrillAge,
  defineRule,
  type Evidence,
  type Flush,
  type FlushProcedure,
  type FlushRecipe,
  flushNamedIn,
  lastDrill,
  list,
  missingParts,
  PROCEDURE_PARTS,
  type ProcedurePart,
} from '../../model'
import { doubtUnread } from './advice/unread'

/** What the rule looks at: each document, each recipe that runs KEYS, and the repository that has no document. */
type Thing =
  | { readonly kind: 'none'; readonly flush: Flush | undefined; readonly isCertain: boolean }
  | { readonly kind: 'recipe'; readonly recipe: FlushRecipe }
  | {
      readonly kind: 'document'
      readonly procedure: FlushProcedure
      readonly missing: readonly ProcedurePart[]
      readonly drill: DrillAge | undefined
      readonly limit: number
    }

const doubt = doubtUnread('procedures')

function things(evidence: ArtefactEvidence, all: Evidence): Thing[] {
  const flushes = all.source.status === 'collected' ? cacheFlushes(all.source.value.flushes) : []
  const documents = evidence.procedures
    .filter((one) => isProcedure(one, flushes))
    .map((one) => judged(one, flushes, all))
  const recipes = evidence.keysRecipes.map((recipe): Thing => ({ kind: 'recipe', recipe }))
  if (documents.length === 0) {
    const flush = flushes.find(({ operator }) => !operator) ?? flushes[0]
    return [...recipes, { kind: 'none', flush, isCertain: doubt(evidence) === undefined }]
  }
  const hasGood = documents.some(isGood)
  // Beside a whole procedure, a few lines in a README are no second one.
  return [...recipes, ...documents.filter((one) => !hasGood || isGood(one) || isRunbook(one))]
}

type Judged = Extract<Thing, { kind: 'document' }>

function judged(procedure: FlushProcedure, flushes: readonly Flush[], { thresholds, today }: Evidence): Judged {
  return {
    kind: 'document',
    procedure,
    missing: missingParts(procedure, flushes, today),
    drill: lastDrill(procedure.drills, today),
    limit: thresholds.flushDrillDays,
  }
}

/** A document that only speaks of a flush is none that somebody could follow. */
function isProcedure(procedure: FlushProcedure, flushes: readonly Flush[]): boolean {
  const { isRunbook, recipes } = procedure
  return isRunbook || recipes.length > 0 || flushNamedIn(procedure, flushes) !== undefined
}

function isRunbook({ procedure }: Judged): boolean {
  return procedure.isRunbook
}

function isGood({ missing, drill, limit }: Judged): boolean {
  return missing.length === 0 && drill !== undefined && drill.days <= limit
}

export default defineRule({
  id: 'flush-runbook',
  item: 'flush-procedure',
  reads: 'artefact',
  severity: 'warning',
  since: '0.1.0',
  summary: 'Write down how to empty the cache, and try it twice a year.',
  why: 'A cache has to be emptied when it serves what is wrong: after a bad deploy, a bad import, a leak between customers. That is at night and in a hurry. Who has no procedure then types FLUSHALL, and deletes the sessions, queues and locks of every service with the cache; a procedure that nobody has tried for a year fails at the first step.',
  instead:
    "Keep a document with five things: which keys (a pattern, or a database that holds the cache alone), how (`redis-cli --scan --pattern 'menu:*' | xargs -L 500 redis-cli unlink`, the version key that is raised, or the function or script that does it), who may do it, how to verify it (DBSIZE before and after, the hit ratio that recovers), and the date of the last drill, in the text or as `last-drill` in the front matter. A drill counts for 180 days, or what the config says under `thresholds`. FLUSHDB and FLUSHALL are operators' commands: a runbook and a script under `scripts/` may hold them.",
  links: [
    'https://redis.io/docs/latest/develop/tools/cli/#getting-a-list-of-keys',
    'https://redis.io/docs/latest/commands/unlink/',
    'https://redis.io/docs/latest/commands/flushdb/',
  ],
  messages: {
    none: 'No document of the repository says how to empty the cache: which keys, how, who may, how to verify it and when it was last drilled. `{name}` does it: write the rest down, for example in `docs/runbooks/flush-cache.md`.',
    incomplete:
      'The section "{title}" does not say {missing}{stale}. Who has to empty the cache in the middle of an incident has no time to find that out: write it down here.',
    stale:
      'The procedure "{title}" was last drilled on {day}, {age} ago, and a drill counts for {limit}: what nobody has tried since then may not work any more. Go through it on staging, and write the new date down.',
    ambiguous:
      'The procedure "{title}" was last drilled on {day} or on {other}, depending on how its date is read, which is {age} ago: write the date as YYYY-MM-DD.',
    keysRecipe:
      "This recipe finds the keys with KEYS (`{text}`), which visits every key of the database in one step while every other client waits. Instead, page: `redis-cli --scan --pattern '<pattern>' | xargs -L 500 redis-cli unlink`.",
  },
  doubt,
  each: things,
  check(thing, { violation, cannot }) {
    if (thing.kind === 'none') {
      const { flush, isCertain } = thing
      if (!flush)
        return cannot(
          'no document says how to empty the cache, and no function that does was found; one that is kept elsewhere can be attested',
        )
      violation('none', flush.place, { name: flush.name }, { outcome: isCertain ? 'fail' : 'unsure' })
      return
    }
    if (thing.kind === 'recipe') {
      violation('keysRecipe', thing.recipe.place, { text: thing.recipe.text })
      return
    }
    const { procedure, missing, drill, limit } = thing
    const { title, place } = procedure
    const days = (number: number) => count(number, 'day')
    const isStale = drill !== undefined && drill.days > limit
    if (missing.length > 0) {
      const stale = isStale ? `, and its last drill, on ${drill.day}, is ${days(drill.days)} old` : ''
      violation('incomplete', place, { title, missing: list(missing.map((part) => PROCEDURE_PARTS[part])), stale })
    } else if (isStale) {
      violation('stale', place, { title, day: drill.day, age: days(drill.days), limit: days(limit) })
    } else if (drill?.atWorst && drill.atWorst.days > limit) {
      const { day, days: age } = drill.atWorst
      violation('ambiguous', place, { title, day: drill.day, other: day, age: days(age) }, { outcome: 'unsure' })
    }
  },
})
