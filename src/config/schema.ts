import { ITEM_IDS, type Role, SEVERITIES } from '../model'

/** Every role that a probed instance can have, in the order in which help texts name them. */
export const ROLES = ['cache', 'queue', 'session', 'lock', 'limiter', 'pubsub'] as const satisfies readonly Role[]

/** What the schema has to know of a rule. */
interface KnownRule {
  readonly id: string
  /** Shown by editors beside the key. */
  readonly summary?: string
}

const LEVELS = [...SEVERITIES, 'off'] as const

/**
 * The JSON schema of the config file. `schema/config.schema.json` is this value with all rules, written by a test, so
 * that editors and the tool can never disagree.
 */
export function configSchema(rules: readonly KnownRule[]): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/redis-preflight/redis-preflight/main/schema/config.schema.json',
    title: 'redis-preflight configuration',
    description: 'redis-preflight.config.yml, .yaml or .json in the folder that is checked.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Address of this schema, for editors.' },
      rules: {
        description: 'Severity by rule; `off` switches a rule off, and the checklist then says so.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(({ id, summary }) => [id, level(summary)])),
      },
      ...sourceProperties(),
      require: {
        description: 'Items of the checklist that must be `pass` or `attested` for the deploy to go on.',
        type: 'array',
        items: { enum: ITEM_IDS },
      },
      'fail-on': { description: 'The least severity that blocks the deploy (default: error).', enum: SEVERITIES },
      attestations: {
        description: 'Items that a person vouches for, because their evidence lives outside the repository.',
        type: 'array',
        items: attestationSchema(),
      },
      probe: probeSchema(),
      instances: instancesSchema(),
      thresholds: thresholdsSchema(),
    },
  }
}

function level(summary: string | undefined): Record<string, unknown> {
  return { ...(summary && { description: summary }), enum: LEVELS }
}

function sourceProperties(): Record<string, unknown> {
  return {
    ignore: {
      description: 'Globs of files that are not analysed, relative to the folder that is checked.',
      type: 'array',
      items: { type: 'string', minLength: 1 },
    },
    'include-tests': { description: 'Analyse test files as well (default: false).', type: 'boolean' },
    immortal: {
      description: 'Key patterns that are meant to last; `*` matches anything, also nothing.',
      type: 'array',
      items: { type: 'string', pattern: '[^*\\s]' },
    },
  }
}

function attestationSchema(): Record<string, unknown> {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['item', 'by', 'until'],
    properties: {
      item: { description: 'The item that is vouched for.', enum: ITEM_IDS },
      by: { description: 'Who vouches: a person or a team.', type: 'string', pattern: '\\S' },
      reason: { description: 'What was seen or done; this or `link` is needed.', type: 'string', pattern: '\\S' },
      link: {
        description: 'Where it is written down; this or `reason` is needed.',
        type: 'string',
        pattern: '^https?://\\S+$',
      },
      until: {
        description:
          'Last day on which it counts (UTC), YYYY-MM-DD, at most a year ahead; after it the item fails and blocks the deploy.',
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      },
    },
  }
}

