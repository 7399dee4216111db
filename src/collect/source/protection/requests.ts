import { ts } from '../compiler'
import { repositoryPath } from '../program'
import { brief, type FunctionNode, functionName, memberName, unwrap } from '../trace/syntax'
import { exportedHandler, exportedStatement, isDefault } from './exported-handlers'

const VERBS = /^(?:get|post|put|patch|delete|del|all|head|options|opts|route|on)$/
/** What has methods of these names and takes callbacks, but routes nothing. */
const NO_ROUTER =
  /^(?:https?|axios|request|superagent|got|map|cache|redis|client|storage|config|emitter|process|queue|worker)$/i
const PROCEDURES = /^(?:query|mutation|subscription|action|serverAction|stateAction|handler|loader)$/
const HOOKS = /^(?:addHook|before|preHandler|onRequest|middleware)$/
const EVENT_HANDLERS =
  /^(?:defineEventHandler|eventHandler|defineCachedEventHandler|cachedEventHandler|createRouteHandler|defineAction)$/
/** Decorators of methods that answer requests: NestJS, routing-controllers, tsoa, type-graphql. */
const METHOD_DECORATORS =
  /^(?:Get|Post|Put|Patch|Delete|All|Head|Options|Sse|Query|Mutation|ResolveField|ResolveProperty|FieldResolver|Subscription|SubscribeMessage|MessagePattern|GrpcMethod|ResolveReference|TsRestHandler)$/
/** What NestJS calls before and after a handler. */
const AROUND_HANDLERS: ReadonlySet<string> = new Set([
  'canActivate',
  'intercept',
  'use',
  'transform',
  'validate',
  'handleRequest',
])
const AROUND_INTERFACES =
  /\b(?:CanActivate|NestInterceptor|NestMiddleware|PipeTransform|PassportStrategy|AuthGuard|ThrottlerGuard)\b/
const REQUEST_NAME = /^_?(?:req|request)$/
const RESPONSE_NAME = /^_?(?:res|response|reply|resp|h)$/
const CONTEXT_NAME = /^_?(?:ctx|context|c)$/
const REQUEST_TYPE =
  /^(?:\w+\.)?(?:Request|NextRequest|FastifyRequest|NextApiRequest|IncomingMessage|APIGateway\w*Event\w*|ALBEvent|GetServerSidePropsContext|LoaderFunctionArgs|ActionFunctionArgs|LoaderArgs|ActionArgs|RequestEvent|HttpRequest|Koa\.(?:Context|ParameterizedContext)|APIContext\w*|ExecutionContext|H3Event)\b/
/** How a handler is called in a report; undefined for a function that answers no request by what it is itself. */
export function requestHandler(node: FunctionNode): string | undefined {
  return byDecorator(node) ?? byExport(node) ?? byParameters(node) ?? byProperty(node)
}

/** How a handler is called that is handed to this call: `GET /products/:id`; undefined where the call routes nothing. */
export function routedBy(call: ts.CallExpression | ts.NewExpression, handler: ts.Node): string | undefined {
  const callee = unwrap(call.expression)
  const name = memberName(callee) ?? ''
  const [first] = call.arguments ?? []
  if (EVENT_HANDLERS.test(name)) return `the handler of ${repositoryPath(call.getSourceFile())}`
  const receiver = ts.isPropertyAccessExpression(callee) ? callee.expression : undefined
  if (!receiver || !first || NO_ROUTER.test(memberName(receiver) ?? '')) return undefined
  if (first === handler) return routedAlone(name, call)
  if (name === 'use') return `middleware of ${brief(first, 40)}`
  if (HOOKS.test(name) && ts.isStringLiteralLike(first)) return `the hook ${first.text}`
  // `app.openapi(createRoute({ … }), handler)` of @hono/zod-openapi; a third argument hears of requests that are not valid.
  if (name === 'openapi') return `the route ${brief(first, 40)}`
  return VERBS.test(name) ? routed(name, receiver, first) : undefined
}

/** `app.use(handler)`, `procedure.query(handler)`. */
function routedAlone(name: string, call: ts.Node): string | undefined {
  if (name === 'use') return 'a middleware'
  return PROCEDURES.test(name) ? `the ${name} ${holderName(call) ?? ''}`.trim() : undefined
}

function routed(verb: string, receiver: ts.Expression, path: ts.Expression): string | undefined {
  if (verb === 'on') return isSocket(receiver) ? `the socket event ${textOf(path)}` : undefined
  return isPath(path) ? `${verb.toUpperCase()} ${textOf(path)}` : undefined
}

/** `{ method: 'GET', url: '/x', handler }`, `{ resolve(parent, args, context) {} }`. */
export function routedByProperty(property: ts.Node): string | undefined {
  if (
    !ts.isPropertyAssignment(property) &&
    !ts.isShorthandPropertyAssignment(property) &&
    !ts.isMethodDeclaration(property)
  )
    return undefined
  const name = property.name.getText()
  const owner = property.parent
  if (!ts.isObjectLiteralExpression(owner)) return undefined
  const others = new Map(
    owner.properties.flatMap((one) =>
      ts.isPropertyAssignment(one) ? [[one.name.getText(), one.initializer] as const] : [],
    ),
  )
  const path = others.get('url') ?? others.get('path')
  if (/^(?:handler|preHandler|onRequest)$/.test(name) && path) {
    return `${textOf(others.get('method') ?? path)} ${textOf(path)}`
  }
  if (name === 'resolve' && (others.has('type') || others.has('args'))) return 'a GraphQL resolver'
  return undefined
}

