import { below, count, type Finding, list, listSome, type Place, type Skipped } from '../model'

/** Where findings are: up to three places, then how many more; the server and the repository once. The prefix goes before each path. */
export function places(findings: readonly Finding[], prefix: string): string {
  return listSome([...new Set(findings.map((finding) => whereOf(finding, prefix)))])
}

function whereOf({ place, origin }: Finding, prefix: string): string {
  if (place) return spot(place, prefix)
  return origin === 'probe' ? 'on the server' : 'nowhere in the repository'
}

/** `2 source files could not be read (src/a.ts and src/b.lua)`; a path that ends in a line is a part of that file. */
export function unreadable(skipped: readonly Skipped[], prefix: string): string {
  const paths = [...new Set(skipped.map(({ path }) => path))]
  const parts = paths.filter((path) => /:\d+$/.test(path)).length
  const what = [
    ...(paths.length > parts ? [count(paths.length - parts, 'source file')] : []),
    ...(parts > 0 ? [parts === 1 ? '1 part of a source file' : `${parts} parts of source files`] : []),
  ]
  return `${list(what)} could not be read (${listSome(paths.map((path) => below(prefix, path)))})`
}

/** The first sentence of a message, without its full stop. */
export function firstSentence(message: string): string {
  const [first = ''] = message.split(/(?<=[.!?])\s+(?=[A-Z`])/)
  return first.replace(/\.$/, '')
}

function spot({ path, line }: Place, prefix: string): string {
  return `${below(prefix, path)}:${line}`
}
