import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { below } from '../model'
import type { FileChange } from './changes'

/**
 * The changes as one unified diff that `git apply` takes at the top of the repository.
 *
 * @param prefix path of the checked folder within the repository; empty for the repository itself
 */
export function patchOf(files: readonly FileChange[], prefix: string): string {
  return files.map((file) => patchOfFile(file, prefix)).join('')
}

function patchOfFile({ path, before, after }: FileChange, prefix: string): string {
  const name = below(prefix, path)
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}
