/** Words in a path that say that production does not run on what the file describes. */
const DEVELOPMENT =
  /(?:^|[./_-])(?:dev|devel|development|local|test|tests|testing|ci|e2e|examples?|samples?|sandbox|playground|devcontainer|demo|override)(?=[./_-]|$)/i

/** Whether a file is for development or tests by its path: `docker-compose.dev.yml`, `examples/redis.conf`. */
export function isForDevelopment(path: string): boolean {
  return DEVELOPMENT.test(path)
}
