import ts from '@ts-morph/common/dist/typescript.js'

/**
 * The TypeScript compiler that ts-morph brings, without the rest of ts-morph, of which nothing is used here: loading that
 * as well takes 0.1 s and 25 MiB more. The types are ts-morph's own, in `compiler-module.d.ts`.
 */
export { ts }

/** How a source is parsed that only its syntax is asked of: no JSDoc, which the compiler reads into trees of its own. */
export const SYNTAX_ALONE: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ESNext,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
}
