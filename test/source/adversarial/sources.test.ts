import { CONFIGS, ENCODINGS, HOSTILE_NAMES } from './repositories'
import { testRepositories } from './survival'
import { ELEMENTS, LARGE, NESTINGS } from './syntax'
import { MODULES, TYPES, VALUES } from './values'

testRepositories({
  nestings: NESTINGS,
  'many elements': ELEMENTS,
  'large sources': LARGE,
  'names that all objects have': HOSTILE_NAMES,
  encodings: ENCODINGS,
  'config files': CONFIGS,
  types: TYPES,
  values: VALUES,
  modules: MODULES,
})
