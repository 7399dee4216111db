import {
  blotSecrets,
  type Client,
  type Command,
  type FileCounts,
  type Finding,
  type Fix,
  type ItemResult,
  isSecretName,
  missingSettings,
  type Place,
  type Report,
} from '../model'
import { artefactsJson } from './artefacts-json'
import { writeJson } from './json-text'
import { prometheusJson } from './prometheus'
import { readingsJson } from './readings'
import { type Format, shownPath, type View } from './view'

/** Version of the JSON contract, schema/report.schema.json. It goes up when a key is renamed, removed or retyped. */
export const SCHEMA_VERSION = 1

/** The report for other programs, as schema/report.schema.json describes it. */
export const jsonFormat: Format = {
  render(report, view) {
    return writeJson(toJson(report, view))
  },
}

function toJson(report: Report, view: View) {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: report.tool.name, version: report.tool.version },
    verdict: report.verdict,
    failOn: report.failOn,
    blockers: report.blockers.map(({ sentence }) => blotSecrets(sentence)),
    weakened: report.weakened.map(blotSecrets),
    ...(report.unweighed !== undefined && { unweighed: blotSecrets(report.unweighed) }),
    ...(report.change && { change: changeJson(report.change) }),
    ...(report.baseline && { baseline: baselineJson(report.baseline, view) }),
    checklist: report.checklist.map(itemJson),
    findings: report.findings.map((finding) => findingJson(finding, view)),
    inventory: {
      files: filesJson(report.inventory.files),
      clients: report.inventory.clients.map((client) => clientJson(client, view)),
      commands: report.inventory.commands.map((command) => commandJson(command, view)),
      ...artefactsJson(report, view),
      skipped: report.inventory.skipped.map(({ path, reason, kind }) => ({
        path: pathJson(path, view),
        reason: blotSecrets(reason),
        ...(kind && { kind }),
      })),
    },
    readings: readingsJson(report.readings),
    ...(report.prometheus && { prometheus: prometheusJson(report.prometheus) }),
  }
}

function changeJson(change: NonNullable<Report['change']>) {
  if (change.status !== 'collected') return { status: 'not-collected', reason: blotSecrets(change.reason) }
  const { since, scope, base } = change.value
  return { status: change.status, since: blotSecrets(since), ...(scope && { scope }), ...(base && { base }) }
}

function baselineJson({ file, known, added, stale, unseen }: NonNullable<Report['baseline']>, view: View) {
  return {
    file: blotSecrets(file),
    known,
    added,
    unseen: unseen.length,
    stale: stale.map(({ fingerprint, rule, path, message }) => ({
      fingerprint,
      rule: blotSecrets(rule),
      path: path === null ? null : pathJson(path, view),
      message: blotSecrets(message),
    })),
  }
}

function itemJson({ item, title, verdict, because, rules }: ItemResult) {
  return {
    item,
    title,
    verdict,
    because: blotSecrets(because),
    rules: rules.map(({ rule, looked, findings, skipped }) => ({
      rule,
      looked,
      findings,
      ...(skipped !== undefined && { skipped: blotSecrets(skipped) }),
    })),
  }
}

function findingJson(finding: Finding, view: View) {
  const { rule, item, origin, severity, outcome, place, server, message, help, fingerprint } = finding
  const { related, suppressed, isOutside } = finding
  return {
    rule,
    item,
    origin,
    severity,
    outcome,
    ...placeJson(place, view),
    ...(server !== undefined && { server: blotSecrets(server) }),
    message: blotSecrets(message),
    help: blotSecrets(help),
    fingerprint,
    related: related.map((other) => ({ ...placeJson(other.place, view), message: blotSecrets(other.message) })),
    ...(suppressed && { suppressed: { kind: suppressed.kind, reason: blotSecrets(suppressed.reason) } }),
    ...(isOutside && { outside: true }),
    ...(finding.fix && fixJson(finding.fix)),
  }
}

/** A fix with a secret in it is not told: with the secret masked it would put stars into the source. */
function fixJson({ title, isSafe, edits, digest }: Fix) {
  if (edits.some(({ text }) => text.includes('***') || blotSecrets(text) !== text)) return {}
  const changes = edits.map(({ place: { line, column, endLine, endColumn }, text }) => {
    return { line, column, endLine, endColumn, text }
  })
  return { fix: { title: blotSecrets(title), safe: isSafe, digest, edits: changes } }
}

function placeJson(place: Place | null, view: View) {
  if (place === null) return { path: null, line: null, column: null, endLine: null, endColumn: null }
  const { path, line, column, endLine, endColumn } = place
  return { path: pathJson(path, view), line, column, endLine, endColumn }
}

function pathJson(path: string, view: View): string {
  return blotSecrets(shownPath(path, view))
}

function filesJson({ listed, analysed, leftOut }: FileCounts) {
  return { listed, analysed, ...(leftOut && { leftOut: pick(leftOut, ['tests', 'generated', 'ignored']) }) }
}

function clientJson(client: Client, view: View) {
  const options = Object.entries(client.options).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value]
    return [name, isSecretName(name) ? 'set' : blotSecrets(value)]
  })
  return {
    id: client.id,
    path: pathJson(client.place.path, view),
    line: client.place.line,
    library: client.library,
    ...(client.version !== undefined && { version: blotSecrets(client.version) }),
    kind: client.kind,
    role: client.role,
    options: Object.fromEntries(options),
    missing: missingSettings(client),
  }
}

function commandJson(command: Command, view: View) {
  return {
    path: pathJson(command.place.path, view),
    line: command.place.line,
    command: command.name,
    client: command.client,
    receiver: blotSecrets(command.receiver),
    key: command.key === null ? null : blotSecrets(command.key),
    ttl: command.ttl,
    because: blotSecrets(command.because),
    via: command.via,
    ...(command.unsure !== undefined && { unsure: blotSecrets(command.unsure) }),
  }
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<
    Pick<T, K>
  >
}
