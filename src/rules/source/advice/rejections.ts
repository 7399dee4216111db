/** What an unhandled rejection does to the process, by who hears of it. */
export function outcomeOf(heardBy: string | undefined): string {
  return heardBy === undefined
    ? 'the unhandled rejection ends the process (Node.js 15 and later)'
    : `each is an unhandled rejection, which only ${heardBy} keeps from ending the process`
}
