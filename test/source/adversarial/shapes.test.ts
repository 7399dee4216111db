import { testRepositories } from './survival'
import { ELEMENTS, LARGE, NESTINGS } from './syntax'

testRepositories({ nestings: NESTINGS, 'many elements': ELEMENTS, 'large sources': LARGE })
