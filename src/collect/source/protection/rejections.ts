import { packageOf } from '../packages'
import type { Checkout } from '../repository/checkout'

const LISTENS = /\.(?:on|once|addListener)\(\s{0,20}['"`]unhandledRejection['"`]/

/** Packages that listen by themselves: `next start` logs such rejections, Sentry reports them. */
const LISTENING: Readonly<Record<string, string>> = {
  // packages/next/src/server/lib/start-server.ts: process.on('unhandledRejection', …).
  next: 'Next.js',
  // packages/node-core/src/integrations/onunhandledrejection.ts, mode `warn` by default.
  '@sentry/node': 'Sentry',
  '@sentry/nextjs': 'Sentry',
  '@sentry/nestjs': 'Sentry',
  '@sentry/bun': 'Sentry',
}

/** Who keeps an unhandled rejection from ending the process; undefined where nobody in sight does. */
export function rejectionsHeardBy({ sources }: Checkout): string | undefined {
  for (const [path, { text }] of sources) {
    if (text.includes('unhandledRejection') && LISTENS.test(text)) return `a listener in ${path}`
  }
  for (const { imports } of sources.values()) {
    for (const specifier of imports) {
      const name = packageOf(specifier)
      if (Object.hasOwn(LISTENING, name)) return LISTENING[name]
    }
  }
  return undefined
}
