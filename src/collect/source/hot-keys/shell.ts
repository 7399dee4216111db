import { posix } from 'node:path'
import type { HotKeyCheck } from '../../../model'
import { lineStarts, placeIn } from '../../files/lines'
import { MAX_CONFIG_BYTES } from '../../files/reading'
import { ts } from '../compiler'
import type { Checkout } from '../repository/checkout'
import { memberName, nodesIn } from '../trace/syntax'
import { placeOf } from '../usage/site'

/** Functions that run a command of the shell. */
const RUNS = /^(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|execa|execaSync|execaCommand|\$|shell|run)$/
const WHAT = '`redis-cli --hotkeys`'

/** `execSync('redis-cli --hotkeys')`, `spawn('redis-cli', ['--hotkeys'])`. */
export function shellCommands(file: ts.SourceFile): HotKeyCheck[] {
  const found: HotKeyCheck[] = []
  for (const node of nodesIn(file)) {
    const isRun = ts.isCallExpression(node) && RUNS.test(memberName(node.expression) ?? '')
    const isTagged = ts.isTaggedTemplateExpression(node) && RUNS.test(memberName(node.tag) ?? '')
    if (!isRun && !isTagged) continue
    const isHot = [...nodesIn(node)].some((one) => {
      return (
        (ts.isStringLiteralLike(one) || ts.isTemplateHead(one) || ts.isTemplateTail(one)) &&
        one.text.includes('--hotkeys')
      )
    })
    if (isHot) found.push({ place: placeOf(node), what: WHAT, needsLfu: true })
  }
  return found
}

/** A script of a package.json: `"hot-keys": "redis-cli -u $REDIS_URL --hotkeys"`. */
export function scriptsOfManifests({ files, manifests }: Checkout): HotKeyCheck[] {
  return manifests.flatMap(({ folder }) => {
    const path = posix.join(folder, 'package.json')
    const reading = files.text(path, MAX_CONFIG_BYTES)
    if (!('text' in reading) || !reading.text.includes('--hotkeys')) return []
    const starts = lineStarts(reading.text)
    return [...reading.text.matchAll(SCRIPT)].map(({ index, 0: script }) => {
      const place = placeIn(path, starts, index, index + script.length)
      return { place, what: `${WHAT} in a script of package.json`, needsLfu: true as const }
    })
  })
}

const SCRIPT = /"[^"\n]{1,100}"[ \t]{0,20}:[ \t]{0,20}"[^"\n]{0,400}(?:redis|valkey)-cli[^"\n]{0,400}--hotkeys\b/g
