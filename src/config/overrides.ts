import type { PathOverride } from '../model'
import type { OverrideSettings } from './settings'

/** The overrides of the config file with their globs ready to be asked; the matcher is loaded only where there are any. */
export async function overridesOf(settings: readonly OverrideSettings[] = []): Promise<PathOverride[]> {
  if (settings.length === 0) return []
  const { default: picomatch } = await import('picomatch')
  return settings.map((one) => ({ ...one, matches: picomatch([...one.files], { dot: true }) }))
}
