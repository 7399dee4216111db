import { PLACEHOLDER } from './placeholder'
import { givenBy, isFalse, type Values } from './values'

/** A stretch of lines that is left out where a chart is installed with its own values. */
interface Omission {
  readonly from: number
  readonly to: number
  /** The values that decide, as they are written. */
  readonly condition: string
}

/** A template with its actions taken out or filled in; every line is still where it was. */
export interface Filled {
  readonly text: string
  readonly omissions: readonly Omission[]
}

interface Action {
  readonly start: number
  readonly end: number
  /** What stands between the braces. */
  readonly body: string
  /** The text that the action gives literally: `{{ "{{" }}`. */
  readonly literal?: string
}

/** Actions that only Helm has: `{{ if }}` and `{{ with }}` also stand in the annotations that Prometheus fills in. */
const HELM =
  /\{\{-?\s{0,20}(?:(?:if|with|range|else if|and|or|not|\()\s{0,10}){0,3}\(?(?:["`]|(?:include|define|tpl|toYaml|default|required|quote)\b|\$?\.(?:Values|Release|Chart|Capabilities|Files|Template)\b)/
const CONTROL =
  /^(?:(?:if|else|end|range|with|define|block|template|break|continue|fail)\b|\/\*|\$[\w]{0,40}\s{0,10}:?=)/
const OPENING = /^(?:if|range|with|define|block)\b/
const JINJA = /\{%[-+]?(?:[^%\n]|%(?!\})){0,500}%\}/g

/** Whether a text is a template of Helm, not a file with placeholders for Prometheus. */
export function isHelmTemplate(text: string): boolean {
  return HELM.test(text)
}

/** Fills in a text: actions that steer are taken out, values are looked up, the rest is a placeholder. */
export function fillTemplate(text: string, values: Values | undefined): Filled {
  const plain = text.replace(JINJA, '')
  const filler = new Filler(plain, values)
  for (const action of actionsIn(plain)) filler.take(action)
  return filler.finish()
}

class Filler {
  readonly #omissions: Omission[] = []
  readonly #open: { readonly line: number; readonly condition: string | undefined }[] = []
  #text = ''
  #done = 0
  #line = 1
  #placeholders = 0

  constructor(
    readonly text: string,
    readonly values: Values | undefined,
  ) {}

  take(action: Action): void {
    const before = this.text.slice(this.#done, action.start)
    this.#line += newlinesIn(before)
    this.#text += before
    if (action.literal === undefined && CONTROL.test(action.body)) this.#steer(action.body)
    else this.#text += action.literal ?? this.#value(action)
    const written = this.text.slice(action.start, action.end)
    const broken = newlinesIn(written) - newlinesIn(action.literal ?? '')
    // What follows an action of several lines stays as far to the right as it is.
    if (broken > 0) this.#text += '\n'.repeat(broken) + (/\n([ \t]{0,200})[^\n]{0,200}$/.exec(written)?.[1] ?? '')
    this.#line += newlinesIn(this.text.slice(action.start, action.end))
    this.#done = action.end
  }

  finish(): Filled {
    return { text: this.#text + this.text.slice(this.#done), omissions: this.#omissions }
  }

  #steer(body: string): void {
    if (OPENING.test(body)) {
      const isOff =
        /^(?:if|with)\b/.test(body) && this.values !== undefined && isFalse(body.replace(/^\w+/, ''), this.values)
      this.#open.push({ line: this.#line, condition: isOff ? body.replace(/^\w+\s{1,20}/, '') : undefined })
    } else if (/^(?:end|else)\b/.test(body)) {
      const opened = this.#open.pop()
      if (opened?.condition !== undefined) {
        this.#omissions.push({ from: opened.line, to: this.#line, condition: opened.condition })
      }
      if (body.startsWith('else')) this.#open.push({ line: this.#line, condition: undefined })
    }
  }

  #value({ start, end, body }: Action): string {
    const known = this.values && givenBy(body, this.values)
    if (known !== undefined) return known
    if (isAlone(this.text, start, end) || isContinued(this.text, start, end)) return ''
    // Within brackets PromQL has durations: `[{{ .Values.window }}]`, `[{{ .Values.minutes }}m]`.
    if (this.text[start - 1] === '[') return /[smhdwy]/.test(this.text[end] ?? '') ? '5' : '5m'
    return PLACEHOLDER + ++this.#placeholders
  }
}

/** An action that has a line for itself gives lines, as `toYaml` and `include` do. */
function isAlone(text: string, start: number, end: number): boolean {
  const [from, to] = [text.lastIndexOf('\n', start - 1) + 1, text.indexOf('\n', end)]
  return `${text.slice(from, start)}${text.slice(end, to < 0 ? undefined : to)}`.trim() === ''
}

/** How far ahead the line is looked for that goes on with a value. */
const MAX_AHEAD = 1000

/**
 * `labels: {{ include "labels" . | nindent 4 }}` with further labels in the lines below: the action gives the first lines
 * of a mapping or a list, so nothing else may stand in their place.
 */
function isContinued(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const before = /^(\s{0,200}(?:- {1,8}){0,3})([\w."'/-]{1,100}:)? {0,8}$/.exec(text.slice(from, start))
  const after = /^[ \t]{0,20}\n/.exec(text.slice(end, end + 30))
  if (!before || !after) return false
  const next = text
    .slice(end + after[0].length, end + after[0].length + MAX_AHEAD)
    .split('\n')
    .find((line) => !/^\s{0,200}(?:#|\{\{.{0,500}\}\}\s{0,20}$|$)/.test(line))
  if (next === undefined) return false
  const [, margin = '', name] = before
  if (name === undefined) return indentOf(next) > indentOf(margin)
  return indentOf(next) > margin.length || (indentOf(next) === margin.length && /^\s{0,200}- /.test(next))
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function newlinesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  return count
}

function* actionsIn(text: string): Generator<Action> {
  for (let start = text.indexOf('{{'); start >= 0; ) {
    const action = literalAt(text, start) ?? actionAt(text, start)
    if (!action) return
    yield action
    start = text.indexOf('{{', action.end)
  }
}

function actionAt(text: string, start: number): Action | undefined {
  const close = text.indexOf('}}', start + 2)
  if (close < 0) return undefined
  const body = text
    .slice(start + 2, close)
    .replace(/^-/, '')
    .replace(/-$/, '')
    .trim()
  return { start, end: close + 2, body }
}

/** `{{ "{{" }}` and {{`{{ $labels.instance }}`}} stand for what is between the quotes. */
function literalAt(text: string, start: number): Action | undefined {
  const opening = /^\{\{-?\s{0,20}(["`])/.exec(text.slice(start, start + 30))
  if (!opening) return undefined
  const from = start + opening[0].length
  const to = text.indexOf(opening[1] as string, from)
  if (to < 0) return undefined
  const closing = /^.\s{0,20}-?\}\}/s.exec(text.slice(to, to + 30))
  return closing ? { start, end: to + closing[0].length, body: '', literal: text.slice(from, to) } : undefined
}
