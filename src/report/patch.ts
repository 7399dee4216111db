import { blotSecrets } from '../model'
import { defuseRunnerCommands, plainCode } from './plain'

/** Who reads a patch: a program needs it as it is, a person must not be harmed by what a source holds. */
interface PatchReader {
  readonly isTerminal: boolean
  /** A CI runner acts upon some lines of its log. */
  readonly isRunner: boolean
}

/** A unified diff for its reader. Secrets are masked for both: a patch with one does not apply, and says so. */
export function renderPatch(patch: string, { isTerminal, isRunner }: PatchReader): string {
  const shown = isTerminal
    ? patch
        .split('\n')
        .map((line) => plainCode(line, true))
        .join('\n')
    : blotSecrets(patch)
  return isRunner ? defuseRunnerCommands(shown) : shown
}
