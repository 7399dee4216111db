import type { Alert, Place } from '../../../model'
import { alertOfAlarm, type CloudWatchAlarm } from '../../alarms/cloudwatch'
import { lineStarts, placeIn } from '../../files/lines'
import { ts } from '../compiler'
import { metricOf, metricsOf } from './metrics'
import { calledName, Names, nameOf, nodesOf, option } from './syntax'

/** What a file says somewhere that builds alarms on a managed Redis with the AWS CDK. */
const IMPORTS = /aws-cdk|aws-cloudwatch/
const WORDS = /\bAWS\/(?:ElastiCache|MemoryDB)\b/

/** Whether a file may hold such alarms, by its text. */
export function mayHoldAlarms(text: string): boolean {
  return WORDS.test(text) && IMPORTS.test(text) && /alarm/i.test(text)
}

/**
 * Alarms of CloudWatch on a managed Redis that a file builds with the AWS CDK, by its syntax alone: the compiler knows
 * nothing of the CDK, and metrics that other files make are not followed.
 */
export function alarmsIn(path: string, file: ts.SourceFile): Alert[] {
  const names = new Names(file)
  const nodes = nodesOf(file)
  const starts = lineStarts(file.text)
  return nodes.flatMap((node) => {
    if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return []
    const built = builtBy(node, names)
    if (!built) return []
    const place = placeIn(path, starts, node.getStart(), built.options.getStart())
    return alertOfAlarm(alarmOf(built, place, { node, names, file, nodes })) ?? []
  })
}

interface Built {
  readonly id: ts.Expression | undefined
  readonly options: ts.Expression
  readonly metrics: CloudWatchAlarm['metrics']
}

/** `new Alarm(this, 'Id', {metric, …})`, `metric.createAlarm(this, 'Id', {…})` and `new CfnAlarm(this, 'Id', {…})`. */
function builtBy(node: ts.NewExpression | ts.CallExpression, names: Names): Built | undefined {
  const [, id, third] = node.arguments ?? []
  const options = names.resolve(third)
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined
  const called = calledName(node)
  if (ts.isCallExpression(node)) {
    const metric = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined
    return called === 'createAlarm' ? { id, options, metrics: metricsOf(metric, names) } : undefined
  }
  if (called === 'CfnAlarm') return { id, options, metrics: [metricOf(options, names, { isWatched: true })] }
  return called === 'Alarm' ? { id, options, metrics: metricsOf(option(options, 'metric'), names) } : undefined
}

interface Around {
  readonly node: ts.NewExpression | ts.CallExpression
  readonly names: Names
  readonly file: ts.SourceFile
  readonly nodes: readonly ts.Node[]
}

function alarmOf({ id, options, metrics }: Built, place: Place, around: Around): CloudWatchAlarm {
  const { node, names } = around
  const written = option(options, 'threshold')
  const threshold = names.number(written)
  const comparison = comparisonOf(option(options, 'comparisonOperator'), names)
  const hasActions = option(options, 'alarmActions') ? true : actionsOf(around)
  const enabled = option(options, 'actionsEnabled')
  return {
    place,
    name: names.text(option(options, 'alarmName')) ?? names.text(id) ?? 'of the CDK',
    metrics,
    ...(comparison !== undefined && { comparison }),
    ...(threshold !== undefined && { threshold }),
    ...(written && { writtenThreshold: `\`${written.getText().slice(0, 60)}\`` }),
    ...(hasActions !== undefined && { hasActions }),
    ...(enabled && { isEnabled: enabled.kind !== ts.SyntaxKind.FalseKeyword }),
    flaws: [],
    doubts: isConditional(node) ? ['it is only built under a condition'] : [],
  }
}

/** As CloudWatch spells it; what an alarm of the CDK compares by where nothing is said (`AlarmProps.comparisonOperator`). */
function comparisonOf(expression: ts.Expression | undefined, names: Names): string | undefined {
  const value = names.resolve(expression)
  if (!value) return 'GreaterThanOrEqualToThreshold'
  const text = names.text(value)
  if (text !== undefined || !ts.isPropertyAccessExpression(value)) return text
  const words = value.name.text.toLowerCase().split('_')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** Whether an alarm is given an action in its file; undefined where somebody else may give it one. */
function actionsOf({ node, file, nodes }: Around): boolean | undefined {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === 'addAlarmAction' ? true : undefined
  const isAssigned =
    ts.isBinaryExpression(parent) || ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent)
  const name = isAssigned ? nameOf(ts.isBinaryExpression(parent) ? parent.left : parent.name) : undefined
  if (name === undefined) return ts.isExpressionStatement(parent) && !/\bAspects\b/.test(file.text) ? false : undefined
  const uses = nodes.filter((one) => ts.isIdentifier(one) && one.text === name && one.pos >= parent.end)
  if (uses.some((use) => isActionOn(use))) return true
  const isSeenElsewhere = !ts.isVariableDeclaration(parent) || uses.length > 0 || /\bAspects\b/.test(file.text)
  return isSeenElsewhere ? undefined : false
}

/** `alarm.addAlarmAction(…)` and `this.alarm.addAlarmAction(…)`. */
function isActionOn(use: ts.Node): boolean {
  const { parent } = use
  const access = ts.isPropertyAccessExpression(parent) && parent.name === use ? parent.parent : parent
  return ts.isPropertyAccessExpression(access) && access.name.text === 'addAlarmAction'
}

function isConditional(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node.parent; at; at = at.parent) {
    if (ts.isIfStatement(at) || ts.isConditionalExpression(at)) return true
  }
  return false
}
