import type { Client, Command, Related } from '../../../model'
import { isOperatorFile } from '../../files/scope'
import { ts } from '../compiler'
import { quoted } from '../quoted'
import type { Checkout } from '../repository/checkout'
import { brief, isWithin, unwrap } from '../trace/syntax'
import { mayBeCluster } from './client-kinds'
import type { FoundConsumer } from './consumers'
import { CutFinder } from './cuts'
import { DurationReader } from './durations'
import { readElements } from './elements'
import { Expiries } from './expiries'
import { FillFinder } from './fills'
import { isRepeated } from './flow'
import type { Guard } from './guard'
import { HandedOn } from './handed-on'
import { KeyReader } from './keys'
import { lifetimesOf } from './lifetimes'
import { LockFinder } from './locks'
import { keyArgument } from './numbered-keys'
import { receiverText } from './pipelines'
import { isRaced } from './races'
import type { Recogniser } from './recognition'
import { Renames } from './renames'
import { sequences } from './sequences'
import { setFlags } from './set-flags'
import { placeOf, type Site } from './site'
import { readSubcommand } from './subcommands'
import { runsInTestsOnly } from './test-only'
import { TouchedKeys } from './touched-keys'
import { TrialWrites } from './trial-writes'
import { TtlJudge } from './ttl'
import { judgement, type TtlJudgement } from './ttl-judgement'
import { versionKeys } from './version-keys'
import { waitsForElements } from './waiting'
import { type WrapperCall, WrapperCalls } from './wrapper-calls'

/** What is known of a command by who sends it. */
interface CommandSurroundings {
  /** The client behind it, where it is known. */
  clientOf(site: Site): Client | undefined
  readonly consumers: readonly FoundConsumer[]
  readonly checkout: Checkout
}

/** Works out client, key and TTL of the commands that were found: each once, when somebody asks. */
export class CommandReader {
  readonly #judge: TtlJudge
  readonly #wrappers: WrapperCalls
  readonly #durations: DurationReader
  readonly #locks: LockFinder
  readonly #versions: ReadonlySet<string>
  readonly #sequences: ReadonlySet<Site>
  readonly #touched: TouchedKeys
  readonly #trials: TrialWrites
  readonly #renames: Renames
  readonly #cuts: CutFinder
  readonly #fills: FillFinder
  readonly #handedOn: HandedOn
  readonly #known = new Map<Site, Command | undefined>()

  constructor(
    sites: readonly Site[],
    readonly recogniser: Recogniser,
    readonly around: CommandSurroundings,
    readonly guard: Guard,
  ) {
    const keys = new KeyReader(recogniser.tracer)
    const expiries = new Expiries(sites, keys, guard)
    this.#judge = new TtlJudge(sites, expiries, keys, guard)
    this.#wrappers = new WrapperCalls(expiries, keys, this.#judge)
    this.#durations = new DurationReader(recogniser.tracer)
    this.#locks = new LockFinder(sites, keys)
    this.#versions = versionKeys(sites, keys)
    this.#sequences = sequences(sites, keys.tracer)
    this.#touched = new TouchedKeys(keys)
    this.#trials = new TrialWrites(sites, keys, guard)
    this.#renames = new Renames(sites, keys, guard)
    this.#cuts = new CutFinder(sites, keys, guard)
    this.#fills = new FillFinder(sites, keys, guard)
    this.#handedOn = new HandedOn(sites, keys.tracer, around.checkout, guard)
  }

