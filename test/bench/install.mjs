import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Unusable } from './measure.mjs'
import { runProgram } from './process.mjs'

/** Beside `node_modules`, ignored by git; a folder for each peer, so that one that cannot be had costs itself alone. */
const CACHE = resolve(import.meta.dirname, '../../.bench')

/** Installs a peer's packages where they are not there yet, in the pinned versions; answers their `node_modules`. */
export async function install({ name, packages = {} }) {
  const folder = join(CACHE, name)
  const modules = join(folder, 'node_modules')
  const wanted = Object.entries(packages)
  if (wanted.every(([each, version]) => versionIn(modules, each) === version)) return modules
  await mkdir(folder, { recursive: true })
  const { code, complaint } = await runProgram({
    file: 'npm',
    // No script of a package is run: what is compared needs none.
    args: [
      ...[
        'install',
        '--prefix',
        folder,
        '--no-save',
        '--no-package-lock',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
      ],
      ...wanted.map(([each, version]) => `${each}@${version}`),
    ],
    cwd: folder,
  }).catch((error) => ({ complaint: error.message }))
  if (code !== 0) throw new Unusable(`it could not be installed: ${complaint.split('\n')[0]}`)
  return modules
}

function versionIn(modules, name) {
  const manifest = join(modules, name, 'package.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : undefined
}
