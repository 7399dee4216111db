import { environmentOf, type Service, valueIn } from './compose'

/** Paths of the files whose services show that they run on a laptop, beside an application that is started by hand. */
export function localFiles(services: readonly Service[]): ReadonlySet<string> {
  const byFile = new Map<string, Service[]>()
  for (const service of services) {
    const beside = byFile.get(service.file.path)
    if (beside) beside.push(service)
    else byFile.set(service.file.path, [service])
  }
  return new Set([...byFile].flatMap(([path, all]) => (isLocal(all) ? [path] : [])))
}

function isLocal(services: readonly Service[]): boolean {
  const images = services.map((one) => (valueIn(one, 'build') ? 'built' : imageName(one)))
  return (
    images.some((image) => TOOLS.test(image)) ||
    images.every((image) => INFRASTRUCTURE.test(image)) ||
    services.some((one) => environmentOf(one).get('NODE_ENV')?.text === 'development')
  )
}

function imageName(service: Service): string {
  const image = valueIn(service, 'image')?.text ?? ''
  return image.replace(/:[^/]*$/, '').replace(/^.*\//, '')
}

/** What nobody runs in production beside Redis. */
const TOOLS = /^(?:mailhog|mailpit|mailcatcher|maildev|redis-commander|redisinsight|localstack|adminer|inbucket)$/i

/** A file that starts nothing but these leaves the application to be started by hand. */
const INFRASTRUCTURE =
  /^(?:postgres(?:ql)?|postgis|pgvector|timescaledb.{0,10}|mysql|mysql-server|mariadb|mongo(?:db)?|percona.{0,20}|redis.{0,20}|valkey.{0,20}|keydb|dragonfly|memcached|minio|mc|rabbitmq|kafka|cp-kafka|zookeeper|redpanda|nats|elasticsearch|opensearch|kibana|meilisearch|typesense|clickhouse(?:-server)?|grafana|prometheus|jaeger|all-in-one|zipkin|loki|keycloak|serverless-redis-http|mssql|cockroach|dynamodb-local|electric|toxiproxy)$/i
