import { ts } from './compiler'
import { compilerPath, scriptKind } from './program'

/** Parses one file by itself, for questions that its syntax alone answers: the compiler knows nothing of it. */
export function parseAlone(path: string, text: string): ts.SourceFile {
  const name = compilerPath(path)
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true, scriptKind(name, text))
}
