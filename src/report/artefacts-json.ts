import {
  type Alert,
  blotSecrets,
  type HotKeyCheck,
  type Monitor,
  type Place,
  type Report,
  type ServerSettings,
} from '../model'
import { shownPath, type View } from './view'

/** What the files beside the source hold, for other programs: a part of `inventory`. */
export function artefactsJson({ inventory }: Report, view: View) {
  return {
    settings: inventory.settings.map((one) => settingsJson(one, view)),
    alerts: inventory.alerts.map((one) => alertJson(one, view)),
    monitors: inventory.monitors.map((one) => monitorJson(one, view)),
    hotKeyChecks: inventory.hotKeyChecks.map((one) => checkJson(one, view)),
  }
}

function settingsJson(settings: ServerSettings, view: View) {
  const { place, name, format, role, maxmemory, policy, limit, bounded, isForDevelopment, isMaybeLocal } = settings
  return {
    ...spot(place, view),
    name: blotSecrets(name),
    format,
    ...(role && { role }),
    use: isForDevelopment ? 'development' : isMaybeLocal ? 'unclear' : 'production',
    ...(maxmemory && { maxmemory: maxmemory.bytes }),
    ...(policy && { policy: policy.name === null ? null : blotSecrets(policy.name) }),
    ...(limit && { limit: limit.bytes }),
    ...(bounded !== undefined && { bounded: blotSecrets(bounded) }),
  }
}

function alertJson({ place, system, name, subject, trigger, flaws, doubts, live }: Alert, view: View) {
  return {
    ...spot(place, view),
    system,
    name: blotSecrets(name),
    subject,
    ...(trigger && { trigger: { below: trigger.below, above: trigger.above, isRising: trigger.isRising } }),
    flaws: flaws.map(blotSecrets),
    doubts: doubts.map(blotSecrets),
    ...(live && { live: { state: live.state, isHealthy: live.isHealthy } }),
  }
}

function monitorJson({ place, name, kind, subjects }: Monitor, view: View) {
  return { ...spot(place, view), name: blotSecrets(name), kind, subjects }
}

function checkJson({ place, what }: HotKeyCheck, view: View) {
  return { ...spot(place, view), what: blotSecrets(what) }
}

function spot(place: Place | null, view: View) {
  return place ? { path: blotSecrets(shownPath(place.path, view)), line: place.line } : { path: null, line: null }
}
