/** What may stand before the first word of a command in its line: a list's dash, a name in YAML or of a unit, a time. */
const LEAD =
  /^(?:[-@+!]{1,2}\s{0,10}|[\w.-]{1,60}\s{0,4}[:=]\s{0,10}|(?:[\d*/,-]{1,40}\s{1,10}){5}(?:root\s{1,10}|\w{1,40}\s{1,10}(?=\S*$))?|@\w{1,10}\s{1,10}|(?:then|do|else|if|while|until|exec|sudo|time|nohup)\s{1,10}|[A-Za-z_]\w{0,60}=\S{0,200}\s{1,10})/
/** Programs that run the command which follows their options. */
const RUNNERS =
  /^(?:\S{0,80}\/)?(?:(?:ba|da|z|k)?sh|env|nice|ionice|watch|timeout|stdbuf|xargs|su|gosu|runuser|chroot|ssh|docker|docker-compose|podman|nerdctl|kubectl|oc|fly|flyctl|heroku|railway|aws|gcloud|az|nix|nix-shell|script|unbuffer|proxychains|tsh|vagrant|ansible)(?=\s|$)/

/**
 * Whether a command line tool is run, as far as the text in front of its name in the line and its own words tell: in
 * prose, other words stand there.
 *
 * @param words the tool and what follows, up to the word that decides
 */
export function isCommand(before: string, words: string): boolean {
  return isStart(before) && isSpelled(words)
}

/** Whether a command begins behind this text: behind a separator of the shell or a quote, or only what runs others. */
function isStart(line: string): boolean {
  // Only a line that a machine wrote goes on for longer.
  const before = line.slice(-2000)
  const start = Math.max(...[...';|&(`"\'{['].map((mark) => before.lastIndexOf(mark))) + 1
  let rest = before.slice(start).trimStart()
  // The path of the tool itself.
  rest = rest.replace(/\S{0,200}\/$/, '')
  for (let lead = LEAD.exec(rest); lead !== null && rest !== ''; lead = LEAD.exec(rest))
    rest = rest.slice(lead[0].length)
  return rest === '' || RUNNERS.test(rest)
}

/** Whether the words behind the tool's name are options, their values, and what a shell fills in. */
function isSpelled(text: string): boolean {
  const words = text.split(/\s+/).slice(1, -1)
  return words.every((word, at) => SPELLED.test(word) || /^-/.test(words[at - 1] ?? ''))
}

const SPELLED = /^(?:[-"'$<{[]|\d|\w+=|(?:HOTKEYS|OBJECT)$)|["']$/i
