import {
  cacheFlushes,
  type Evidence,
  type Flush,
  type FlushProcedure,
  lastDrill,
  listSome,
  missingParts,
} from '../model'

/** What is behind a pass of the flush procedure: the document, the day of its last drill, the function and its test. */
export function flushFacts({ source, artefact, today }: Evidence): string | undefined {
  if (source.status !== 'collected' || artefact.status !== 'collected') return undefined
  const flushes = cacheFlushes(source.value.flushes)
  const written = artefact.value.procedures.filter((one) => missingParts(one, flushes, today).length === 0)
  const tested = flushes.filter(({ tests = [] }) => tests.some(({ asserts }) => asserts === 'effect'))
  if (written.length === 0 || tested.length === 0) return undefined
  return `${listSome(written.map((one) => describe(one, today)))}; ${listSome(tested.map(describeTest))}`
}

/** An operator's command may stand in a runbook, and is called what it is. */
function describe({ place, recipes, drills }: FlushProcedure, today: string): string {
  const drill = lastDrill(drills, today)
  const flushdb = recipes.some(({ kind }) => kind === 'flushdb')
  const allowed = flushdb ? ' (with FLUSHDB or FLUSHALL, which a runbook may hold)' : ''
  return `${place.path} says how to empty the cache${allowed}, last drilled on ${drill?.day}`
}

function describeTest({ name, tests = [] }: Flush): string {
  const place = tests[0]?.place
  return `${name} is tested in ${place?.path}:${place?.line}`
}
