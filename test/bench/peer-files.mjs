import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Unusable } from './measure.mjs'

/** The program itself: its package starts it through Node, which would be measured as well. */
export function nativeAstGrep(modules) {
  const scope = join(modules, '@ast-grep')
  const file = readdirSync(scope)
    .map((name) => join(scope, name, 'ast-grep'))
    .find((path) => !path.includes('/cli/') && existsSync(path))
  if (!file) throw new Unusable('it has no program for this system')
  return file
}

/** The two patterns, for each of the languages that ast-grep tells apart. */
export function astGrepRules() {
  return ['TypeScript', 'Tsx', 'JavaScript']
    .map((language) =>
      JSON.stringify({
        id: `redis-${language}`.toLowerCase(),
        language,
        severity: 'warning',
        rule: { any: [{ pattern: '$C.keys($$$)' }, { pattern: '$C.flushall($$$)' }] },
      }),
    )
    .join('\n---\n')
}

/** Comments of the checked repository name rules that are not there, so they are not read. */
export function writeEslintConfig(modules, scratch) {
  const parser = pathToFileURL(join(modules, '@typescript-eslint/parser/dist/index.js')).href
  const selectors = ['keys', 'flushall'].map((name) => `CallExpression[callee.property.name='${name}']`)
  return write(
    join(scratch, 'eslint.config.mjs'),
    `import * as parser from ${JSON.stringify(parser)}
export default [{
  files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
  linterOptions: { noInlineConfig: true },
  languageOptions: { parser: parser.default ?? parser },
  rules: { 'no-restricted-syntax': ['error', ...${JSON.stringify(selectors)}] },
}]
`,
  )
}

/** A config of our own: those of a monorepo's packages need what is not installed, and one root config is rare. */
export function tsconfig(scratch, sources) {
  const compilerOptions = {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    allowJs: true,
    strict: true,
    jsx: 'preserve',
    experimentalDecorators: true,
    skipLibCheck: true,
    types: [],
  }
  return write(join(scratch, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: sources }))
}

/** The paths of all source files, for a program that is given them. */
export function fileList(scratch, sources) {
  return write(join(scratch, 'sources.json'), JSON.stringify(sources))
}

function write(path, text) {
  writeFileSync(path, text)
  return path
}
