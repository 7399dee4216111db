import { CONFIGS, ENCODINGS, HOSTILE_NAMES } from './repositories'
import { testRepositories } from './survival'

testRepositories({ 'names that all objects have': HOSTILE_NAMES, encodings: ENCODINGS, 'config files': CONFIGS })
