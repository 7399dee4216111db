/** Words in a path that say that production does not run on what the file describes. */
const DEVELOPMENT =
  /(?:^|[./_-])(?:dev|devel|development|local|localhost|test|tests|testing|integration|ci|lint|e2e|examples?|samples?|sandbox|playground|devcontainer|demos?|override|quickstart|tutorials?|workshop|bench|benchmarks?|minikube|kind|k3d|tilt|skaffold|cypress|preview)(?=[./_-]|$)/i

/** Words that say that something is deployed from it. */
const DEPLOYED =
  /(?:^|[./_-])(?:prod|production|prd|staging|stage|live|deploy|deployment|deployments|swarm)(?=[./_-]|$)/i

/** Whether a file is for development or tests by its path: `docker-compose.dev.yml`, `examples/redis.conf`. */
export function isForDevelopment(path: string): boolean {
  return DEVELOPMENT.test(path)
}

/** Whether a file is what is deployed, by its path: `docker-compose.prod.yml`, `deploy/compose.yml`. */
export function isDeployed(path: string): boolean {
  return DEPLOYED.test(path)
}
