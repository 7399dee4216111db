import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'

/** What of a JSON schema is walked here. */
interface Schema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

interface Media {
  readonly schema: Schema
  readonly examples?: Readonly<Record<string, { readonly value?: unknown; readonly $ref?: string }>>
}

interface Operation {
  readonly operationId: string
  readonly parameters: readonly {
    readonly $ref?: string
    readonly name: string
    readonly in: string
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>
}

/** One operation of GitHub's API that a request is for. */
export interface Match {
  readonly id: string
  readonly parameters: Readonly<Record<string, string>>
  readonly operation: Operation
  /** JSON pointer of the operation. */
  readonly pointer: string
}

const text = readFileSync(join(__dirname, 'github-api.json'), 'utf8')
const description: { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> } = JSON.parse(text)
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
ajv.addSchema(description, 'github')

/** The operation for a method and a path, as GitHub describes it. */
export function findOperation(method: string, path: string): Match | undefined {
  for (const [template, operations] of Object.entries(description.paths)) {
    const operation = operations[method.toLowerCase()]
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    const found = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path)
    if (!operation || !found) continue
    const pointer = `/paths/${escapePointer(template)}/${method.toLowerCase()}`
    const parameters = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1]!)]))
    return { id: operation.operationId, parameters, operation, pointer }
  }
  return undefined
}

/** What is wrong with a request, in sentences. */
export function objectionsToRequest(match: Match, query: URLSearchParams, body: unknown): string[] {
  const known = match.operation.parameters.map((parameter) => resolve(parameter))
  const given = [...Object.entries(match.parameters), ...query.entries()]
  const ofParameters = given.flatMap(([name, value]) => {
    const parameter = known.find((one) => one.name === name)
    if (!parameter) return [`${name} is no parameter of ${match.id}`]
    const validate = ajv.compile({ ...parameter.schema })
    return validate(/^\d+$/.test(value) ? Number(value) : value) || validate(value)
      ? []
      : [`${name} cannot be ${value}`]
  })
  const media = match.operation.requestBody?.content['application/json']
  if (!media) return body === undefined ? ofParameters : [...ofParameters, `${match.id} takes no body`]
  const ofBody = complaints(`${match.pointer}/requestBody/content/application~1json/schema`, body)
  return [...ofParameters, ...ofBody, ...unknownProperties(media.schema, body, 'body')]
}

/** What is wrong with an answer of the server of these tests itself. */
export function objectionsToAnswer({ operation, pointer, id }: Match, status: number, body: unknown): string[] {
  const response = operation.responses[String(status)]
  // A gateway or a limit can answer anything; what is described has to be as described.
  if (response === undefined || body === undefined) return []
  const target = (response as Schema).$ref?.slice(1) ?? `${pointer}/responses/${status}`
  return complaints(`${target}/content/application~1json/schema`, body).map((one) => `our answer to ${id}: ${one}`)
}

/** The example that GitHub gives of a good answer. */
export function exampleOf({ operation }: Match, status: number): Record<string, unknown> {
  const media = operation.responses[String(status)]?.content?.['application/json']
  const [first] = Object.values(media?.examples ?? {})
  if (!first) throw new Error(`GitHub gives no example of ${status}`)
  const value = resolve(first).value as Record<string, unknown> | Record<string, unknown>[]
  return structuredClone(Array.isArray(value) ? value[0]! : value)
}

function complaints(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`github#${pointer}`) ?? ajv.compile({ $ref: `github#${pointer}` })
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`)
}

/** GitHub ignores what it does not know; we would never notice a typing error. */
function unknownProperties(schema: Schema, value: unknown, path: string): string[] {
  const { properties, items } = resolve(schema)
  if (Array.isArray(value)) return items ? value.flatMap((one) => unknownProperties(items, one, `${path}[]`)) : []
  if (typeof value !== 'object' || value === null || !properties) return []
  return Object.entries(value).flatMap(([name, one]) => {
    const known = properties[name]
    return known ? unknownProperties(known, one, `${path}.${name}`) : [`${path}.${name} is unknown`]
  })
}

function resolve<T extends { readonly $ref?: string }>(value: T): T {
  if (value.$ref === undefined) return value
  const names = value.$ref.slice(2).split('/')
  return names.reduce<never>((part, name) => part[name], description as never)
}

function escapePointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))
}
