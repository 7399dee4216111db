import { ts } from '../compiler'
import type { CallLike } from './index-of-names'
import { extendedBy, isWithin } from './syntax'
import type { Tracing } from './tracing'

/** The class of the checkout that a class extends; undefined for one that extends none, or a package's. */
export function baseOf(tracer: Tracing, declaration: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration | undefined {
  const parent = extendedBy(declaration)
  return parent && [...tracer.originsOf(parent)].find(ts.isClassLike)
}

/** The `super(…)` of a constructor. */
export function superCallIn({ names }: Tracing, builder: ts.ConstructorDeclaration): CallLike | undefined {
  return (names.calls.get('super') ?? []).find((call) => isWithin(call, builder))
}
