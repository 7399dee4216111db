import * as core from '@actions/core'
import { type Credentials, UsageError } from '../../model'

const COMMENT_MODES = ['always', 'on-failure', 'never'] as const
const CONFIG_ORIGINS = ['head', 'base'] as const
const KEY_LIMIT = 100

/** The inputs of action.yml as the workflow gave them; one that is empty or not given is undefined. */
export interface ActionInputs {
  /** What wins over the config file. */
  readonly overrides: {
    readonly redisUrl?: string
    readonly redisUsername?: string
    readonly redisPassword?: string
    readonly redisCa?: string
    readonly redisCert?: string
    readonly redisKey?: string
    readonly redisServername?: string
    readonly redisRole?: string
    readonly prometheusUrl?: string
    readonly prometheusToken?: string
    readonly failOn?: string
    readonly require?: readonly string[]
    readonly probe?: boolean
    readonly replay?: string
    readonly baseline?: string
  }
  readonly workingDirectory: string
  readonly config: string | undefined
  readonly annotations: boolean
  readonly summary: boolean
  readonly jsonFile: string | undefined
  readonly sarifFile: string | undefined
  readonly htmlFile: string | undefined
  readonly token: string
  readonly comment: (typeof COMMENT_MODES)[number]
  readonly commentKey: string | undefined
  readonly checkRun: boolean
  readonly suggestFixes: boolean
  /** Whether only what the change touches counts. */
  readonly changedOnly: boolean
  /** Whose config decides: that of what is checked out, or that of the base. */
  readonly configFrom: (typeof CONFIG_ORIGINS)[number]
  /** Which part of the source is worked on, as written: `2/4`. */
  readonly shard: string | undefined
  /** Files and folders with what such parts have found; empty where the sources are analysed. */
  readonly merge: readonly string[]
}

/** The inputs that are secrets. Read first and on their own, so that they are masked before anything can be printed. */
export function readCredentials(): Credentials[] {
  return [
    { url: text('redis-url'), password: password(), tls: { cert: text('redis-cert'), key: text('redis-key') } },
    { url: text('prometheus-url'), token: text('prometheus-token') },
    { token: text('github-token') },
  ]
}

/** Reads every input. Throws {@link UsageError} for a flag that is neither true nor false. */
export function readInputs(): ActionInputs {
  return {
    overrides: {
      redisUrl: text('redis-url'),
      redisUsername: text('redis-username'),
      redisPassword: password(),
      redisCa: text('redis-ca'),
      redisCert: text('redis-cert'),
      redisKey: text('redis-key'),
      redisServername: text('redis-servername'),
      redisRole: text('redis-role'),
      prometheusUrl: text('prometheus-url'),
      prometheusToken: text('prometheus-token'),
      failOn: text('fail-on'),
      require: text('require').split(/[\s,]+/),
      probe: flag('probe'),
      replay: text('replay'),
      baseline: text('baseline'),
    },
    workingDirectory: text('working-directory') || '.',
    config: text('config') || undefined,
    annotations: flag('annotations'),
    summary: flag('summary'),
    jsonFile: text('json-file') || undefined,
    sarifFile: text('sarif-file') || undefined,
    htmlFile: text('html-file') || undefined,
    token: text('github-token'),
    comment: commentMode(),
    commentKey: commentKey(),
    checkRun: flag('check-run', false),
    suggestFixes: flag('suggest-fixes', false),
    changedOnly: flag('changed-only', false),
    configFrom: configOrigin(),
    shard: text('shard') || undefined,
    merge: lines(text('merge')),
  }
}

function commentMode(): ActionInputs['comment'] {
  const value = text('comment')
  const mode = COMMENT_MODES.find((one) => one === (value || 'always'))
  if (!mode) throw new UsageError(`The input \`comment\` is "${value}"; write always, on-failure or never.`)
  return mode
}

function configOrigin(): ActionInputs['configFrom'] {
  const value = text('config-from')
  const origin = CONFIG_ORIGINS.find((one) => one === (value || 'head'))
  if (!origin) throw new UsageError(`The input \`config-from\` is "${value}"; write head or base.`)
  return origin
}

function commentKey(): string | undefined {
  const key = text('comment-key')
  if (key.length > KEY_LIMIT)
    throw new UsageError(`The input \`comment-key\` has ${key.length} characters; write at most ${KEY_LIMIT}.`)
  return key || undefined
}

function text(name: string): string {
  return core.getInput(name)
}

function lines(written: string): string[] {
  return written
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** It may begin or end with a space; a line break at its end comes from the file it was stored from. */
function password(): string {
  return core.getInput('redis-password', { trimWhitespace: false }).replace(/[\r\n]+$/, '')
}

function flag(name: string, fallback = true): boolean {
  const value = text(name)
  if (value === '') return fallback
  if (/^true$/i.test(value)) return true
  if (/^false$/i.test(value)) return false
  throw new UsageError(`The input \`${name}\` is "${value}"; write true or false.`)
}
