import type { SourceText } from './checkout'

const TOKEN = String.raw`(['"\`]?[\w.$]{1,100}['"\`]?)`
const PROVIDED = new RegExp(String.raw`\bprovide\s{0,20}:\s{0,20}${TOKEN}`, 'g')
const INJECTED = new RegExp(String.raw`\bInject\(\s{0,20}${TOKEN}\s{0,20}\)`, 'g')
/** `{ provide: CachePort, useClass: RedisCache }`. */
const CLASS_PROVIDED = new RegExp(
  String.raw`\bprovide\s{0,20}:\s{0,20}${TOKEN}\s{0,20},\s{0,20}use(?:Class|Existing)\s{0,20}:\s{0,20}([\w$]{1,100})`,
  'g',
)
const CLASS = /\bclass\s{1,20}([\w$]{1,100})/g
/** `private readonly cache: CachePort`. */
const TYPED = /[\w$]\s{0,20}:\s{0,20}([A-Z][\w$]{0,100})/g

/** What is provided to everybody is no port of a few: its first users show how it is used. */
const MOST_USERS = 200

/**
 * Files that are injected with what others provide: no import leads from one to the other, they know each other by a token
 * alone, or by a class that is one. What a class of a touching file is provided for may be called anything, and have methods of
 * any name.
 */
export function injectedFiles(
  sources: ReadonlyMap<string, SourceText>,
  { touching, selected }: Readonly<Record<'touching' | 'selected', ReadonlySet<string>>>,
  mentionsCommand: (text: string) => boolean,
): string[] {
  const textsOf = (paths: ReadonlySet<string>) => [...paths].map((path) => sources.get(path)?.text ?? '')
  const touched = textsOf(touching)
  const tokens = new Set(touched.flatMap((text) => [...text.matchAll(PROVIDED)].map((match) => match[1] as string)))
  const ports = portsIn(textsOf(selected), touched)
  if (tokens.size === 0 && ports.size === 0) return []
  const found: string[] = []
  let users = 0
  for (const [path, { text }] of sources) {
    const injected = [...text.matchAll(INJECTED)].map((match) => match[1] as string)
    const isUser = users < MOST_USERS && ports.size > 0 && (injected.some(has(ports)) || isTypedWith(text, ports))
    if (isUser) users++
    if (isUser || (injected.some(has(tokens)) && mentionsCommand(text))) found.push(path)
  }
  return found
}

/** The tokens for which a module provides classes of the touching files. */
function portsIn(modules: readonly string[], touched: readonly string[]): ReadonlySet<string> {
  const provided = modules.flatMap((text) => [...text.matchAll(CLASS_PROVIDED)])
  if (provided.length === 0) return new Set()
  const classes = new Set(touched.flatMap((text) => [...text.matchAll(CLASS)].map((match) => match[1] as string)))
  return new Set(provided.flatMap(([, token = '', name = '']) => (classes.has(name) ? [token] : [])))
}

function isTypedWith(text: string, ports: ReadonlySet<string>): boolean {
  if (!text.includes('constructor')) return false
  for (const match of text.matchAll(TYPED)) if (ports.has(match[1] as string)) return true
  return false
}

function has(names: ReadonlySet<string>) {
  return (name: string): boolean => names.has(name)
}
