import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeRepository } from './repository'

type Files = Readonly<Record<string, string | Buffer>>

/** A checkout of git in a folder of its own, with one commit on the branch `main`. */
export interface Checkout {
  readonly root: string
  /** Writes files into the working tree; null takes one away. */
  write(files: Readonly<Record<string, string | Buffer | null>>): void
  /** Runs git there, with an author, without the settings of this machine; answers what it prints. */
  git(...args: string[]): string
  /** Commits all that is in the working tree; answers the id. */
  commit(message?: string): string
}

export function checkout(files: Files): Checkout {
  const root = writeRepository(files)
  const author = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com' }
  const committer = { GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' }
  const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1', ...author, ...committer }
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' }).trim()
  const commit = (message = 'change') => {
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '-m', message)
    return git('rev-parse', 'HEAD')
  }
  const write: Checkout['write'] = (changed) => {
    for (const [path, content] of Object.entries(changed)) {
      const full = join(root, path)
      if (content === null) rmSync(full, { recursive: true })
      else {
        mkdirSync(dirname(full), { recursive: true })
        writeFileSync(full, content)
      }
    }
  }
  git('init', '--quiet', '--initial-branch=main')
  commit('first')
  return { root, git, commit, write }
}
