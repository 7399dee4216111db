import { methodNames } from '../vocabulary'

/** Every command as a method whose answer says nothing. */
export const COMMANDS = methodNames()
  .map((name) => `${name}(...args: any[]): any`)
  .join('\n')

/** Every command as a method of a pipeline, which gives back the pipeline. */
export const CHAINED_COMMANDS = methodNames()
  .map((name) => `${name}(...args: any[]): this`)
  .join('\n')

/** What an event emitter has. */
export const EMITTER = `
on(event: any, listener?: (...args: any[]) => void): this
once(event: any, listener?: (...args: any[]) => void): this
addListener(event: any, listener?: (...args: any[]) => void): this
off(event: any, listener?: any): this
removeListener(event: any, listener?: any): this
removeAllListeners(event?: any): this
emit(event: any, ...args: any[]): boolean
`
