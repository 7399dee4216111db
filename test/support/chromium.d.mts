/** Types of chromium.mjs, for the tests, which are TypeScript. */

/** Path of the browser; throws an Error whose one sentence says what to install. */
export function findChromium(): Promise<string>
