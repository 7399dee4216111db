import type { FlushProcedure, FlushRecipe, Place } from '../../../model'
import { Unreadable } from '../../files/failures'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'
import { keysIn, tellsToAct, tellsVerification, tellsWho } from './aspects'
import {
  drillsInFrontMatter,
  drillsInText,
  type FoundDrill,
  isDrillLog,
  ownerInFrontMatter,
  titleInFrontMatter,
} from './drills'
import { type Code, type Outline, readOutline, type Section } from './outline'
import { strip } from './plain-text'
import { type FoundRecipe, recipesIn } from './recipes'

const STORE = /redis|valkey|keydb|elasticache|memorystore/i
/** Words that no document about emptying a cache is without. */
const ACTS =
  /flush|invalidat|purg|\bunlink\b|(?:clear|empty|emptie|wip|bust|reset|drop)\w{0,4}[^\n]{0,40}(?:cache|redis|valkey)|(?:redis|valkey)-cli[^\n]{0,200}\bdel\b/i
const OBJECT = /\b(?:caches?|redis|valkey|elasticache|memorystore|keys?)\b/i
const FLUSHES = /\b(?:empt(?:y|ies|ying)|flush(?:es|ing)?|flushing|purg(?:e|es|ing)|invalidat(?:e|es|ing|ion))\b/i
const EMPTIES =
  /\b(?:clear(?:s|ing)?|wip(?:e|es|ing)|bust(?:s|ing)?|drop(?:s|ping)?|reset(?:s|ting)?|evict(?:s|ing)?|delet(?:e|es|ing)|remov(?:e|es|ing))\b/i
/** Caches of other kinds have pages of their own. */
const OTHER_CACHES =
  /\b(?:browser|cdn|cloudflare|cloudfront|fastly|akamai|varnish|nginx|npm|yarn|pnpm|bundle|build|docker|gradle|maven|pip|webpack|vite|turbo\w{0,4}|dns|apt|composer|opcache|http|babel|metro|jest|eslint|service worker|git|image)\b/i
const RUNBOOK_PATH =
  /(?:^|\/)(?:runbooks?|playbooks?|sops?|procedures?|operations?|ops|on-?call|incidents?|maintenance)(?:\/|\.[a-z]{2,8}$)|runbook|playbook|flush/i
/** "Operations" alone: those on tags and keys are what a library offers. */
const RUNBOOK_TITLE =
  /\b(?:runbook|playbook|procedure|SOP|on-?call)\b|^[\d. ]{0,6}(?:(?:redis|valkey|service|production) )?operations(?: (?:guide|manual|handbook))?$/i

/** Documents that say how to empty the cache: runbooks, sections of a README, operations guides. */
export const procedures: Reader = {
  topics: ['procedures'],
  accepts: (path) => /\.(?:md|mdx|markdown|adoc|asciidoc|rst|txt)$/i.test(path),
  // Anchored, so that each of the two is looked for once.
  mentions: new RegExp(`^(?=[^]*?(?:${STORE.source}))(?=[^]*?(?:${ACTS.source}))`, 'i'),
  read(file, found) {
    if (file.text.includes('\0')) throw new Unreadable('binary content in a text file')
    const { markdown, frontMatter } = strip(file.path, file.text)
    const outline = readOutline(markdown, titleInFrontMatter(frontMatter))
    const document = { file, outline, frontMatter }
    const { sections } = outline
    const about = sections.filter(isAboutFlush).slice(0, MAX_CANDIDATES)
    const all = about.flatMap((section) => procedureOf(document, section) ?? [])
    const best = all.sort((one, other) => completeness(other) - completeness(one))[0]
    if (best) found.procedures.push(best)
    const recipes = recipesIn(outline.code).filter(({ kind }) => kind === 'keys')
    found.keysRecipes.push(...recipes.map((recipe) => recipeAt(file, recipe)))
  },
}

/** A document with more headings about a flush is a log, or was made by a machine. */
const MAX_CANDIDATES = 50

interface Document {
  readonly file: ArtefactFile
  readonly outline: Outline
  readonly frontMatter: string
}

/** Whether a heading is about emptying the cache. What is to be emptied may stand in a heading above. */
function isAboutFlush({ title, above }: Section): boolean {
  if (OTHER_CACHES.test(title)) return false
  if (FLUSHES.test(title)) return OBJECT.test(title) || above.some((one) => OBJECT.test(one))
  return EMPTIES.test(title) && OBJECT.test(title)
}

