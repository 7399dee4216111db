import { methodNames } from '../vocabulary'

/**
 * The types of all members below, global so that each is there once. A method of its own for each of nearly a thousand names
 * has twice the nodes, and the compiler is slow when it parses our declarations: they are the first that it gets.
 */
export const COMMAND_TYPES = `
type __Command = (...args: any[]) => any
type __Chained<T> = (...args: any[]) => T
`

/** Every command as a member of a client, whose answer says nothing. */
export const COMMANDS = methodNames()
  .map((name) => `${name}: __Command`)
  .join('\n')

/** Every command as a member of a pipeline, which gives back the pipeline. */
export const CHAINED_COMMANDS = methodNames()
  .map((name) => `${name}: __Chained<this>`)
  .join('\n')

/** What an event emitter has; it calls its listeners as its own methods. */
export const EMITTER = `
on(event: any, listener?: (this: this, ...args: any[]) => void): this
once(event: any, listener?: (this: this, ...args: any[]) => void): this
addListener(event: any, listener?: (this: this, ...args: any[]) => void): this
off(event: any, listener?: any): this
removeListener(event: any, listener?: any): this
removeAllListeners(event?: any): this
emit(event: any, ...args: any[]): boolean
`
