export { createCheckRun } from './check-run'
export { connect } from './client'
export { deleteComments, keepComment } from './comment'
export { describeFailure } from './failure'
