import picomatch from 'picomatch'
import { folderOf } from './folders'

/** What a path is for. Operator scripts are analysed, but may flush; tests and generated code are left out by default. */
export type Purpose = 'application' | 'operator' | 'test' | 'generated'

const SOURCE = /\.(?:[cm]?[jt]sx?|lua)$/
const DECLARATION = /\.d\.(?:[\w-]+\.)?[cm]?ts$/
const TEST_FILE =
  /[._-](?:(?:server|client|unit|int|integration|e2e|api|db)?-?(?:test|tests|spec)|e2e|stories|mock|fixture)\.[cm]?[jt]sx?$/
/** What runs the tests: `vitest.config.ts`, `vitest.e2e.setup.ts`, `jest.setup-redis.js`, `jest-global-setup.ts`. */
const RUNNER_FILE =
  /(?:^|\/)(?:vitest|jest|playwright|cypress|karma|mocha)[._-](?:[^/]{0,100}[._-])?(?:global)?(?:config|setup|teardown|workspace)(?:[._-][^/]{0,100})?\.[cm]?[jt]sx?$/i
/** What prepares them under a name of its own: `setupTests.js`, `setup-jest.ts`, `test-setup.ts`, `testGlobalSetup.ts`. */
const SETUP_FILE =
  /(?:^|\/)(?:setup[._-]?(?:tests?(?:[._-]?after[._-]?env)?|jest|vitest|mocha)|(?:tests?|jest|vitest)[._-]?(?:global[._-]?)?(?:setup|teardown))\.[cm]?[jt]sx?$/i
/** Names that mean test code wherever the folder lies. */
const TEST_FOLDER =
  /(?:^|\/)(?:__[a-z0-9-]{0,30}(?:test|mock|fixture|snapshot|spec|stub|e2e)[a-z0-9-]{0,30}__|tests?|e2e|e2e-tests|integration-tests|fixtures|mocks|cypress|playwright)\//
const TEST_PATHS = [TEST_FOLDER, TEST_FILE, RUNNER_FILE, SETUP_FILE]
const GENERATED_FILE = /(?:\.min|\.bundle|[.-]generated|\.gen)\.[cm]?[jt]sx?$|(?:^|\/)(?:pnp\.[cm]?js|\.pnp\.[cm]?js)$/
/** Names that mean code of others, or of a machine, wherever the folder lies. */
const GENERATED_FOLDER =
  /(?:^|\/)(?:node_modules|bower_components|third_party|generated|__generated__|\.yarn|\.next|\.nuxt|\.output|\.git)\//
/** Code of others that a page loads, and what was made small for it: Monaco is shipped as `min/vs`. */
const ASSET_FOLDER = /(?:^|\/)(?:public|static|assets)\/(?:[^/]+\/)*(?:vendors?|min)\//
/**
 * Names that mean so at the top of a package alone: below it, `vendors` are sellers, `dist` are distances and a `spec`
 * is what is sold.
 */
const PACKAGE_FOLDER = /(?<=^|\/)(?:(dist|out|build|coverage|vendors?)|specs?|benchmarks?)(?=\/)/g
const MIGRATION_FOLDER = /(?:^|\/)(?:migrations?|upgrades)\//
const OPERATOR_FOLDER = /(?:^|\/)(?:scripts?|bin|ops|runbooks?|maintenance)\//

/** Whether a path is that of a package.json. Asked of every file there is. */
export function isManifest(path: string): boolean {
  return path.endsWith('package.json') && (path === 'package.json' || path.endsWith('/package.json'))
}

/** The folders among these files that hold a package.json, as {@link purposeOf} wants them. */
export function packageFolders(paths: Iterable<string>): ReadonlySet<string> {
  return new Set([...paths].filter(isManifest).map(folderOf))
}

const ROOT_ALONE: ReadonlySet<string> = new Set()

/** Whether the analyzer can read this kind of file at all. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !DECLARATION.test(path)
}

/**
 * What a file is for, by its path relative to the root. Only whole folder names count: `app/api/docs/route.ts` is code.
 * `packages` are the folders that hold a package.json; the root counts as one in any case.
 */
