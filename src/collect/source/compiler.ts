import ts from '#compiler'

/**
 * Of the TypeScript compiler that ts-morph brings, what is used here: `reduce-compiler.mjs` makes it, and finds the names by
 * `ts.` before them. Loading all of the compiler takes 0.17 s and 20 MiB more, ts-morph itself another 0.1 s and 25 MiB. The
 * types are ts-morph's own, in `compiler-module.d.ts`.
 */
export { ts }

/** How a source is parsed that only its syntax is asked of: no JSDoc, which the compiler reads into trees of its own. */
export const SYNTAX_ALONE: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ESNext,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
}