  /** The command itself; undefined where it cannot be read, which is told. */
  at(site: Site): Command | undefined {
    if (!this.#known.has(site))
      this.#known.set(
        site,
        this.guard.run(site.at, () => this.#command(site)),
      )
    return this.#known.get(site)
  }

  /** The command itself, and the calls of its wrapper that stand for it; two commands may be called by one. */
  read(site: Site): Command[] {
    const command = this.at(site)
    return (command && this.guard.run(site.at, () => this.#withCalls(site, command))) ?? []
  }

  #withCalls(site: Site, command: Command): Command[] {
    // What gets its TTL beside the write needs nothing from a caller.
    if (command.expiring || (command.ttl !== 'conditional' && command.ttl !== 'always')) return [command]
    const apart = this.#wrappers.expiredApart(site).map((call) => commandOfCall(command, call))
    if (command.ttl === 'always') return [command, ...apart]
    const calls = this.#wrappers.withoutTtl(site).map((call) => commandOfCall(command, call))
    const related = [...command.related, ...calls.slice(0, MAX_CALLERS_TOLD).map(asRelated)]
    return [{ ...command, related }, ...calls, ...apart]
  }

  #command(site: Site): Command {
    const sender = this.#libraryAround(site)
    const { ttl, because, related, expiring } = this.#ofCallers(site, ofLibrary(this.#judge.judge(site), sender))
    const place = placeOf(site.at)
    const deletedAgain = ttl === 'never' ? this.#trials.deletionAfter(site) : undefined
    const renamed = ttl === 'never' ? this.#renames.after(site) : undefined
    return {
      place,
      name: site.facts.name,
      client: this.around.clientOf(site)?.id ?? null,
      library: site.library,
      ...(site.receiver && OF_ONE_NODE.test(site.facts.name) && this.#isEither(site.receiver)),
      receiver: receiverText(site),
      ...this.#key(site),
      ...this.#collection(site),
      ...(this.#sequences.has(site) && { givesIds: true }),
      ...readSubcommand(this.recogniser.tracer, site),
      ttl,
      because,
      via: site.via,
      ...this.#lifetime(site),
      ...(ttl === 'always' && this.#fills.has(site) && { isFill: true }),
      ...(expiring && { expiring }),
      ...(deletedAgain && { deletedAgain }),
      ...(renamed && { renamed }),
      ...(site.unsure !== undefined && { unsure: site.unsure }),
      ...((sender?.isRaced || isRaced(site.sender, this.recogniser.tracer)) && { isRaced: true }),
      operator: isOperatorFile(place.path) || runsInTestsOnly(site.sender, this.recogniser.tracer),
      related,
    }
  }

  /** What some call of its function might leave without a TTL has one where each call in sight gives one. */
  #ofCallers(site: Site, own: TtlJudgement): TtlJudgement {
    if (own.ttl === 'never') return this.#handedOn.judge(site) ?? own
    const isOpen = own.ttl === 'conditional' && site.facts.writes !== undefined
    if (!isOpen || !this.#wrappers.isTimedByAll(site)) return own
    return judgement('always', 'every call of its function gives a TTL')
  }

  /** The library that has the command sent, through a function that it is handed. */
  #libraryAround({ sender }: Site): FoundConsumer | undefined {
    return this.around.consumers.find(({ through }) => through?.some((one) => isWithin(sender, one)))
  }

  #isEither(receiver: ts.Expression): Pick<Command, 'mayBeCluster'> {
    return mayBeCluster(this.recogniser, receiver) ? { mayBeCluster: true } : {}
  }

  #key(site: Site): Pick<Command, 'key' | 'keys' | 'pattern' | 'buildsKeys'> {
    const { facts } = site
    const touched = this.#touched.of(site)
    const { key } = touched
    const buildsKeys = key !== null && facts.writes === 'string' && this.#versions.has(key)
    const argument = facts.name === 'KEYS' ? keyArgument(site) : undefined
    const pattern = argument && plainText(argument)
    return { ...touched, ...(pattern !== undefined && { pattern }), ...(buildsKeys && { buildsKeys }) }
  }

  #collection(site: Site): Pick<Command, 'elements' | 'waits' | 'isRepeated'> {
    const elements = this.#elements(site)
    const waits = waitsForElements(site, this.recogniser.tracer)
    const isAgain = elements === 'all-read' && isRepeated(site.sender)
    return { ...(elements && { elements }), ...(waits && { waits }), ...(isAgain && { isRepeated: true }) }
  }

  #elements(site: Site): Command['elements'] {
    if (this.#cuts.trims(site)) return 'trimmed'
    return this.#cuts.takes(site) ? 'taken' : readElements(site, this.recogniser.tracer)
  }

  #lifetime(site: Site): Pick<Command, 'lifetimes' | 'lock' | 'flags'> {
    const lifetimes = lifetimesOf(site, this.#durations)
    const lock = this.#locks.of(site)
    const flags = setFlags(site, this.recogniser.tracer)
    return {
      ...(lifetimes.length > 0 && { lifetimes }),
      ...(lock && { lock }),
      ...(flags.length > 0 && { flags }),
    }
  }
}

/** Which keys a library writes, and what becomes of them, is not said by the function that sends it. */
function ofLibrary(own: TtlJudgement, sender: FoundConsumer | undefined): TtlJudgement {
  if (!sender || own.ttl !== 'never') return own
  return { ...own, ttl: 'conditional', because: `${sender.library} decides which keys it writes, and for how long` }
}

/** Commands that are about the keys of the node that they are sent to. */
const OF_ONE_NODE = /^(?:KEYS|FLUSHALL|FLUSHDB)$/

/** A literal or a name, so that advice can repeat it. */
function plainText(argument: ts.Expression): string | undefined {
  const node = unwrap(argument)
  if (ts.isStringLiteralLike(node)) return quoted(node.text)
  const text = node.getText()
  return /^[\w$]{1,40}(?:\.#?[\w$]{1,40}){0,3}$/.test(text) && !ts.isNumericLiteral(node) ? text : undefined
}

/** A wrapper's write names this many of the callers that leave its TTL out; each of them is a command of its own. */
const MAX_CALLERS_TOLD = 5

/** A call of a wrapper stands for the write inside it where only the call decides about the TTL. */
function commandOfCall(write: Command, { call, ...found }: WrapperCall): Command {
  const at = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression
  const place = placeOf(at)
  const operator = isOperatorFile(place.path)
  const receiver = brief(call.expression)
  const { name, client, library, unsure } = write
  const known = { place, name, client, library, receiver, operator, ...found }
  return { ...known, via: 'wrapper', ...(unsure !== undefined && { unsure }) }
}

function asRelated({ place }: Command): Related {
  return { place, message: 'This caller gives no TTL.' }
}
