import { ts } from '../compiler'
import type { FunctionNode } from '../trace/syntax'

/** What frameworks take for a handler by its name and the place of its file: Next.js, SvelteKit, Remix, AWS Lambda. */
const NAMED_HANDLERS: readonly { readonly name: RegExp; readonly path: RegExp }[] = [
  {
    name: /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/,
    path: /(?:^|\/)(?:route|\+server)\.[cm]?[jt]sx?$|(?:^|\/)(?:api|functions|server\/routes)\//,
  },
  { name: /^(?:getServerSideProps|getInitialProps)$/, path: /./ },
  { name: /^(?:loader|action|load)$/, path: /(?:^|\/)(?:routes|app)\// },
  { name: /^handler$/, path: /lambda|handler|function|api/i },
  { name: /^middleware$/, path: /(?:^|\/)middleware\.[jt]s$/ },
]
const PAGE_FOLDER = /(?:^|\/)(?:app|pages)\//
const PAGE_FILE = /(?:^|\/)(?:page|layout|template|not-found|default|sitemap|robots|opengraph-image)\.[jt]sx?$/
const API_FOLDER = /(?:^|\/)(?:pages\/api|server\/(?:api|routes|middleware))\//

/** How the export of a file is called that a framework takes for a handler; undefined where it is none. */
export function exportedHandler(
  name: string | undefined,
  path: string,
  isDefaultExport: boolean,
  file: ts.SourceFile,
): string | undefined {
  if (isDefaultExport && (API_FOLDER.test(path) || (PAGE_FOLDER.test(path) && PAGE_FILE.test(path)))) return path
  if (name === undefined) return undefined
  const isNamed = NAMED_HANDLERS.some((one) => one.name.test(name) && one.path.test(path))
  if (isNamed) return `${name} of ${path}`
  return isServerFile(file) ? `the server action ${name}` : undefined
}

/** `'use server'` at the top of a file: whatever it exports is called over the network. */
function isServerFile({ statements }: ts.SourceFile): boolean {
  const [first] = statements
  return first !== undefined && isDirective(first, 'use server')
}

function isDirective(statement: ts.Statement, text: string): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isStringLiteral(statement.expression) &&
    statement.expression.text === text
  )
}

/** The exported statement that a function, or the variable that holds it, stands in. */
export function exportedStatement(node: FunctionNode): ts.Statement | undefined {
  if (ts.isFunctionDeclaration(node)) return isExported(node) ? node : undefined
  let at: ts.Node = node
  while (at.parent && !ts.isStatement(at)) {
    at = at.parent
    if (ts.isFunctionLike(at) || ts.isClassLike(at)) return undefined
  }
  if (ts.isExportAssignment(at)) return at
  return ts.isStatement(at) && ts.isVariableStatement(at) && isExported(at) ? at : undefined
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

/** Whether an exported statement is the default export of its file. */
export function isDefault(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node)) return true
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : []
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
}
