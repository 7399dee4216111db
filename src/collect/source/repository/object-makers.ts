import { wholeName } from './names-in-text'

/* Every repetition is bounded: these run over many files, and a hostile one must not cost more than its length. */
const ASSIGNED = String.raw`\s{0,20}(?::[^=;\n]{0,100})?=\s{0,20}(?:await\s{1,20})?`

/**
 * Whether a file gives on an object that it makes of a class, by its text: `export const mailer = new Mailer()`,
 * `return { mailer }`, `this.mailer = new Mailer()`, `start(new Mailer())`; not one that it makes for itself alone.
 *
 * @param classes what another file exports
 */
export function givesOnObjects(text: string, classes: readonly string[]): boolean {
  if (classes.length === 0) return false
  const made = `new\\s{1,20}${wholeName(classes)}`
  if (!new RegExp(`\\b${made}`).test(text)) return false
  const isHandedOn = new RegExp(
    `(?:\\breturn\\s|=>|[(,:[]|\\bdefault\\s|\\bexport\\s{1,20}(?:const|let)\\s{1,20}[\\w$]{1,60}${ASSIGNED}|\\.[#\\w$]{1,60}\\s{0,20}(?:\\?\\?|\\|\\|)?=)\\s{0,20}${made}`,
  )
  if (isHandedOn.test(text)) return true
  const held = new RegExp(`\\b(?:const|let|var)\\s{1,20}([\\w$]{1,60})${ASSIGNED}${made}`, 'g')
  return [...text.matchAll(held)].some((match) => isGivenOn(text, match[1] as string))
}

/** Whether a variable is among what a file returns, exports or hands to a call. */
function isGivenOn(text: string, name: string): boolean {
  const whole = `(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$.(])`
  return new RegExp(`(?:\\breturn\\b|\\bexport\\b|\\bexports\\b|[(,])[^;()]{0,500}${whole}`).test(text)
}
