/** What a path is for. Operator scripts are analysed, but may flush; tests and generated code are left out by default. */
export type Purpose = 'application' | 'operator' | 'test' | 'generated'

const SOURCE = /\.(?:[cm]?[jt]sx?|lua)$/
const DECLARATION = /\.d\.(?:[\w-]+\.)?[cm]?ts$/
const TEST_FILE =
  /[._-](?:test|tests|spec|e2e|stories|mock|fixture)\.[cm]?[jt]sx?$|(?:^|\/)(?:vitest|jest|playwright|cypress|karma)\.(?:config|setup)\.[cm]?[jt]s$/
const TEST_FOLDER =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|e2e-tests|integration-tests|fixtures|mocks|cypress|playwright|benchmarks?)\//
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

/** Whether a file is test code by what it imports, wherever it lies: helpers that start containers, shared fixtures. */
export function isTestCode(imports: readonly string[]): boolean {
  return imports.some((specifier) => TEST_PACKAGE.test(specifier))
}
