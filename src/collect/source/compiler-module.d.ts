declare module '@ts-morph/common/dist/typescript.js' {
  import { ts } from 'ts-morph'
  export = ts
}
