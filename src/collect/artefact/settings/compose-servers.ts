import { posix } from 'node:path'
import type { ServerSettings } from '../../../model'
import { Tree } from '../documents/tree'
import { type Assembled, type Identity, type Open, settingsOf } from './assembly'
import { type Locate, readCommand } from './command-line'
import { environmentOf, mountedAt, mountsOf, type Service, servicesOf, valueIn } from './compose'
import { localFiles } from './compose-neighbours'
import type { Deployments } from './deployments'
import { confOfFile, type FindConf, unknownAt, type Wishes, wishesIn } from './directives'
import { baseImageOf, copiesIn, wordsOfInstruction } from './dockerfile'
import { isDeployed, isForDevelopment } from './environment'
import { type ServerImage, serverImageOf } from './images'
import { isConf } from './redis-conf'
import { expand } from './shell'
import { composeBytesOf } from './sizes'

/** Every server that a compose file starts. */
export function composeServers(deployments: Deployments, open: Open): Assembled {
  const services = servicesOf(deployments)
  const local = localFiles(services)
  const found = services.map((service) => {
    return new ComposeServer(service, local.has(service.file.path), deployments, open).assemble()
  })
  return {
    settings: found.flatMap(({ settings }) => settings),
    claimed: found.flatMap(({ claimed }) => claimed),
  }
}

/** What the build folder of a service adds: the instructions of its Dockerfile, and where that folder is. */
interface Build {
  readonly context: string
  readonly instructions: NonNullable<ReturnType<Deployments['dockerfiles']['get']>>['instructions']
}

class ComposeServer {
  readonly claimed: string[] = []
  readonly #known: ReadonlyMap<string, string>
  readonly #build: Build | undefined

  constructor(
    readonly service: Service,
    readonly isInLocalFile: boolean,
    deployments: Deployments,
    readonly open: Open,
  ) {
    const environment = [...environmentOf(service)].map(([name, { text = '' }]) => [name, text] as const)
    const expanded = environment.map(([name, text]) => [name, expand(text, new Map())] as const)
    this.#known = new Map(expanded.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])))
    this.#build = this.#buildIn(deployments)
  }

  assemble(): Assembled {
    const image = this.#image()
    const command = readCommand(this.#locate, this.#command(), this.#known)
    if (!image && !command.namesServer) return NOTHING
    const flags = this.#flags(image)
    const conf = command.isOpaque ? this.#unknown() : this.#confWishes(image, command.conf)
    const notLoaded = image && !command.isOpaque && command.conf === undefined ? this.#notLoaded(image) : undefined
    const settings = settingsOf(this.#identity(), this.#withReplication({ ...conf, ...flags, ...command.wishes }), {
      ...(image && { product: image.product }),
      ...this.#limit(),
      ...(notLoaded !== undefined && { notLoaded }),
    })
    return { settings: settings ? [settings] : [], claimed: this.claimed }
  }

