import type { Role } from '../model'

/** Every role that a probed instance can have, in the order in which help texts name them. */
export const ROLES = ['cache', 'queue', 'session', 'lock', 'limiter', 'pubsub'] as const satisfies readonly Role[]

const DURATION = { type: ['string', 'number'], pattern: '^\\d+(\\.\\d+)?(ms|s|m)?$', exclusiveMinimum: 0 }

/** The section `probe`: the one instance, and how all of them are probed. */
export function probeSchema(): Record<string, unknown> {
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

/** The section `prometheus`. */
export function prometheusSchema(): Record<string, unknown> {
  return {
    description:
      'The running Prometheus that is asked which alerts it has loaded. URL and token never stand in this file.',
    type: 'object',
    additionalProperties: false,
    properties: {
      'url-env': variable('Environment variable that holds the URL (default: PROMETHEUS_URL).'),
      'token-env': variable('Environment variable that holds a bearer token (default: PROMETHEUS_TOKEN).'),
      timeout: {
        ...DURATION,
        description: 'For all that is asked: `10s`, `500ms`, `1m` or seconds (default: 10s).',
        maximum: 600,
      },
    },
  }
}

/** The section `instances`: several instances by name. */
export function instancesSchema(): Record<string, unknown> {
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
