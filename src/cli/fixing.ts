import { deliverLocally } from '../deliver/local'
import type { Changes, FileChange } from '../fix/changes'
import { below, type Config, count, type Finding, type Report, spotOf, UsageError } from '../model'
import { relativeTo } from '../paths'
import { type FormatRequest, parseFormats, plainText, renderPatch } from '../report'
import { pathInRepository } from './paths'
import type { CliOptions } from './program'

/** What is to be done about findings that can be fixed. */
export interface Fixing {
  /** False: the changes are shown and not made. */
  readonly isWritten: boolean
  /** Also what changes more than a fix may without being asked. */
  readonly suggestions: boolean
}

/** Reads the options about fixes; undefined without any. */
export function fixingOf(options: CliOptions): Fixing | undefined {
  const { fix = false, fixDryRun = false, fixSuggestions = false } = options
  if (fix && fixDryRun) throw new UsageError('--fix writes and --fix-dry-run does not; give one of them.')
  if (fixSuggestions && !fix && !fixDryRun)
    throw new UsageError('--fix-suggestions goes with --fix or --fix-dry-run, which say whether files are written.')
  if (!fix && !fixDryRun) return undefined
  if (options.updateBaseline)
    throw new UsageError('--update-baseline accepts what is found, and then there is nothing to fix; fix first.')
  return { isWritten: fix, suggestions: fixSuggestions }
}

/** Options about fixes go with `check` alone. */
export function refuseFixing(options: CliOptions, command: string): void {
  if (fixingOf(options)) throw new UsageError(`--fix and --fix-dry-run go with the command check, not with ${command}.`)
}

/** A run that finds all that a source can be changed for, and asks no server. */
export function sourceAlone(config: Config): Config {
  const none = { kind: 'none', reason: 'only what can be fixed is looked for' } as const
  return { ...config, probe: none, prometheus: none }
}

/** Whether a run by {@link sourceAlone} says all that a run has to say. */
export function isAllThereIs({ probe, prometheus }: Config): boolean {
  return probe.kind === 'none' && prometheus.kind === 'none'
}

/** Where the changes are made, and what must not be seen of them. */
interface Surroundings {
  readonly root: string
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Takes secrets out of a text. */
  hide(text: string): string
}

/**
 * Makes the changes, or prints the patch that would, and tells what was done on standard error. Answers whether the
 * files are as they were.
 */
export async function carryOut(
  { findings }: Pick<Report, 'findings'>,
  fixing: Fixing,
  around: Surroundings,
): Promise<boolean> {
  const { changesOf } = await import('../fix/changes')
  const planned = changesOf(around.root, findings, { suggestions: fixing.suggestions })
  const changes = fixing.isWritten ? await write(planned, around.root) : planned
  process.stderr.write(describeChanges(changes, fixing, relativeTo(around.cwd, around.root)))
  if (!fixing.isWritten) await printPatch(changes, around)
  return !fixing.isWritten || changes.files.length === 0
}

async function write(changes: Changes, root: string): Promise<Changes> {
  const { writeChange } = await import('../fix/writing')
  const written = changes.files.map((file) => ({ file, reason: writeChange(root, file) }))
  const failed = written.flatMap(({ file: { path }, reason }) => (reason === undefined ? [] : [{ path, reason }]))
  const files = written.filter(({ reason }) => reason === undefined).map(({ file }) => file)
  return { ...changes, files, refused: [...changes.refused, ...failed] }
}

async function printPatch({ files }: Changes, { root, env, hide }: Surroundings): Promise<void> {
  const { patchOf } = await import('../fix/patch')
  const { stdout, stderr } = process
  const patch = patchOf(files, pathInRepository(root))
  const isTerminal = stdout.isTTY === true
  const shown = hide(renderPatch(patch, { isTerminal, isRunner: env.GITHUB_ACTIONS === 'true' }))
  if (!isTerminal && shown !== patch)
    stderr.write('redis-preflight: the diff would hold what must not be printed, and does not apply there; use --fix\n')
  await deliverLocally([{ format: 'patch', text: shown }])
}

/** The formats that go into files beside a patch on standard output. */
export function formatsBeside({ format = [] }: CliOptions): FormatRequest[] {
  const requests = format.length > 0 ? parseFormats(format.join(',')) : []
  const loud = requests.find(({ file }) => file === undefined)
  if (loud) throw new UsageError(`--fix-dry-run prints its diff; give ${loud.format} a file: ${loud.format}:FILE.`)
  return requests
}

/** Suggestions that are named one by one. */
const SUGGESTIONS_NAMED = 20

/** What was done and what was not, in lines for a person. */
function describeChanges(changes: Changes, { isWritten }: Fixing, prefix: string): string {
  const { files, refused, left, suggested } = changes
  const shown = (path: string) => plainText(below(prefix, path), 600)
  const lines = [
    ...files.map((file) => `${isWritten ? 'fixed' : 'would fix'} ${shown(file.path)}: ${rulesOf(file)}`),
    ...refused.map(({ path, reason }) => `not changed ${shown(path)}: ${plainText(reason)}`),
    ...(left.length > 0
      ? [`${count(left.length, 'finding')} would change the same text as another; run it again`]
      : []),
    ...suggested
      .slice(0, SUGGESTIONS_NAMED)
      .map(
        (one) => `suggested (--fix-suggestions) ${shown(spotOf(one.place))} ${one.rule}: ${plainText(one.fix.title)}`,
      ),
    ...(suggested.length > SUGGESTIONS_NAMED ? [`and ${suggested.length - SUGGESTIONS_NAMED} more suggestions`] : []),
  ]
  if (files.length === 0 && refused.length === 0) lines.unshift('there is nothing to fix')
  return lines.map((line) => `redis-preflight: ${line}\n`).join('')
}

/** `no-keys (2), connect-timeout`. */
function rulesOf({ fixed }: FileChange): string {
  const counts = new Map<string, number>()
  for (const { rule } of fixed as readonly Finding[]) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return [...counts].map(([rule, times]) => (times > 1 ? `${rule} (${times})` : rule)).join(', ')
}
