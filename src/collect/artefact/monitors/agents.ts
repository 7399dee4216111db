import type { Reader } from '../found'
import { isForDevelopment } from '../settings/environment'
import { OF_INFO } from './subjects'

/** A line that is no comment and switches on the reading of INFO, by the agent whose configuration has it. */
const AGENTS: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]{0,40}\[\[inputs\.redis\]\]/m, 'Telegraf'],
  [/^[ \t]{0,40}prometheus\.exporter\.redis[ \t]{1,10}"/m, 'Grafana Alloy'],
  [/^[ \t]{0,40}<Plugin[ \t]{1,4}"?redis"?>/im, 'collectd'],
  [/^[ \t]{0,40}(?:ExecStart=\S{0,200}\/)?redis_exporter(?:[ \t]{1,4}-|$)/m, 'redis_exporter'],
]

/** Agents whose configuration is no YAML: one line of it tells. */
export const agents: Reader = {
  topics: ['metrics'],
  accepts: (path) => /\.(?:conf|toml|alloy|river|service|cfg)$/.test(path) && !isForDevelopment(path),
  mentions: /inputs\.redis|exporter\.redis|<Plugin|redis_exporter/,
  read(file, found) {
    for (const [pattern, name] of AGENTS) {
      const line = pattern.exec(file.text)
      if (!line) continue
      const start = line.index + line[0].length - line[0].trimStart().length
      const place = file.placeOf(start, line.index + line[0].length)
      found.monitors.push({ place, name, kind: 'collector', subjects: OF_INFO })
    }
  },
}
