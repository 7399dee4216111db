import type { HotKeyCheck } from '../../../model'
import type { Tree } from '../documents/tree'
import type { ArtefactFile } from '../file'
import type { Found, Reader } from '../found'
import { isCommand } from './shell'

const KINDS =
  /\.(?:sh|bash|zsh|ksh|fish|ps1|ya?ml|json|mk|just|cron|crontab|service|timer|tf|hcl|tpl|nix|j2)$|(?:^|\/)(?:Makefile|Justfile|Procfile|crontab)[^/]{0,40}$/i

/** What is run, and whether it needs an LFU policy: without one, Redis does not count how often a key is used. */
const COMMANDS: readonly (readonly [RegExp, Pick<HotKeyCheck, 'what' | 'needsLfu' | 'isCostly'>])[] = [
  [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?--hotkeys\b/, { what: '`redis-cli --hotkeys`', needsLfu: true }],
  [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?\bHOTKEYS\s{1,10}["']?(?:START|GET)\b/i, { what: '`HOTKEYS`' }],
  [/\b(?:redis|valkey)-cli\b[^\n;]{0,300}?\bOBJECT\s{1,10}FREQ\b/i, { what: '`OBJECT FREQ`', needsLfu: true }],
  [/\b(?:redis|valkey)-cli\b[^\n;|]{0,300}?\sMONITOR\b/i, { what: '`MONITOR`', isCostly: true }],
]

/** Scripts and jobs that look for hot keys: shell scripts, Makefiles, crontabs, CronJobs, workflows. */
export const hotKeyJobs: Reader = {
  topics: ['hot-keys'],
  accepts: (path) => KINDS.test(path),
  mentions: /--hotkeys\b|\bHOTKEYS\s{1,10}["']?(?:START|GET)\b|\bOBJECT\s{1,10}FREQ\b|-cli\b[^\n]{0,300}\smonitor\b/i,
  read(file, found) {
    if (/\.(?:ya?ml|json)$/.test(file.path)) for (const document of file.documents) readDocument(file, document, found)
    else readLines(file, found)
  },
}

/** What a line or a command runs; nothing for what it prints, or comments on. */
function commandIn(text: string): Omit<HotKeyCheck, 'place'> | undefined {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n')
  const run = lines.filter((line) => !/^\s{0,40}(?:#|\/\/|::|[-@+]{0,2}(?:echo|printf)\b)/.test(line))
  return COMMANDS.find(([command]) => run.some((line) => isRunIn(line, command)))?.[1]
}

/** Whether a line runs a command, and does not only speak of it. */
function isRunIn(line: string, command: RegExp): boolean {
  const match = command.exec(line)
  return match !== null && isCommand(line.slice(0, match.index), match[0])
}

function readLines(file: ArtefactFile, found: Found): void {
  const where = /(?:^|\/)[^/]{0,60}cron(?:tab)?[^/]{0,20}$|\/cron\.[^/]{1,20}\//.test(file.path)
    ? 'in a crontab'
    : 'in a script'
  // A line that ends in a backslash goes on in the next.
  for (const { index, 0: line } of file.text.matchAll(/(?:[^\n\\]|\\[\s\S])+/g)) {
    const command = commandIn(line)
    if (!command) continue
    const indent = line.length - line.trimStart().length
    const place = file.placeOf(index + indent, index + line.trimEnd().length)
    found.hotKeyChecks.push({ place, ...command, what: `${command.what} ${where}` })
  }
}

/** Commands of one document: in a text, or as a list of words as containers have them. */
function readDocument(file: ArtefactFile, document: Tree, found: Found): void {
  const where = whereIn(file, document)
  if (where === undefined) return
  const seen = new Set<number>()
  for (const tree of document.all()) {
    const command = commandOf(tree)
    if (!command || seen.has(command.place.line)) continue
    for (let { line } = command.place; line <= command.place.endLine; line++) seen.add(line)
    found.hotKeyChecks.push({ ...command, what: `${command.what} ${where}` })
  }
}

function commandOf(tree: Tree): HotKeyCheck | undefined {
  if (typeof tree.content === 'string') return placed(commandIn(tree.content), tree)
  const lists =
    tree.items.length > 0 ? [tree] : [tree.at('command'), tree.at('args')].filter((one) => one !== undefined)
  const texts = lists.map(({ items }) => items.flatMap(({ text }) => text ?? []).join(' '))
  // The last list holds what decides: `command: [redis-cli]` is nothing without its `args`.
  const last = lists.findLast((_, at) => commandIn(texts[at] ?? '')) ?? lists.at(-1)
  return last && placed(commandIn(texts.join(' ')), last)
}

function placed(command: Omit<HotKeyCheck, 'place'> | undefined, { place }: Tree): HotKeyCheck | undefined {
  return command && { place, ...command }
}

/** What runs the document; undefined for what is switched off. */
function whereIn({ path }: ArtefactFile, document: Tree): string | undefined {
  if (document.at('kind')?.text === 'CronJob') {
    return document.at('spec', 'suspend')?.text === 'true' ? undefined : 'in a CronJob'
  }
  if (/(?:^|\/)\.github\/workflows\//.test(path)) {
    return document.at('on', 'schedule') ? 'in a scheduled workflow' : 'in a workflow'
  }
  return `in ${path.split('/').at(-1)}`
}