export function purposeOf(path: string, packages: ReadonlySet<string> = ROOT_ALONE): Purpose {
  const top = topFolderOf(path, packages)
  if (top === 'generated' || GENERATED_FOLDER.test(path) || GENERATED_FILE.test(path) || ASSET_FOLDER.test(path)) {
    return 'generated'
  }
  if (top === 'test' || TEST_PATHS.some((one) => one.test(path))) return 'test'
  return OPERATOR_FOLDER.test(path) ? 'operator' : 'application'
}

/** What a folder at the top of a package says: `packages/shop/dist/` is generated, `packages/shop/src/dist/` is not. */
function topFolderOf(path: string, packages: ReadonlySet<string>): 'generated' | 'test' | undefined {
  for (const match of path.matchAll(PACKAGE_FOLDER)) {
    const parent = path.slice(0, Math.max(0, match.index - 1))
    if (parent === '' || packages.has(parent)) return match[1] ? 'generated' : 'test'
  }
  return undefined
}

const TEST_PACKAGE =
  /^(?:vitest|@jest\/globals|jest|mocha|ava|tap|node:test|bun:test|@playwright\/test|cypress|testcontainers|@testcontainers\/.+|supertest|chai|sinon)$/

/** The globals of jest, mocha and vitest, used as only tests use them. */
const TEST_CALLS = [
  /^\s{0,8}describe(?:\.\w{1,40})?\(\s{0,4}['"`]/m,
  /^\s{0,20}(?:it|test)(?:\.\w{1,40})?\(\s{0,4}['"`]/m,
]

/** How a line starts that imports something; a comment or a text about an import starts otherwise. */
const IMPORTING_LINE =
  /^\s{0,40}(?:import\b|export\b|\}?\s{0,4}from\b|(?:(?:const|let|var)\b.{0,300}?)?(?:\bawait\s{1,4})?\b(?:require|import)\s{0,4}\()/

/** Whether a file is test code by what it holds, wherever it lies: suites, helpers that start containers. */
export function isTestCode(imports: readonly string[], text: string): boolean {
  return (
    imports.some((specifier) => TEST_PACKAGE.test(specifier) && isImported(specifier, text)) ||
    (text.includes('describe') && TEST_CALLS.every((call) => call.test(text)))
  )
}

/** Whether a specifier stands in an import, not in a comment that mentions one. */
function isImported(specifier: string, text: string): boolean {
  return [`'`, `"`, '`'].some((quote) => {
    const quoted = quote + specifier + quote
    let at = text.indexOf(quoted)
    for (let tries = 0; at >= 0 && tries < MAX_MENTIONS; tries++) {
      const before = text.slice(Math.max(0, at - MAX_BEFORE), at)
      if (IMPORTING_LINE.test(before.slice(before.lastIndexOf('\n') + 1)) && !isInComment(before)) return true
      at = text.indexOf(quoted, at + quoted.length)
    }
    return false
  })
}

/** An import stands near the top; a file that speaks of it more often without importing it is no test. */
const MAX_MENTIONS = 20
/** How much text before an import is looked at for the start of its line and of a comment around it. */
const MAX_BEFORE = 20_000

/** Whether a block comment that starts a line is still open; `/*` within a line is as likely part of a glob. */
function isInComment(before: string): boolean {
  const closed = before.lastIndexOf('*/')
  return /^\s{0,40}\/\*/m.test(before.slice(closed < 0 ? 0 : closed + 2))
}

/** Whether a file is a step from one version to the next, by its path: it runs once. */
export function isMigrationFile(path: string): boolean {
  return MIGRATION_FOLDER.test(path)
}

/** Whether a file is an operator's script, by its path: what may flush a database belongs there. */
export function isOperatorFile(path: string): boolean {
  return OPERATOR_FOLDER.test(path)
}

/**
 * Whether a path is one that the config ignores.
 *
 * @param globs relative to the root
 */
export function ignoring(globs: readonly string[]): (path: string) => boolean {
  return globs.length > 0 ? picomatch([...globs], { dot: true }) : () => false
}
