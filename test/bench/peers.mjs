import { join, resolve } from 'node:path'
import { astGrepRules, fileList, nativeAstGrep, tsconfig, writeEslintConfig } from './peer-files.mjs'

const NAIVE = resolve(import.meta.dirname, 'naive-ts-morph.mjs')
const ENDINGS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs']
/** The slow peers need more than Node grants by itself. */
const HEAP = '--max-old-space-size=8192'

/** What anybody starts from: lines that name Redis or look like its costly commands. */
const LINES = 'redis|valkey|\\.(keys|flushall|flushdb|KEYS|FLUSHALL|FLUSHDB)\\('

/**
 * What the command is compared with. `packages` are installed on demand; `programFor` answers what to run on a folder:
 * which exit codes are its normal ones is in `accepts`. None of them writes into the folder.
 */
export const PEERS = [
  {
    name: 'empty-node',
    what: 'a Node process that does nothing',
    programFor: ({ node }) => ({ file: node, args: ['-e', '0'] }),
  },
  {
    name: 'git-grep',
    what: '`git grep -nE` for Redis and for calls that look like KEYS and FLUSHALL',
    programFor: () => ({
      file: 'git',
      args: ['grep', '-nE', LINES, '--', ...ENDINGS.map((ending) => `*.${ending}`)],
      accepts: [0, 1],
    }),
  },
  {
    name: 'ast-grep',
    what: 'ast-grep with the patterns `$C.keys($$$)` and `$C.flushall($$$)`',
    packages: { '@ast-grep/cli': '0.51.1' },
    programFor: ({ modules }) => ({
      file: nativeAstGrep(modules),
      args: ['scan', '--inline-rules', astGrepRules(), '.'],
      accepts: [0, 1],
    }),
  },
  {
    name: 'eslint',
    what: 'ESLint without types, with two `no-restricted-syntax` selectors',
    packages: { eslint: '10.15.0', '@typescript-eslint/parser': '8.73.0', typescript: '5.9.3' },
    programFor: ({ node, modules, scratch }) => ({
      file: node,
      args: [HEAP, join(modules, 'eslint/bin/eslint.js'), '--config', writeEslintConfig(modules, scratch), '.'],
      accepts: [0, 1],
    }),
  },
  {
    name: 'tsc',
    what: '`tsc --noEmit` of TypeScript 5.9 over all source files',
    packages: { typescript: '5.9.3' },
    programFor: ({ node, modules, scratch, sources }) => ({
      file: node,
      args: [HEAP, join(modules, 'typescript/bin/tsc'), '--noEmit', '--project', tsconfig(scratch, sources)],
      accepts: [0, 1, 2],
    }),
  },
  {
    name: 'naive-ts-morph',
    what: 'ts-morph with all files loaded and the receiver of every call typed',
    programFor: ({ node, scratch, sources }) => ({ file: node, args: [HEAP, NAIVE, fileList(scratch, sources)] }),
  },
]
