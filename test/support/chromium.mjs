/** A browser for tests of the HTML report: finds (or installs) Chromium. Needs no package, only Node 20. */
import { findProgram, firstExecutable, installWithApt, installWithBrew, withInstallLock } from './executables.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const HOW_TO_GET_IT =
  'No Chromium was found and none could be installed: put chromium or google-chrome on PATH ' +
  '(Debian and Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`) and run this again.'

/**
 * The path of Chromium or Chrome: from PATH, else installed with apt-get (as root or with sudo that asks for no password),
 * else with brew.
 * @returns {Promise<string>} throws an Error whose one sentence says what to install
 */
export async function findChromium() {
  const found = await findBinary()
  if (found) return found
  return withInstallLock(async () => {
    const fromApt = () => installWithApt(['chromium'], findBinary)
    const fromBrew = () => installWithBrew('chromium', findBinary)
    for (const install of [findBinary, fromApt, fromBrew]) {
      const path = await install().catch(() => undefined)
      if (path) return path
    }
    throw new Error(HOW_TO_GET_IT)
  })
}

async function findBinary() {
  return (await findProgram(...NAMES)) ?? (await firstExecutable(APPLICATIONS))
}