/** Undefined where a section only speaks of a flush. */
function procedureOf({ file, outline, frontMatter }: Document, section: Section): FlushProcedure | undefined {
  const prose = outline.prose.slice(section.line, section.end)
  const code = outline.code.filter(({ line }) => isWithin(line, section))
  const beside = besides(outline, section)
  const text = prose.join('\n')
  const recipes = recipesIn(code)
  const keys = keysIn(text, code) ?? (recipes.some(({ kind }) => kind === 'flushdb') ? 'the whole database' : undefined)
  const drills = [...drillsInFrontMatter(frontMatter), ...drillsOf(outline, section, beside)]
  const isRunbook =
    RUNBOOK_PATH.test(file.path) || [section.title, ...section.above].some((one) => RUNBOOK_TITLE.test(one))
  const names = wordsOf(code)
  const verified = tellsVerification(text, code) || beside.some((one) => isVerification(outline, one))
  const isForSomebody = verified || drills.length > 0 || tellsToAct(text)
  if (!isRunbook && !isRunnable(recipes) && !(isForSomebody && recipes.length + names.length > 0)) return undefined
  return {
    place: placeOfLine(file, section.line),
    title: section.title,
    isRunbook,
    ...(keys !== undefined && { keys }),
    recipes: recipes.map((recipe) => recipeAt(file, recipe)),
    names,
    tellsWho: tellsWho(text) || ownerInFrontMatter(frontMatter) || beside.some((one) => tellsWho(textOf(outline, one))),
    tellsVerification: verified,
    drills: drills.map(({ day, otherwise, line }) => {
      return { day, ...(otherwise !== undefined && { otherwise }), place: placeOfLine(file, line) }
    }),
  }
}

/** What holds for the whole document: its first lines, and sections about people, checks and drills. */
function besides({ sections }: Outline, { line, end }: Section): Section[] {
  const [first, second] = sections
  const preamble = first && { title: '', above: [], line: 0, end: second?.line ?? first.end }
  const others = sections.filter((one) => one.line >= end || one.end <= line)
  const about = others.filter(({ title }) =>
    /\b(?:who|owners?|contacts?|roles?|approv\w{1,4}|verif\w{1,8}|drills?|rehearsals?|game ?days?)\b/i.test(title),
  )
  return [...(preamble ? [preamble] : []), ...about]
}

/** What a text of the document says of drills; all that a log of drills holds, wherever it is. */
function drillsOf(outline: Outline, section: Section, beside: readonly Section[]): FoundDrill[] {
  const { prose, sections } = outline
  const told = [section, ...beside].flatMap(({ line, end }) => drillsInText(prose.slice(line, end), line, false))
  const logs = sections.filter(({ title }) => isDrillLog(title))
  return [...told, ...logs.flatMap(({ line, end }) => drillsInText(prose.slice(line, end), line, true))]
}

function isVerification(outline: Outline, section: Section): boolean {
  return /\bverif/i.test(section.title) && textOf(outline, section).trim().length > section.title.length + 20
}

function textOf({ prose }: Outline, { line, end }: Section): string {
  return prose.slice(line, end).join('\n')
}

function isWithin(line: number, section: Section): boolean {
  return line >= section.line && line < section.end
}

const MAX_WORDS = 200

function wordsOf(code: readonly Code[]): string[] {
  return code
    .flatMap(({ text }) => text.split('\n'))
    .map((one) => one.trim().slice(0, 200))
    .filter(Boolean)
    .slice(0, MAX_WORDS)
}

/**
 * Whether there is something to run in it. Functions that are only named are in a design document or in the reference of
 * a library, too: there somebody has to be told to call them.
 */
function isRunnable(recipes: readonly FoundRecipe[]): boolean {
  return recipes.some(({ isApart }) => !isApart)
}

function completeness({ keys, recipes, tellsWho: who, tellsVerification: verified, drills }: FlushProcedure): number {
  return [keys !== undefined, recipes.length > 0, who, verified, drills.length > 0].filter(Boolean).length
}

function recipeAt(file: ArtefactFile, { kind, text, line }: FoundRecipe): FlushRecipe {
  return { kind, text, place: placeOfLine(file, line) }
}

/** A line without the blanks around it. */
function placeOfLine(file: ArtefactFile, line: number): Place {
  const start = file.lineStart(line)
  const text = file.text.slice(start, file.lineStart(line + 1)).trimEnd()
  const indent = text.length - text.trimStart().length
  return file.placeOf(start + indent, start + text.length)
}