  #image(): ServerImage | undefined {
    const [from] = this.#build?.instructions ?? []
    const built = from && serverImageOf(baseImageOf(from))
    if (built) return built
    const image = expand(valueIn(this.service, 'image')?.text ?? '', new Map())
    return image === undefined || valueIn(this.service, 'build') ? undefined : serverImageOf(image)
  }

  #buildIn({ dockerfiles }: Deployments): Build | undefined {
    const build = valueIn(this.service, 'build')
    const context = build?.text ?? build?.at('context')?.text
    if (context === undefined) return undefined
    const folder = posix.join(posix.dirname(this.service.file.path), context)
    const found = dockerfiles.get(posix.join(folder, build?.at('dockerfile')?.text ?? 'Dockerfile'))
    return found && { context: folder, instructions: found.instructions }
  }

  /** What starts the server: of the compose file, else of the Dockerfile. */
  #command(): (Tree | undefined)[] {
    const entrypoint = valueIn(this.service, 'entrypoint')
    const command = valueIn(this.service, 'command')
    const isSet = (tree: Tree | undefined) => tree !== undefined && (tree.text !== undefined || tree.items.length > 0)
    const own = (name: string): Tree | undefined => {
      const instruction = this.#build?.instructions.findLast((one) => one.name === name)
      if (!instruction) return undefined
      const words = wordsOfInstruction(instruction).map((word) => new Tree(word, this.#place()))
      return new Tree(words, this.#place())
    }
    return [
      isSet(entrypoint) ? entrypoint : own('ENTRYPOINT'),
      isSet(command) ? command : isSet(entrypoint) ? undefined : own('CMD'),
    ]
  }

  /** Flags that the image's start script takes from the environment. */
  #flags(image: ServerImage | undefined): Wishes {
    const environment = environmentOf(this.service)
    const flags = (image?.flagVariables ?? []).map((name) => environment.get(name))
    const dragonfly = image?.product === 'dragonfly' ? environment.get('DFLY_maxmemory') : undefined
    const added = dragonfly?.withContent(`--maxmemory=${dragonfly.text}`)
    return readCommand(this.#locate, [...flags, added], this.#known).wishes
  }

  #confWishes(image: ServerImage | undefined, named: string | undefined): Wishes {
    const isOwn = image?.isStock ?? true
    if (named === undefined && !isOwn) return this.#unknown()
    const paths = named === undefined ? this.#ownConfs(image) : [this.#inRepository(named)]
    return Object.assign({}, ...paths.map((path) => this.#wishesAt(path))) as Wishes
  }

  /** Configurations that the image reads by itself. */
  #ownConfs(image: ServerImage | undefined): (string | undefined)[] {
    const { ownConf } = image ?? {}
    if (!ownConf) return []
    const mounts = mountsOf(this.service).map(({ source, target }) => ({
      source,
      target: /\.conf$/.test(target) ? target : `${target}/`,
    }))
    return mounts
      .filter(({ target }) => ownConf.test(target))
      .map(({ source, target }) => (target.endsWith('/') ? posix.join(source, 'redis.conf') : source))
  }

  #wishesAt(path: string | undefined): Wishes {
    const file = path === undefined ? undefined : this.open(path)
    if (!file) return this.#unknown()
    this.claimed.push(file.path)
    return wishesIn(confOfFile(file), this.#include)
  }

  readonly #include: FindConf = (path, from) => {
    const file =
      this.open(this.#inRepository(path) ?? '') ?? this.open(posix.join(posix.dirname(from.path), posix.basename(path)))
    if (!file) return undefined
    this.claimed.push(file.path)
    return confOfFile(file)
  }

  /** Where a path of the container is in the repository. */
  #inRepository(path: string): string | undefined {
    const mounted = mountedAt(this.service, path)
    if (mounted !== undefined || !this.#build) return mounted
    const { context, instructions } = this.#build
    const copy = copiesIn(instructions).find(({ target }) => target === path)
    return copy && posix.join(context, copy.source)
  }

  /** The official images read no configuration that their command does not name. */
  #notLoaded({ ownConf, isStock, product }: ServerImage): string | undefined {
    if (ownConf || !isStock || product === 'dragonfly') return undefined
    for (const { source, target } of mountsOf(this.service)) {
      const file = /\.conf$/.test(target) ? this.open(source) : undefined
      if (!file || !isConf(file.text)) continue
      this.claimed.push(file.path)
      if (wishesIn(confOfFile(file), () => undefined).maxmemory) return file.path
    }
    return undefined
  }

  #withReplication(wishes: Wishes): Wishes {
    const modes = ['REDIS', 'VALKEY', 'KEYDB'].map((product) => this.#known.get(`${product}_REPLICATION_MODE`))
    return modes.some((mode) => /^(?:slave|replica)$/i.test(mode ?? '')) ? { ...wishes, isReplica: true } : wishes
  }

  #limit(): Pick<ServerSettings, 'limit'> {
    const tree = valueIn(this.service, 'deploy', 'resources', 'limits', 'memory') ?? valueIn(this.service, 'mem_limit')
    const bytes = composeBytesOf(expand(tree?.text ?? '', new Map()) ?? '')
    return tree && bytes !== undefined && bytes > 0 ? { limit: { bytes, place: tree.place } } : {}
  }

  #identity(): Identity {
    const { name, file } = this.service
    const isDevelopment = isForDevelopment(file.path) || (!isDeployed(file.path) && this.#isLocal())
    return {
      place: this.#place(),
      name,
      format: 'docker-compose',
      isForDevelopment: isDevelopment,
      ...(!isDevelopment && !isDeployed(file.path) && { isMaybeLocal: true }),
    }
  }

  /** Content that says where a compose file is used: on the laptop of somebody who runs the application itself. */
  #isLocal(): boolean {
    const profiles = valueIn(this.service, 'profiles')?.items ?? []
    const isProfiled = profiles.length > 0 && profiles.every(({ text = '' }) => isForDevelopment(text))
    return isProfiled || this.isInLocalFile
  }

  readonly #locate: Locate = (within, words) => {
    return this.service.files.find(({ path }) => path === within.path)?.placeOfWords(within, words) ?? within
  }

  #place() {
    return (this.service.layers.at(-1) as Tree).nameAt(this.service.name)
  }

  #unknown(): Wishes {
    return unknownAt(this.#place())
  }
}

const NOTHING: Assembled = { settings: [], claimed: [] }
