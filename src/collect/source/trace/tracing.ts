import type { ts } from '../compiler'
import type { NameIndex } from './index-of-names'
import type { FunctionNode } from './syntax'

/** Where a value comes from at last: a construction, a literal, a function, an import of another package, a parameter. */
export type Origins = ReadonlySet<ts.Node>

/** What the checker does not say of the files. */
export interface Surroundings {
  /** Folder of the package that a file belongs to. */
  packageOf(fileName: string): string
  /** The file that a specifier leads to from another one; undefined where that is out of the checkout. */
  moduleNamed(specifier: string, from: ts.SourceFile): ts.SourceFile | undefined
  /** Whether nothing makes a class of a file, while another of the same types is made. */
  isNeverMade(name: string, file: ts.SourceFile, types: readonly string[]): boolean
}

/** Of files that stand alone. */
export const NO_SURROUNDINGS: Surroundings = {
  packageOf: () => '',
  moduleNamed: () => undefined,
  isNeverMade: () => false,
}

/** What the parts of the tracer ask of the whole. */
export interface Tracing {
  readonly checker: ts.TypeChecker
  readonly names: NameIndex
  readonly surroundings: Surroundings
  /** The origins of an expression. Empty when it is part of a cycle that nothing enters. */
  originsOf(expression: ts.Node): Origins
  /** Origins of whatever is declared or assigned under a symbol. */
  ofSymbol(symbol: ts.Symbol, from: ts.Node): Origins
  /** The functions that an expression may be. */
  functionsOf(expression: ts.Expression): FunctionNode[]
  /** Union of the origins of several nodes. */
  union(nodes: Iterable<ts.Node>): Origins
  /** Folder of the package that a node's file belongs to. */
  packageOf(node: ts.Node): string
  /** The symbol an expression names, behind imports; undefined when the checker knows none. */
  symbolOf(node: ts.Node): ts.Symbol | undefined
  /** The same for what is compared by its declarations alone: it may be the symbol of an earlier checker. */
  declaredBy(node: ts.Node): ts.Symbol | undefined
}
