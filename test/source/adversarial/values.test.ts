import { testRepositories } from './survival'
import { MODULES, TYPES, VALUES } from './values'

testRepositories({ types: TYPES, values: VALUES, modules: MODULES })
