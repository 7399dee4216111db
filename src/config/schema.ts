import { ITEM_IDS, SEVERITIES } from '../model'
import { instancesSchema, probeSchema, prometheusSchema } from './schema-of-servers'

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
        $ref: '#/definitions/levels',
      },
      overrides: overridesSchema(),
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
      baseline: {
        description: 'File of accepted findings, relative to this file; `--update-baseline` writes it.',
        type: 'string',
        pattern: '\\S',
      },
      probe: probeSchema(),
      instances: instancesSchema(),
      prometheus: prometheusSchema(),
      thresholds: thresholdsSchema(),
      fix: fixSchema(),
    },
    definitions: {
      levels: {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(({ id, summary }) => [id, level(summary)])),
      },
    },
  }
}

function overridesSchema(): Record<string, unknown> {
  return {
    description: 'Other severities for some files; of several entries that match a file the last one counts.',
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['files', 'rules'],
      properties: {
        files: {
          description: 'Globs, relative to the folder that is checked.',
          type: 'array',
          minItems: 1,
          items: { type: 'string', minLength: 1 },
        },
        rules: {
          description: 'Severity by rule; `off` keeps its findings there from counting, and the report counts them.',
          $ref: '#/definitions/levels',
        },
        reason: { description: 'Why these files are judged otherwise.', type: 'string', pattern: '\\S' },
      },
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

function fixSchema(): Record<string, unknown> {
  return {
    description: 'What `--fix` and suggested changes put in where the code says nothing.',
    type: 'object',
    additionalProperties: false,
    properties: {
      'default-ttl': {
        description:
          'TTL to suggest for keys that have none: seconds, or text such as `1h` (default: none is suggested).',
        type: ['string', 'integer'],
        pattern: '^[1-9]\\d{0,8}[smhd]?$',
        minimum: 1,
        maximum: 999_999_999,
      },
    },
  }
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
