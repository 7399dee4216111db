import type { Command, Flush, FlushMethod, Place } from '../../../model'
import { isMigrationFile } from '../../files/scope'
import { ts } from '../compiler'
import { isFunctionNode, owningScope } from '../trace/syntax'
import type { Tracer } from '../trace/tracer'
import { placeOf, type Site } from '../usage/site'
import { baseName, nameOwner, type OwnerName } from './names'

/** One Lua script that finds keys and deletes them. */
export interface ScriptFlush {
  readonly flush: Flush
  readonly owner: ts.Node | undefined
}

const FINDS: Readonly<Record<string, FlushMethod>> = { KEYS: 'keys', SCAN: 'scan' }
const DELETES = /^(?:DEL|UNLINK)$/
const EVALUATES = /^EVAL/

/** Lua scripts that look for keys by pattern and delete what they find, in strings and in files of their own. */
export function scriptFlushes(tracer: Tracer, commands: readonly Command[], sites: readonly Site[]): ScriptFlush[] {
  const byPath = new Map<string, Command[]>()
  for (const command of commands) {
    const { via, place } = command
    if (via === 'lua') byPath.set(place.path, [...(byPath.get(place.path) ?? []), command])
  }
  if (![...byPath.values()].some((inFile) => inFile.some(({ name }) => Object.hasOwn(FINDS, name)))) return []
  const texts = tracer.names.luaTexts.flatMap((text) => {
    const whole = placeOf(text)
    const inside = (byPath.get(whole.path) ?? []).filter(({ place }) => isInside(place, whole))
    const owner = ownerOf(tracer, text, sites)
    return scriptFlush(inside, owner ? nameOwner(owner, text) : nameOfText(text), owner)
  })
  const files = [...byPath].flatMap(([path, inside]) => {
    if (!path.endsWith('.lua')) return []
    const name = (at: Place): OwnerName => ({ name: path, called: baseName(path), place: at })
    return scriptFlush(inside, name, undefined)
  })
  return [...texts, ...files]
}

function scriptFlush(
  inside: readonly Command[],
  named: OwnerName | ((at: Place) => OwnerName),
  owner: ts.Node | undefined,
): ScriptFlush[] {
  const find = inside.find(({ name }) => Object.hasOwn(FINDS, name))
  const how = find && FINDS[find.name]
  const deletes = inside.find(({ name, key }) => DELETES.test(name) && key === null)
  if (!find || !how || !deletes) return []
  const { name, place } = typeof named === 'function' ? named(deletes.place) : named
  const otherPurpose = isMigrationFile(place.path) ? 'migration' : deletes.inScript?.isChosen ? 'chosen' : undefined
  return [
    {
      owner,
      flush: {
        name,
        place,
        how,
        finds: { command: find.name, place: find.place },
        deletes: { command: deletes.name, place: deletes.place },
        pattern: find.key,
        // Whatever a script does is one step for the server; one that pages leaves the pages to its callers otherwise.
        batching: how === 'scan' && find.inScript?.isRepeated === false ? 'page' : 'all',
        library: deletes.library,
        ...(otherPurpose && { otherPurpose }),
        operator: deletes.operator,
        ...(deletes.unsure !== undefined && { unsure: deletes.unsure }),
      },
    },
  ]
}

function isInside(place: Place, whole: Place): boolean {
  const isAfter = place.line > whole.line || (place.line === whole.line && place.column >= whole.column)
  return isAfter && place.line <= whole.endLine
}

/** The function that a script stands in, or the one that sends it. */
function ownerOf(tracer: Tracer, text: ts.Node, sites: readonly Site[]): ts.Node | undefined {
  const around = owningScope(text)
  if (isFunctionNode(around)) return around
  const senders = sites.filter(({ facts, args }) => {
    const [script] = args ?? []
    if (!EVALUATES.test(facts.name) || script === undefined) return false
    // What sends whichever script it is given is not the one that empties anything.
    const origins = tracer.originsOf(script)
    return origins.size === 1 && origins.has(text)
  })
  return senders.map(({ sender }) => owningScope(sender)).find(isFunctionNode)
}

/** A script is called as the variable that holds it, on its own or among others. */
function nameOfText(text: ts.Node): OwnerName | ((at: Place) => OwnerName) {
  const holder = ts.findAncestor(text, ts.isVariableDeclaration)
  if (!holder || !ts.isIdentifier(holder.name)) return (place) => ({ name: place.path, place })
  const member = ts.isPropertyAssignment(text.parent) ? `.${text.parent.name.getText()}` : ''
  return { name: holder.name.text + member, called: holder.name.text, place: placeOf(text) }
}
