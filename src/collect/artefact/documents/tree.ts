import type { Place } from '../../../model'

/** What a document holds at one place: a plain value, a list, or named values in their order. */
export type Content = string | number | boolean | null | readonly Tree[] | ReadonlyMap<string, Tree>

/** One value of a parsed document, whatever its language, with the place at which it stands. */
export class Tree {
  /**
   * @param place for a named value, that of the name and the value
   * @param unknown how it is written, where only a run of its tool would tell the value: `var.threshold`; its content
   * is null then
   */
  constructor(
    readonly content: Content,
    readonly place: Place,
    readonly unknown?: string,
  ) {}

  /** The value at the end of a path of names and positions; undefined where the document holds none. */
  at(...path: readonly (string | number)[]): Tree | undefined {
    return path.reduce<Tree | undefined>((tree, step) => tree && childOf(tree, step), this)
  }

  /** The members of a list; none for anything else. */
  get items(): readonly Tree[] {
    return Array.isArray(this.content) ? (this.content as readonly Tree[]) : []
  }

  /** The named values of a mapping; none for anything else. */
  get entries(): readonly (readonly [string, Tree])[] {
    return this.content instanceof Map ? [...(this.content as ReadonlyMap<string, Tree>)] : []
  }

  /** A plain value as text, as it would be written; undefined for null, lists and mappings. */
  get text(): string | undefined {
    const { content } = this
    return typeof content === 'string' || typeof content === 'number' || typeof content === 'boolean'
      ? String(content)
      : undefined
  }

  /** A number, also one that is written as a string: `"0.8"`. Undefined for anything else. */
  get number(): number | undefined {
    const { content } = this
    if (typeof content === 'number') return content
    if (typeof content !== 'string' || content.trim() === '') return undefined
    const number = Number(content)
    return Number.isFinite(number) ? number : undefined
  }

  /** What it holds, in order: members or named values. */
  get children(): readonly Tree[] {
    return this.content instanceof Map ? [...(this.content as ReadonlyMap<string, Tree>).values()] : this.items
  }

  /** Another value at the same place: a part of this one. */
  withContent(content: Content): Tree {
    return new Tree(content, this.place)
  }

  /** The place of the name alone, for a named value; the start of it for others. */
  nameAt(name: string): Place {
    const { path, line, column } = this.place
    return { path, line, column, endLine: line, endColumn: column + name.length }
  }

  /** This value and everything below it, each before what it holds. */
  *all(): Generator<Tree> {
    const open: Tree[] = [this]
    for (let tree = open.pop(); tree !== undefined; tree = open.pop()) {
      yield tree
      open.push(...tree.children.toReversed())
    }
  }
}

function childOf({ content, items }: Tree, step: string | number): Tree | undefined {
  if (typeof step === 'number') return items[step]
  return content instanceof Map ? (content as ReadonlyMap<string, Tree>).get(step) : undefined
}

/** More values than any file that a person keeps; a machine's export of that size is not looked through. */
export const MAX_VALUES = 200_000
/** Deeper than any format that is read here nests its values. */
export const MAX_DEPTH = 100
