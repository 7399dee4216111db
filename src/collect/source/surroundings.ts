import { folderOf } from '../files/folders'
import type { ts } from './compiler'
import { declarationPath } from './declarations'
import { compilerPath, repositoryPath } from './program'
import type { Checkout } from './repository/checkout'
import { NeverMade } from './repository/never-made'
import type { ModuleResolver } from './repository/resolution'
import type { Surroundings } from './trace/tracing'

/** What a program does not say of its files by itself, for each of several programs over one checkout. */
export function surroundings(checkout: Checkout, resolver: ModuleResolver): (program: ts.Program) => Surroundings {
  const packageOf = packageFinder(checkout)
  const neverMade = new NeverMade(checkout.sources)
  return (program) => ({
    packageOf,
    isNeverMade: (name, file, types) => neverMade.has(name, repositoryPath(file), types),
    moduleNamed: (specifier, file) => {
      const declared = declarationPath(specifier)
      const path = declared === undefined ? resolver.resolve(folderOf(repositoryPath(file)), specifier) : undefined
      const name = declared ?? (path === undefined ? undefined : compilerPath(path))
      return name === undefined ? undefined : program.getSourceFile(name)
    },
  })
}

/** Folder of the package.json nearest to a file, cached by file: frameworks' objects are shared within a package. */
function packageFinder(checkout: Checkout): (fileName: string) => string {
  const folders = checkout.manifests
    .map(({ folder }) => compilerPath(folder && `${folder}/`))
    .sort((a, b) => b.length - a.length)
  const known = new Map<string, string>()
  return (fileName) => {
    const found = known.get(fileName) ?? folders.find((folder) => fileName.startsWith(folder)) ?? ''
    known.set(fileName, found)
    return found
  }
}
