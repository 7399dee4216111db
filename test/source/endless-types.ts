/** A source with interfaces of which each extends all of the next level: 60 to the power of 8 ways to the last one. */
export function endlessTypes(): string {
  const levels = Array.from({ length: 8 }, (_, level) => level + 1)
  const names = (level: number) => Array.from({ length: 60 }, (_, at) => `L${level}_${at}`)
  const bases = (level: number) =>
    level === 8
      ? ''
      : ` extends ${names(level + 1)
          .map((name) => `${name}<T>`)
          .join(', ')}`
  const interfaces = levels.flatMap((level) =>
    names(level).map((name) => `interface ${name}<T>${bases(level)} { ${name.toLowerCase()}: T }`),
  )
  return [
    "import Redis from 'ioredis'",
    ...interfaces,
    'declare const all: L1_0<Redis>',
    'export const read = () => all.l1_0.get("a:1")',
  ].join('\n')
}
