import { isAt } from './labels.mjs'

const RULES = { 'no-keys': 'no-keys', 'no-flush': 'no-flush', ttl: 'require-ttl' }
/** A label that allows either answer. */
const OPEN = ['conditional', 'debatable', 'unknown']

/** Figures of one checkout: counts only, so that several can be summed. */
export function score(report, { rows, inScope }) {
  const findings = report.findings.filter(({ path, suppressed }) => path && !suppressed && inScope(path))
  const luaLines = new Set(
    report.inventory.commands.filter(({ via }) => via === 'lua').map(({ path, line }) => `${path}:${line}`),
  )
  const isLua = ({ path, line }) => luaLines.has(`${path}:${line}`)
  const figures = {}
  for (const [rule, id] of Object.entries(RULES)) {
    for (const lua of rule === 'ttl' ? [false, true] : [undefined]) {
      const labelled = rows.filter((row) => row.rule === rule && (lua === undefined || (row.how === 'lua') === lua))
      const found = findings.filter((one) => one.rule === id && (lua === undefined || isLua(one) === lua))
      Object.assign(figures, named(lua ? 'require-ttl-lua' : id, scoreRule(labelled, found)))
    }
  }
  return { ...figures, ...scoreClients(rows, report, inScope), ...scoreCalls(rows, report, findings) }
}

function named(rule, counts) {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [`${rule}.${name}`, count]))
}

function scoreRule(labelled, found) {
  const used = new Set()
  const take = (row) => {
    const one = found.find((finding) => !used.has(finding) && isAt(row, finding))
    if (one) used.add(one)
    return one !== undefined
  }
  const violations = labelled.filter(({ expect }) => expect === 'violation')
  const hits = violations.filter(take).length
  const conditional = labelled.filter(({ expect }) => expect === 'conditional')
  const seen = conditional.filter(take).length
  labelled.filter(({ expect }) => OPEN.includes(expect) && expect !== 'conditional').forEach(take)
  const falseAlarms = found.filter((one) => !used.has(one) && one.outcome === 'fail').length
  return { violations: violations.length, found: hits, falseAlarms, conditional: conditional.length, seen }
}

function scoreClients(rows, report, inScope) {
  const clients = report.inventory.clients.filter(({ path }) => inScope(path))
  const used = new Set()
  const built = rows.filter(
    ({ rule, client, expect }) => rule === 'client-config' && client !== 'none' && !OPEN.includes(expect),
  )
  const pairs = built.flatMap((row) => {
    const client = clients.find((one) => !used.has(one) && isAt(row, one))
    if (!client) return []
    used.add(client)
    return [[row, client]]
  })
  const exact = pairs.filter(([row, client]) => sorted(row.missing) === sorted(client.missing)).length
  const lookAlikes = rows.filter(({ rule, client }) => rule === 'client-config' && client === 'none')
  const fooled = lookAlikes.filter((row) => clients.some((client) => isAt(row, client))).length
  return named('clients', { labelled: built.length, seen: pairs.length, exact, lookAlikes: lookAlikes.length, fooled })
}

function sorted(names) {
  return [...(names ?? [])].sort().join()
}

function scoreCalls(rows, report, findings) {
  const calls = rows.filter(
    ({ rule, client, note, how, expect }) =>
      rule in RULES &&
      client !== 'none' &&
      note !== 'lookalike' &&
      how !== 'look-alike' &&
      !(rule === 'no-keys' && expect === 'ok'),
  )
  const recognised = calls.filter((row) => report.inventory.commands.some((command) => isAt(row, command))).length
  const isUnsure = (row) =>
    findings.some((one) => one.rule === RULES[row.rule] && one.outcome === 'unsure' && isAt(row, one))
  // "On some path only" is what the label says as well: that is no doubt of the analyzer's.
  const unsure = calls.filter((row) => row.expect !== 'conditional' && isUnsure(row)).length
  return named('calls', { labelled: calls.length, recognised, unsure })
}

/** The sum of several checkouts' figures. */
export function sum(all) {
  const total = {}
  for (const figures of all) {
    for (const [name, count] of Object.entries(figures)) total[name] = (total[name] ?? 0) + count
  }
  return total
}
