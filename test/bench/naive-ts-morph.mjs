// What a straightforward analyzer would do: load every file, type the receiver of every method call.
import { readFileSync } from 'node:fs'
import { Node, Project, SyntaxKind } from 'ts-morph'

const project = new Project({
  skipAddingFilesFromTsConfig: true,
  compilerOptions: { allowJs: true, strict: true, experimentalDecorators: true, skipLibCheck: true, types: [] },
})
for (const path of JSON.parse(readFileSync(process.argv[2], 'utf8'))) project.addSourceFileAtPathIfExists(path)
for (const file of project.getSourceFiles()) {
  for (const call of file.getDescendantsOfKind(SyntaxKind.CallExpression)) {
    const callee = call.getExpression()
    if (Node.isPropertyAccessExpression(callee)) callee.getExpression().getType().getText()
  }
}
