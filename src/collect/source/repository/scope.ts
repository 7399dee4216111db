/** What a path is for. Operator scripts are analysed, but may flush; tests and generated code are left out by default. */
export type Purpose = 'application' | 'operator' | 'test' | 'generated'

const SOURCE = /\.(?:[cm]?[jt]sx?|lua)$/
const DECLARATION = /\.d\.(?:[\w-]+\.)?[cm]?ts$/
const TEST_FILE =
  /[._-](?:(?:server|client|unit|int|integration|e2e|api|db)?-?(?:test|tests|spec)|e2e|stories|mock|fixture)\.[cm]?[jt]sx?$|(?:^|\/)(?:vitest|jest|playwright|cypress|karma)\.(?:config|setup)\.[cm]?[jt]s$/
const TEST_FOLDER =
  /(?:^|\/)(?:__[a-z0-9-]+__|tests?|specs?|e2e|e2e-tests|integration-tests|fixtures|mocks|cypress|playwright|benchmarks?)\//
const GENERATED_FILE = /(?:\.min|\.bundle|[.-]generated|\.gen)\.[cm]?[jt]sx?$|(?:^|\/)(?:pnp\.[cm]?js|\.pnp\.[cm]?js)$/
const GENERATED_FOLDER =
  /(?:^|\/)(?:node_modules|bower_components|vendor|vendors|third_party|dist|out|coverage|generated|__generated__|\.yarn|\.next|\.nuxt|\.output|\.git)\//
const OPERATOR_FOLDER = /(?:^|\/)(?:scripts?|bin|ops|runbooks?|maintenance)\//

/** Whether the analyzer can read this kind of file at all. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !DECLARATION.test(path)
}

/** What a file is for, by its path relative to the root. Only whole folder names count: `app/api/docs/route.ts` is code. */
export function purposeOf(path: string): Purpose {
  if (GENERATED_FOLDER.test(path) || GENERATED_FILE.test(path)) return 'generated'
  if (TEST_FOLDER.test(path) || TEST_FILE.test(path)) return 'test'
  return OPERATOR_FOLDER.test(path) ? 'operator' : 'application'
}

const TEST_PACKAGE =
  /^(?:vitest|@jest\/globals|jest|mocha|ava|tap|node:test|bun:test|@playwright\/test|cypress|testcontainers|@testcontainers\/.+|supertest|chai|sinon)$/

/** The globals of jest, mocha and vitest, used as only tests use them. */
const TEST_CALLS = [/^\s{0,8}describe(?:\.\w+)?\(\s{0,4}['"`]/m, /^\s{0,20}(?:it|test)(?:\.\w+)?\(\s{0,4}['"`]/m]

/** Whether a file is test code by what it holds, wherever it lies: suites, helpers that start containers. */
export function isTestCode(imports: readonly string[], text: string): boolean {
  return imports.some((specifier) => TEST_PACKAGE.test(specifier)) || TEST_CALLS.every((call) => call.test(text))
}
