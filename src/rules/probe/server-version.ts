import { defineRule } from '../../model'
import { endOfLife } from './advice/end-of-life'

export default defineRule({
  id: 'server-version',
  item: 'memory-policy',
  reads: 'probe',
  severity: 'note',
  since: '0.1.0',
  summary: 'Run a server version that still gets fixes.',
  why: 'A version that its project no longer supports gets no fixes for crashes and security holes, unless the distribution or the service that ships it makes its own.',
  instead:
    'Move to a version that is supported, and ask the maker of the package or service how long it mends yours. Redis supports the latest minor versions and some older ones, Valkey each minor version for three years.',
  links: ['https://github.com/redis/redis/security/policy', 'https://valkey.io/topics/releases/'],
  messages: {
    ended:
      'The project has not mended {product} {version} since {ended}. Unless your distribution or service does, plan the move to a version that is supported.',
  },
  each: ({ readings: { server } }) => (server.version === undefined ? [] : [{ ...server, version: server.version }]),
  check({ product, version }, { violation }) {
    const ended = endOfLife(product, version)
    if (ended !== undefined) violation('ended', null, { product, version, ended })
  },
})
