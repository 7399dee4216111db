import { ts } from 'ts-morph'
import type { Command } from '../../../model'
import { isOperatorFile } from '../repository/scope'
import { brief } from '../trace/syntax'
import type { Guard } from './guard'
import { KeyReader } from './keys'
import type { Recogniser } from './recognition'
import { placeOf, type Site } from './site'
import { TtlJudge } from './ttl'

/** Works out client, key and TTL of every command that was found. */
export function readCommands(
  sites: readonly Site[],
  recogniser: Recogniser,
  idOf: (construction: ts.Node) => number | undefined,
  guard: Guard,
): Command[] {
  const keys = new KeyReader(recogniser.tracer)
  const judge = new TtlJudge(sites, keys, guard)
  const read = (site: Site): Command => {
    const { ttl, because, related } = judge.judge(site)
    const key = site.args?.[site.facts.keyAt]
    const [construction] = site.receiver ? recogniser.constructionsOf(site.receiver) : []
    const place = placeOf(site.at)
    return {
      place,
      name: site.facts.name,
      client: (construction && idOf(construction)) ?? null,
      library: site.library,
      receiver: site.receiver ? brief(site.receiver) : '',
      key: key && !ts.isSpreadElement(key) ? keys.patternOf(key) : null,
      ttl,
      because,
      via: site.via,
      ...(site.unsure !== undefined && { unsure: site.unsure }),
      operator: isOperatorFile(place.path),
      related,
    }
  }
  return sites.flatMap((site) => guard.run(site.at, () => read(site)) ?? [])
}
