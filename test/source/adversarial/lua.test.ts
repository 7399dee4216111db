import { SCRIPT_TEXTS, SCRIPTS } from './lua'
import { testRepositories } from './survival'

testRepositories({ 'Lua scripts': SCRIPTS, 'texts that hold Lua': SCRIPT_TEXTS })
