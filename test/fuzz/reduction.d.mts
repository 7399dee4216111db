/** Types of reduction.mjs, for the tests, which are TypeScript. */

export type Files = Readonly<Record<string, Buffer>>

/** Makes a failing repository smaller as long as `judge` answers the same failure. */
export function reduce(
  files: Files,
  failure: string,
  judge: (files: Files) => Promise<string | undefined>,
): Promise<Files>
