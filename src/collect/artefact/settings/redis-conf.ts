import type { ServerSettings } from '../../../model'
import type { ArtefactFile } from '../file'
import type { Reader } from '../found'
import { isForDevelopment } from './environment'
import { bytesOf } from './sizes'

/** Names under which configuration files of the server are kept: `redis.conf`, `redis-cache.conf`, `conf/valkey.conf`. */
const CONF =
  /(?:^|\/)[^/]{0,60}(?:redis|valkey|keydb|sentinel)[^/]{0,60}\.conf(?:\.\w{1,20})?$|(?:^|\/)(?:redis|valkey)[^/]{0,20}\/(?:[^/]+\/){0,3}[^/]{1,60}\.conf$/i

/** A directive and what follows it; the last one of a name counts, as for the server. */
const DIRECTIVE = /^[ \t]{0,20}(maxmemory|maxmemory-policy)[ \t]{1,20}(\S{1,80})/gim

/** Configuration files of the server, one directive a line. */
export const redisConf: Reader = {
  topics: ['server-settings'],
  accepts: (path) => CONF.test(path),
  mentions:
    /^[ \t]{0,20}(?:maxmemory|port|bind|save|appendonly|requirepass|replicaof|dir|loglevel|daemonize|tcp-keepalive)\b/im,
  read(file, found) {
    found.settings.push({ ...settingsIn(file, file.text, 0), name: '', format: 'redis.conf' })
  },
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The directives in a text that starts at an offset of a file. */
export function settingsIn(file: ArtefactFile, text: string, offset: number): Omit<ServerSettings, 'name' | 'format'> {
  const place = file.placeOf(offset, offset)
  const settings: Partial<Writable<Pick<ServerSettings, 'maxmemory' | 'policy'>>> = {}
  for (const { index, 0: whole, 1: name = '', 2: written = '' } of text.matchAll(DIRECTIVE)) {
    const at = file.placeOf(offset + index + whole.length - whole.trimStart().length, offset + index + whole.length)
    const value = written.replace(/^(["'])(.*)\1$/, '$2')
    if (name.toLowerCase() === 'maxmemory') settings.maxmemory = { bytes: bytesOf(value), place: at }
    else settings.policy = { name: isKnownWord(value) ? value.toLowerCase() : null, place: at }
  }
  return { place, isForDevelopment: isForDevelopment(file.path), ...settings }
}

/** A placeholder of a template is none: `{{ .Values.policy }}`, `${POLICY}`. */
function isKnownWord(value: string): boolean {
  return /^[a-z][a-z-]{2,30}$/i.test(value)
}
