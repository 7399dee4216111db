/** Types of in-page.mjs, for the tests, which are TypeScript and know no browser. */

export function openDetails(): void
export function neededWidth(): number
export function headingLevels(): number[]
export function focused(): { readonly id: string; readonly text: string }
export function inject(markup: string): void
export function linkTargets(): string[]
export function findPoorContrast(): string[]
