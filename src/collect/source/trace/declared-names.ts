import { ts } from '../compiler'

/** What a function, or something that may hold one, is declared as; a class is constructed, and not called. */
const KINDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.PropertyAssignment,
  ts.SyntaxKind.ShorthandPropertyAssignment,
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.ImportSpecifier,
  ts.SyntaxKind.ImportClause,
  ts.SyntaxKind.NamespaceImport,
  ts.SyntaxKind.ImportEqualsDeclaration,
])

/** The names by which the functions of a repository may be called. */
export class DeclaredNames {
  readonly #names = new Set<string>()

  /** Takes in the name of a node that declares something; any other says nothing. */
  record({ kind, name }: ts.Node & { readonly name?: ts.Node }): void {
    if (!KINDS.has(kind) || !name) return
    if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteralLike(name)) {
      this.#names.add(name.text)
    }
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }
}
