export { CONFIG_FILES } from './file'
export { type ConfigInputs, loadConfig } from './load'
export { configSchema, ROLES } from './schema'
export type { Overrides } from './settings'
