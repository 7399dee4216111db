// Cuts the operations that the action uses out of GitHub's own OpenAPI description, which the package @octokit/openapi
// publishes, and writes them beside this file: `npm run contract`. Texts for people are left out.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PACKAGE = '@octokit/openapi@23'
const FILE = 'package/generated/api.github.com.json'

const OPERATIONS = [
  ['/user', 'get'],
  ['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'get'],
  ['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'post'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'patch'],
  ['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'delete'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/files', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/comments', 'get'],
  ['/repos/{owner}/{repo}/pulls/{pull_number}/reviews', 'post'],
  ['/repos/{owner}/{repo}/contents/{path}', 'get'],
  ['/repos/{owner}/{repo}/check-runs', 'post'],
  ['/repos/{owner}/{repo}/check-runs/{check_run_id}', 'patch'],
]
const FOR_PEOPLE = ['description', 'summary', 'externalDocs', 'tags', 'x-github', 'x-octokit', 'title']

const folder = mkdtempSync(join(tmpdir(), 'github-openapi-'))
try {
  execFileSync('npm', ['pack', '--silent', PACKAGE], { cwd: folder })
  const [archive] = readdirSync(folder)
  execFileSync('tar', ['xzf', archive, FILE, 'package/package.json'], { cwd: folder })
  const whole = readJson(FILE)
  const slice = cutOut(whole)
  const { name, version, license } = readJson('package/package.json')
  const origin = `${name} ${version} (${license}), cut by slice.mjs`
  const text = JSON.stringify(
    { openapi: whole.openapi, info: { ...slice.info, 'x-origin': origin }, ...slice.body },
    null,
    2,
  )
  writeFileSync(new URL('github-api.json', import.meta.url), `${text}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function readJson(path) {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}

function cutOut(whole) {
  const body = { paths: {}, components: {} }
  for (const [path, method] of OPERATIONS) {
    const operation = bare(whole.paths[path][method])
    body.paths[path] = { ...body.paths[path], [method]: operation }
  }
  const waiting = referencesIn(body)
  for (let reference = waiting.pop(); reference !== undefined; reference = waiting.pop()) {
    const [, , kind, name] = reference.split('/')
    if (body.components[kind]?.[name] !== undefined) continue
    const part = bare(whole.components[kind][name])
    body.components[kind] = { ...body.components[kind], [name]: part }
    waiting.push(...referencesIn(part))
  }
  const { title, version } = whole.info
  return { info: { title, version }, body }
}

/** Without what is for people; a property of that name stays, since its value is a schema and not a text. */
function bare(value, isNames = false) {
  if (Array.isArray(value)) return value.map((one) => bare(one))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([name]) => isNames || !FOR_PEOPLE.includes(name))
  return Object.fromEntries(
    entries.map(([name, one]) => [
      name,
      name === 'value' || name === 'example' ? one : bare(one, name === 'properties'),
    ]),
  )
}

function referencesIn(value) {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => {
    return name === '$ref' && typeof one === 'string' ? [one] : referencesIn(one)
  })
}
