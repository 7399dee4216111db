import type { ts } from '../compiler'
import type { Steps } from './steps'

/** One property of an option object. */
export interface ShapeProperty {
  /** Its value; undefined where only a type says that it is there. */
  readonly value: ts.Expression | undefined
  /** Where it is a method: `retryStrategy(times) { … }`. */
  readonly method?: ts.MethodDeclaration
  /** What it may be instead, on other paths. */
  readonly others?: readonly ts.Expression[]
  /** True when it is there on some path only. */
  readonly maybe: boolean
}

/** What is known of an option object: its properties, and why there may be more. */
export interface Shape {
  readonly properties: ReadonlyMap<string, ShapeProperty>
  /** Why properties may be missing here; absent when all are known. */
  readonly open?: string
  /** The properties on each of several paths, where they differ. */
  readonly each?: readonly ReadonlyMap<string, ShapeProperty>[]
  /** True for strings and numbers: an address, a port, not options. */
  readonly isScalar?: boolean
}

/** An object without properties. */
export const EMPTY: Shape = { properties: new Map() }
/** An object that is put together in more steps than are followed. */
export const TOO_LONG: Shape = { properties: new Map(), open: 'its options are built in too many steps' }

/** An object with one property. */
export function single(name: string, property: ShapeProperty): Shape {
  return { properties: new Map([[name, property]]) }
}

/** What is left of an object once other names have taken properties out of it, as in `{ ttl, ...options }`. */
export function leftOf(shape: Shape, taken: ReadonlySet<string>): Shape {
  const left = (all: Shape['properties']) => new Map([...all].filter(([name]) => !taken.has(name)))
  return { ...shape, properties: left(shape.properties), ...(shape.each && { each: shape.each.map(left) }) }
}

/** Later parts win, as in `{ ...a, ...b }`; what only some path sets leaves an earlier value in place. */
export function merged(steps: Steps, parts: readonly Shape[]): Shape {
  if (!steps.take(sizeOf(parts))) return TOO_LONG
  const properties = new Map<string, ShapeProperty>()
  let open: string | undefined
  for (const part of parts) {
    for (const [name, property] of part.properties) {
      const earlier = properties.get(name)
      properties.set(name, earlier && property.maybe ? eitherOf(earlier, property) : property)
    }
    open ??= part.open
  }
  const each = eachMerged(steps, parts)
  return { properties, ...(each && { each }), ...(open !== undefined && { open }) }
}

/** More paths than a person writes; constants that hold the one before twice double them each time. */
const MAX_PATHS = 16

function eachOf(objects: readonly Shape[]): Shape['each'] {
  const count = objects.reduce((sum, { each }) => sum + (each?.length ?? 1), 0)
  return count > MAX_PATHS ? undefined : objects.flatMap((shape) => shape.each ?? [shape.properties])
}

/** The paths of the one part that has several, each with what the other parts add. */
function eachMerged(steps: Steps, parts: readonly Shape[]): Shape['each'] {
  const [forked, ...others] = parts.filter(({ each }) => each)
  if (!forked || others.length > 0) return undefined
  return forked.each?.map((properties) => {
    return merged(
      steps,
      parts.map((part) => (part === forked ? { properties } : part)),
    ).properties
  })
}

function sizeOf(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, { properties }) => sum + properties.size, 0)
}

/** What holds on every one of several paths. */
export function alternatives(steps: Steps, shapes: readonly Shape[]): Shape {
  const [only] = shapes
  if (shapes.length === 1 && only) return only
  if (!steps.take(sizeOf(shapes) * shapes.length)) return TOO_LONG
  const objects = shapes.filter((shape) => !shape.isScalar)
  if (objects.length === 0) return { properties: new Map(), isScalar: true }
  const properties = new Map<string, ShapeProperty>()
  for (const shape of objects) {
    for (const [name, property] of shape.properties) {
      const everywhere = objects.every((one) => one.properties.get(name)?.maybe === false)
      const earlier = properties.get(name)
      properties.set(name, { ...(earlier ? eitherOf(earlier, property) : property), maybe: !everywhere })
    }
  }
  const open = objects.find((shape) => shape.open !== undefined)?.open
  const each = eachOf(objects)
  return { properties, ...(each && { each }), ...(open !== undefined && { open }) }
}

/** A property that is one of two; there for certain where the first is, which the other only replaces. */
function eitherOf(one: ShapeProperty, other: ShapeProperty): ShapeProperty {
  const values = [one.value, ...(one.others ?? []), other.value, ...(other.others ?? [])]
  const [value, ...others] = new Set(values.filter((each) => each !== undefined))
  const method = one.method ?? other.method
  return { value, maybe: one.maybe, ...(others.length > 0 && { others }), ...(method && { method }) }
}
