import { posix } from 'node:path'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'
import type { Instruction } from './deployments'
import { serverImageOf } from './images'

const DOCKERFILE = /(?:^|\/)(?:[^/]{0,60}[.-])?(?:Dockerfile|Containerfile)(?:[.-][^/]{0,60})?$/i

/** Dockerfiles whose last stage is built on an image of a server. */
export const dockerfile: Reader = {
  topics: ['server-settings'],
  accepts: (path) => DOCKERFILE.test(path),
  mentions: /^[ \t]{0,20}FROM\b.{0,200}(?:redis|valkey|keydb|dragonfly)/im,
  read(file, found) {
    const instructions = lastStage(instructionsIn(file))
    const [from] = instructions
    if (from && serverImageOf(baseImageOf(from)))
      found.deployments.dockerfiles.set(posix.normalize(file.path), { file, instructions })
  },
}

const INSTRUCTION = /^[ \t]{0,20}(FROM|CMD|ENTRYPOINT|COPY|ADD|ENV)[ \t]{1,20}((?:[^\\\r\n]|\\[^\r\n]|\\\r?\n)*)/gim

function instructionsIn(file: ArtefactFile): Instruction[] {
  return [...file.text.matchAll(INSTRUCTION)].map(({ index, 0: whole, 1: name = '', 2: text = '' }) => ({
    name: name.toUpperCase(),
    text: text.replace(/\\\r?\n/g, ' ').trim(),
    place: file.placeOf(index, index + whole.length),
  }))
}

function lastStage(instructions: readonly Instruction[]): Instruction[] {
  const from = instructions.findLastIndex(({ name }) => name === 'FROM')
  return from < 0 ? [] : instructions.slice(from)
}

/** `redis:7` of `FROM --platform=linux/amd64 redis:7 AS cache`. */
export function baseImageOf({ text }: Instruction): string {
  return text.split(/\s+/).find((word) => !word.startsWith('--')) ?? ''
}

/** The words of CMD or ENTRYPOINT, as a shell would split them; the JSON form is read as the list that it is. */
export function wordsOfInstruction({ text }: Instruction): string[] {
  if (!text.startsWith('[')) return [text]
  try {
    const words: unknown = JSON.parse(text.slice(0, text.lastIndexOf(']') + 1))
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [text]
  } catch {
    return [text]
  }
}

/** Where files of the build's folder end up in the image: `COPY redis.conf /etc/redis.conf`. */
export function copiesIn(instructions: readonly Instruction[]): { readonly source: string; readonly target: string }[] {
  return instructions
    .filter(({ name, text }) => (name === 'COPY' || name === 'ADD') && !/--from=/.test(text))
    .flatMap(({ text }) => {
      const words = text.split(/\s+/).filter((word) => !word.startsWith('--'))
      const target = words.at(-1) ?? ''
      const isFolder = words.length > 2 || target.endsWith('/')
      return words.slice(0, -1).map((source) => ({
        source,
        target: isFolder ? posix.join(target, posix.basename(source)) : target,
      }))
    })
}
