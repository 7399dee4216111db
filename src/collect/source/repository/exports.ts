const DECLARED =
  /\bexport\s+(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|var|function\*?|class|interface|type|enum|namespace)\s+([A-Za-z_$][\w$]*)/g
const LISTED = /\bexport\s*(?:type\s*)?\{([^}]*)\}/g
const STAR = /\bexport\s*\*/
const COMMONJS = /\bmodule\.exports\s*=|\bexports\.([A-Za-z_$][\w$]*)\s*=/

/** Names that a file exports, by its text. A default export has no name of its own and is not among them. */
export function exportedNames(text: string): string[] {
  const names = new Set<string>()
  for (const match of text.matchAll(DECLARED)) names.add(match[1] as string)
  for (const match of text.matchAll(LISTED)) {
    for (const part of (match[1] ?? '').split(',')) {
      const name = part
        .split(/\bas\b/)
        .at(-1)
        ?.trim()
        .replace(/^type\s+/, '')
      if (name && name !== 'default') names.add(name)
    }
  }
  return [...names]
}

/** Whether a file passes on what it imports: `export … from`, or a CommonJS module that assigns its exports. */
export function isBarrel(text: string): boolean {
  return STAR.test(text) || /\bexport\s*(?:type\s*)?\{[^}]*\}\s*from\b/.test(text) || COMMONJS.test(text)
}
