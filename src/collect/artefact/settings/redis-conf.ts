import type { Reader } from '../found'

/** Names under which configuration files of the server are kept: `redis.conf`, `redis-cache.conf`, `conf/valkey.conf`. */
const CONF =
  /(?:^|\/)[^/]{0,60}(?:redis|valkey|keydb)[^/]{0,60}\.conf(?:\.\w{1,20})?$|(?:^|\/)(?:redis|valkey|keydb)[^/]{0,20}\/(?:[^/]+\/){0,3}[^/]{1,60}\.conf$/i

/** Directives of the server that other programs with a `.conf` do not have, or not spelled so (redis.conf of 8.0). */
const KNOWN =
  /^(?:maxmemory(?:-[a-z]+)*|bind|port|save|append(?:only|fsync|filename|dirname)|requirepass|masterauth|masteruser|(?:replica|slave)of|(?:replica|slave|repl|min-replicas|cluster|latency|slowlog|notify|hash|list|set|zset|hll|stream|lazyfree|active|client|rdb|aof|lua|tls|io|oom)-[a-z0-9-]+|dbfilename|dir|databases|loglevel|logfile|daemonize|pidfile|timeout|tcp-(?:backlog|keepalive)|protected-mode|maxclients|rename-command|include|loadmodule|supervised|unixsocket(?:perm)?|rdbcompression|rdbchecksum|stop-writes-on-bgsave-error|no-appendfsync-on-rewrite|auto-aof-rewrite-[a-z-]+|activerehashing|activedefrag|hz|dynamic-hz|jemalloc-bg-thread|aclfile|user|always-show-logo|set-proc-title|enable-[a-z-]+|disable-thp|shutdown-[a-z-]+|syslog-[a-z]+|sentinel|propagation-error-behavior|proto-max-bulk-len|acllog-max-len|tracking-table-max-keys)$/i

/** Configuration files of the server, one directive a line. */
export const redisConf: Reader = {
  topics: ['server-settings'],
  accepts: (path) => CONF.test(path),
  mentions:
    /^[ \t]{0,20}(?:maxmemory|port|bind|save|appendonly|requirepass|replicaof|include|dir|loglevel|daemonize|tcp-keepalive)\b/im,
  read(file, found) {
    if (isConf(file.text)) found.deployments.confs.set(file.path, file)
  },
}

/** So many lines are looked at to tell what a file is. */
const LOOKED_AT = 500

/** Whether a text is a configuration of the server, not one of nginx, supervisor or PHP about Redis. */
export function isConf(text: string): boolean {
  const names = text
    .slice(0, 200_000)
    .split(/\r\n|\n|\r/, 20_000)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[#{]/.test(line))
    .slice(0, LOOKED_AT)
    .map((line) => /^\S{1,60}/.exec(line)?.[0] ?? '')
  const known = names.filter((name) => KNOWN.test(name)).length
  return known > 0 && known * 2 > names.length
}
