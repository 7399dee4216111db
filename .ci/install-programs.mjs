// Installs the programs that tests need, before the first test asks for one: the quick ones first, the browser last.
import { findChromium } from '../test/support/chromium.mjs'
import { findPrometheus } from '../test/support/prometheus.mjs'
import { findRedisServer } from '../test/support/redis-server.mjs'

for (const find of [findRedisServer, findPrometheus, findChromium]) {
  // The test that needs it tells what is missing.
  await find().catch((error) => process.stderr.write(`${error.message}\n`))
}
