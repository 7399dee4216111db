import { isHang } from './supervisor.mjs'

/** How often a smaller case is tried; each hang costs the whole bound. */
const MOST_TRIES = 400

/** A failure without what differs between two cases of it: numbers, paths, the stack below the first lines. */
export function kindOf(failure) {
  const [first = '', second = ''] = (failure ?? '').split('\n')
  return `${first.replace(/^\S+: (?=not analysed|nested|a Lua|a fault|the Lua)/, '').replace(/\d+/g, '#')} ${second.trim()}`
}

/**
 * Makes a failing repository smaller as long as it fails in the same way: whole files first, then lines, half of them at
 * a time and less and less.
 *
 * @param judge answers the failure of a repository
 */
export async function reduce(files, failure, judge) {
  const kind = kindOf(failure)
  let tries = isHang(failure) ? MOST_TRIES - 30 : 0
  let smallest = files
  const keep = async (smaller) => {
    if (tries++ >= MOST_TRIES || kindOf(await judge(smaller)) !== kind) return false
    smallest = smaller
    return true
  }
  for (const path of Object.keys(files)) {
    const { [path]: _, ...others } = smallest
    await keep(others)
  }
  for (const path of Object.keys(smallest)) await reduceFile(path, () => smallest, keep)
  return smallest
}

async function reduceFile(path, current, keep) {
  // Latin-1 keeps every byte as it is.
  const parts = () =>
    current()
      [path].toString('latin1')
      .split(/(?<=\n)/)
  for (let size = Math.ceil(parts().length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < parts().length; ) {
      const left = parts().toSpliced(at, size).join('')
      if (!(await keep({ ...current(), [path]: Buffer.from(left, 'latin1') }))) at += size
    }
  }
}