function byDecorator(node: FunctionNode): string | undefined {
  if (!ts.isMethodDeclaration(node) || !ts.isClassLike(node.parent)) return undefined
  const name = qualifiedName(node)
  const decorators = (ts.getDecorators(node) ?? []).map(({ expression }) => {
    return memberName(ts.isCallExpression(expression) ? expression.expression : expression) ?? ''
  })
  if (decorators.some((one) => METHOD_DECORATORS.test(one))) return name
  const own = functionName(node) ?? ''
  const heritage = (node.parent.heritageClauses ?? []).map((one) => one.getText()).join(' ')
  return AROUND_HANDLERS.has(own) && AROUND_INTERFACES.test(heritage) ? name : undefined
}

function byExport(node: FunctionNode): string | undefined {
  const path = repositoryPath(node.getSourceFile())
  const statement = exportedStatement(node)
  if (!statement) return undefined
  return exportedHandler(functionName(node), path, isDefault(statement), node.getSourceFile())
}

/** `(req, res) => …`, `(ctx, next) => …`, `(request: FastifyRequest) => …`. */
function byParameters(node: FunctionNode): string | undefined {
  const [first, second] = node.parameters
  if (!first) return undefined
  const [one, other] = [first, second].map((parameter) => (parameter ? parameter.name.getText() : ''))
  const isPair =
    (REQUEST_NAME.test(one ?? '') && RESPONSE_NAME.test(other ?? '')) ||
    (CONTEXT_NAME.test(one ?? '') && other === 'next')
  const type = first.type?.getText() ?? ''
  const isTyped = REQUEST_TYPE.test(type) && isEntry(node, type)
  return isPair || isTyped ? describe(node) : undefined
}

const PLAIN: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.StringKeyword,
  ts.SyntaxKind.NumberKeyword,
  ts.SyntaxKind.BooleanKeyword,
])
/** Handlers of these give data, of which the framework makes the answer. */
const GIVES_DATA = /(?:Args|Event\w{0,10}|Context\w{0,10})(?:<|$)/
/** What a handler is declared to give: an answer, or nothing. */
const ANSWER = /response|reply|result|void|any|unknown|never|html|stream|output|data\b/i

/**
 * A helper may be handed a request as well; what is exported is more likely the handler, unless it wants a text or a number
 * beside the request, or gives something else than an answer.
 */
function isEntry(node: FunctionNode, type: string): boolean {
  const beside = node.parameters[1]?.type?.kind
  const isHelper = beside !== undefined && PLAIN.has(beside)
  return (
    !isHelper &&
    (node.type === undefined || ANSWER.test(node.type.getText()) || GIVES_DATA.test(type)) &&
    node.parameters.length <= 2 &&
    exportedStatement(node) !== undefined &&
    !/^(?:get|is|has|check|read|parse)[A-Z]/.test(functionName(node) ?? '')
  )
}

/** A resolver of a schema: `Query: { user: (parent, args, context) => … }`; `fetch(request, env)` of a worker. */
function byProperty(node: FunctionNode): string | undefined {
  const holder = ts.isMethodDeclaration(node) ? node : node.parent
  const routed = holder && routedByProperty(holder)
  if (routed) return routed
  const names = node.parameters.map(({ name }) => name.getText())
  const isResolver =
    names.length >= 3 &&
    /^_?(?:args|params|arguments|input|\{)/.test(names[1] ?? '') &&
    /^_?(?:ctx|context|\{)/.test(names[2] ?? '')
  if (isResolver && holder && ts.isObjectLiteralExpression(holder.parent))
    return `the resolver ${functionName(node) ?? ''}`.trim()
  const isFetch = functionName(node) === 'fetch' && REQUEST_NAME.test(names[0] ?? '')
  return isFetch ? `fetch() of ${repositoryPath(node.getSourceFile())}` : undefined
}

function describe(node: FunctionNode): string {
  const name = qualifiedName(node)
  const call = node.parent
  const routed = ts.isCallExpression(call) ? routedBy(call, node) : undefined
  return routed ?? (name === undefined ? 'a request handler' : `the handler ${name}`)
}

/** `CacheService.get`, `get`; undefined for a function without a name. */
export function qualifiedName(node: FunctionNode): string | undefined {
  const own = functionName(node)
  const holder = ts.findAncestor(node.parent, (one) => ts.isClassLike(one) || ts.isFunctionLike(one))
  const owner = holder && ts.isClassLike(holder) ? holder.name?.text : undefined
  if (own === undefined || ts.isConstructorDeclaration(node)) return own === undefined ? undefined : `new ${own}()`
  if (owner !== undefined) return `${owner}.${own}`
  const literal = (ts.isMethodDeclaration(node) ? node : node.parent)?.parent
  const variable = literal && ts.isObjectLiteralExpression(literal) ? literal.parent : undefined
  return variable && ts.isVariableDeclaration(variable) ? `${variable.name.getText()}.${own}` : own
}

function isPath(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    ts.isRegularExpressionLiteral(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isBinaryExpression(node)
  )
}

function textOf(node: ts.Expression): string {
  return ts.isStringLiteralLike(node) ? node.text : brief(node, 40)
}

function isSocket(receiver: ts.Expression): boolean {
  return /socket|^io$|^ws$|^wss$|nsp|namespace|connection/i.test(memberName(receiver) ?? '')
}

function holderName(call: ts.Node): string | undefined {
  const holder = ts.findAncestor(call, (one) => ts.isPropertyAssignment(one) || ts.isVariableDeclaration(one))
  return holder && (ts.isPropertyAssignment(holder) || ts.isVariableDeclaration(holder))
    ? holder.name.getText()
    : undefined
}
