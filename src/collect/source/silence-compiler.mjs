// The compiler is asked what names and types stand for, and never for diagnostics. What it does for these alone is left out
// here, in its own text: a tenth of the time of an analysis, and a fifth of the code that is loaded.
import assert from 'node:assert/strict'

/** A message with its name, number and category, its key for translations and its text. */
const MESSAGE = /^ {2}(\w+): diag\((\d+), (\d) \/\* \w+ \*\/, "(?:[^"\\]|\\.)*", "(?:[^"\\]|\\.)*"/gm

/** What functions of the checker do instead, by their names. */
const INSTEAD = {
  // Looks for names that may have been meant.
  errorNoModuleMemberSymbol: '',
  reportNonexistentProperty: '',
  // Looks at all arguments of a call of which nothing is known, for the complaints that are in them.
  resolveUntypedCall: 'return anySignature;',
  reportErrorsFromWidening: '',
  reportImplicitAny: '',
  checkGrammarFunctionLikeDeclaration: 'return false;',
  isDeprecatedSymbol: 'return false;',
  // Notes what is to be checked when diagnostics are asked for.
  checkNodeDeferred: '',
  // Notes which imports are used by more than types.
  markLinkedReferences: '',
}

/** Edits within functions: each text is there once. */
const EDITS = [
  // Whether its arguments fit the only signature that a call can have: it has that signature in any case.
  [
    /if \(getSignatureApplicabilityError\(\s*node,\s*args,\s*candidate,\s*relation,\s*0[^,]*,\s*[^,]*false,[^()]*\)\) \{\s*candidatesForArgumentError = \[candidate\];\s*return void 0;\s*\}\s*(?=return candidate;)/,
    '',
  ],
  // Why no signature fits.
  [/const reportErrors2 = !isInferencePartiallyBlocked && !candidatesOutArray;/, 'const reportErrors2 = false;'],
  [/deferredDiagnosticsCallbacks\.push\(arg\);/, ''],
]

/** The text of the compiler without what it does for diagnostics alone. */
export function silenced(code) {
  let text = withoutMessages(code)
  for (const [name, body] of Object.entries(INSTEAD)) {
    const form = new RegExp(`^( {2}function ${name}\\([^\\n]*\\) \\{)\\n.*?^ {2}\\}$`, 'ms')
    text = replaced(text, form, `$1 ${body} }`, name)
  }
  for (const [form, by] of EDITS) text = replaced(text, form, by, form.source)
  return text
}

function replaced(text, form, by, what) {
  assert.ok(form.test(text), `the compiler no longer has ${what}`)
  return text.replace(form, by)
}

/** Each message is left as its number, by which the code finds it. */
function withoutMessages(code) {
  const numbers = new Map()
  const table = code.replace(MESSAGE, (_, name, number, category) => {
    numbers.set(name, number)
    return `  ${number}: diag(${number}, ${category}, "", ""`
  })
  assert.ok(numbers.size > 1000, 'the compiler writes its messages in another way than it did')
  assert.equal(new Set(numbers.values()).size, numbers.size, 'two messages of the compiler have the same number')
  return table.replace(/\bDiagnostics\.(\w+)/g, (use, name) =>
    numbers.has(name) ? `Diagnostics[${numbers.get(name)}]` : use,
  )
}
