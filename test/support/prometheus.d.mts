/** Types of prometheus.mjs, for the tests, which are TypeScript. */

/** Paths of the two programs; throws an Error whose one sentence says what to install. */
export function findPrometheus(): Promise<{ readonly prometheus: string; readonly promtool: string }>
