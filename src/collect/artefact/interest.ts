/**
 * What every file that is read says somewhere: the name of a server or a service, a cache, an alert of any kind, or the
 * receivers that alerts are sent to. Most repositories are told apart by it without loading a parser.
 */
const WORDS =
  /redis|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|maxmemory|cache|receivers|\balert\b|metric[_-]alarm|CloudWatch::Alarm|metric_alert|alert_policy|datadog_monitor|nrql_alert|:9121\b/i

/** Not `Redistribution and use in source and binary forms`, `vcredist`. */
const REDIS = /redis(?!t(?:ribut|s?\b))|valkey|keydb|dragonfly|elasticache|memorydb|memorystore|maxmemory/i

/** Whether a text may say something that a reader looks for. */
export function isOfInterest(text: string): boolean {
  return WORDS.test(text)
}

/** Whether Redis is spoken of at all; a repository in which only the words around it occur has nothing to read. */
export function isAboutRedis(text: string): boolean {
  return REDIS.test(text)
}
