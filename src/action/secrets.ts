import * as core from '@actions/core'
import { type Credentials, isUnmistakable, scrub, spellingsOf } from '../model'

/** Grows as secrets become known, always before anything that could hold them is printed. */
const secrets = new Set<string>()

/** Takes secrets out of a short text. */
export function clean(text: string): string {
  return scrub(text, [...secrets])
}

/** The secrets that can be taken out of a whole report without taking ordinary words with them. */
export function sureSecrets(): string[] {
  return [...secrets].filter(isUnmistakable)
}

/** Takes only those secrets out of a rendered text that cannot be ordinary words. */
export function withoutSure(text: string): string {
  return scrub(text, sureSecrets())
}

/** Makes the runner hide credentials from now on, in every spelling, and this tool take them out of what it says. */
export function mask(credentials: Credentials): void {
  for (const text of spellingsOf(credentials)) {
    if (!secrets.has(text)) core.setSecret(text)
    secrets.add(text)
  }
}
