/** An expression in one line, as a message quotes it: where it is too long, it ends behind a whole word and `…`. */
export function excerptOf(expression: string, limit = 60): string {
  const line = expression.replace(/\s+/g, ' ')
  if (line.length <= limit) return line
  const start = line.slice(0, limit - 1)
  const isInWord = /[\w$]/.test(line.charAt(limit - 1))
  const whole = isInWord ? start.replace(/[\w$]+$/, '').trimEnd() : start.trimEnd()
  return `${whole === '' ? start : whole}…`
}
