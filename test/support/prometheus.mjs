/** The tools of Prometheus for tests: finds (or installs) them. Needs no package, only Node 20. */
import { findProgram, installWithApt, installWithBrew, withInstallLock } from './executables.mjs'

const HOW_TO_GET_IT =
  'No promtool was found and none could be installed: put prometheus and promtool on PATH ' +
  '(Debian and Ubuntu: `sudo apt-get install prometheus`; macOS: `brew install prometheus`) and run this again.'

/**
 * The paths of prometheus and promtool: from PATH, else installed with apt-get (as root or with sudo that asks for no
 * password), else with brew.
 * @returns {Promise<{ prometheus: string, promtool: string }>} throws an Error whose one sentence says what to install
 */
export async function findPrometheus() {
  const found = await findBoth()
  if (found) return found
  return withInstallLock(async () => {
    const fromApt = () => installWithApt(['prometheus'], findBoth)
    const fromBrew = () => installWithBrew('prometheus', findBoth)
    for (const install of [findBoth, fromApt, fromBrew]) {
      const paths = await install().catch(() => undefined)
      if (paths) return paths
    }
    throw new Error(HOW_TO_GET_IT)
  })
}

async function findBoth() {
  const [prometheus, promtool] = [await findProgram('prometheus'), await findProgram('promtool')]
  return prometheus && promtool ? { prometheus, promtool } : undefined
}
