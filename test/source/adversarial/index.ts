export { SCRIPT_TEXTS, SCRIPTS } from './lua'
export { CONFIGS, ENCODINGS, HOSTILE_NAMES } from './repositories'
export { ELEMENTS, LARGE, NESTINGS } from './syntax'
export { MODULES, TYPES, VALUES } from './values'
