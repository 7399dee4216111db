declare module '#compiler' {
  import { ts } from 'ts-morph'
  export = ts
}
