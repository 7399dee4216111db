import { ts } from '../compiler'
import type { CallLike } from '../trace/index-of-names'
import { type FunctionNode, memberName } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'

/** An expression, and the call in which its names are to be read; no expression where nothing is passed. */
export interface Bound {
  readonly expression: ts.Expression | undefined
  readonly within: Passed
}

/** What the names that a function declares among its parameters stand for in one call; absent names are not known. */
export type Passed = ReadonlyMap<ts.Symbol, Parameter>

/** What one of a function's names stands for in one call. */
export interface Parameter {
  /** What the call gives. */
  readonly given: Bound
  /** The property that the name takes out of it: `{ ttl }`, `{ ttl: seconds }`. */
  readonly member?: string
  /** The properties that other names take out of it, where the name is what is left: `{ ttl, ...options }`. */
  readonly without?: ReadonlySet<string>
  /** The defaults of the parameter and of the name in its pattern. */
  readonly defaults: { readonly whole: ts.Expression | undefined; readonly own: ts.Expression | undefined }
}

/** Nothing is known of any parameter. */
export const NOTHING_PASSED: Passed = new Map()
/** Binds the parameters of a function to the arguments of one call, which are read within the call around that. */
export function passedBy(tracer: Tracer, target: FunctionNode, call: CallLike, within: Passed): Passed {
  const args = call.arguments ?? []
  const known = target.parameters.filter(
    ({ dotDotDotToken }, at) => !dotDotDotToken && !args.slice(0, at + 1).some(ts.isSpreadElement),
  )
  return bySymbol(
    tracer,
    known.flatMap((parameter, at) => bindParameter(parameter, { expression: args[at], within })),
  )
}

/** Binds the parameters of a function to themselves: what any call may pass. */
export function passedByAnyone(tracer: Tracer, target: FunctionNode): Passed {
  const names = target.parameters.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name] : name.elements.flatMap((one) => ('name' in one ? [one.name] : [])),
  )
  return bySymbol(
    tracer,
    names.flatMap((name): [ts.Node, Parameter][] => {
      const given = ts.isIdentifier(name) ? { expression: name, within: NOTHING_PASSED } : undefined
      return given ? [[name, { given, defaults: { whole: undefined, own: undefined } }]] : []
    }),
  )
}

function bySymbol(tracer: Tracer, bound: readonly [ts.Node, Parameter][]): Passed {
  return new Map(
    bound.flatMap(([name, value]) => {
      const symbol = tracer.checker.getSymbolAtLocation(name)
      return symbol ? [[symbol, value] as const] : []
    }),
  )
}

function bindParameter({ name, initializer: whole }: ts.ParameterDeclaration, given: Bound): [ts.Node, Parameter][] {
  if (ts.isIdentifier(name)) return [[name, { given, defaults: { whole, own: undefined } }]]
  if (!ts.isObjectBindingPattern(name)) return []
  return name.elements.flatMap((element): [ts.Node, Parameter][] => {
    if (!ts.isIdentifier(element.name)) return []
    if (element.dotDotDotToken)
      return [[element.name, { given, without: namesTaken(name), defaults: { whole, own: undefined } }]]
    const member = takenBy(element)
    if (member === undefined) return []
    return [[element.name, { given, member, defaults: { whole, own: element.initializer } }]]
  })
}

function namesTaken({ elements }: ts.ObjectBindingPattern): ReadonlySet<string> {
  return new Set(elements.flatMap((element) => (element.dotDotDotToken ? [] : (takenBy(element) ?? []))))
}

function takenBy({ propertyName, name }: ts.BindingElement): string | undefined {
  return memberName(propertyName ?? name)
}