const DURATION = { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?(ms|s|m)?$', exclusiveMinimum: 0 }

function probeSchema(): Record<string, unknown> {
  return {
    description: 'The live probe. The URL comes from --redis-url or the environment, never from this file.',
    type: 'object',
    additionalProperties: false,
    properties: {
      enabled: { description: '`false` switches the probe off unless --redis-url is given.', type: 'boolean' },
      ...instanceProperties('Environment variable that holds the URL (default: REDIS_URL).'),
      timeout: {
        ...DURATION,
        description:
          'For the whole probe, connecting included: `20s`, `500ms`, `1m` or seconds (default: the window and 15s).',
        maximum: 600,
      },
      window: {
        ...DURATION,
        description: 'How long the counters are watched, before any key is looked at (default: 5s).',
        maximum: 600,
      },
      sample: {
        description: 'Keys to look at on each server at most; 0 looks at none (default: 10000).',
        type: 'integer',
        minimum: 0,
        maximum: 1_000_000,
      },
    },
  }
}

function instancesSchema(): Record<string, unknown> {
  return {
    description: 'The instances to probe, by name, where there are several.',
    type: 'object',
    propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$' },
    additionalProperties: {
      description: 'One instance.',
      type: 'object',
      additionalProperties: false,
      required: ['url-env'],
      properties: instanceProperties('Environment variable that holds its URL.'),
    },
  }
}

function instanceProperties(urlEnv: string): Record<string, unknown> {
  return {
    'url-env': variable(urlEnv),
    role: { description: 'What the instance is used for (default: cache).', enum: ROLES },
    'app-user': {
      description: 'ACL user that the application logs in as; it is asked whether that user may run FLUSHALL and KEYS.',
      type: 'string',
      pattern: '^\\S+$',
    },
    ...loginProperties('the server'),
    ...pemProperties('ca', 'authority that signed the certificate of the server, where it is no public one'),
    ...pemProperties('cert', 'client certificate, where the server asks for one'),
    ...pemProperties('key', 'private key of the client certificate'),
    servername: {
      description: 'Host name to expect in the certificate of the server, where it is not that of the URL.',
      type: 'string',
      pattern: '^[A-Za-z0-9._:-]+$',
    },
    sentinel: sentinelSchema(),
    'prefer-replica': {
      description: 'Look at keys on a replica, where there is a healthy one (default: false).',
      type: 'boolean',
    },
  }
}

function sentinelSchema(): Record<string, unknown> {
  return {
    description: 'The URL leads to a sentinel; the master that it watches is probed, with the login of the instance.',
    type: 'object',
    additionalProperties: false,
    properties: {
      master: {
        description: 'Name under which the sentinel knows the master; not needed where it watches only one.',
        type: 'string',
        pattern: '^\\S+$',
      },
      ...loginProperties('the sentinel'),
    },
  }
}

function loginProperties(place: string): Record<string, unknown> {
  return {
    'username-env': variable(`Environment variable that holds the user name for ${place}.`),
    'password-env': variable(`Environment variable that holds the password for ${place}.`),
  }
}

function pemProperties(kind: string, what: string): Record<string, unknown> {
  return {
    [`${kind}-file`]: {
      description: `PEM file within the checked folder, relative to this file: ${what}.`,
      type: 'string',
      minLength: 1,
      not: { pattern: '-----BEGIN' },
    },
    [`${kind}-env`]: variable(`Environment variable that holds the PEM text: ${what}.`),
  }
}

function variable(description: string): Record<string, unknown> {
  return { description, type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' }
}

function thresholdsSchema(): Record<string, unknown> {
  const percent = { type: 'number', minimum: 0, maximum: 100 }
  const levels = (description: string) => ({
    description,
    type: 'object',
    additionalProperties: false,
    properties: {
      warning: { ...percent, description: 'From here on it is a warning.' },
      error: { ...percent, description: 'From here on it is an error.' },
    },
  })
  return {
    description: 'From where on a reading of the server, or the age of a drill, is a warning or an error.',
    type: 'object',
    additionalProperties: false,
    properties: {
      'immortal-keys': levels('Percent of the keys that have no TTL (default: warning 1, error 25).'),
      'hit-ratio': levels('Percent of the lookups that find a key, at least (default: warning 80, error 50).'),
      'big-key-bytes': {
        description: 'Size of one key: bytes, or text such as `512kb` (default: 1mb).',
        type: ['string', 'number'],
        pattern: '^\\d+(\\.\\d+)?([kKmMgG]?[bB])?$',
        exclusiveMinimum: 0,
      },
      'big-key-elements': {
        description: 'Elements of one list, set, hash, sorted set or stream (default: 10000).',
        type: 'integer',
        minimum: 1,
      },
      'flush-drill-days': {
        description: 'After how many days the last drill of the flush procedure is stale (default: 180).',
        type: 'integer',
        minimum: 1,
      },
    },
  }
}
