import { posix } from 'node:path'
import type { Reader } from '../found'
import { roleNamed } from './role-names'

/** Blueprints of Render (render.com/docs/blueprint-spec): the plan bounds the memory, the file names the policy. */
export const renderBlueprint: Reader = {
  topics: ['server-settings'],
  accepts: (path) => /^render\.ya?ml$/.test(posix.basename(path)),
  mentions: /^[ \t-]{0,40}type:[ \t]{1,20}["']?(?:redis|keyvalue)\b/m,
  read(file, found) {
    for (const service of file.documents.flatMap((root) => root.at('services')?.items ?? [])) {
      if (!/^(?:redis|keyvalue)$/.test(service.at('type')?.text ?? '')) continue
      const name = service.at('name')?.text ?? ''
      const policy = service.at('maxmemoryPolicy')
      const role = roleNamed(name)
      found.settings.push({
        place: service.at('type')?.place ?? service.place,
        name,
        format: 'Render blueprint',
        ...(role && { role }),
        ...(policy?.text !== undefined && { policy: { name: policy.text, place: policy.place } }),
        bounded: 'Render sets maxmemory from the plan',
        isForDevelopment: false,
      })
    }
  },
}
