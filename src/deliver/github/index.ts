export { type GitHubContext, readContext, withheldSecrets } from './context'
export { deliver, type Outputs, type Texts } from './delivery'
export { type ActionInputs, readCredentials, readInputs } from './inputs'
export { resolveWorkspace, untrustedCheckout, type Workspace } from './workspace'
