import type { Alert, Topic } from './alerts'

/** `RedisHitRatioLow` → `redis_hit_ratio_low`: the name of a resource. */
export function resourceName(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, '_$&').toLowerCase()
}

/** The alerts of each topic together, in the order in which they come. */
export function byTopic(alerts: readonly Alert[]): [Topic, Alert[]][] {
  const topics = new Map<Topic, Alert[]>()
  for (const alert of alerts) topics.set(alert.topic, [...(topics.get(alert.topic) ?? []), alert])
  return [...topics]
}
