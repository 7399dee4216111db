import type { Listing } from '../files/listing'
import { isSource, packageFolders, purposeOf } from '../files/scope'
import type { Sheet } from './desk'
import { isAboutRedis } from './interest'

const PROSE = /\.(?:mdx?|markdown|adoc|asciidoc|rst|org|txt)$|(?:^|\/)(?:README|RUNBOOK|OPERATIONS)[^/.]{0,40}$/i
/** Where a block of code begins or ends, in Markdown and in AsciiDoc. */
const FENCE = /^[ \t]*(?:`{3}|~{3}|(?:-{4,}|\.{4,})[ \t]*$)/
/** What is set off as something to type: indented, behind a prompt. */
const TYPED = /^(?: {4}|\t)|^[ \t]*\$ /
/** Formats in which a `#` begins a comment; `;` and `//` do in some of them, and begin nothing else in the others. */
const WITH_COMMENTS =
  /\.(?:ya?ml|tf|tofu|tfvars|hcl|toml|ini|cfg|cnf|conf|config|properties|rules|sh|bash|zsh|ksh|fish|ps1|service|timer|mk|just|nix|example|sample|dist)$|(?:^|\/)(?:Dockerfile|Containerfile|Makefile|Procfile|Justfile|Vagrantfile)[^/]{0,40}$/i
const COMMENT = /^[ \t]*(?:#|;|\/\/)[^\n]*|[ \t]#[ \t][^\n]*/gm

/** Whether a file says more of Redis than to speak of it in prose or in a comment: `such as Redis`, `# image: redis:7`. */
export function isMoreThanMentioned({ path, text }: Sheet): boolean {
  if (isAboutRedis(path)) return true
  if (PROSE.test(path)) return codeIn(text).some(isAboutRedis)
  return isAboutRedis(WITH_COMMENTS.test(path) ? text.replace(COMMENT, '') : text)
}

/** The lines of a document that are code; a rule drawn across the page that looks like a fence makes it more of them. */
function codeIn(text: string): string[] {
  let isFenced = false
  return text.split('\n').filter((line) => {
    const isFence = FENCE.test(line)
    if (isFence) isFenced = !isFenced
    return isFenced || isFence || TYPED.test(line)
  })
}

/** Languages of services that the source analysis does not read. */
const OTHER_LANGUAGES =
  /\.(?:go|py|rb|php|java|kts?|scala|groovy|cs|fs|vb|rs|exs?|erl|cljc?|hs|c|cc|cpp|cxx|h|hpp|pl|pm|r|jl|nim|zig|cr|ml|vue|svelte|astro)$/i
/** More of them are a service in another language, about which nothing is known here. */
const MAX_SEARCHED = 2000
const MAX_BYTES = 2_000_000

/** Whether a program may use Redis that the source analysis does not read: those in other languages, or all, where it read none. */
export function mayBeUsedUnseen({ files, paths }: Listing): boolean {
  if (!paths.some(isSource)) return true
  const others = paths.filter((path) => OTHER_LANGUAGES.test(path))
  if (others.length > MAX_SEARCHED) return true
  return others.some((path) => {
    const reading = files.text(path, MAX_BYTES)
    return 'text' in reading ? isAboutRedis(reading.text) : !reading.isMissing
  })
}

/** What brings a client in, at the beginning of a line: `import redis`, `use Predis\\Client;`, `require 'redis'`. */
const IMPORTED =
  /^[ \t]{0,20}(?:import|from|require|require_once|using|use|alias|gem|#include)[ \t(]{1,10}['"<]?[\w./\\:-]{0,120}(?:redis|valkey|jedis|lettuce|redix)[\w./\\:-]{0,120}['">)]{0,3}[ \t]{0,20}(?:;|,|\{|as\b|import\b|\r?$)/im
/** Go names what it imports in a block of quoted paths. */
const IMPORTED_IN_GO =
  /^[ \t]{0,20}(?:import )?(?:\w{1,40} )?"[\w.-]{1,80}\/[\w./-]{0,120}(?:redis|valkey)[\w./-]{0,120}"/m

/** What is no part of a service, whatever it is written in. */
const BESIDE_SERVICES =
  /(?:^|\/)(?:vendor|third_party|tests?|fixtures|bench(?:mark)?s?|examples?|samples?)\/|_test\.go$/

/** A source that brings a client in, in a language that the source analysis does not read; undefined where none was found. */
export function userUnseen({ files, paths }: Listing, isIgnored: (path: string) => boolean): string | undefined {
  const packages = packageFolders(paths)
  const others = paths.filter((path) => {
    const isOther = OTHER_LANGUAGES.test(path) && !BESIDE_SERVICES.test(path)
    return isOther && purposeOf(path, packages) === 'application' && !isIgnored(path)
  })
  return others.slice(0, MAX_SEARCHED).find((path) => {
    const reading = files.text(path, MAX_BYTES)
    if (!('text' in reading) || !isAboutRedis(reading.text)) return false
    return (path.endsWith('.go') ? IMPORTED_IN_GO : IMPORTED).test(reading.text)
  })
}
