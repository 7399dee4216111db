import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { type FunctionNode, functionName, memberName } from '../trace/syntax'

/** Methods and functions that run what they are given at another time: timers, queues, cron, events. */
const SCHEDULERS =
  /^(?:setInterval|setTimeout|setImmediate|nextTick|queueMicrotask|schedule|scheduleJob|cron|process|define|consume|createFunction|task|addJob|registerProcessor|eachMessage|addCronJob|createWorker|after)$/
const CONSTRUCTED = /^(?:Worker|CronJob|Cron|Job|QueueScheduler|Consumer|Task)$/
const EVENTS = /^(?:on|once|addListener|addEventListener|prependListener|subscribe)$/
const DECORATORS =
  /^(?:Cron|Interval|Timeout|Process|OnEvent|OnQueue\w{0,30}|OnWorkerEvent|EventPattern|Command|SubCommand|QueueConsume|RabbitSubscribe|SqsMessageHandler|Schedule|Job)$/
const CLASS = /(?:Processor|Task|Job|Worker|Consumer|Command|Migration|Seeder|Seed|Scheduler|Cron|Subscriber|Listener)$/
/** What frameworks call when the process starts or ends. */
const LIFECYCLE =
  /^(?:onModuleInit|onModuleDestroy|onApplicationBootstrap|onApplicationShutdown|beforeApplicationShutdown|main|bootstrap|start|startServer|init|initialize|shutdown|up|down|onReady|onClose)$/
const FOLDER =
  /(?:^|\/)(?:jobs?|workers?|processors?|tasks?|crons?|queues?|consumers?|migrations?|scripts?|cli|commands?|seeds?|seeders?|schedulers?|trigger|inngest|instrumentation)(?:\/|\.[cm]?[jt]s$)/i
const FILE =
  /[._-](?:jobs?|workers?|processor|task|cron|consumer|migration|command|seeder|seed|scheduler|queue|listener|subscriber)\.[cm]?[jt]s$/i

/** Whether a function runs apart from any request: a job, a command, a step of starting or ending the process. */
export function isBackground(node: FunctionNode): boolean {
  return isDecorated(node) || isOfJobClass(node) || LIFECYCLE.test(functionName(node) ?? '') || isBackgroundFile(node)
}

/** Whether what is handed to this call runs apart from the request that makes it. */
export function runsLater(call: ts.CallExpression | ts.NewExpression): boolean {
  const name = memberName(call.expression) ?? ''
  if (ts.isNewExpression(call)) return CONSTRUCTED.test(name)
  return SCHEDULERS.test(name) || EVENTS.test(name)
}

const TIMERS = /^(?:setInterval|setTimeout|setImmediate|queueMicrotask)$/
const GLOBALS = /^(?:globalThis|global|window|self)$/

/** Whether a call hands a function to a timer of the platform, which takes no notice of the promise that it gives. */
export function isTimer({ expression }: ts.CallExpression): boolean {
  if (ts.isIdentifier(expression)) return TIMERS.test(expression.text)
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return false
  const owner = expression.expression.text
  const name = expression.name.text
  return (GLOBALS.test(owner) && TIMERS.test(name)) || (owner === 'process' && name === 'nextTick')
}

function isDecorated(node: FunctionNode): boolean {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []
  return decorators.some(({ expression }) => {
    return DECORATORS.test(memberName(ts.isCallExpression(expression) ? expression.expression : expression) ?? '')
  })
}

function isOfJobClass(node: FunctionNode): boolean {
  const owner = ts.isClassLike(node.parent) ? node.parent : undefined
  const extended = owner?.heritageClauses?.flatMap(({ types }) =>
    types.map(({ expression }) => memberName(expression) ?? ''),
  )
  return owner !== undefined && [owner.name?.text ?? '', ...(extended ?? [])].some((name) => CLASS.test(name))
}

function isBackgroundFile(node: ts.Node): boolean {
  const path = repositoryPath(node.getSourceFile())
  return FOLDER.test(path) || FILE.test(path)
}
