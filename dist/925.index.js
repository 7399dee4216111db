"use strict";
exports.id = 925;
exports.ids = [925];
exports.modules = {

/***/ 3925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyRules: () => (/* binding */ applyRules),
  reportOf: () => (/* binding */ reportOf),
  ruleIds: () => (/* binding */ ruleIds),
  standingFindings: () => (/* binding */ standingFindings)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
;// CONCATENATED MODULE: ./src/checklist/groups.ts
/** Things by what a function says of them, in their order. */
function groupBy(all, keyOf) {
    const groups = new Map();
    for (const one of all) {
        const key = keyOf(one);
        const known = groups.get(key);
        if (known)
            known.push(one);
        else
            groups.set(key, [one]);
    }
    return groups;
}

;// CONCATENATED MODULE: ./src/checklist/excerpts.ts


/** Lines shown before and after a place. */
const AROUND = 3;
/** A place may span a whole class; only its beginning is worth showing. */
const MOST_OF_PLACE = 10;
/**
 * The lines around findings and their related places, for code frames. Passwords that stand in the source are blotted
 * out, with the length kept so that columns still fit: a report goes further than the repository does.
 */
function excerptsOf(findings, text = () => undefined) {
    const places = findings.flatMap(({ place, related }) => [...(place ? [place] : []), ...related.map((at) => at.place)]);
    const excerpts = new Map();
    for (const [path, inFile] of groupBy(places, ({ path }) => path)) {
        const whole = text(path);
        // All of it, and not line by line: a literal may stand below the name that makes it a secret.
        if (whole !== undefined)
            excerpts.set(path, linesAround(inFile, (0,model/* blotSecrets */.Jc)(whole).split(/\r\n|\n|\r/)));
    }
    return excerpts;
}
function linesAround(places, lines) {
    const numbers = new Set();
    for (const { line, endLine } of places) {
        const last = Math.min(lines.length, Math.min(endLine, line + MOST_OF_PLACE) + AROUND);
        for (let number = Math.max(1, line - AROUND); number <= last; number++)
            numbers.add(number);
    }
    return new Map([...numbers].sort((a, b) => a - b).map((number) => [number, lines[number - 1] ?? '']));
}

;// CONCATENATED MODULE: ./src/checklist/immortal.ts


/**
 * The rules that ask for a TTL, and so have nothing to say about keys that are meant to last: one looks at the writes in
 * the source, one at the keys on the server.
 */
const OF_WRITES = 'require-ttl';
const OF_KEYS = 'immortal-keys';
/**
 * True when every key that `key` may stand for also matches `pattern`. In both, `*` is any sequence of characters, also
 * none: `user:*` covers `user:*:profile` and `user:1`, `user:*:profile` does not cover `user:*`.
 *
 * A `*` in the key is taken for one opaque character that only a `*` of the pattern can swallow. That is exact: a real
 * key may hold a character there that the pattern does not name.
 */
function covers(pattern, key) {
    let p = 0;
    let k = 0;
    let star = -1;
    let resume = 0;
    while (k < key.length) {
        if (pattern[p] === '*') {
            star = p++;
            resume = k;
        }
        else if (p < pattern.length && pattern[p] === key[k]) {
            p++;
            k++;
        }
        else if (star >= 0) {
            p = star + 1;
            k = ++resume;
        }
        else
            return false;
    }
    while (pattern[p] === '*')
        p++;
    return p === pattern.length;
}
/**
 * Parts what a rule found into what is reported and the number of findings on keys that the config names as immortal.
 * Only a finding whose every write at that place goes to such a key is left out; an unknown key never is.
 */
function withoutImmortal(rule, violations, source, patterns) {
    const isCovered = (key) => typeof key === 'string' && patterns.some((pattern) => covers(pattern, key));
    if (rule.id === OF_KEYS)
        return part(violations, ({ keyPattern }) => isCovered(keyPattern));
    if (!source || patterns.length === 0 || rule.id !== OF_WRITES)
        return { reported: violations, immortal: 0 };
    const open = source.commands.filter(({ ttl }) => ttl !== 'always' && ttl !== 'not-a-write');
    const writes = groupBy(open, ({ place }) => (0,model/* spotOf */.Yf)(place));
    const isLasting = ({ key, keys, renamed }) => isCovered(key) || isCovered(renamed?.key) || (key === null && keys !== undefined && keys.every(isCovered));
    return part(violations, ({ place }) => {
        const here = place ? (writes.get((0,model/* spotOf */.Yf)(place)) ?? []) : [];
        return here.length > 0 && here.every(isLasting);
    });
}
function part(violations, isImmortal) {
    const reported = violations.filter((violation) => !isImmortal(violation));
    return { reported, immortal: violations.length - reported.length };
}

;// CONCATENATED MODULE: ./src/checklist/flush-facts.ts

/** What is behind a pass of the flush procedure: the document, the day of its last drill, the function and its test. */
function flushFacts({ source, artefact, today }) {
    if (source.status !== 'collected' || artefact.status !== 'collected')
        return undefined;
    const flushes = (0,model/* cacheFlushes */.J)(source.value.flushes);
    const written = artefact.value.procedures.filter((one) => (0,model/* missingParts */.tL)(one, flushes, today).length === 0);
    const tested = flushes.filter(({ tests = [] }) => tests.some(({ asserts }) => asserts === 'effect'));
    if (written.length === 0 || tested.length === 0)
        return undefined;
    return `${(0,model/* listSome */.XT)(written.map((one) => describe(one, today)))}; ${(0,model/* listSome */.XT)(tested.map(describeTest))}`;
}
/** An operator's command may stand in a runbook, and is called what it is. */
function describe({ place, recipes, drills }, today) {
    const drill = (0,model/* lastDrill */.Of)(drills, today);
    const flushdb = recipes.some(({ kind }) => kind === 'flushdb');
    const allowed = flushdb ? ' (with FLUSHDB or FLUSHALL, which a runbook may hold)' : '';
    return `${place.path} says how to empty the cache${allowed}, last drilled on ${drill?.day}`;
}
function describeTest({ name, tests = [] }) {
    const place = tests[0]?.place;
    return `${name} is tested in ${place?.path}:${place?.line}`;
}

;// CONCATENATED MODULE: ./src/checklist/items.ts


/** The ten items, in the order in which they are shown. */
const items = [
    {
        id: 'memory-policy',
        title: 'maxmemory, with a fitting policy',
        question: 'Is maxmemory set, and does the eviction policy suit what the instance is for: allkeys-* for a pure cache, noeviction for a queue?',
        needs: ['probe'],
        facts: memoryFacts,
        hints: memoryHints,
    },
    {
        id: 'ttl',
        title: 'Every key has a TTL',
        question: 'Does every key get a TTL, so that no entry of the cache stays for good?',
        needs: ['source'],
        absence: throughOthers,
    },
    {
        id: 'circuit-breaker',
        title: 'Circuit breaker: works without Redis',
        question: 'Does the service degrade and answer, when Redis is down or slow?',
        needs: ['source'],
        facts: shelterFacts,
        absence: throughOthers,
    },
    {
        id: 'hit-ratio',
        title: 'Hit ratio monitored and alerted on',
        question: 'Would someone be told when the hit ratio falls: below 80 % to investigate, below 50 % at once?',
        needs: ['probe', 'artefact'],
    },
    {
        id: 'eviction-rate',
        title: 'Evictions monitored and alerted on',
        question: 'Would someone be told when Redis evicts keys, and evicts more and more?',
        needs: ['probe', 'artefact'],
    },
    {
        id: 'hot-keys',
        title: 'Hot keys detected',
        question: 'Would someone see that one key takes most of the traffic?',
        // Whether a key is hot on staging, the server can say under an LFU policy only; that somebody looks, the files say.
        needs: ['artefact'],
        facts: hotKeyFacts,
    },
    {
        id: 'scan-not-keys',
        title: 'SCAN instead of KEYS',
        question: 'Does the code page through keys with SCAN, and never block the server with KEYS?',
        needs: ['source'],
        absence: throughOthers,
    },
    {
        id: 'connections',
        title: 'Connections time out and reconnect',
        question: 'Does every client fail fast, come back by itself and survive a lost connection?',
        needs: ['source'],
        absence: withoutConnection,
    },
    {
        id: 'flush-procedure',
        title: 'Flush procedure written and tested',
        question: 'Is it written down how to empty the cache safely, and was it tried?',
        needs: ['source', 'artefact'],
        facts: flushFacts,
        absence: throughOthers,
    },
    {
        id: 'no-flush',
        title: 'No FLUSHALL, FLUSHDB in app code',
        question: 'Are FLUSHALL, FLUSHDB and the other commands of operators left to scripts and runbooks?',
        needs: ['source'],
        absence: throughOthers,
    },
];
function memoryFacts({ probe }) {
    if (probe.status !== 'collected')
        return undefined;
    const facts = probe.value.servers.map(({ name, role, readings: { memory } }) => {
        if (!memory.maxmemory || !memory.policy)
            return undefined;
        return (0,model/* inServer */.Rq)(name, `maxmemory is ${(0,model/* size */.Ej)(memory.maxmemory)} with ${memory.policy}, right for the role ${role}`);
    });
    return facts.includes(undefined) ? undefined : facts.join('; ');
}
/** What looks for hot keys, or takes the edge off them. */
function hotKeyFacts(evidence) {
    const checks = (0,model/* hotKeyChecksIn */.$t)(evidence).filter(({ isCostly }) => !isCostly);
    return checks.length > 0 ? (0,model/* listSome */.XT)(checks.map(({ what, place }) => `${what} (${place.path})`)) : undefined;
}
/** Where no server was asked, the files say what it should be: that is worth less, since nobody knows whether it is so. */
function memoryHints({ artefact }, nameOf) {
    if (artefact.status !== 'collected')
        return undefined;
    const said = artefact.value.settings.flatMap((settings) => {
        const { maxmemory, policy, unsetPolicy, isForDevelopment, isMaybeLocal, name, place } = settings;
        if (isForDevelopment || isMaybeLocal || !maxmemory?.bytes)
            return [];
        const policyName = policy ? policy.name : unsetPolicy;
        const subject = [nameOf(place.path), ...(name === '' ? [] : [`for ${name}`])].join(' ');
        return [`${subject} says maxmemory ${(0,model/* size */.Ej)(maxmemory.bytes)}${policyName ? ` with ${policyName}` : ''}`];
    });
    return said.length > 0 ? `${(0,model/* listSome */.XT)([...new Set(said)])}, which no server was asked about` : undefined;
}
/** `12 reads on request paths, 10 of them behind 1 breaker`. */
function shelterFacts({ source }) {
    const commands = source.status === 'collected' ? source.value.commands : [];
    const shelters = commands.flatMap(({ protection }) => (protection?.reached === 'request' ? [protection] : []));
    if (shelters.length === 0)
        return undefined;
    const built = shelters.flatMap(({ breaker }) => (breaker ? [`${breaker.place.path}:${breaker.place.line}`] : []));
    const reads = `${(0,model/* count */.U9)(shelters.length, 'read')} on request paths`;
    const breakers = (0,model/* count */.U9)(new Set(built).size, 'breaker');
    if (built.length === shelters.length)
        return `${reads} behind ${breakers}`;
    return `${reads}, each with a fallback, ${built.length} behind ${breakers}`;
}
/** Where Redis is reached through packages of others, what these send is not in sight, nor what they connect with alone. */
function throughOthers({ source }) {
    if (source.status !== 'collected')
        return undefined;
    const { adapters = [], clients, commands } = source.value;
    if (adapters.length === 0)
        return undefined;
    const isAlone = clients.length === 0 && commands.length === 0;
    const own = isAlone ? 'connections and commands' : 'commands';
    return `Redis is used here through ${(0,model/* listSome */.XT)(adapters)}${isAlone ? '' : ' as well'}, whose own ${own} are not looked at`;
}
/** HTTP clients have no connection of their own that could time out, break or be lost. */
function withoutConnection({ source }) {
    const through = throughOthers({ source });
    const clients = source.status === 'collected' ? source.value.clients : [];
    if (clients.length === 0 || clients.some(({ kind }) => kind !== 'http'))
        return through;
    const own = `${(0,model/* count */.U9)(clients.length, 'HTTP client')} ${clients.length === 1 ? 'holds' : 'hold'} no connection`;
    return through === undefined ? own : `${own}; ${through}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/checklist/findings.ts


const DOCS = 'https://github.com/redis-preflight/redis-preflight/blob/main/docs/rules';
/** 64 bits are plenty for the findings of one repository and stay readable in a baseline file. */
const FINGERPRINT_DIGITS = 16;
/** Address of the page that explains a rule. */
function helpUrl(ruleId) {
    return `${DOCS}/${ruleId}.md`;
}
/**
 * Turns violations into findings: the user's severity, the help address, the fingerprint. Takes all violations of a run
 * at once, since the fingerprint counts equal lines of a file.
 */
function toFindings(raised, config, text = () => undefined) {
    const lines = linesOf(text);
    const counts = new Map();
    return [...raised]
        .sort((a, b) => byPlace(a.violation.place, b.violation.place))
        .map(({ rule, item, violation }) => {
        const identity = identityOf(rule, violation, lines);
        const occurrence = counts.get(identity) ?? 0;
        counts.set(identity, occurrence + 1);
        const { place, server, message, outcome, related } = violation;
        const { severity, suppressed } = levelOf(rule, violation, config);
        return {
            rule: rule.id,
            item,
            origin: rule.reads,
            severity,
            outcome,
            place,
            ...(server !== undefined && { server }),
            message,
            help: helpUrl(rule.id),
            fingerprint: hash(`${identity}\0${occurrence}`),
            related,
            ...(suppressed && { suppressed }),
        };
    });
}
/** Sorts for the report: severity, then path, line and column; what is on the server comes before what is in files. */
function sortFindings(findings) {
    return [...findings].sort((a, b) => model/* SEVERITIES */.oC.indexOf(a.severity) - model/* SEVERITIES */.oC.indexOf(b.severity) ||
        byPlace(a.place, b.place) ||
        (0,model/* compareTexts */.qy)(a.rule, b.rule));
}
/**
 * The user's severity counts, for the path before in general, but a remark that a rule itself only makes as a note is not
 * raised with the rest. What is off for a path is kept, so that the report can count it.
 */
function levelOf(rule, { severity: own, place }, config) {
    const override = place && config.overrides.findLast(({ rules, matches }) => rule.id in rules && matches(place.path));
    const level = override ? override.rules[rule.id] : config.rules[rule.id];
    if (override && level === 'off') {
        const reason = override.reason ?? `off for ${(0,model/* list */.p_)(override.files)} in the config`;
        return { severity: own, suppressed: { kind: 'config', reason } };
    }
    if (level === undefined || level === 'off')
        return { severity: own };
    return { severity: own === 'note' && rule.severity !== 'note' ? own : level };
}
/** What stays the same when lines above move: the rule, the file and the text of the line; on the server, the message. */
function identityOf(rule, { place, key, server = '', keyPattern = '' }, lines) {
    if (!place)
        return [rule.id, '', key, ...[steadyName(server), keyPattern].filter((part) => part !== '')].join('\0');
    return `${rule.id}\0${place.path}\0${lines(place) ?? key}`;
}
/** Slots move from node to node of a cluster; the id of a node stays. */
function steadyName(server) {
    return server.replace(/ \(slots? [^)]*\)$/, '');
}
/** Longer lines are a machine's, and may hold thousands of findings: their digest stands for them. */
const MAX_LINE = 1000;
function linesOf(text) {
    const files = new Map();
    const digests = new Map();
    return ({ path, line }) => {
        const lines = files.get(path) ?? text(path)?.split(/\r\n|\n|\r/) ?? [];
        files.set(path, lines);
        const whole = lines[line - 1];
        if (whole === undefined || whole.length <= MAX_LINE)
            return whole?.trim().replace(/\s+/g, ' ');
        const spot = `${path}:${line}`;
        const known = digests.get(spot) ?? hash(whole.trim().replace(/\s+/g, ' '));
        digests.set(spot, known);
        return known;
    };
}
function hash(identity) {
    return (0,external_node_crypto_.createHash)('sha256').update(identity).digest('hex').slice(0, FINGERPRINT_DIGITS);
}
/** What has no place comes first. */
function byPlace(a, b) {
    return a && b ? (0,model/* comparePlaces */.ig)(a, b) : Number(b === null) - Number(a === null);
}

;// CONCATENATED MODULE: ./src/checklist/cases.ts
/** True for an attestation whose last day is past. */
function isExpired({ until }, today) {
    return until < today;
}

;// CONCATENATED MODULE: ./src/checklist/wording.ts

/** Where findings are: up to three places, then how many more; the server and the repository once. The prefix goes before each path. */
function places(findings, prefix) {
    return (0,model/* listSome */.XT)([...new Set(findings.map((finding) => whereOf(finding, prefix)))]);
}
function whereOf({ place, origin }, prefix) {
    if (place)
        return spot(place, prefix);
    return origin === 'probe' ? 'on the server' : 'nowhere in the repository';
}
/** `2 source files could not be read (src/a.ts and src/b.lua)`; a path that ends in a line is a part of that file. */
function unreadable(skipped, prefix) {
    const paths = [...new Set(skipped.map(({ path }) => path))];
    const parts = paths.filter((path) => /:\d+$/.test(path)).length;
    const what = [
        ...(paths.length > parts ? [(0,model/* count */.U9)(paths.length - parts, 'source file')] : []),
        ...(parts > 0 ? [parts === 1 ? '1 part of a source file' : `${parts} parts of source files`] : []),
    ];
    return `${(0,model/* list */.p_)(what)} could not be read (${(0,model/* listSome */.XT)(paths.map((path) => (0,model/* below */.Gz)(prefix, path)))})`;
}
/** The first sentence of a message, without its full stop. */
function firstSentence(message) {
    const [first = ''] = message.split(/(?<=[.!?])\s+(?=[A-Z`])/);
    return first.replace(/\.$/, '');
}
function spot({ path, line }, prefix) {
    return `${(0,model/* below */.Gz)(prefix, path)}:${line}`;
}

;// CONCATENATED MODULE: ./src/checklist/gate.ts



/** True when there is nothing to check: no source and no other file uses Redis, and no server was to be probed. */
function isNothingToCheck(config, evidence) {
    const { source, artefact } = evidence;
    return source.status === 'not-applicable' && artefact.status !== 'collected' && config.probe.kind === 'none';
}
/**
 * Whether the deploy may go on, and what keeps it from going on: findings at or above `fail-on` that are proven and not
 * suppressed, required items that are neither passed nor attested, attestations that ran out, and our own failure to
 * look at the source. A required item blocks also where no Redis was found: somebody expects it there.
 */
function decideGate(gate) {
    const blockers = [...blindSpots(gate), ...blockingFindings(gate), ...expiredAttestations(gate), ...missingItems(gate)];
    if (blockers.length > 0)
        return { verdict: 'not-ready', blockers };
    return { verdict: isNothingToCheck(gate.config, gate.evidence) ? 'not-applicable' : 'ready', blockers };
}
/** A gate that opens because the tool broke would be worse than none. */
function blindSpots({ config, evidence, runs }) {
    const { source } = evidence;
    const unread = config.source && source.status === 'not-collected'
        ? [{ sentence: `the source was not examined: ${source.reason}` }]
        : [];
    const crashed = runs.filter(({ state }) => state === 'crashed');
    return [
        ...unread,
        ...crashed.map(({ rule: { id, item }, outcome }) => {
            return { sentence: `${id} could not run: ${outcome.skipped}`, item, rule: id };
        }),
    ];
}
function blockingFindings({ config, findings, prefix }) {
    const groups = new Map();
    for (const finding of findings.filter((each) => (0,model/* isBlocking */.Us)(each, config.failOn))) {
        const name = `${finding.severity} ${finding.rule}`;
        groups.set(name, [...(groups.get(name) ?? []), finding]);
    }
    return [...groups.values()].map((group) => {
        const { severity, rule, item } = group[0];
        return { sentence: `${(0,model/* count */.U9)(group.length, severity)} of ${rule} (${places(group, prefix)})`, item, rule };
    });
}
function expiredAttestations(gate) {
    return gate.checklist.flatMap(({ item }) => {
        const attestation = expiredFor(item, gate);
        if (!attestation)
            return [];
        const { by, until } = attestation;
        return [{ sentence: `${item} is no longer attested: ${by} vouched until ${until}`, item }];
    });
}
/** The attestation that ran out and so fails an item; one for an item that is not applicable is of no account. */
function expiredFor(id, { config, checklist, evidence: { today } }) {
    const isJudged = checklist.some(({ item, verdict }) => item === id && verdict !== 'not-applicable');
    return isJudged ? config.attestations.find((one) => one.item === id && isExpired(one, today)) : undefined;
}
function missingItems(gate) {
    return gate.checklist
        .filter(({ item, verdict }) => gate.config.require.includes(item) && !['pass', 'attested'].includes(verdict))
        .filter(({ item }) => !expiredFor(item, gate))
        .map(({ item, verdict, because }) => ({ sentence: `${item} is required and is ${verdict}: ${because}`, item }));
}

;// CONCATENATED MODULE: ./src/checklist/scope.ts

/** Marks the findings that the baseline accepts; where it is being written, that is all of them. */
function applyBaseline(findings, baseline) {
    if (!baseline)
        return findings;
    const accepted = new Set(baseline.entries.map(({ fingerprint }) => fingerprint));
    const isAccepted = (finding) => (0,model/* isStanding */.Pj)(finding) && (baseline.isUpdated || accepted.has(finding.fingerprint));
    return findings.map((finding) => isAccepted(finding)
        ? { ...finding, suppressed: { kind: 'baseline', reason: `accepted in ${baseline.file}` } }
        : finding);
}
/** How the findings stand against the baseline. An entry is stale only where its rule has looked at everything. */
function summariseBaseline({ file, entries }, findings, hasLooked) {
    const found = new Set(findings.map(({ fingerprint }) => fingerprint));
    const written = new Set(entries.map(({ fingerprint }) => fingerprint));
    const known = findings.filter(({ suppressed }) => suppressed?.kind === 'baseline').map(model/* baselineEntry */.Gf);
    const gone = entries.filter(({ fingerprint }) => !found.has(fingerprint));
    const isUnseen = ({ rule }) => !hasLooked(rule);
    return {
        file,
        known: known.length,
        added: known.filter(({ fingerprint }) => !written.has(fingerprint)).length,
        stale: gone.filter((entry) => !isUnseen(entry)),
        unseen: gone.filter(isUnseen),
    };
}
/**
 * Marks the findings that a change does not touch, in a run in which only the change counts. A finding is touched where
 * the statement around it is, or a place that explains it, or where it was not there before. In files that are no source
 * any change touches it: an alert is more than the line that names it. What has no place is of no change.
 */
function applyReview(findings, review, evidence) {
    if (!review?.isNarrow || review.lines.status !== 'collected')
        return findings;
    const { files } = review.lines.value;
    const source = evidence.source.status === 'collected' ? evidence.source.value : undefined;
    const isTouched = ({ place, origin, related, fingerprint }) => {
        if (review.found && place && !review.found.has(fingerprint))
            return true;
        const spots = [...(place ? [place] : []), ...related.map(({ place: other }) => other)];
        if (origin === 'artefact')
            return spots.some(({ path }) => files.has(path));
        return spots.some((spot) => {
            const { from, to } = source?.statementAt?.(spot) ?? scope_linesOf(spot);
            return (0,model/* touches */.yI)(files.get(spot.path), Math.min(from, spot.line), Math.max(to, spot.endLine));
        });
    };
    return findings.map((finding) => (isTouched(finding) ? finding : { ...finding, isOutside: true }));
}
function scope_linesOf({ line, endLine }) {
    return { from: line, to: endLine };
}
/** How the findings stand against the change; undefined in a run that looks at none. */
function summariseReview(review, findings) {
    if (!review)
        return undefined;
    const { lines, isNarrow, found } = review;
    if (lines.status !== 'collected')
        return isNarrow ? lines : undefined;
    const standing = findings.filter(model/* isStanding */.Pj);
    const inside = standing.filter(model/* isShown */.aJ).length;
    return {
        status: 'collected',
        value: {
            since: lines.value.since,
            ...(isNarrow && { scope: { inside, outside: standing.length - inside } }),
            ...(found && { base: comparison(standing, found) }),
        },
    };
}
/** What is on the server, or nowhere in the repository, is not of the change. */
function comparison(standing, found) {
    const now = new Set(standing.filter(({ place }) => place !== null).map(({ fingerprint }) => fingerprint));
    return {
        added: [...now].filter((fingerprint) => !found.has(fingerprint)).length,
        fixed: [...found].filter((fingerprint) => !now.has(fingerprint)).length,
    };
}

;// CONCATENATED MODULE: ./src/checklist/suppressions.ts


const SYNTAX = '`// redis-preflight-ignore-next-line <rule> -- <reason>`';
/**
 * Both belong to the item of the rule that the comment names. Their own `item` is only where a comment ends up that
 * names no rule we know; `no-flush` is the item for which a silenced finding is the most dangerous.
 */
const shared = { item: 'no-flush', reads: 'source', severity: 'warning', since: '0.1.0', links: [] };
const suppressionReason = {
    ...shared,
    id: 'suppression-reason',
    summary: 'Give the reason in every comment that silences a rule.',
    why: 'Whoever reads the line next year must be able to tell whether the reason still holds. A comment without a reason silences nothing.',
    instead: `Write ${SYNTAX}.`,
    messages: {
        missing: `This comment gives no reason, so it silences nothing; write ${SYNTAX}.`,
    },
};
const unusedSuppression = {
    ...shared,
    id: 'unused-suppression',
    summary: 'Remove comments that silence nothing.',
    why: 'A comment that outlived its finding would silence the next one at that place, which nobody has looked at.',
    instead: 'Remove the comment, or name the rule that it is meant for.',
    messages: {
        unused: '{rule} finds nothing here, so this comment silences nothing; remove it.',
        unknown: 'There is no rule {rule}{hint}, so this comment silences nothing.',
        nameless: `This comment names no rule, so it silences nothing; write ${SYNTAX}.`,
    },
};
/** The rules about suppression comments, for docs and for the config schema. */
const hygieneRules = [suppressionReason, unusedSuppression];
/** Marks the findings that a comment with a reason silences; the others are returned as they are. */
function applySuppressions(findings, suppressions) {
    const byLine = groupBy(suppressions.filter(isValid).filter(isOfOneLine), spotOf);
    const byFile = groupBy(suppressions.filter(isValid).filter((one) => !isOfOneLine(one)), ({ place }) => place.path);
    return findings.map((finding) => {
        const { place } = finding;
        const near = place ? [...(byFile.get(place.path) ?? []), ...(byLine.get(`${place.path}:${place.line}`) ?? [])] : [];
        const by = near.find((suppression) => isAbout(suppression, finding.rule, place));
        return by ? { ...finding, suppressed: { kind: 'comment', reason: by.reason.trim() } } : finding;
    });
}
/**
 * Violations of the hygiene rules: no reason, an unknown rule, no rule, nothing silenced. A comment may also silence
 * what is said about another one, so comments about comments are looked at last.
 */
function checkSuppressions(the) {
    const hygiene = { ...the, lines: suppressions_linesOf(the.raised) };
    const names = new Set(hygieneRules.map(({ id }) => id));
    const raised = hygiene.suppressions.flatMap((suppression) => [
        ...checkComment(suppression, hygiene),
        ...suppression.rules.flatMap((name) => (names.has(name) ? [] : checkName(name, suppression, hygiene))),
    ]);
    const own = { ...hygiene, raised, lines: suppressions_linesOf(raised), rules: hygieneRules, hasLooked: () => true };
    return [
        ...raised,
        ...hygiene.suppressions.flatMap((suppression) => {
            return suppression.rules.flatMap((name) => (names.has(name) ? checkName(name, suppression, own) : []));
        }),
    ];
}
/** Whether the comment is one that can silence anything at all. */
function checkComment(suppression, { rules }) {
    const { rules: names, place } = suppression;
    if (isValid(suppression))
        return names.length > 0 ? [] : unused(place, 'nameless', shared.item);
    const item = rules.find(({ id }) => names.includes(id))?.item ?? shared.item;
    return [{ rule: suppressionReason, item, violation: violation(suppressionReason, 'missing', place) }];
}
/** Whether a valid comment silences something of one rule that it names. */
function checkName(name, suppression, { lines, rules, hasLooked }) {
    if (!isValid(suppression))
        return [];
    const { place } = suppression;
    const ids = rules.map(({ id }) => id);
    const itemOf = (id) => rules.find((rule) => rule.id === id)?.item ?? shared.item;
    if (!ids.includes(name)) {
        const near = (0,model/* nearest */.pA)(name, [...ids, ...hygieneRules.map(({ id }) => id)]);
        const hint = near ? ` (did you mean ${code(near)}?)` : '';
        return unused(place, 'unknown', itemOf(near), { rule: code(name), hint });
    }
    const here = lines.get(`${name}\0${place.path}`) ?? new Set();
    const isUsed = isOfOneLine(suppression)
        ? here.has(suppression.from)
        : [...here].some((line) => suppression.from <= line && line <= suppression.to);
    return isUsed || !hasLooked(name) ? [] : unused(place, 'unused', itemOf(name), { rule: code(name) });
}
function unused(place, key, item, data = {}) {
    return [{ rule: unusedSuppression, item, violation: violation(unusedSuppression, key, place, data) }];
}
function isValid({ reason }) {
    return reason.trim() !== '';
}
function isAbout(suppression, rule, place) {
    if (!place || place.path !== suppression.place.path || !suppression.rules.includes(rule))
        return false;
    return suppression.from <= place.line && place.line <= suppression.to;
}
function suppressions_linesOf(raised) {
    const placed = raised.flatMap(({ rule, violation: { place } }) => (place ? [{ rule: rule.id, place }] : []));
    const groups = groupBy(placed, ({ rule, place }) => `${rule}\0${place.path}`);
    return new Map([...groups].map(([key, all]) => [key, new Set(all.map(({ place }) => place.line))]));
}
function isOfOneLine({ from, to }) {
    return from === to;
}
function spotOf({ place, from }) {
    return `${place.path}:${from}`;
}
function violation(rule, key, place, data = {}) {
    const message = (0,model/* fill */.GS)(rule.messages[key], data);
    const severity = rule.severity;
    return { key, message, place, severity, outcome: 'fail', related: [] };
}
function code(name) {
    return `\`${name.length > 60 ? `${name.slice(0, 60)}…` : name}\``;
}

;// CONCATENATED MODULE: ./src/checklist/verdicts.ts




const ORIGIN_NAMES = {
    source: 'the source',
    probe: 'the server',
    artefact: 'the other files of the repository',
};
/**
 * The verdict of one item. In this order: nothing to check; an attestation that ran out; a proven error; then what the
 * rules saw, which a valid attestation stands in for wherever that is not a pass. What is proven wrong cannot be vouched
 * away, and what was not looked at never passes.
 */
function decide(item) {
    const { source } = item.evidence;
    const { attestation, evidence } = item;
    const isVouched = attestation !== undefined && !isExpired(attestation, evidence.today);
    const isSourceOnly = item.item.needs.every((origin) => origin === 'source');
    if (source.status === 'not-applicable' && (item.isNothingToCheck || isSourceOnly) && !isVouched) {
        return decideUnused(source.reason, item);
    }
    if (attestation && !isVouched)
        return { verdict: 'fail', because: expired(attestation) };
    const standing = item.findings.filter(model/* isStanding */.Pj);
    const errors = standing.filter(({ severity, outcome }) => severity === 'error' && outcome === 'fail');
    if (errors.length > 0) {
        const because = tell(errors, standing.length - errors.length, item.prefix);
        return { verdict: 'fail', because: isVouched ? `${because}; ${overruled(attestation)}` : because };
    }
    const seen = decideFromEvidence(item, standing);
    if (!isVouched)
        return seen;
    return seen.verdict === 'pass'
        ? { verdict: 'pass', because: `${seen.because}; ${attestation.by} vouches for it too, until ${attestation.until}` }
        : { verdict: 'attested', because: [vouched(attestation), ...stillStanding(openOf(item, standing))].join('; ') };
}
/** Where Redis is spoken of in the other files after all, the reader is told; where another language uses it, nobody looked. */
function decideUnused(reason, { item, evidence: { artefact }, prefix }) {
    const user = userOf(artefact);
    if (user !== undefined) {
        const because = `${reason}, but ${(0,model/* below */.Gz)(prefix, user)} does, ${UNREAD_LANGUAGE}`;
        return { verdict: 'not-checked', because };
    }
    const isSaid = artefact.status === 'not-applicable' && item.needs.includes('artefact');
    return { verdict: 'not-applicable', because: isSaid ? `${reason}; ${artefact.reason}` : reason };
}
const UNREAD_LANGUAGE = 'in a language that is not looked at';
function userOf(artefact) {
    return artefact.status === 'collected' ? artefact.value.user : undefined;
}
/** What a service beside does with Redis that is written in another language. */
function otherLanguages({ item, evidence: { artefact }, prefix }) {
    const user = userOf(artefact);
    if (user === undefined || !item.needs.includes('source'))
        return [];
    return [`${(0,model/* below */.Gz)(prefix, user)} uses Redis as well, ${UNREAD_LANGUAGE}`];
}
function decideFromEvidence(item, standing) {
    const open = openOf(item, standing);
    if (open.length > 0)
        return { verdict: 'needs-a-look', because: tell(open, standing.length - open.length, item.prefix) };
    if (item.runs.length === 0)
        return { verdict: 'not-checked', because: 'no rule looks at this yet' };
    const { needs } = item.item;
    const gaps = needs.flatMap((origin) => gapIn(origin, item) ?? []);
    const skipped = needs.includes('source') ? skippedSources(item.evidence) : [];
    const unread = skipped.length > 0 ? [unreadable(skipped, item.prefix)] : [];
    if (gaps.length > 0)
        return { verdict: 'not-checked', because: [...gaps, ...unread, ...hintsOf(item)].join('; ') };
    const doubts = [...accepted(item), ...verdicts_blindSpots(item), ...unread, ...otherLanguages(item)];
    if (doubts.length > 0)
        return { verdict: 'needs-a-look', because: doubts.join('; ') };
    return { verdict: 'pass', because: passed(item, standing.length) };
}
/** What other origins say of an item that could not be examined. */
function hintsOf({ item, evidence, prefix }) {
    const hint = item.hints?.(evidence, (path) => (0,model/* below */.Gz)(prefix, path));
    return hint === undefined ? [] : [hint];
}
/** What keeps an item from a pass: all but remarks, and those too where the config lets them block. */
function openOf({ failOn }, standing) {
    return standing.filter((finding) => finding.severity !== 'note' || (0,model/* isBlocking */.Us)(finding, failOn));
}
/** What nobody looked at may hold anything. */
function skippedSources({ source }) {
    const skipped = source.status === 'collected' ? source.value.skipped : [];
    return skipped.filter(({ kind = 'source' }) => kind === 'source');
}
/** Findings of the baseline do not block, but neither are they fine; remarks never kept an item from passing. */
function accepted({ findings }) {
    const known = findings.filter(({ suppressed, severity }) => suppressed?.kind === 'baseline' && severity !== 'note');
    return known.length > 0 ? [`${(0,model/* count */.U9)(known.length, 'finding')} accepted in the baseline`] : [];
}
/** Rules that judged a part of what they should have. */
function verdicts_blindSpots({ item, runs }) {
    const blind = runs.filter(({ rule, state, outcome }) => {
        return item.needs.includes(rule.reads) && state !== 'off' && outcome.skipped !== undefined;
    });
    if (blind.length === 0)
        return [];
    return [`${(0,model/* list */.p_)(names(blind))} could not look at everything: ${reasonsOf(blind)}`];
}
/** Why rules could not look at everything: each reason once, though several rules have it. */
function reasonsOf(runs) {
    return [...new Set(runs.flatMap(({ outcome }) => outcome.skipped?.split('; ') ?? []))].join('; ');
}
/** Why an origin that the item needs counts as not examined; undefined when it was, with something to look at. */
function gapIn(origin, { item, evidence, runs }) {
    const readers = runs.filter(({ rule }) => rule.reads === origin);
    if (readers.some(({ outcome }) => outcome.looked > 0))
        return undefined;
    if (readers.length === 0)
        return `no rule looks at ${ORIGIN_NAMES[origin]} for this yet`;
    const active = readers.filter(({ state }) => state !== 'off');
    if (active.length === 0)
        return `switched off in the config: ${(0,model/* list */.p_)(names(readers))}`;
    const reasons = reasonsOf(active);
    if (reasons !== '')
        return reasons;
    return item.absence?.(evidence) ?? `nothing to look at ${origin === 'probe' ? 'on' : 'in'} ${ORIGIN_NAMES[origin]}`;
}
function names(runs) {
    return runs.map(({ rule }) => rule.id);
}
/** Findings without a place in their own words, those in files by rule: the report has each of them further down. */
function tell(findings, others, prefix) {
    const kinds = groupBy(findings.filter(({ place }) => place !== null), ({ outcome, severity }) => (outcome === 'unsure' ? outcome : severity));
    const placeless = findings.filter(({ place }) => place === null);
    return [
        ...(0,model/* byServers */._q)(placeless.map(saidOf)),
        ...[...kinds].map(([kind, group]) => `${heads(kind, group)} ${whereabouts(group, prefix)}`),
        ...(others > 0 ? [(0,model/* count */.U9)(others, 'lesser finding')] : []),
    ].join('; ');
}
/** What a finding says of its server; its message begins with the name where there are several. */
function saidOf({ message, outcome, server = '' }) {
    const own = message.slice((0,model/* inServer */.Rq)(server, '').length);
    return { server, text: firstSentence(own) + (outcome === 'unsure' ? ' (unsure)' : '') };
}
function whereabouts(group, prefix) {
    const files = new Set(group.map(({ place }) => place?.path));
    return group.length === 1 ? `(${places(group, prefix)})` : `in ${(0,model/* count */.U9)(files.size, 'file')}`;
}
function heads(kind, group) {
    const rules = (0,model/* list */.p_)([...new Set(group.map(({ rule }) => rule))]);
    return `${kind === 'unsure' ? `${group.length} unsure` : (0,model/* count */.U9)(group.length, kind)} of ${rules}`;
}
function passed({ item, evidence, runs, findings, immortal }, notes) {
    const readers = runs.filter(({ state, outcome }) => state === 'ran' && outcome.looked > 0);
    const suppressed = findings.filter((finding) => !(0,model/* isStanding */.Pj)(finding)).length;
    const off = runs.filter(({ state }) => state === 'off');
    const extras = [
        ...(notes > 0 ? [(0,model/* count */.U9)(notes, 'note')] : []),
        ...(suppressed > 0 ? [`${(0,model/* count */.U9)(suppressed, 'finding')} silenced with a reason`] : []),
        ...(immortal > 0 ? [`${(0,model/* count */.U9)(immortal, 'finding')} on keys that the config calls immortal`] : []),
        ...(off.length > 0 ? [`${(0,model/* list */.p_)(names(off))} switched off in the config`] : []),
    ];
    return [item.facts?.(evidence) ?? looked(readers), ...extras].join('; ');
}
function looked(readers) {
    const origins = [...new Set(readers.map(({ rule }) => rule.reads))];
    return origins
        .map((origin) => {
        const here = readers.filter(({ rule }) => rule.reads === origin);
        const most = Math.max(...here.map(({ outcome }) => outcome.looked));
        const where = origin === 'probe' ? 'on the server' : `in ${(0,model/* count */.U9)(most, 'place')} of ${ORIGIN_NAMES[origin]}`;
        return `${(0,model/* list */.p_)(names(here))} found nothing ${where}`;
    })
        .join('; ');
}
function vouched({ by, until, reason, link }) {
    const said = reason === undefined ? link : `${firstSentence(reason)}${link ? ` (${link})` : ''}`;
    return `${by} vouches until ${until}: ${said}`;
}
function overruled({ by, until }) {
    return `${by} vouches until ${until}, which does not outweigh what is proven`;
}
/** A person's word does not make findings go away: `3 warnings and 1 unsure finding stand`. */
function stillStanding(open) {
    const kinds = new Map();
    for (const { outcome, severity } of open) {
        const kind = outcome === 'unsure' ? 'unsure finding' : severity;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    if (open.length === 0)
        return [];
    return [`${(0,model/* list */.p_)([...kinds].map(([kind, number]) => (0,model/* count */.U9)(number, kind)))} ${open.length === 1 ? 'stands' : 'stand'}`];
}
function expired({ by, until }) {
    return `${by} vouched until ${until}, which is past; look again and renew the entry under \`attestations\` in the config`;
}

;// CONCATENATED MODULE: ./src/checklist/weakening.ts

/**
 * What the change under review does to the gate that judges it, in sentences without a full stop: whoever reviews it has
 * to know. What is made stricter is not told. Empty where no change is looked at.
 */
function weigh(the) {
    const { review } = the;
    if (!review)
        return { weakened: [] };
    const { before } = review;
    const always = [...newComments(the, review), ...workflows(review)];
    if (before.status !== 'collected')
        return { weakened: always, unweighed: before.reason };
    return { weakened: [...compareConfigs(before.value, the.config, the.runs), ...always] };
}
function compareConfigs(before, now, runs) {
    return [
        ...rules(before, now, runs),
        ...overrides(before, now),
        ...lists(before, now),
        ...gate(before, now),
        ...attestations(before.attestations, now.attestations),
        ...thresholds(before.thresholds, now.thresholds),
        ...weakening_accepted(before, now),
    ];
}
const MILDNESS = [...model/* SEVERITIES */.oC, 'off'];
function isMilder(now, before) {
    return MILDNESS.indexOf(now) > MILDNESS.indexOf(before);
}
function rules(before, now, runs) {
    return runs.flatMap(({ rule: { id, severity } }) => {
        const [old, level] = [before.rules[id] ?? severity, now.rules[id] ?? severity];
        if (!isMilder(level, old))
            return [];
        return [level === 'off' ? `\`${id}\` is switched off` : `\`${id}\` goes from ${old} to ${level}`];
    });
}
/** An entry that was there before in the same words is no news; the order of entries is not looked at. */
function overrides(before, now) {
    const wordsOf = ({ files, rules: levels }) => JSON.stringify([files, levels]);
    const known = new Set(before.overrides.map(wordsOf));
    const added = now.overrides.filter((one) => !known.has(wordsOf(one)));
    return added.flatMap(({ files, rules: levels }) => Object.entries(levels)
        .filter(([, level]) => level !== 'error')
        .map(([id, level]) => `\`${id}\` is ${level === 'off' ? 'off' : `a ${level}`} for ${weakening_code(files)}`));
}
function lists(before, now) {
    const ignored = added(before.ignore, now.ignore);
    const immortal = added(before.immortal, now.immortal);
    const dropped = added(now.require, before.require);
    return [
        ...(ignored.length > 0 ? [`${weakening_code(ignored)} ${ignored.length === 1 ? 'is' : 'are'} no longer analysed`] : []),
        ...(before.includeTests && !now.includeTests ? ['test files are no longer analysed'] : []),
        ...(immortal.length > 0 ? [`keys ${weakening_code(immortal)} may stay without a TTL`] : []),
        ...(dropped.length > 0 ? [`${weakening_code(dropped)} ${dropped.length === 1 ? 'is' : 'are'} no longer required`] : []),
    ];
}
function gate(before, now) {
    const isRaised = isMilder(before.failOn, now.failOn);
    return [
        ...(isRaised ? [`\`fail-on\` goes from ${before.failOn} to ${now.failOn}, so that less blocks`] : []),
        ...(before.probe.kind !== 'none' && now.probe.kind === 'none' ? ['the server is no longer probed'] : []),
    ];
}
function attestations(before, now) {
    return now.flatMap(({ item, by, until }) => {
        const old = before.find((one) => one.item === item);
        if (old && old.by === by && until <= old.until)
            return [];
        return [`${by} vouches for \`${item}\` until ${until}${old ? `, before it was ${old.by} until ${old.until}` : ''}`];
    });
}
/** Each threshold by the name that the config gives it, and whether more of it is milder. */
function thresholds(before, now) {
    const rows = [
        ['immortal-keys.warning', ({ immortalKeys }) => immortalKeys.warning, 'higher'],
        ['immortal-keys.error', ({ immortalKeys }) => immortalKeys.error, 'higher'],
        ['hit-ratio.warning', ({ hitRatio }) => hitRatio.warning, 'lower'],
        ['hit-ratio.error', ({ hitRatio }) => hitRatio.error, 'lower'],
        ['big-key-bytes', ({ bigKeyBytes }) => bigKeyBytes, 'higher'],
        ['big-key-elements', ({ bigKeyElements }) => bigKeyElements, 'higher'],
        ['flush-drill-days', ({ flushDrillDays }) => flushDrillDays, 'higher'],
    ];
    return rows.flatMap(([name, of, milder]) => {
        const [old, limit] = [of(before), of(now)];
        const isLooser = milder === 'higher' ? limit > old : limit < old;
        return isLooser ? [`the threshold \`${name}\` goes from ${old} to ${limit}`] : [];
    });
}
function weakening_accepted(before, now) {
    if (!now.baseline)
        return [];
    const old = new Set(before.baseline?.entries.map(({ fingerprint }) => fingerprint));
    const more = now.baseline.entries.filter(({ fingerprint }) => !old.has(fingerprint));
    if (more.length === 0)
        return [];
    const ids = (0,model/* listSome */.XT)([...new Set(more.map(({ rule }) => rule))]);
    return [
        `${(0,model/* count */.U9)(more.length, 'more finding')} ${more.length === 1 ? 'is' : 'are'} accepted in \`${now.baseline.file}\` (${ids})`,
    ];
}
/** Comments on lines that the change touches: one that moved with its code is told again, which does no harm. */
function newComments({ evidence: { source }, prefix = '' }, { lines }) {
    if (source.status !== 'collected' || lines.status !== 'collected')
        return [];
    const { files } = lines.value;
    const places = source.value.suppressions.map(({ place }) => place);
    const fresh = places.filter(({ path, line, endLine }) => (0,model/* touches */.yI)(files.get(path), line, endLine));
    if (fresh.length === 0)
        return [];
    const where = (0,model/* listSome */.XT)(fresh.map(({ path, line }) => `${(0,model/* below */.Gz)(prefix, path)}:${line}`));
    return [
        `${(0,model/* count */.U9)(fresh.length, 'comment')} that ${fresh.length === 1 ? 'silences' : 'silence'} findings, new or changed (${where})`,
    ];
}
function workflows({ workflows: changed }) {
    return changed.map((path) => `\`${path}\`, which runs this check, is changed`);
}
function added(before, now) {
    return now.filter((one) => !before.includes(one));
}
function weakening_code(words) {
    return (0,model/* listSome */.XT)(words.map((word) => `\`${word}\``));
}

;// CONCATENATED MODULE: ./src/checklist/judge.ts









/** Folds what the rules found, the config and the evidence into findings, ten verdicts and one decision. Pure. */
function judge(the) {
    const { config, evidence, runs, review, prefix = '' } = the;
    const { findings, immortal } = collectFindings(the);
    const checklist = items.map((item) => judgeItem(item, the, findings, immortal));
    const change = summariseReview(review, findings);
    return {
        ...decideGate({ config, evidence, runs, findings, checklist, prefix }),
        checklist,
        findings,
        ...(change && { change }),
        ...(config.baseline && { baseline: summariseBaseline(config.baseline, findings, hasLooked(runs)) }),
        ...weigh(the),
    };
}
function collectFindings({ config, evidence, runs, review }) {
    const source = evidence.source.status === 'collected' ? evidence.source.value : undefined;
    const suppressions = source?.suppressions ?? [];
    const immortal = new Map();
    const raised = runs.flatMap(({ rule, outcome }) => {
        const parted = withoutImmortal(rule, outcome.violations, source, config.immortal);
        immortal.set(rule.id, parted.immortal);
        return parted.reported.map((violation) => ({ rule, item: rule.item, violation }));
    });
    const hygiene = checkSuppressions({
        suppressions,
        raised,
        rules: runs.map(({ rule }) => rule),
        hasLooked: hasLooked(runs),
    });
    const active = hygiene.filter(({ rule }) => config.rules[rule.id] !== 'off');
    const silenced = applySuppressions(toFindings([...raised, ...active], config, (0,model/* textsOf */.CB)(evidence)), suppressions);
    const findings = applyReview(applyBaseline(silenced, config.baseline), review, evidence);
    return { findings: sortFindings(findings), immortal };
}
/** A rule that could not judge everything may have left out the very place that a comment is about. */
function hasLooked(runs) {
    const looked = runs.filter(({ state, outcome }) => state === 'ran' && outcome.skipped === undefined);
    const ids = new Set([...looked.map(({ rule }) => rule.id), ...hygieneRules.map(({ id }) => id)]);
    return (ruleId) => ids.has(ruleId);
}
function judgeItem(item, the, all, immortal) {
    const { config, evidence, prefix = '' } = the;
    const runs = the.runs.filter(({ rule }) => rule.item === item.id);
    const findings = all.filter((finding) => finding.item === item.id);
    const decision = decide({
        item,
        evidence,
        prefix,
        runs,
        findings,
        failOn: config.failOn,
        attestation: config.attestations.find((attestation) => attestation.item === item.id),
        immortal: runs.reduce((sum, { rule }) => sum + (immortal.get(rule.id) ?? 0), 0),
        isNothingToCheck: isNothingToCheck(config, evidence),
    });
    return { item: item.id, title: item.title, ...decision, rules: summarise(runs, findings) };
}
/** The item's rules; the rules about suppression comments only where they found something. */
function summarise(runs, findings) {
    const standing = (id) => findings.filter((finding) => finding.rule === id && (0,model/* isStanding */.Pj)(finding)).length;
    const own = runs.map(({ rule, outcome: { looked, skipped } }) => {
        return { rule: rule.id, looked, findings: standing(rule.id), ...(skipped !== undefined && { skipped }) };
    });
    const hygiene = hygieneRules
        .map(({ id }) => ({ rule: id, looked: standing(id), findings: standing(id) }))
        .filter(({ looked }) => looked > 0);
    return [...own, ...hygiene];
}

;// CONCATENATED MODULE: ./src/checklist/index.ts






// EXTERNAL MODULE: ./src/gathering.ts
var gathering = __webpack_require__(3606);
;// CONCATENATED MODULE: ./src/rules/artefact/advice/alerts.ts
/** All alerts of a repository, those that are built in code included. */
function alertsOf(evidence, { source }) {
    const built = source.status === 'collected' ? (source.value.alarms ?? []) : [];
    return [...evidence.alerts, ...built];
}
/** The alerts on a subject, and what there is around them. */
function watchOn(subject, evidence, all) {
    const alerts = alertsOf(evidence, all);
    const about = alerts.filter((alert) => alert.subject === subject);
    const able = about.filter(({ flaws }) => flaws.length === 0);
    return {
        sound: able.filter(({ doubts }) => doubts.length === 0),
        flawed: about.filter(({ flaws }) => flaws.length > 0),
        doubtful: able.filter(({ doubts }) => doubts.length > 0),
        firing: about.filter(({ live }) => live?.state === 'firing'),
        neighbour: alerts.find(({ place }) => place !== null)?.place ?? null,
        inAll: evidence.allAlerts + alerts.length - evidence.alerts.length,
    };
}
/** The things that a rule on alerts looks at, one after the other. */
function watchedOn(subject, evidence, all) {
    const watch = watchOn(subject, evidence, all);
    return [
        { kind: 'repository', watch },
        ...watch.flawed.map((alert) => ({ kind: 'flawed', alert })),
        ...watch.doubtful.map((alert) => ({ kind: 'doubtful', alert })),
        ...watch.firing.map((alert) => ({ kind: 'firing', alert })),
    ];
}
/** Whether there is no alert at all on the subject, not even one that would not fire. */
function isUnwatched({ sound, flawed, doubtful }) {
    return sound.length + flawed.length + doubtful.length === 0;
}
/** Why nothing can be said where the repository holds no alerts of any kind. */
const NO_ALERTS = 'the repository holds no alert rules; if they are kept elsewhere, attest it in the config (`attestations`), else `redis-preflight alerts` prints some to start from';
/** Reports an alert that is not sound or fires now, by the message named after what it is. */
function reportAlert({ kind, alert }, violation) {
    const { name, flaws, doubts, place } = alert;
    if (kind === 'firing')
        violation('firing', place, { name });
    else if (kind === 'flawed')
        violation('flawed', place, { name, flaws: clauses(flaws) });
    else
        violation('doubtful', place, { name, doubts: clauses(doubts) }, { outcome: 'unsure' });
}
/** Clauses one after the other: `never fires, and has no receiver`. */
function clauses(texts) {
    return texts.join(', and ');
}

;// CONCATENATED MODULE: ./src/rules/artefact/advice/unread.ts

/** Why a rule may have missed something: files on its topic that could not be read. Undefined where there is none. */
function doubtUnread(topic) {
    return ({ unread }) => {
        const missed = unread.filter(({ topics }) => topics.includes(topic));
        if (missed.length === 0)
            return undefined;
        const named = (0,model/* listSome */.XT)(missed.map(({ path, reason }) => `${path}: ${reason}`));
        return `${(0,model/* count */.U9)(missed.length, 'file')} could not be read (${named})`;
    };
}

;// CONCATENATED MODULE: ./src/rules/artefact/eviction-alert.ts



/* harmony default export */ const eviction_alert = ((0,model/* defineRule */.Km)({
    id: 'eviction-alert',
    item: 'eviction-rate',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An alert should fire when Redis evicts keys, and evicts more and more.',
    why: 'Redis evicts when its memory is full: each new key then costs an old one. Nothing fails, so nobody notices, until so much is evicted that the hit ratio falls and the database gets the load. Rising evictions are the first sign, hours or days before.',
    instead: 'Alert on `rate(redis_evicted_keys_total[5m]) > 0`, and where a full cache is meant to evict, on its rise: `rate(redis_evicted_keys_total[5m]) > 2 * rate(redis_evicted_keys_total[5m] offset 1h)`. `redis-preflight alerts` prints one that asks for both. The counter itself never falls: compared as it is, it fires for ever after the first eviction.',
    links: [
        'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
        'https://redis.io/docs/latest/develop/reference/eviction/',
    ],
    messages: {
        none: 'No alert is built on the evictions of Redis: nobody is told when its memory is full and keys are thrown out. `redis-preflight alerts` prints one to start from.',
        flawed: 'The alert {name} is on evictions, but it {flaws}.',
        doubtful: 'Whether the alert {name} fires when Redis evicts keys is not certain: {doubts}.',
        firing: 'The alert {name} fires at this moment, says the running Prometheus. Keys are thrown out where that watches: find out why before you deploy.',
    },
    doubt: doubtUnread('alerts'),
    each: (evidence, all) => watchedOn('evictions', evidence, all),
    check(watched, { violation, cannot }) {
        if (watched.kind !== 'repository')
            return reportAlert(watched, violation);
        if (watched.watch.inAll === 0)
            cannot(NO_ALERTS);
        else if (isUnwatched(watched.watch))
            violation('none', watched.watch.neighbour);
    },
}));

;// CONCATENATED MODULE: ./src/rules/artefact/flush-runbook.ts


const doubt = doubtUnread('procedures');
function things(evidence, all) {
    const flushes = all.source.status === 'collected' ? (0,model/* cacheFlushes */.J)(all.source.value.flushes) : [];
    const documents = evidence.procedures
        .filter((one) => isProcedure(one, flushes))
        .map((one) => judged(one, flushes, all));
    const recipes = evidence.keysRecipes.map((recipe) => ({ kind: 'recipe', recipe }));
    if (documents.length === 0) {
        const flush = flushes.find(({ operator }) => !operator) ?? flushes[0];
        return [...recipes, { kind: 'none', flush, isCertain: doubt(evidence) === undefined }];
    }
    const hasGood = documents.some(isGood);
    // Beside a whole procedure, a few lines in a README are no second one.
    return [...recipes, ...documents.filter((one) => !hasGood || isGood(one) || isRunbook(one))];
}
function judged(procedure, flushes, { thresholds, today }) {
    return {
        kind: 'document',
        procedure,
        missing: (0,model/* missingParts */.tL)(procedure, flushes, today),
        drill: (0,model/* lastDrill */.Of)(procedure.drills, today),
        limit: thresholds.flushDrillDays,
    };
}
/** A document that only speaks of a flush is none that somebody could follow. */
function isProcedure(procedure, flushes) {
    const { isRunbook, recipes } = procedure;
    return isRunbook || recipes.length > 0 || (0,model/* flushNamedIn */.J4)(procedure, flushes) !== undefined;
}
function isRunbook({ procedure }) {
    return procedure.isRunbook;
}
function isGood({ missing, drill, limit }) {
    return missing.length === 0 && drill !== undefined && drill.days <= limit;
}
/* harmony default export */ const flush_runbook = ((0,model/* defineRule */.Km)({
    id: 'flush-runbook',
    item: 'flush-procedure',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Write down how to empty the cache, and try it twice a year.',
    why: 'A cache has to be emptied when it serves what is wrong: after a bad deploy, a bad import, a leak between customers. That is at night and in a hurry. Who has no procedure then types FLUSHALL, and deletes the sessions, queues and locks of every service with the cache; a procedure that nobody has tried for a year fails at the first step.',
    instead: "Keep a document with five things: which keys (a pattern, or a database that holds the cache alone), how (`redis-cli --scan --pattern 'menu:*' | xargs -L 500 redis-cli unlink`, the version key that is raised, or the function or script that does it), who may do it, how to verify it (DBSIZE before and after, the hit ratio that recovers), and the date of the last drill, in the text or as `last-drill` in the front matter. A drill counts for 180 days, or what the config says under `thresholds`. FLUSHDB and FLUSHALL are operators' commands: a runbook and a script under `scripts/` may hold them.",
    links: [
        'https://redis.io/docs/latest/develop/tools/cli/#getting-a-list-of-keys',
        'https://redis.io/docs/latest/commands/unlink/',
        'https://redis.io/docs/latest/commands/flushdb/',
    ],
    messages: {
        none: 'No document of the repository says how to empty the cache: which keys, how, who may, how to verify it and when it was last drilled. `{name}` does it: write the rest down, for example in `docs/runbooks/flush-cache.md`.',
        incomplete: 'The section "{title}" does not say {missing}{stale}. Who has to empty the cache in the middle of an incident has no time to find that out: write it down here.',
        stale: 'The procedure "{title}" was last drilled on {day}, {age} ago, and a drill counts for {limit}: what nobody has tried since then may not work any more. Go through it on staging, and write the new date down.',
        ambiguous: 'The procedure "{title}" was last drilled on {day} or on {other}, depending on how its date is read, which is {age} ago: write the date as YYYY-MM-DD.',
        keysRecipe: "This recipe finds the keys with KEYS (`{text}`), which visits every key of the database in one step while every other client waits. Instead, page: `redis-cli --scan --pattern '<pattern>' | xargs -L 500 redis-cli unlink`.",
    },
    doubt,
    each: things,
    check(thing, { violation, cannot }) {
        if (thing.kind === 'none') {
            const { flush, isCertain } = thing;
            if (!flush)
                return cannot('no document says how to empty the cache, and no function that does was found; one that is kept elsewhere can be attested');
            violation('none', flush.place, { name: flush.name }, { outcome: isCertain ? 'fail' : 'unsure' });
            return;
        }
        if (thing.kind === 'recipe') {
            violation('keysRecipe', thing.recipe.place, { text: thing.recipe.text });
            return;
        }
        const { procedure, missing, drill, limit } = thing;
        const { title, place } = procedure;
        const days = (number) => (0,model/* count */.U9)(number, 'day');
        const isStale = drill !== undefined && drill.days > limit;
        if (missing.length > 0) {
            const stale = isStale ? `, and its last drill, on ${drill.day}, is ${days(drill.days)} old` : '';
            violation('incomplete', place, { title, missing: (0,model/* list */.p_)(missing.map((part) => model/* PROCEDURE_PARTS */.t7[part])), stale });
        }
        else if (isStale) {
            violation('stale', place, { title, day: drill.day, age: days(drill.days), limit: days(limit) });
        }
        else if (drill?.atWorst && drill.atWorst.days > limit) {
            const { day, days: age } = drill.atWorst;
            violation('ambiguous', place, { title, day: drill.day, other: day, age: days(age) }, { outcome: 'unsure' });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/artefact/hit-ratio-alert.ts



/* harmony default export */ const hit_ratio_alert = ((0,model/* defineRule */.Km)({
    id: 'hit-ratio-alert',
    item: 'hit-ratio',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'An alert should fire when the hit ratio falls below 80 %.',
    why: 'A cache that begins to miss says nothing: the service goes on answering, and the load moves to the database until that gives way. Whoever is told at 80 % has time to look for the reason; below 50 % the cache costs more than it saves.',
    instead: 'Let an alert compare `rate(redis_keyspace_hits_total[5m]) / (rate(redis_keyspace_hits_total[5m]) + rate(redis_keyspace_misses_total[5m]))` with 0.8, and a second, more urgent one with 0.5. `redis-preflight alerts` prints both, ready-made. Use `rate`: the counters themselves start with the server and hardly move any more after some weeks.',
    links: [
        'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
        'https://redis.io/docs/latest/commands/info/',
    ],
    messages: {
        none: 'No alert is built on the hit ratio of Redis: nobody is told when the cache begins to miss. `redis-preflight alerts` prints one to start from.',
        flawed: 'The alert {name} is on the hit ratio, but it {flaws}.',
        doubtful: 'Whether the alert {name} fires when the hit ratio falls is not certain: {doubts}.',
        firing: 'The alert {name} fires at this moment, says the running Prometheus. The hit ratio is low where that watches: find out why before you deploy.',
        low: 'The alert {name} fires below {below} %, and none above that: {warning} % is where a look is worth it, {error} % is an emergency. Raise its threshold, or add one at {warning} %: `redis-preflight alerts` prints it.',
        gap: 'The alert {name} fires between {above} % and {below} %, and no alert fires below that: the worst falls go unnoticed.',
        relative: 'The alert {name} compares the hit ratio with an earlier one: a slow fall goes unnoticed. Add one with a fixed bound at {warning} %.',
    },
    doubt: doubtUnread('alerts'),
    each: (evidence, all) => watchedOn('hit-ratio', evidence, all).map((watched) => ({ ...watched, levels: all.thresholds.hitRatio })),
    check(watched, { violation, cannot }) {
        if (watched.kind !== 'repository')
            return reportAlert(watched, violation);
        const { watch, levels } = watched;
        if (watch.inAll === 0)
            return cannot(NO_ALERTS);
        if (isUnwatched(watch))
            return violation('none', watch.neighbour);
        const [first] = watch.sound;
        if (!first)
            return;
        const highest = highestOf(watch);
        if (!highest)
            return violation('relative', first.place, { name: first.name, ...levels }, { severity: 'note' });
        const { name, place, trigger: { below = 0, above = 0 } = {} } = highest;
        if (below < levels.warning) {
            violation('low', place, { name, below, ...levels }, { severity: below < levels.error ? 'warning' : 'note' });
        }
        if (watch.sound.every(({ trigger }) => (trigger?.above ?? 0) > 0))
            violation('gap', place, { name, above, below });
    },
}));
/** The alert that fires first when the hit ratio falls. */
function highestOf({ sound }) {
    const bounded = sound.filter(({ trigger }) => trigger?.below !== undefined);
    return bounded.toSorted((one, other) => (other.trigger?.below ?? 0) - (one.trigger?.below ?? 0))[0];
}

;// CONCATENATED MODULE: ./src/rules/artefact/advice/caches.ts

/**
 * Whether everything that the source keeps in Redis are jobs, locks, sessions, limits and messages, of which nothing is
 * hit or missed as an entry of a cache is; false where something else may be there.
 */
function isWithoutCache({ source }) {
    if (source.status !== 'collected')
        return false;
    const { clients, consumers, commands, adapters = [] } = source.value;
    const roles = new Set([...clients, ...consumers].map(({ role }) => role));
    const isOpen = commands.some(({ name, client, operator }) => client === null && !operator && (0,model/* readsValue */.HW)(name));
    const isKnown = (adapter) => consumers.some(({ library }) => library === adapter);
    return roles.size > 0 && !roles.has('cache') && !isOpen && adapters.every(isKnown);
}

;// CONCATENATED MODULE: ./src/rules/artefact/hit-ratio-metric.ts




/* harmony default export */ const hit_ratio_metric = ((0,model/* defineRule */.Km)({
    id: 'hit-ratio-metric',
    item: 'hit-ratio',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Hits and misses should be recorded somewhere.',
    why: 'Redis counts hits and misses since its start and forgets them when it restarts. Only what is read regularly and kept shows how the hit ratio was before the deploy, and can be alerted on.',
    instead: 'Let redis_exporter, an agent (Datadog, Telegraf, OpenTelemetry Collector) or the cloud read `INFO` and keep it, or count hits and misses in the service where it reads its cache.',
    links: ['https://github.com/oliver006/redis_exporter', 'https://redis.io/docs/latest/commands/info/'],
    messages: {
        none: 'Nothing in the repository records the hits and misses of Redis: no exporter or agent, no dashboard, no counter of the service. Run redis_exporter beside the server, or count hits and misses where the cache is read.',
        doubtful: '{name} may be the only thing that records hits and misses of Redis, and it is not certain that it does: {doubt}. Count both where the cache is read, or run redis_exporter beside the server.',
    },
    doubt: doubtUnread('metrics'),
    each: (evidence, all) => [
        {
            recorders: recordersOf(evidence, all),
            counters: [...countersIn(all), ...evidence.monitors.filter((one) => showsHitRatio(one) && isDoubtful(one))],
            isKeptElsewhere: isKeptElsewhere(evidence),
            isWithoutCache: isWithoutCache(all),
        },
    ],
    check({ recorders, counters, isKeptElsewhere, isWithoutCache }, { violation, cannot }) {
        if (recorders.length > 0 || !counters.every(isDoubtful))
            return;
        const [counter] = counters;
        if (!counter && isWithoutCache)
            return cannot('nothing in sight keeps a cache in Redis, whose hits would be worth a record');
        if (!counter && isKeptElsewhere) {
            return cannot('nothing in the repository watches Redis, nor plainly deploys it, so what records its hits and misses may be kept elsewhere');
        }
        if (!counter)
            return violation('none', null);
        const { name, place, doubts = [] } = counter;
        violation('doubtful', place, { name, doubt: (0,model/* list */.p_)(doubts) }, { outcome: 'unsure' });
    },
}));
/**
 * What records or shows hits and misses. An alert on Redis is built on what an exporter, an agent or the cloud records,
 * and each of these records hits and misses along with the rest.
 */
function recordersOf(evidence, all) {
    return [...evidence.monitors.filter((one) => showsHitRatio(one) && !isDoubtful(one)), ...alertsOf(evidence, all)];
}
/** A repository that holds neither the servers nor any alerts or dashboards says nothing about how they are watched. */
function isKeptElsewhere({ settings, allAlerts, monitors }) {
    return allAlerts + monitors.length === 0 && settings.every((one) => one.isForDevelopment || one.isMaybeLocal === true);
}
/** Counters of the service itself, those in doubt included. */
function countersIn({ source }) {
    return source.status === 'collected' ? (source.value.counters ?? []).filter(showsHitRatio) : [];
}
function showsHitRatio({ subjects }) {
    return subjects.includes('hit-ratio');
}
function isDoubtful({ doubts = [] }) {
    return doubts.length > 0;
}

;// CONCATENATED MODULE: ./src/rules/artefact/advice/hot-keys.ts

/** The policies that the files and the server say, files for development aside. */
function knownPolicies({ settings }, { probe }) {
    const written = settings.flatMap(({ policy, isForDevelopment }) => {
        return isForDevelopment || policy?.name == null ? [] : [{ name: policy.name, by: policy.place.path }];
    });
    const servers = probe.status === 'collected' ? probe.value.servers : [];
    const read = servers.flatMap(({ name, readings }) => {
        const { policy } = readings.memory;
        return policy === undefined ? [] : [{ name: policy, by: (0,model/* inServer */.Rq)(name, 'the server') }];
    });
    return [...written, ...read];
}
/** True for policies under which Redis counts how often a key is used. */
function isLfu({ name }) {
    return /-lfu$/.test(name);
}
/** What looks for hot keys or takes the edge off them, wherever it is; what slows the server down is none. */
function harmlessChecks(evidence, all) {
    const shown = evidence.monitors.filter(({ subjects, doubts = [] }) => subjects.includes('hot-keys') && doubts.length === 0);
    const alerted = evidence.alerts.filter(({ subject, flaws }) => subject === 'hot-keys' && flaws.length === 0);
    return [
        ...(0,model/* hotKeyChecksIn */.$t)(all).filter(({ isCostly }) => !isCostly),
        ...shown.map(({ place, name }) => ({ place, what: name })),
        ...alerted.flatMap(({ place, name }) => (place ? [{ place, what: `the alert ${name}` }] : [])),
    ];
}
/**
 * Reads through clients that are caches, or for which nothing says what they are; those whose client is not known count
 * where one of these is built. Locks are read by their holders, not by everybody, and what a function has just written is its
 * own: memory in front of it would hide what others have added. What finds the keys for a function that empties the cache runs
 * when that does. Those in a published package are told apart: who runs it looks for hot keys.
 */
function cacheReads(evidence) {
    const { clients, commands } = evidence;
    const isFind = (0,model/* findsOf */.Cf)(evidence);
    const locks = lockKeys(commands);
    const caches = new Map(clients.filter(({ role }) => role === 'cache').map((client) => [client.id, client]));
    const isOpen = clients.length === 0 || caches.size > 0;
    const reads = commands.filter((command) => {
        const { name, key, operator, unsure, via, client, lock, readsOwn } = command;
        const isRead = (0,model/* readsValue */.HW)(name) && !operator && unsure === undefined && via !== 'lua' && lock === undefined;
        if (!isRead || readsOwn || isFind(command) || (key !== null && locks.has(key)))
            return false;
        return client === null ? isOpen : caches.has(client);
    });
    const libraryOf = ({ place }) => evidence.libraries?.find(({ folder }) => isWithin(place.path, folder))?.name;
    const own = reads.filter((command) => libraryOf(command) === undefined);
    const [first] = [...caches.values()].sort((a, b) => readsOf(b, own) - readsOf(a, own));
    return { commands: own, client: first, libraries: [...new Set(reads.flatMap((one) => libraryOf(one) ?? []))].sort() };
}
function isWithin(path, folder) {
    return folder === '' || path.startsWith(`${folder}/`);
}
const LOCK = /lock|mutex|lease|leader|claim/i;
/** Keys of locks, by name and by a SET that succeeds only where there is nothing: a renewal sets them in another way. */
function lockKeys(commands) {
    return new Set(commands.flatMap(({ name, key, flags }) => {
        const isClaim = name === 'SETNX' || (name === 'SET' && flags?.includes('NX') === true);
        return isClaim && key !== null && LOCK.test(key) ? [key] : [];
    }));
}
function readsOf({ id }, reads) {
    return reads.filter(({ client }) => client === id).length;
}
/** Where a finding about the whole repository is best shown: at the client, else at a read. */
function placeOfReads({ client, commands }) {
    return client?.place ?? commands[0]?.place ?? null;
}
/** The cheapest way to see hot keys, or to do without, with what the repository has. */
function cheapestWay({ client, commands }, policies) {
    const lfu = policies.find(isLfu);
    if (lfu)
        return `run \`redis-cli --hotkeys\` in a scheduled job, since the policy is ${lfu.name} (${lfu.by})`;
    // A pipeline is called `multi`, which names no client.
    const named = commands.find(({ via }) => via !== 'pipeline');
    const front = named ? `\`${named.receiver}\`` : 'Redis';
    const local = `keep what everybody reads in the memory of the process for a few seconds, in front of ${front}`;
    // Upstash has one policy, `optimistic-volatile`: https://upstash.com/docs/redis/features/eviction
    if (client?.kind === 'http') {
        return `${local}, or count reads by the prefix of the key in the metrics of the service; a server behind HTTP lets nobody choose an LFU policy, which \`redis-cli --hotkeys\` needs`;
    }
    const inClient = 'switch on its client-side cache (`RESP: 3, clientSideCache: { ttl: 5000, maxEntries: 1000 }`)';
    const isNodeRedis = client?.library === 'redis' && (client.major ?? 0) >= 5;
    const job = 'set `maxmemory-policy allkeys-lfu` and run `redis-cli --hotkeys` in a scheduled job';
    return `${isNodeRedis ? inClient : local}, or ${job}`;
}

;// CONCATENATED MODULE: ./src/rules/artefact/hot-key-detection.ts



function thingsIn(evidence, all) {
    const policies = knownPolicies(evidence, all);
    const special = (0,model/* hotKeyChecksIn */.$t)(all).filter(({ needsLfu, isCostly }) => needsLfu || isCostly);
    const checks = harmlessChecks(evidence, all);
    const jobs = special.map((check) => ({ check, policies, isAll: checks.length === 0 }));
    if (all.source.status !== 'collected')
        return jobs;
    const reads = cacheReads(all.source.value);
    const unread = doubtUnread('hot-keys')(evidence);
    const whole = { reads, checks, policies, unread };
    return reads.commands.length + reads.libraries.length > 0 ? [...jobs, whole] : jobs;
}
function ofOthers(libraries) {
    const one = libraries.length === 1;
    return `${(0,model/* listSome */.XT)(libraries)} ${one ? 'is' : 'are'} published for services elsewhere, which look for hot keys themselves`;
}
/* harmony default export */ const hot_key_detection = ((0,model/* defineRule */.Km)({
    id: 'hot-key-detection',
    item: 'hot-keys',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Have something that shows hot keys, or takes the edge off them.',
    why: 'All uses of one key go to one thread of one node, on a cluster as well. Traffic on a single key grows unseen until that thread is busy, and then every other key of the node is slow too; whoever is on call sees a busy server and not which key does it.',
    instead: 'Run `redis-cli --hotkeys` in a scheduled job (it needs `maxmemory-policy allkeys-lfu` or `volatile-lfu`) or, from Redis 8.6 on, `HOTKEYS START` and `HOTKEYS GET`, which need no policy. Or count reads by the prefix of the key in the metrics of the service. Or take the edge off: keep what everybody reads in the memory of the process for a few seconds (`lru-cache`, two tiers of cache-manager, the client-side cache of node-redis), or spread one key over several copies of which each reader takes one at random. What counts is found by the structure of the code around the reads; a cache in the process that is asked only after Redis has missed spares the database and not the key.',
    links: [
        'https://redis.io/docs/latest/develop/tools/cli/#monitoring-redis-commands',
        'https://redis.io/docs/latest/commands/hotkeys/',
        'https://redis.io/docs/latest/develop/reference/eviction/#lfu-eviction',
        'https://redis.io/docs/latest/develop/clients/nodejs/connect/#connect-using-client-side-caching',
    ],
    messages: {
        none: 'Nothing in the repository shows a hot key or takes the edge off one: no job with `redis-cli --hotkeys`, no count of reads by key, no cache in the process in front of Redis. {reads} in the source {go} to it directly, and all uses of one key go to one thread of one node. The cheapest way here: {advice}.',
        notLfu: '{what} fails here: Redis counts how often keys are used under an LFU policy only, and it is {policy} ({by}). Set `maxmemory-policy allkeys-lfu`, or use `HOTKEYS START` and `HOTKEYS GET` of Redis 8.6, which need none.',
        costly: '{what} makes the server send every command to one more client, which can halve its throughput, just when a key is hot. Use `redis-cli --hotkeys` under an LFU policy, or `HOTKEYS` of Redis 8.6.',
    },
    each: thingsIn,
    check(thing, { violation, cannot }) {
        if ('reads' in thing) {
            const { reads, checks, policies, unread } = thing;
            if (checks.length > 0)
                return;
            if (unread !== undefined)
                return cannot(`nothing was found that shows hot keys, but ${unread}`);
            const number = reads.commands.length;
            if (number === 0)
                return cannot(ofOthers(reads.libraries));
            const data = {
                reads: (0,model/* count */.U9)(number, 'read'),
                go: number === 1 ? 'goes' : 'go',
                advice: cheapestWay(reads, policies),
            };
            return violation('none', placeOfReads(reads), data);
        }
        const { check, policies, isAll } = thing;
        const { place, what } = check;
        if (check.isCostly) {
            violation('costly', place, { what }, { severity: 'note' });
            // A way that is advised against is no reason for a pass.
            return isAll ? cannot(`nothing but ${what} looks for hot keys`) : undefined;
        }
        const [policy] = policies;
        if (!policy)
            return cannot(`${what} needs an LFU policy, and nothing in sight says which policy the server has`);
        if (!policies.some(isLfu))
            violation('notLfu', place, { what, policy: policy.name, by: policy.by });
    },
}));

;// CONCATENATED MODULE: ./src/rules/advice/eviction.ts
/**
 * What an eviction policy may delete. Goes by the first word, since versions add policies: 8.6 brought allkeys-lrm and
 * volatile-lrm. Dragonfly knows `eviction` (any key) and `noeviction` only.
 */
function reachOf(policy) {
    if (policy === 'noeviction')
        return 'nothing';
    if (policy.startsWith('allkeys-') || policy === 'eviction')
        return 'any-key';
    return policy.startsWith('volatile-') ? 'keys-with-ttl' : 'unknown';
}
/** What happens to the keys of each role that must not be deleted behind its back, as a clause. */
const MUST_STAY = {
    queue: 'jobs vanish without a trace',
    lock: 'locks vanish while they are held, and two holders do the work at once',
    limiter: 'counters vanish, and the limits with them',
};

;// CONCATENATED MODULE: ./src/rules/artefact/advice/servers.ts

/**
 * Settings that production may run on: those that are plainly deployed, or, where there are none of that kind, those that
 * may as well be for a laptop. Files for development are left out, and so is what stands at the same place twice.
 */
function judgedSettings({ settings }) {
    const candidates = settings.filter(({ isForDevelopment }) => !isForDevelopment);
    const deployed = candidates.filter(({ isMaybeLocal }) => !isMaybeLocal);
    const seen = new Set();
    return (deployed.length > 0 ? deployed : candidates).filter(({ place, maxmemory, policy, limit }) => {
        const key = [maxmemory?.place ?? place, policy?.place ?? place, limit?.place].map(servers_spotOf).join(' ');
        return !seen.has(key) && seen.add(key);
    });
}
function servers_spotOf(place) {
    return place ? `${place.path}:${place.line}:${place.column}` : '';
}
/** The settings to judge, with what each server is for: by its name, or by the code where there is one server only. */
function judgedServers(evidence, all) {
    const judged = judgedSettings(evidence);
    const isOnly = new Set(judged.map(({ name }) => name)).size === 1;
    const coded = isOnly ? roleInSource(all) : undefined;
    const open = judged.filter((settings) => settings.isMaybeLocal && isUnlimited(settings)).sort(byLength);
    return judged.map((settings) => {
        const role = roleOf(settings, coded);
        const isFirst = !open.includes(settings) || open[0] === settings;
        const others = open[0] === settings ? open.slice(1).map(({ place }) => place) : [];
        return { settings, ...(role && { role }), others, isFirst };
    });
}
/** `docker-compose.yml` comes before `docker-compose.mysql.yml`. */
function byLength({ place: one }, { place: other }) {
    return one.path.length - other.path.length;
}
/** Whether nothing bounds the memory of a server. */
function isUnlimited({ maxmemory, bounded }) {
    return bounded === undefined && (maxmemory === undefined || maxmemory.bytes === 0);
}
/** A name that says otherwise than the code, where there is one server for all of it, says nothing. */
function roleOf({ role }, coded) {
    if (role === undefined)
        return coded;
    const isContradicted = coded !== undefined && MUST_STAY[coded.role] !== undefined && MUST_STAY[role] === undefined;
    return isContradicted ? undefined : { role, isSure: true };
}
/** What the code keeps in Redis: what must not be deleted comes before all else. */
function roleInSource({ source }) {
    if (source.status !== 'collected')
        return undefined;
    const users = [...source.value.consumers, ...source.value.clients];
    const roles = new Set(users.map(({ role }) => role));
    const user = users.find(({ role }) => MUST_STAY[role] !== undefined);
    if (user)
        return { role: user.role, isSure: roles.size === 1 && user.role === 'queue', place: user.place };
    const [first] = users;
    return first && roles.size === 1 && first.role === 'cache'
        ? { role: 'cache', isSure: false, place: first.place }
        : undefined;
}
/** How a message calls a server: by the name that its file gives it, else by the file. */
function nameOfServer({ name, format, place }) {
    return name === '' ? `The server of ${place.path.slice(place.path.lastIndexOf('/') + 1)}` : `\`${name}\` (${format})`;
}

;// CONCATENATED MODULE: ./src/rules/artefact/memory-config.ts




const messages = {
    unlimited: '{server} has no maxmemory: Redis grows until the operating system kills it, and all that it holds is gone at once. Set `maxmemory` to about three quarters of what the machine or container has.',
    unlimitedContainer: '{server} has no maxmemory, and its container may take {limit}: Redis is killed when it gets there, and all that it holds is gone at once. Set `maxmemory` to about {fit}.',
    perhaps: '{server} has no maxmemory{others}. If production runs on this file, Redis grows until the operating system kills it: set `--maxmemory` in its command. If it is for development only, call it so (`docker-compose.dev.yml`) or name it under `ignore`.',
    notLoaded: '{server} is given {conf}, which sets maxmemory, but its command does not name that file, and the image does not look for it: Redis starts with its defaults, without a limit. Write `command: redis-server` and the path of the file in the container.',
    beyond: 'maxmemory of {server} is {maxmemory}, but its container may only take {limit}: it is killed before Redis evicts anything. Set `maxmemory` to about {fit}.',
    refusing: '{server} is a cache with the policy noeviction{default}: when the memory is full, every write fails with `OOM command not allowed when used memory > maxmemory` instead of making room. Set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    refusingPerhaps: '{server} has the policy noeviction{default}, and the code uses Redis as a cache: if it is this server, every write fails with OOM when the memory is full. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    refusingSessions: '{server} keeps sessions and has the policy noeviction{default}: when the memory is full, no new session can be written and nobody can log in. Set `maxmemory-policy volatile-lru`, which gives up the sessions that have been idle longest.',
    volatile: '{server} is a cache with the policy {policy}{default}: only keys with a TTL can be evicted. When those are used up, writes fail with OOM. Set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    deleting: '{server} has the policy {policy}{default}, but the role {role}: when the memory is full, {loss}. Set `maxmemory-policy noeviction` and alert on memory; keep caches on an instance of their own.',
    deletingPerhaps: '{server} has the policy {policy}{default}, and the code has a client of the role {role}: if it is on this server, {loss} when the memory is full. Give it an instance with `maxmemory-policy noeviction`.',
    unknownPolicy: '{server} has the policy `{policy}`, which redis-preflight does not know. Redis refuses to start with a name that is none; look it up in the documentation of the server.',
};
/** Three quarters: the rest is for forks, buffers and fragmentation. */
const SHARE = 0.75;
function judgeLimit({ settings, others, isFirst }, violation) {
    const { maxmemory, limit, isMaybeLocal } = settings;
    if (isUnlimited(settings)) {
        if (isFirst)
            tellUnlimited(settings, others, violation);
        return;
    }
    const bytes = maxmemory?.bytes ?? 0;
    if (!maxmemory || !limit || bytes < limit.bytes)
        return;
    const related = [{ place: limit.place, message: 'the limit of the container' }];
    const told = { server: nameOfServer(settings), maxmemory: (0,model/* size */.Ej)(bytes), ...roomIn(limit.bytes) };
    violation('beyond', maxmemory.place, told, { ...(isMaybeLocal && NOTE), related });
}
function tellUnlimited(settings, others, violation) {
    const { maxmemory, limit, place, notLoaded, isMaybeLocal } = settings;
    const server = nameOfServer(settings);
    const at = maxmemory?.place ?? place;
    if (notLoaded !== undefined)
        violation('notLoaded', at, { server, conf: notLoaded }, isMaybeLocal ? NOTE : {});
    else if (isMaybeLocal) {
        const related = others.map((other) => ({ place: other, message: 'the same here' }));
        const more = others.length > 0 ? `, and ${(0,model/* count */.U9)(others.length, 'more server')} likewise` : '';
        violation('perhaps', at, { server, others: more }, { ...NOTE, related });
    }
    else
        violation(limit ? 'unlimitedContainer' : 'unlimited', at, { server, ...roomIn(limit?.bytes ?? 0) });
}
const NOTE = { severity: 'note' };
function roomIn(bytes) {
    return { limit: (0,model/* size */.Ej)(bytes), fit: (0,model/* size */.Ej)(bytes * SHARE) };
}
function judgePolicy(settings, { role, isSure, place: reason }, violation) {
    const { policy, unsetPolicy, maxmemory, place, isMaybeLocal } = settings;
    const name = policy ? policy.name : unsetPolicy;
    const fault = name && !isUnlimited(settings) ? faultOf(name, role) : undefined;
    if (!name || fault === undefined)
        return;
    const message = isSure ? fault : PERHAPS[fault];
    if (message === undefined)
        return;
    const told = { server: nameOfServer(settings), policy: name, role, loss: MUST_STAY[role] ?? '' };
    const isLesser = isMaybeLocal || fault === 'volatile';
    violation(message, policy?.place ?? maxmemory?.place ?? place, { ...told, default: policy ? '' : ', the default' }, {
        ...(isLesser && NOTE),
        outcome: isSure ? 'fail' : 'unsure',
        related: reason ? [{ place: reason, message: `the code has the role ${role} here` }] : [],
    });
}
/** What is said where the role comes from the code, which may mean another server. */
const PERHAPS = {
    refusing: 'refusingPerhaps',
    deleting: 'deletingPerhaps',
};
function faultOf(policy, role) {
    const reach = reachOf(policy);
    if (MUST_STAY[role] !== undefined)
        return reach === 'any-key' || reach === 'keys-with-ttl' ? 'deleting' : undefined;
    if (reach === 'nothing')
        return role === 'session' ? 'refusingSessions' : role === 'cache' ? 'refusing' : undefined;
    return reach === 'keys-with-ttl' && role === 'cache' ? 'volatile' : undefined;
}
/* harmony default export */ const memory_config = ((0,model/* defineRule */.Km)({
    id: 'memory-config',
    item: 'memory-policy',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Write maxmemory and a fitting policy into the configuration that is deployed.',
    why: 'A server that is configured without maxmemory takes memory until the operating system kills it. What somebody has set by CONFIG SET is gone at the next restart; what is in the repository comes back.',
    instead: 'Set `maxmemory` to about three quarters of what the machine or container has, and a `maxmemory-policy` that suits what the instance is for: `allkeys-lru` for a cache, `noeviction` for a queue. Files for development are not judged; what a file is for is seen by its name.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/',
        'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
    ],
    messages,
    doubt: doubtUnread('server-settings'),
    each: judgedServers,
    check(server, { violation, cannot }) {
        const { settings, role } = server;
        judgeLimit(server, violation);
        const { policy, maxmemory, place } = settings;
        if (policy?.name && reachOf(policy.name) === 'unknown') {
            const told = { server: nameOfServer(settings), policy: policy.name };
            violation('unknownPolicy', policy.place, told, { outcome: 'unsure' });
        }
        else if (role)
            judgePolicy(settings, role, violation);
        if (maxmemory?.bytes === null) {
            cannot(`${nameOfServer(settings)} in ${place.path} has a maxmemory that comes from elsewhere`);
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/artefact/memory-drift.ts



function pairs(evidence, { probe }) {
    // A plain compose file is most likely for a laptop, and never ran where the probe has been.
    const settings = judgedSettings(evidence).filter(({ isMaybeLocal }) => !isMaybeLocal);
    if (settings.length === 0)
        return [];
    if (probe.status !== 'collected')
        return [{ reason: `the server was not read: ${probe.reason}` }];
    const { servers } = probe.value;
    const told = new Set();
    return servers.flatMap((server) => {
        const candidates = candidatesFor(server, servers, settings);
        // The nodes of a cluster run on the same file, and mostly say the same.
        const { maxmemory, policy } = server.readings.memory;
        const key = [maxmemory, policy, ...candidates.map(({ place }) => `${place.path}:${place.line}`)].join(' ');
        if (told.has(key))
            return [];
        told.add(key);
        return [{ server, candidates }];
    });
}
/** The settings that are of one server: the only ones, else those of its name, else those of its role. */
function candidatesFor(server, servers, settings) {
    const ofRole = settings.filter(({ role }) => role === server.role);
    const isCluster = servers.every(({ readings, role }) => readings.server.mode === 'cluster' && role === server.role);
    if (servers.length === 1 || isCluster) {
        return ofRole.length > 0 ? ofRole : settings.filter(({ role }) => role === undefined);
    }
    const ofName = settings.filter(({ name }) => isNameOf(name, server.name));
    if (ofName.length > 0)
        return ofName;
    return servers.filter(({ role }) => role === server.role).length === 1 ? ofRole : [];
}
/** `redis-cache` is the server that the config calls `cache`. */
function isNameOf(name, instance) {
    const words = name.toLowerCase().split(/[^a-z0-9]+/);
    return instance !== '' && (name === instance || words.includes(instance.toLowerCase()));
}
/** Sizes of production are not those of staging; what is 0 on one of them only is no matter of size. */
const PRODUCTION = /(?:^|[./_-])(?:prod|production|prd|live)(?=[./_-]|$)/i;
function limitDifference(settings, live) {
    const { maxmemory, bounded, unsetPolicy, place } = settings;
    const isDefault = maxmemory === undefined && bounded === undefined && unsetPolicy !== undefined;
    const wanted = isDefault ? 0 : (maxmemory?.bytes ?? null);
    if (wanted === null || live === undefined)
        return 'unknown';
    if (wanted === live || (PRODUCTION.test(place.path) && wanted > 0 && live > 0))
        return undefined;
    const message = wanted === 0 ? 'onlyLive' : live === 0 ? 'onlyFile' : 'maxmemory';
    return { message, place: maxmemory?.place ?? place, file: (0,model/* size */.Ej)(wanted), live: (0,model/* size */.Ej)(live) };
}
function policyDifference(settings, live) {
    const { policy, unsetPolicy, maxmemory, place } = settings;
    const wanted = policy ? policy.name : unsetPolicy;
    if (!wanted || live.policy === undefined)
        return 'unknown';
    // Without a limit on either side there is nothing that a policy would decide.
    const isIdle = live.maxmemory === 0 && !maxmemory?.bytes;
    if (wanted === live.policy || isIdle)
        return undefined;
    const at = policy?.place ?? maxmemory?.place ?? place;
    return { message: policy ? 'policy' : 'policyUnset', place: at, file: wanted, live: live.policy };
}
function differencesTo(settings, { readings: { memory } }) {
    const all = [limitDifference(settings, memory.maxmemory), policyDifference(settings, memory)];
    return {
        isComparable: all.some((one) => one !== 'unknown'),
        differences: all.filter((one) => one !== undefined && one !== 'unknown'),
    };
}
const CHANGED = 'Somebody changed it with CONFIG SET, which is gone at the next restart, or this file is not what is deployed. Bring the two together.';
const memory_drift_messages = {
    maxmemory: `{name} sets maxmemory to {file}, but {server} says {live}. ${CHANGED}`,
    onlyFile: `{name} sets maxmemory to {file}, but {server} says 0, which is no limit. ${CHANGED}`,
    onlyLive: '{name} sets no maxmemory, but {server} says {live}: it comes from CONFIG SET, which is gone at the next restart, or from somewhere else than this file. Write it where it is deployed from.',
    policy: `{name} sets maxmemory-policy to {file}, but {server} says {live}. ${CHANGED}`,
    policyUnset: '{name} sets no maxmemory-policy, which makes it {file}, but {server} says {live}: it comes from CONFIG SET, which is gone at the next restart, or from somewhere else than this file. Write it where it is deployed from.',
};
/* harmony default export */ const memory_drift = ((0,model/* defineRule */.Km)({
    id: 'memory-drift',
    item: 'memory-policy',
    reads: 'artefact',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Deploy the maxmemory and the policy that are written down.',
    why: 'Where the server does not run on what the repository says, one of the two is wrong. What was set with CONFIG SET is gone at the next restart, often in the middle of an incident; a file that is not deployed is reviewed and changed in vain.',
    instead: 'Write the values that are right into the file and deploy it; after a CONFIG SET that is meant to stay, run CONFIG REWRITE or change the file. Where the file is for another server, name the instances in the config as the files call them.',
    links: [
        'https://redis.io/docs/latest/operate/oss_and_stack/management/config/',
        'https://redis.io/docs/latest/commands/config-rewrite/',
    ],
    messages: memory_drift_messages,
    doubt: doubtUnread('server-settings'),
    each: pairs,
    check(pair, { violation, cannot }) {
        if ('reason' in pair)
            return cannot(pair.reason);
        const { server, candidates } = pair;
        const called = server.name === '' ? 'the server' : `the server ${server.name}`;
        if (candidates.length === 0)
            return cannot(`no file is known to be the one that ${called} runs on`);
        const compared = candidates.map((settings) => ({ settings, ...differencesTo(settings, server) }));
        const comparable = compared.filter(({ isComparable }) => isComparable);
        if (comparable.length === 0)
            return cannot(`what ${called} should say is not written in the repository`);
        if (comparable.some(({ differences }) => differences.length === 0))
            return;
        const [only, ...others] = comparable;
        if (!only || others.length > 0) {
            const paths = (0,model/* listSome */.XT)(comparable.map(({ settings }) => settings.place.path));
            return cannot(`${called} agrees with none of ${paths}, and which of them it runs on is not known`);
        }
        const name = nameOfServer(only.settings);
        for (const { message, place, file, live } of only.differences) {
            violation(message, place, { name, server: called, file, live });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/advice/unread.ts
/**
 * Why a reading is not there: it could not be read, or the service (Redis Cloud, for one) leaves it out. `section` is the
 * name under which the collector notes it, `what` is what the rule looks for.
 */
function whyUnread({ unread }, section, what) {
    const failed = unread.find((one) => one.section === section);
    return failed
        ? `${section} could not be read: ${failed.reason}`
        : `the server does not report ${what} in ${section}; look it up where the service is configured`;
}

;// CONCATENATED MODULE: ./src/rules/probe/advice/sample.ts

/** Whether there is anything to judge: a server without keys says nothing about keys. */
function hasKeys({ readings }) {
    return readings.keyspace?.keys !== 0;
}
/** Why it is not known how many keys there are. */
function whyUncounted({ readings }) {
    return whyUnread(readings, 'INFO keyspace', 'its keys');
}
/** Why nothing is known of the keys, or of one of their sides: the commands that would have told it. */
function whyUnsampled({ readings }, ...commands) {
    const unread = readings.unread.find(({ section }) => section.startsWith('the keys') || commands.includes(section));
    return unread
        ? `${unread.section} could not be read: ${unread.reason}`
        : 'no keys could be sampled in the time there was';
}
/** How much of the server a sample has seen: `10,000 of 1,000,000 keys`. */
function coverage({ keys }, { readings }) {
    return { sampled: keys, all: Math.max(keys, readings.keyspace?.keys ?? 0) };
}
/** A pattern for people, after a number of keys or in general. */
function named(pattern, number = 2) {
    if (pattern === '*')
        return number === 1 ? 'key that follows no pattern' : 'keys that follow no pattern';
    return `${number === 1 ? 'key' : 'keys'} \`${pattern}\``;
}

;// CONCATENATED MODULE: ./src/rules/probe/advice/shares.ts
/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.96;
/** The share of `hits` among `total`, with Wilson's interval, which holds for small numbers and shares near 0 or 1 too. */
function shareOf(hits, total) {
    const value = hits / total;
    const z2 = Z * Z;
    const centre = (value + z2 / (2 * total)) / (1 + z2 / total);
    const half = (Z * Math.sqrt((value * (1 - value)) / total + z2 / (4 * total * total))) / (1 + z2 / total);
    return { value, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
/** A share in percent, without decimals but for small ones, never rounded to a whole that it is not: `99.9`, `0.3`. */
function percent(share) {
    const value = share * 100;
    return (value < 1 || value > 99) && value !== Math.round(value) ? value.toFixed(1) : String(Math.round(value));
}

;// CONCATENATED MODULE: ./src/rules/probe/advice/statistics.ts

/** How many of the population are in the group: never fewer than were seen, never more than were not seen elsewhere. */
function countOf(seen) {
    const { hits, sampled } = seen;
    const population = Math.max(seen.population, sampled);
    const { value, low, high } = shareOf(hits, sampled);
    return {
        value: Math.round(value * population),
        low: Math.max(hits, Math.floor(low * population)),
        high: Math.min(population - (sampled - hits), Math.ceil(high * population)),
    };
}
/**
 * The bytes of the whole group, from the mean and standard deviation of its sampled members: both how many there are and
 * how large they are is uncertain. Each sampled key counts with its bytes if it is a member and with 0 if not; the mean
 * of that is nearly normal. Never less uncertain than their number, which matters where all that was sampled are members.
 */
function bytesOf(seen, { mean, deviation }) {
    const { hits, sampled } = seen;
    const population = Math.max(seen.population, sampled);
    const share = hits / sampled;
    const variance = share * (deviation ** 2 + mean ** 2) - (share * mean) ** 2;
    const half = Z * population * Math.sqrt(Math.max(0, variance) / sampled);
    const value = share * mean * population;
    const count = countOf(seen);
    return {
        value,
        low: Math.max(hits * mean, Math.min(value - half, count.low * mean)),
        high: Math.max(value + half, count.high * mean),
    };
}
/** The largest share, from 0 to 1, of which a sample of this size has no member with a probability of 5 %. */
function largestUnseenShare(sampled) {
    return 1 - 0.05 ** (1 / sampled);
}
/** A number with three digits that count: an estimate does not know more. */
function rounded(value) {
    if (value === 0)
        return 0;
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value))) - 2);
    return Math.round(value / unit) * unit;
}
/** A share from 0 to 1 for people: `12 %`, `0.3 %`, `under 0.1 %`. */
function inPercent(share) {
    return share > 0 && share < 0.001 ? 'under 0.1 %' : `${percent(share)} %`;
}

;// CONCATENATED MODULE: ./src/rules/probe/big-keys.ts



/** How each type is deleted or read in pieces. */
const PIECES = {
    hash: 'Split it over several hashes, or read fields with HMGET and HSCAN instead of HGETALL',
    list: 'Bound it with LTRIM, or read ranges instead of the whole list',
    set: 'Split it over several sets, and page with SSCAN instead of SMEMBERS',
    zset: 'Bound it with ZREMRANGEBYRANK, or read ranges instead of all of it',
    stream: 'Bound it with MAXLEN in XADD',
    string: 'Split or compress the value, or keep it in a store for files and only its address in Redis',
};
function isBig({ largest }, { bigKeyBytes, bigKeyElements }) {
    return largest !== undefined && (largest.bytes >= bigKeyBytes || (largest.elements ?? 0) >= bigKeyElements);
}
/** A sample cannot rule out the single key: it says how common big keys are at most. */
function whyNotAll(sample, server) {
    const { sampled, all } = coverage(sample, server);
    const most = inPercent(largestUnseenShare(sampled));
    return `none of the ${(0,model/* amount */.vj)(sampled)} sampled of ${(0,model/* amount */.vj)(all)} keys is that big, so with a probability of 95 % ${most} of the keys are at most; a single one may still be: \`redis-cli --memkeys\` looks at all of them, or raise \`probe.sample\``;
}
/* harmony default export */ const big_keys = ((0,model/* defineRule */.Km)({
    id: 'big-keys',
    item: 'hot-keys',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Keep single keys small.',
    why: 'Redis serves one command at a time. Reading, deleting or expiring a key of megabytes, or one with tens of thousands of elements, keeps every other client waiting, and on a cluster such a key cannot be spread over nodes.',
    instead: 'Split large values and collections, bound lists and streams, delete with UNLINK. A key is big from 1 MiB or 10,000 elements on (`thresholds.big-key-bytes`, `thresholds.big-key-elements`). The keys are sampled: what is common is found, the single big key among millions need not be. Sizes are those of MEMORY USAGE. Elements are counted (LLEN, HLEN, SCARD, ZCARD, XLEN) for at most the 20 largest collections, since these commands count as a use of the key for LRU and LFU eviction; TTL, TYPE and MEMORY USAGE do not.',
    links: [
        'https://redis.io/docs/latest/commands/memory-usage/',
        'https://redis.io/docs/latest/commands/unlink/',
        'https://redis.io/docs/latest/develop/tools/cli/#scan-for-big-keys-and-memory-usage',
    ],
    messages: {
        big: 'Among the {keys} the largest that was sampled is a {type} of {size}: reading or deleting it makes every other client wait. {advice}; delete with UNLINK.',
    },
    each: (server, { thresholds }) => (hasKeys(server) ? [{ server, limits: thresholds }] : []),
    check({ server, limits }, { violation, cannot }) {
        const { keyspace, sample } = server.readings;
        if (!sample)
            return cannot(keyspace ? whyUnsampled(server) : whyUncounted(server));
        if (!sample.groups.some(({ largest }) => largest))
            return cannot(whyUnsampled(server, 'MEMORY USAGE', 'TYPE'));
        const big = sample.groups.filter((group) => isBig(group, limits));
        if (big.length === 0 && !sample.isComplete)
            return cannot(whyNotAll(sample, server));
        for (const { pattern, largest } of big) {
            const { type, bytes, elements } = largest;
            const length = elements === undefined ? '' : ` with ${(0,model/* count */.U9)(elements, 'element')}`;
            const advice = PIECES[type] ?? 'Split it';
            const data = { keys: named(pattern), type, size: (0,model/* size */.Ej)(bytes) + length, advice };
            violation('big', null, data, { keyPattern: pattern });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/advice/time.ts

/** A stretch of time in its largest whole unit: `3 days`, `1 hour`, `45 seconds`. */
function span(seconds) {
    if (seconds >= 2 * 86_400)
        return (0,model/* count */.U9)(Math.floor(seconds / 86_400), 'day');
    if (seconds >= 2 * 3600)
        return (0,model/* count */.U9)(Math.floor(seconds / 3600), 'hour');
    if (seconds >= 2 * 60)
        return (0,model/* count */.U9)(Math.floor(seconds / 60), 'minute');
    return (0,model/* count */.U9)(Math.round(seconds), 'second');
}
/** What the counters of a server cover: `in the 3 days since the server started`. CONFIG RESETSTAT may have cut it short. */
function sinceStart({ server: { uptimeSeconds } }) {
    return uptimeSeconds === undefined
        ? 'since the server started'
        : `in the ${span(uptimeSeconds)} since the server started`;
}
/** Why there is no reading over time: what became of the attempt. */
function whyUnwatched({ unread }) {
    const failed = unread.find(({ section }) => section === WATCHING);
    return failed ? `the counters could not be watched: ${failed.reason}` : 'the counters were not watched';
}
/** The name under which the collector notes that it could not watch the counters. */
const WATCHING = 'the counters over time';

;// CONCATENATED MODULE: ./src/rules/probe/connection-headroom.ts



/** Shares of maxclients, in percent. */
const WARNING_AT = 80;
const ERROR_AT = 95;
/* harmony default export */ const connection_headroom = ((0,model/* defineRule */.Km)({
    id: 'connection-headroom',
    item: 'connections',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Keep room for the connections of a deploy.',
    why: 'At maxclients Redis refuses every new connection, for all services alike. A rolling deploy holds the connections of the old and the new instances at the same time, so it needs about twice the room.',
    instead: 'Use one client for each process and share it, close what is not used, or raise `maxclients` (and the limit of open files). With `timeout 0` and `tcp-keepalive 0` the server keeps connections whose other end is long gone: set `tcp-keepalive 300`, the default.',
    links: ['https://redis.io/docs/latest/develop/reference/clients/'],
    messages: {
        full: '{percent} % of maxclients is in use ({connected} of {max}): a rolling deploy, which needs old and new connections side by side, may be refused. Share one client for each process, or raise `maxclients`.',
        rejecting: '{refused} refused within {window}, because maxclients is reached. Share one client for each process, or raise `maxclients`.',
        rejected: '{refused} refused {since}, because maxclients was reached. Look for clients that are made for each request, or raise `maxclients`.',
        lingering: '`timeout` and `tcp-keepalive` are both 0: connections whose other end is gone stay for good and count towards maxclients. Set `tcp-keepalive 300`, the default.',
    },
    each: ({ readings }) => [readings],
    check(readings, { violation, cannot }) {
        const { clients, stats, window, settings } = readings;
        const { connected, max } = clients;
        if (settings?.timeout === 0 && settings.tcpKeepalive === 0) {
            violation('lingering', null, {}, { severity: 'warning' });
        }
        const refused = (number) => `${(0,model/* count */.U9)(number, 'connection')} ${number === 1 ? 'was' : 'were'}`;
        const [now, ever] = [window?.stats.rejectedConnections ?? 0, stats.rejectedConnections ?? 0];
        if (window && now > 0)
            violation('rejecting', null, { refused: refused(now), window: span(window.seconds) });
        else if (ever > 0)
            violation('rejected', null, { refused: refused(ever), since: sinceStart(readings) }, { severity: 'warning' });
        if (connected === undefined || max === undefined || max === 0)
            return cannot(whyUnread(readings, 'INFO clients', 'connected_clients and maxclients'));
        const percent = Math.floor((connected / max) * 100);
        if (percent < WARNING_AT)
            return;
        const data = { percent, connected: (0,model/* amount */.vj)(connected), max: (0,model/* amount */.vj)(max) };
        violation('full', null, data, { severity: percent >= ERROR_AT ? 'error' : 'warning' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/eviction-policy.ts



const eviction_policy_messages = {
    refusing: 'The policy is noeviction: when the memory is full, every write fails with `OOM command not allowed when used memory > maxmemory` instead of making room. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    refusingSessions: 'The policy is noeviction: when the memory is full, no new session can be written and nobody can log in. Set `maxmemory-policy volatile-lru`, which gives up the sessions that have been idle longest.',
    volatile: 'The policy is {policy}: only keys with a TTL can be evicted, at the moment {expires} of {keys}. When those are used up, writes fail with OOM. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    volatileUncounted: 'The policy is {policy}: only keys with a TTL can be evicted. When those are used up, writes fail with OOM. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    volatileWithoutTtl: 'The policy is {policy}, which evicts only keys with a TTL, and none of the {keys} keys has one: it acts as noeviction, and writes fail with OOM when the memory is full. For a cache set `maxmemory-policy allkeys-lru` (or allkeys-lfu).',
    sessionsWithoutTtl: 'The policy is {policy}, which evicts only keys with a TTL, and none of the {keys} keys has one: it acts as noeviction, and no session can be written when the memory is full. Write sessions with a TTL, or set `maxmemory-policy allkeys-lru`.',
    deleting: 'The policy is {policy}, but this instance has the role {role}: when the memory is full, {loss}. Set `maxmemory-policy noeviction` and alert on memory; keep caches on an instance of their own.',
    random: 'The policy is {policy}: it evicts keys that are in constant use as readily as keys that nobody reads. `maxmemory-policy allkeys-lru` (or allkeys-lfu) keeps what is in use.',
    unknownPolicy: 'The policy `{policy}` is not one that redis-preflight knows, so it cannot tell whether it suits the role {role}. Look it up in the documentation of the server.',
};
function judgeCache(policy, { readings }, violation) {
    const reach = reachOf(policy);
    if (reach === 'nothing')
        violation('refusing', null);
    if (reach === 'any-key' && policy.endsWith('-random'))
        violation('random', null, { policy }, { severity: 'note' });
    if (reach !== 'keys-with-ttl')
        return;
    const { keys = 0, expires = 0 } = readings.keyspace ?? {};
    if (keys > 0 && expires === 0) {
        violation('volatileWithoutTtl', null, { policy, keys });
    }
    else {
        violation(keys > 0 ? 'volatile' : 'volatileUncounted', null, { policy, keys, expires }, { severity: 'warning' });
    }
}
/** Sessions carry a TTL and may be given up, the idle ones first; a login that cannot be written is worse. */
function judgeSessions(policy, { readings }, violation) {
    const reach = reachOf(policy);
    const { keys = 0, expires = 0 } = readings.keyspace ?? {};
    if (reach === 'nothing')
        violation('refusingSessions', null, {}, { severity: 'warning' });
    if (reach === 'keys-with-ttl' && keys > 0 && expires === 0) {
        violation('sessionsWithoutTtl', null, { policy, keys }, { severity: 'warning' });
    }
}
/* harmony default export */ const eviction_policy = ((0,model/* defineRule */.Km)({
    id: 'eviction-policy',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Choose the eviction policy for what the instance keeps.',
    why: 'maxmemory-policy decides what happens when the memory is full. A cache under noeviction (the default of Redis) refuses every write; under volatile-* it does so as soon as no key with a TTL is left. A queue, lock or limiter under any other policy loses jobs, locks or counters, and nobody is told.',
    instead: 'For a cache `allkeys-lru`, or `allkeys-lfu` where a few keys get most reads. For sessions `volatile-lru` or `allkeys-lru`. For queues (BullMQ asks for it), locks and limiters `noeviction`, on an instance of their own. Tell the role of the probed instance in the config if it is not a cache.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/',
        'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
    ],
    messages: eviction_policy_messages,
    each: (evidence) => [evidence],
    check(evidence, { violation, cannot }) {
        const { role, readings } = evidence;
        const { policy } = readings.memory;
        if (policy === undefined)
            return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory_policy'));
        const loss = MUST_STAY[role];
        const reach = reachOf(policy);
        // Pub/sub keeps no keys, so there is nothing that any policy could delete or refuse.
        if (role === 'pubsub')
            return;
        if (reach === 'unknown') {
            violation('unknownPolicy', null, { policy, role }, { outcome: 'unsure', severity: 'warning' });
        }
        else if (loss !== undefined) {
            if (reach !== 'nothing')
                violation('deleting', null, { policy, role, loss });
        }
        else if (role === 'session')
            judgeSessions(policy, evidence, violation);
        else
            judgeCache(policy, evidence, violation);
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/evictions.ts


/* harmony default export */ const evictions = ((0,model/* defineRule */.Km)({
    id: 'evictions',
    item: 'eviction-rate',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Evictions should be rare and must not rise.',
    why: 'Redis evicts when it is full: each new key then costs an old one. A full cache lives with that, but a rate that rises means that the data in use no longer fits, and the hit ratio falls next. Where nothing may be evicted, writes are refused instead.',
    instead: 'Raise `maxmemory`, shorten TTLs, store less for each key, or move what is no cache to an instance of its own. Alert on `rate(redis_evicted_keys_total[5m])`, on its rise, and on errors of the kind OOM.',
    links: ['https://redis.io/docs/latest/develop/reference/eviction/', 'https://redis.io/docs/latest/commands/info/'],
    messages: {
        rising: '{rate} keys are evicted each second, and it rises: {first} at the beginning of {window}, {last} at the end. What is in use no longer fits: raise `maxmemory`, shorten TTLs or store less.',
        steady: '{rate} keys are evicted each second (over {window}). A full cache lives with that as long as the hit ratio is good; watch both.',
        refusing: '{count} writes were refused with OOM within {window}: the memory is full and nothing may be evicted. Raise `maxmemory`, delete keys, or let the policy evict.',
        refused: '{count} writes were refused with OOM {since}: the memory was full and nothing could be evicted. Raise `maxmemory`, or let the policy evict.',
        exceeded: 'The memory in use stood above maxmemory for {ms} ms within {window}: there was nothing left to evict, and writes may have been refused. Raise `maxmemory`, delete keys, or let the policy evict.',
    },
    each: ({ readings }) => [readings],
    check(readings, { violation, cannot }) {
        const { window, stats } = readings;
        if (!window)
            return cannot(whyUnwatched(readings));
        const { evictedKeys, refusedWrites, exceededMs = 0 } = window.stats;
        if (evictedKeys === undefined)
            return cannot('the server does not report evicted_keys');
        const over = span(window.seconds);
        if (refusedWrites === undefined) {
            if (exceededMs > 0)
                violation('exceeded', null, { ms: (0,model/* amount */.vj)(exceededMs), window: over });
        }
        else if (refusedWrites > 0) {
            violation('refusing', null, { count: (0,model/* amount */.vj)(refusedWrites), window: over }, { severity: 'error' });
        }
        else if ((stats.refusedWrites ?? 0) > 0) {
            violation('refused', null, { count: (0,model/* amount */.vj)(stats.refusedWrites ?? 0), since: sinceStart(readings) });
        }
        if (evictedKeys === 0)
            return;
        const rates = window.evictionsPerSecond ?? [];
        const [first = 0, last = 0] = [rates[0], rates.at(-1)];
        const data = { rate: (0,model/* amount */.vj)(evictedKeys / window.seconds), first: (0,model/* amount */.vj)(first), last: (0,model/* amount */.vj)(last), window: over };
        if (isRising(rates))
            violation('rising', null, data);
        else
            violation('steady', null, data, { severity: 'note' });
    },
}));
/** Each part of the window above the one before, and the last well above the first. */
function isRising(rates) {
    const grows = rates.slice(1).every((rate, index) => rate > (rates[index] ?? 0));
    return rates.length >= 3 && grows && (rates.at(-1) ?? 0) >= model/* EVICTION_RISE */.Wi * (rates[0] ?? 0);
}

;// CONCATENATED MODULE: ./src/rules/probe/flush-in-use.ts



const FLUSHES = ['FLUSHALL', 'FLUSHDB'];
/* harmony default export */ const flush_in_use = ((0,model/* defineRule */.Km)({
    id: 'flush-in-use',
    item: 'no-flush',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Nothing should empty this server in normal work.',
    why: 'The server counts FLUSHALL and FLUSHDB, also those that come from scripts or from other repositories. After a flush every lookup misses at once, and the database behind the cache gets the whole load.',
    instead: 'Delete by pattern with SCAN and UNLINK, or raise a version number that is part of every key. A flush while the probe watches is a warning. An earlier one is a note, since test suites and operators flush staging servers.',
    links: ['https://redis.io/docs/latest/commands/flushall/', 'https://redis.io/docs/latest/commands/flushdb/'],
    messages: {
        now: '{commands} within {window}: something that is in use now empties the server. Find it, and let it delete by pattern with SCAN and UNLINK.',
        before: '{commands} {since}, though not while the probe watched. On a staging server that may be a test suite or a person; make sure that it is not the application.',
    },
    each: ({ readings }) => [readings],
    check(readings, { violation, cannot }) {
        const { calls, window } = readings;
        if (!calls)
            return cannot(whyUnread(readings, 'INFO commandstats', 'calls by command'));
        const now = told(window?.calls);
        const ever = told(calls);
        if (window && now)
            violation('now', null, { commands: now, window: span(window.seconds) });
        else if (ever)
            violation('before', null, { commands: ever, since: sinceStart(readings) }, { severity: 'note' });
    },
}));
/** `FLUSHALL was run 2 times and FLUSHDB 1 time`; undefined where neither was. */
function told(calls) {
    const run = FLUSHES.filter((name) => (calls?.[name] ?? 0) > 0).map((name) => `${name} ${(0,model/* count */.U9)(calls?.[name] ?? 0, 'time')}`);
    return run.length > 0 ? (0,model/* list */.p_)(run).replace(' ', ' was run ') : undefined;
}

;// CONCATENATED MODULE: ./src/rules/probe/flush-permitted.ts

/* harmony default export */ const flush_permitted = ((0,model/* defineRule */.Km)({
    id: 'flush-permitted',
    item: 'no-flush',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The application should not be able to run FLUSHALL, FLUSHDB or KEYS.',
    why: 'What the code does not call today, a library, a console or an injected command may call tomorrow. A user without the right to do it is the only protection that does not depend on anybody’s care.',
    instead: 'Give the application a user of its own: `ACL SETUSER shop on >… ~* &* +@all -@admin -@dangerous`, with `+info` where a client checks whether the server is ready. Name it as `app-user` in the config; the probe then asks the server with ACL DRYRUN, which runs nothing, or reads the rules with ACL GETUSER where there is no DRYRUN (before Redis 7).',
    links: [
        'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
        'https://redis.io/docs/latest/commands/acl-dryrun/',
    ],
    messages: {
        application: 'The application’s user may run {commands}. Take the rights away: `ACL SETUSER <user> {rules}`, or `-@dangerous` for all commands of that kind.',
        everybody: 'The user `default` may run {commands}, and the probe needed no other user to get in. Give the application a user of its own without `+@dangerous`, name it as `app-user` in the config, and restrict `default`.',
    },
    each: ({ readings }) => [readings],
    check(readings, { violation, cannot }) {
        const { access } = readings;
        if (!access)
            return cannot(whyUnknown(readings));
        const { permitted, user } = access;
        if (permitted.length === 0)
            return;
        const rules = permitted.map((name) => `-${name.toLowerCase()}`).join(' ');
        violation(user === 'default' ? 'everybody' : 'application', null, { commands: (0,model/* list */.p_)(permitted), rules });
    },
}));
function whyUnknown({ unread }) {
    const failed = unread.find(({ section }) => section === 'ACL DRYRUN');
    if (failed)
        return `the rights of the application’s user could not be read: ${failed.reason}`;
    return 'the user that the application logs in as is not known: name it as `app-user` in the config';
}

;// CONCATENATED MODULE: ./src/rules/probe/fragmentation.ts

/** With less in use, the fixed costs of the allocator weigh more than any fragmentation (measured: 2.9 at 6 MB). */
const MATTERS_FROM = 100 * 1024 * 1024;
/** Where Redis' own active defragmentation takes the upper end of what is bearable (active-defrag-threshold-upper is 100 %). */
const fragmentation_WARNING_AT = 1.5;
/* harmony default export */ const fragmentation = ((0,model/* defineRule */.Km)({
    id: 'fragmentation',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Memory should not be lost to fragmentation.',
    why: 'The allocator holds pages in which only a part is in use. That part does not count towards maxmemory, but the machine has to have it, so Redis may be killed although it is within its limit.',
    instead: 'Set `activedefrag yes` (with jemalloc), or restart or fail over at a quiet time. Values of very different sizes that are rewritten all the time are the usual cause. Judged from 100 MiB in use on, by allocator_frag_ratio.',
    links: ['https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/'],
    messages: {
        high: 'The allocator holds {ratio} times the memory that is in use ({used}): fragmentation takes what maxmemory does not count. Set `activedefrag yes`, or restart at a quiet time.',
    },
    each: ({ readings: { memory } }) => {
        const { allocatorFragmentation: ratio, usedBytes: used } = memory;
        return ratio !== undefined && used !== undefined && used >= MATTERS_FROM ? [{ ratio, used }] : [];
    },
    check({ ratio, used }, { violation }) {
        if (ratio >= fragmentation_WARNING_AT)
            violation('high', null, { ratio: ratio.toFixed(2), used: (0,model/* size */.Ej)(used) });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/hit-ratio.ts



/** Roles in which a miss costs something: the work of computing the value again, or a login. */
const READS_OFTEN = ['cache', 'session'];
/* harmony default export */ const hit_ratio = ((0,model/* defineRule */.Km)({
    id: 'hit-ratio',
    item: 'hit-ratio',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Most lookups should find their key.',
    why: 'A cache that misses often does its work twice: the lookup, and then the query that it should have saved. When the hit ratio falls, the load moves to the database behind it.',
    instead: 'Below 80 % look for TTLs that are too short, keys that hold too much variety (a timestamp, a whole query), evictions for want of memory, or caching of what nobody asks for again. Below 50 % the cache costs more than it saves. The ratio is that of the time in which the probe watches (`--window`), since the one since the start hides what happens now; only on a server without traffic the latter is told, as a note.',
    links: [
        'https://redis.io/docs/latest/commands/info/',
        'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
    ],
    messages: {
        low: 'The hit ratio is {ratio} % ({hits} of {lookups} lookups in {window}); {limit} % are expected. Look for TTLs that are too short, keys with too much variety in them, and evictions.',
        doubtful: 'The hit ratio is {ratio} % ({hits} of {lookups} lookups in {window}), somewhere between {low} % and {high} %; {limit} % are expected. Watch it for longer: `--window 60s`.',
        lifetime: 'The hit ratio {since} is {ratio} % ({hits} of {lookups} lookups); {limit} % are expected. There were {few} lookups while the probe watched, too few to tell how it is now.',
    },
    each: ({ role, readings }, { thresholds }) => READS_OFTEN.includes(role) ? [{ readings, thresholds }] : [],
    check({ readings, thresholds: { hitRatio } }, { violation, cannot }) {
        const { window } = readings;
        if (!window)
            return cannot(whyUnwatched(readings));
        const now = countsOf(window.stats);
        if (!now)
            return cannot('the server does not report keyspace_hits and keyspace_misses');
        if (now.lookups >= model/* ENOUGH_LOOKUPS */.rL) {
            const { value, low, high } = shareOf(now.hits, now.lookups);
            if (value * 100 >= hitRatio.warning)
                return;
            const limit = value * 100 < hitRatio.error ? hitRatio.error : hitRatio.warning;
            const severity = limit === hitRatio.error ? 'error' : 'warning';
            const data = {
                ...hit_ratio_told(now),
                ratio: percent(value),
                low: percent(low),
                high: percent(high),
                limit,
                window: span(window.seconds),
            };
            // An upper end beyond the limit means that another look may well find it met.
            if (high * 100 >= limit)
                violation('doubtful', null, data, { severity, outcome: 'unsure' });
            else
                violation('low', null, data, { severity });
            return;
        }
        const ever = countsOf(readings.stats);
        const few = `${now.lookups} lookups in ${span(window.seconds)} are too few to tell the hit ratio`;
        if (!ever || ever.lookups < model/* ENOUGH_LOOKUPS */.rL)
            return cannot(`${few}: probe while there is traffic`);
        const { value } = shareOf(ever.hits, ever.lookups);
        if (value * 100 >= hitRatio.warning) {
            return cannot(`${few}; ${sinceStart(readings)} it is ${percent(value)} %: probe while there is traffic`);
        }
        const data = {
            ...hit_ratio_told(ever),
            ratio: percent(value),
            limit: hitRatio.warning,
            since: sinceStart(readings),
            few: now.lookups,
        };
        violation('lifetime', null, data, { severity: 'note' });
    },
}));
function hit_ratio_told({ hits, lookups }) {
    return { hits: (0,model/* amount */.vj)(hits), lookups: (0,model/* amount */.vj)(lookups) };
}
function countsOf({ keyspaceHits, keyspaceMisses }) {
    if (keyspaceHits === undefined || keyspaceMisses === undefined)
        return undefined;
    return { hits: keyspaceHits, lookups: keyspaceHits + keyspaceMisses };
}

;// CONCATENATED MODULE: ./src/rules/probe/hot-keys.ts


/**
 * The counter of OBJECT FREQ goes up more rarely the higher it is: with the default lfu-log-factor of 10 it reaches 142
 * after about 100,000 uses and its end, 255, after about a million (redis.conf). It goes down by one a minute.
 */
const HOT = 142;
const HOTTEST = 255;
const SHOWN = 5;
/** Why nothing can be said, and how that can be changed. */
function whyUnmeasurable(server) {
    const { policy } = server.readings.memory;
    if (policy !== undefined && /-lfu$/.test(policy))
        return whyUnsampled(server, 'OBJECT FREQ');
    const now = policy === undefined ? '' : `; here it is ${policy}`;
    return `Redis counts how often keys are used under an LFU policy only${now}: set \`maxmemory-policy allkeys-lfu\` on staging and let it take traffic, or run \`redis-cli --hotkeys\` by hand where such a policy is set`;
}
/** A sample finds hot patterns, but hardly the one key among a million. */
function hot_keys_whyNotAll(sample, server) {
    const { sampled, all } = coverage(sample, server);
    return `none of the ${(0,model/* amount */.vj)(sampled)} sampled of ${(0,model/* amount */.vj)(all)} keys is hot, but a single hot key may be among the others: \`redis-cli --hotkeys\` looks at all of them, or raise \`probe.sample\``;
}
/* harmony default export */ const hot_keys = ((0,model/* defineRule */.Km)({
    id: 'hot-keys',
    item: 'hot-keys',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Know the keys that take most of the traffic.',
    why: 'All uses of one key go to one thread of one node, on a cluster as well, and no further node makes that faster. A key that everybody reads sets the limit for the whole service, and when it expires, everybody asks the database at once.',
    instead: 'Keep what everybody reads in the memory of the process for a few seconds, or spread it over several keys of which each reader takes one, and renew it before it expires. How often keys are used is known under an LFU policy only (`maxmemory-policy allkeys-lfu`), from a counter that goes up to 255 on a logarithmic scale. From 142 on (about 100,000 uses with the default settings, less one for each minute since) the pattern is noted, at 255 (about a million) it is a warning. Under other policies this cannot be measured without changing the server, and the rule says so.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/#lfu-eviction',
        'https://redis.io/docs/latest/commands/object-freq/',
    ],
    messages: {
        hot: 'Among the {keys} there are hot ones: the counter of uses stands at {frequency} of 255, about {uses} uses lately. Keep them in the memory of the process for a few seconds, or spread each over several keys.',
    },
    each: (server) => (hasKeys(server) ? [server] : []),
    check(server, { violation, cannot }) {
        const { keyspace, sample } = server.readings;
        if (!sample)
            return cannot(keyspace ? whyUnsampled(server) : whyUncounted(server));
        if (!sample.hasFrequency)
            return cannot(whyUnmeasurable(server));
        const hot = sample.groups
            .filter(({ highestFrequency = 0 }) => highestFrequency >= HOT)
            .sort((a, b) => (b.highestFrequency ?? 0) - (a.highestFrequency ?? 0));
        if (hot.length === 0 && !sample.isComplete)
            return cannot(hot_keys_whyNotAll(sample, server));
        for (const { pattern, highestFrequency = 0 } of hot.slice(0, SHOWN)) {
            const isHottest = highestFrequency >= HOTTEST;
            const data = {
                keys: named(pattern),
                frequency: highestFrequency,
                uses: isHottest ? 'a million or more' : '100,000 or more',
            };
            violation('hot', null, data, { severity: isHottest ? 'warning' : 'note', keyPattern: pattern });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/advice/immortal.ts



/**
 * Keys without a TTL by pattern, most of them first. INFO knows how many there are in all, so only their shares among one
 * another are estimated; a complete sample leaves nothing to estimate.
 */
function lastingOf({ groups, isComplete, population }) {
    const sampled = groups.reduce((sum, { immortal = 0 }) => sum + immortal, 0);
    const all = isComplete ? sampled : population.keys - population.expires;
    const lasting = groups.flatMap((group) => {
        if (!group.immortal)
            return [];
        return [isComplete ? counted(group, group.immortal) : estimated(group, group.immortal, sampled, all)];
    });
    return lasting.sort((a, b) => b.keys.value - a.keys.value || (a.pattern < b.pattern ? -1 : 1));
}
function counted({ pattern, immortalBytes }, immortal) {
    const exactly = (value) => ({ value, low: value, high: value });
    return {
        pattern,
        keys: exactly(immortal),
        ...(immortalBytes && { bytes: exactly(immortalBytes.mean * immortal) }),
    };
}
function estimated({ pattern, immortalBytes }, hits, sampled, population) {
    const seen = { hits, sampled, population };
    return { pattern, keys: countOf(seen), ...(immortalBytes && { bytes: bytesOf(seen, immortalBytes) }) };
}
/**
 * How bad each pattern is, in the order given (largest first): as bad as it and all smaller ones are together. So many
 * small patterns add up, and none is judged by a larger one that the config may call immortal.
 */
function severitiesOf(lasting, allKeys, levels) {
    let sum = 0;
    const severities = [...lasting].reverse().map(({ keys }) => {
        sum += keys.value;
        return severityAt(sum / allKeys, levels);
    });
    return severities.reverse();
}
/** The severity of a share of keys, from 0 to 1. */
function severityAt(share, { warning, error }) {
    if (share * 100 >= error)
        return 'error';
    return share * 100 >= warning ? 'warning' : 'note';
}
/** How many keys of which pattern, how certain that is and what they take: the parts of a message. */
function immortal_describe({ pattern, keys, bytes }, allKeys) {
    const isExact = keys.low === keys.high;
    const range = `95 %: ${(0,model/* amount */.vj)(rounded(keys.low))} to ${(0,model/* amount */.vj)(rounded(keys.high))}; `;
    const number = isExact ? (0,model/* amount */.vj)(keys.value) : `About ${(0,model/* amount */.vj)(rounded(keys.value))}`;
    return {
        keys: `${number} ${named(pattern, keys.value)}`,
        have: keys.value === 1 ? 'has' : 'have',
        share: `${isExact ? '' : range}${inPercent(keys.value / Math.max(allKeys, keys.value))} of all`,
        memory: bytes ? `, ${memory(bytes)}` : '',
    };
}
function memory({ value, low, high }) {
    if (low === high)
        return (0,model/* size */.Ej)(value);
    const ends = [(0,model/* size */.Ej)(low), (0,model/* size */.Ej)(high)];
    return ends[0] === ends[1] ? `about ${(0,model/* size */.Ej)(value)}` : `about ${(0,model/* size */.Ej)(value)} (95 %: ${ends.join(' to ')})`;
}

;// CONCATENATED MODULE: ./src/rules/probe/advice/writers.ts
/** Characters that a varying part of a sampled pattern never has in it. */
const DELIMITERS = ':/|#{}';
/** Longer patterns are no key that anybody would recognise. */
const MAX_LENGTH = 300;
/**
 * Whether some key matches both: a pattern of sampled keys, whose `*` is one part of a key without `: / | # { }`, and a
 * pattern of the source, whose `*` is anything. `user:*` and `user:*:profile` share no key, `user:*:profile` and `user:*`
 * do. Takes time in proportion to the product of their lengths.
 */
function overlaps(sampled, source) {
    if (sampled.length > MAX_LENGTH || source.length > MAX_LENGTH)
        return false;
    if (sampled[0] !== source[0] && sampled[0] !== '*' && source[0] !== '*')
        return false;
    // can[j]: whether what is left of `sampled` and source.slice(j) share a text; from the last character to the first.
    let can = [];
    for (let i = sampled.length; i >= 0; i--)
        can = rowFor(sampled, i, source, can);
    return can[0];
}
/** The row for sampled.slice(i), from that for sampled.slice(i + 1). */
function rowFor(sampled, i, source, below) {
    const row = [];
    const letter = sampled[i];
    for (let j = source.length; j >= 0; j--) {
        const other = source[j];
        if (other === '*')
            row[j] = row[j + 1] || (letter !== undefined && below[j]);
        else if (letter === '*')
            row[j] = below[j] || (other !== undefined && !DELIMITERS.includes(other) && row[j + 1]);
        else if (letter === undefined || other === undefined)
            row[j] = letter === other;
        else
            row[j] = letter === other && below[j + 1];
    }
    return row;
}
const TTLS = ['never', 'conditional', 'always'];
/** Finds the writes for a pattern of sampled keys. */
function writersOf(pattern, source) {
    if (source.status !== 'collected' || pattern === '*')
        return { kind: 'unknown' };
    const { clients } = source.value;
    const writes = source.value.commands.filter(({ ttl }) => ttl !== 'not-a-write');
    const matching = writes.map((command) => ({ command, closeness: closenessOf(command, pattern, clients) }));
    const best = Math.max(...matching.map(({ closeness }) => closeness), 0);
    if (best === 0) {
        return { kind: 'none', hasUnclear: writes.some((command) => keysOf(command).some(isUnclear)) };
    }
    const commands = matching.filter(({ closeness }) => closeness === best).map(({ command }) => command);
    return { kind: 'found', commands: commands.sort((a, b) => TTLS.indexOf(a.ttl) - TTLS.indexOf(b.ttl)) };
}
/** How close the closest of its keys comes to the pattern; 0 where none matches. */
function closenessOf(command, pattern, clients) {
    const prefix = prefixOf(clients.find(({ id }) => id === command.client));
    const keys = keysOf(command).filter((key) => key !== null && !isUnclear(key));
    const matching = keys.map((key) => prefix + key).filter((key) => overlaps(pattern, key));
    return Math.max(0, ...matching.map((key) => likeness(wordsOf(pattern), wordsOf(key))));
}
/**
 * The letters of the words that both have, less a little for each that the key has beyond them. Without a word in common
 * they may share a key (`product:*` and `*:counter` do), but nothing says that they do.
 */
function likeness(sampled, written) {
    const letters = (words) => words.join('').length;
    const shared = written.filter((word) => sampled.includes(word));
    return shared.length === 0 ? 0 : letters(shared) - (letters(written) - letters(shared)) / MAX_LENGTH;
}
function wordsOf(pattern) {
    return pattern.match(/[A-Za-z][A-Za-z0-9]*/g) ?? [];
}
/** What ioredis puts before every key of a client (`keyPrefix`). */
function prefixOf(client) {
    const { keyPrefix } = client?.options ?? {};
    if (keyPrefix === undefined || keyPrefix === null)
        return '';
    return keyPrefix === 'set' ? '*' : String(keyPrefix);
}
function keysOf({ key, keys }) {
    return keys ?? [key];
}
/** A key of which no letter is known could be any. */
function isUnclear(key) {
    return key === null || !/[A-Za-z]/.test(key);
}

;// CONCATENATED MODULE: ./src/rules/probe/immortal-keys.ts





/** Keys of a queue are immortal by design (those of BullMQ have no TTL), and pub/sub keeps none. */
const EXEMPT = ['queue', 'pubsub'];
/** A lock or counter without a TTL may be a fault, but its number says nothing about a cache. */
const NOTED = ['lock', 'limiter'];
const MAX_RELATED = 5;
/** Where they are written, as the end of a sentence; the places go beside it. */
function written(writers) {
    if (writers.kind === 'unknown')
        return { written: '', related: [] };
    if (writers.kind === 'none') {
        const unclear = writers.hasUnclear ? ', where some writes have a key that is not known' : '';
        return { written: `; no write to such keys was found in this repository${unclear}`, related: [] };
    }
    const { ttl } = writers.commands[0];
    const same = writers.commands.filter((command) => command.ttl === ttl);
    const { path, line } = same[0].place;
    const place = `${path}:${line}${same.length > 1 ? ` and ${same.length - 1} more` : ''}`;
    const related = same
        .slice(0, MAX_RELATED)
        .map(({ place: at, name }) => ({ place: at, message: `${name} of such keys` }));
    const endings = {
        never: `they are written at ${place} without one`,
        conditional: `${place} writes them and may leave them without one`,
        always: `${place} sets one, so they are older than that or come from another writer`,
        'not-a-write': '',
    };
    return { written: `; ${endings[ttl]}`, related };
}
/** Keys without a TTL that the sample could not tell apart: in databases that were not read, or all of them. */
function unsampledIn({ readings: { keyspace, sample } }) {
    const all = (keyspace?.keys ?? 0) - (keyspace?.expires ?? 0);
    if (!sample || sample.groups.every(({ immortal }) => immortal === undefined))
        return all;
    return all - (sample.population.keys - sample.population.expires);
}
/* harmony default export */ const immortal_keys = ((0,model/* defineRule */.Km)({
    id: 'immortal-keys',
    item: 'ttl',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Let no key of a cache stay for good.',
    why: 'A key without a TTL stays until something deletes it, also when the code that wrote it is long gone. Such keys fill the memory with entries that nobody reads, and under a volatile-* policy they cannot even be evicted.',
    instead: 'Give the keys a TTL in the write itself, and those that are there already with EXPIRE. How many keys have none is counted by the server (INFO keyspace) and exact; which ones they are is told by a sample of 10,000 keys (`probe.sample`), as patterns without names, with the range in which the true number lies with a probability of 95 %. It is a warning from 1 % of all keys on and an error from 25 % on (`thresholds.immortal-keys`); a pattern counts with all smaller ones together. Patterns that are meant to last are named under `immortal:`. For the roles lock and limiter it is only noted; queues and pub/sub are not judged, since the keys of a queue such as BullMQ last by design. The sample runs after the counters were watched, because TTL, TYPE and OBJECT count as lookups.',
    links: [
        'https://redis.io/docs/latest/commands/expire/',
        'https://redis.io/docs/latest/commands/ttl/',
        'https://redis.io/docs/latest/commands/info/',
    ],
    messages: {
        pattern: '{keys} {have} no TTL ({share}){memory}{written}. Give such keys a TTL in the write itself; a pattern that is meant to last goes under `immortal:` in the config.',
        unseen: '{immortal} of the {keys} keys ({share}) have no TTL; the sample met none of them, so which ones they are is not known. Raise `probe.sample` to find them.',
        unsampled: '{immortal} of the {keys} keys ({share}) have no TTL, and which ones they are is not known ({reason}). Give every key a TTL in the write itself.',
    },
    each: (server, { source, thresholds }) => EXEMPT.includes(server.role) || !hasKeys(server) ? [] : [{ server, source, levels: thresholds.immortalKeys }],
    check({ server, source, levels }, { violation, cannot }) {
        const { keyspace, sample } = server.readings;
        if (!keyspace)
            return cannot(whyUncounted(server));
        const { keys } = keyspace;
        const graded = (share) => (NOTED.includes(server.role) ? 'note' : severityAt(share, levels));
        const report = (message, immortal) => {
            const data = { immortal: (0,model/* amount */.vj)(immortal), keys: (0,model/* amount */.vj)(keys), share: inPercent(immortal / keys) };
            const reason = whyUnsampled(server, 'TTL');
            violation(message, null, { ...data, reason }, { severity: graded(immortal / keys) });
        };
        const unsampled = unsampledIn(server);
        if (unsampled > 0)
            report('unsampled', unsampled);
        const lasting = sample ? lastingOf(sample) : [];
        const severities = severitiesOf(lasting, keys, levels);
        for (const [index, group] of lasting.entries()) {
            const { written: ending, related } = written(writersOf(group.pattern, source));
            const data = { ...immortal_describe(group, keys), written: ending };
            const severity = NOTED.includes(server.role) ? 'note' : severities[index];
            violation('pattern', null, data, { severity, related, keyPattern: group.pattern });
        }
        const met = keyspace.keys - keyspace.expires - unsampled;
        if (sample && !sample.isComplete && met > 0 && lasting.length === 0)
            report('unseen', met);
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/instance-roles.ts

/** Reported at the first of the tenants. A run id is given anew at each start of a server: the same means one server. */
function tenantsOf(server, { probe }) {
    const { runId } = server.readings.server;
    const all = probe.status === 'collected' ? probe.value.servers : [];
    if (runId === undefined)
        return [{ tenants: all.length > 1 ? undefined : [server] }];
    const tenants = all.filter(({ readings }) => readings.server.runId === runId);
    return tenants[0] === server ? [{ tenants }] : [];
}
/** What must not be deleted behind its back. Pub/sub keeps nothing, so it can share with anybody. */
const LASTING = ['queue', 'lock', 'limiter'];
/* harmony default export */ const instance_roles = ((0,model/* defineRule */.Km)({
    id: 'instance-roles',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Instances with different roles must be different servers.',
    why: 'A server has one eviction policy for all of its databases. A cache needs `allkeys-*`, or it fills the memory until every write fails; a queue, a lock or a limiter needs `noeviction`, or what it keeps is deleted when the memory is full. Two instances of the config that turn out to be the same server cannot both have the right one.',
    instead: 'Start a second server for the cache, with `allkeys-lru`. Another database number on the same server does not help: the policy is the same. If the environment variables hold the same address by mistake, correct them.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/',
        'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
    ],
    messages: {
        opposed: 'This is the same server as {others}. The role {lasting} needs `maxmemory-policy noeviction`, the role {evicted} a policy that makes room, and a server has only one policy. Give each an instance of its own.',
        crowded: 'This is the same server as {others}. When the cache fills the memory, sessions are evicted to make room for it, and people are logged out. Give the sessions an instance of their own.',
    },
    each: tenantsOf,
    check({ tenants }, { violation, cannot }) {
        if (!tenants)
            return cannot('the server does not tell its run_id, so it may be one with another instance');
        const others = (0,model/* list */.p_)(tenants.slice(1).map(({ name, role }) => `${name} (role ${role})`));
        const roles = tenants.map(({ role }) => role);
        const lasting = roles.find((role) => LASTING.includes(role));
        const evicted = roles.find((role) => role === 'cache' || role === 'session');
        if (lasting && evicted)
            violation('opposed', null, { others, lasting, evicted });
        else if (roles.includes('cache') && roles.includes('session'))
            violation('crowded', null, { others }, { severity: 'warning' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/keys-in-use.ts



/* harmony default export */ const keys_in_use = ((0,model/* defineRule */.Km)({
    id: 'keys-in-use',
    item: 'scan-not-keys',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Nothing should run KEYS on this server.',
    why: 'The server counts every call of KEYS, also those from scripts, from libraries and from services in other repositories, which no analysis of this source can see. Each of them stops the server for as long as it takes to visit all keys.',
    instead: 'Find the caller (`MONITOR` for a moment, or CLIENT LIST with `cmd=keys`) and let it page with SCAN. People at redis-cli use `--scan`. KEYS within the time that the probe watches is an error, an earlier one a warning. Take the right away from applications with the ACL rule `-keys`.',
    links: ['https://redis.io/docs/latest/commands/keys/', 'https://redis.io/docs/latest/commands/scan/'],
    messages: {
        now: 'KEYS was run {times} within {window}: something that is in use now visits all keys of the server in one step. Find it and let it page with SCAN.',
        before: 'KEYS was run {times} {since}, though not while the probe watched. It may have been a person; find out who, and let it be SCAN.',
    },
    each: ({ readings }) => [readings],
    check(readings, { violation, cannot }) {
        const { calls, window } = readings;
        if (!calls)
            return cannot(whyUnread(readings, 'INFO commandstats', 'calls by command'));
        const now = window?.calls?.KEYS ?? 0;
        const ever = calls.KEYS ?? 0;
        if (window && now > 0)
            violation('now', null, { times: (0,model/* count */.U9)(now, 'time'), window: span(window.seconds) });
        else if (ever > 0)
            violation('before', null, { times: (0,model/* count */.U9)(ever, 'time'), since: sinceStart(readings) }, { severity: 'warning' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/latency-p99.ts



/** Microseconds. */
const LIMIT = model/* LATENCY_P99_MS */.r5 * 1000;
/* harmony default export */ const latency_p99 = ((0,model/* defineRule */.Km)({
    id: 'latency-p99',
    item: 'hot-keys',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Commands should take less than 5 ms on the server, 99 times out of 100.',
    why: 'What takes long on the server makes all others wait, since Redis runs one command at a time. A key that everybody reads or a value that has grown shows here first.',
    instead: 'Look at what the command touches: big values, long ranges, scripts. Spread a hot key (a copy in the process for a second or two, or several keys with the same value). The figure is that of LATENCY HISTOGRAM (Redis 7) within the time that the probe watches: execution without network and queueing, in buckets whose edges double, so it is told as a range. Commands that wait on purpose, such as BLPOP, are left out.',
    links: ['https://redis.io/docs/latest/commands/latency-histogram/'],
    messages: {
        slow: '{command} takes more than {over} ms in one call of a hundred (99th percentile between {over} and {upTo} ms, {calls} calls in {window}), and every other client waits for it.',
        unclear: 'The 99th percentile of {command} lies between {over} and {upTo} ms ({calls} calls in {window}), and the server does not tell on which side of 5 ms.',
    },
    each: ({ readings }) => {
        const { window } = readings;
        const busy = window?.latency?.filter(({ command, calls }) => calls >= model/* ENOUGH_CALLS */.vu && !model/* WAITING_COMMANDS */.TA.includes(command)) ??
            [];
        return busy.length > 0 ? busy.map((latency) => ({ readings, latency })) : [{ readings }];
    },
    check({ readings, latency }, { violation, cannot }) {
        if (!latency)
            return cannot(latency_p99_whyUnknown(readings));
        const { p99 } = latency;
        if (p99.upTo <= LIMIT)
            return;
        const seconds = readings.window?.seconds ?? 0;
        const data = { ...latency_p99_told(latency), window: span(seconds) };
        if (p99.over >= LIMIT)
            violation('slow', null, data);
        else
            violation('unclear', null, data, { outcome: 'unsure' });
    },
}));
function latency_p99_told({ command, calls, p99 }) {
    const ms = (microseconds) => (microseconds / 1000).toFixed(1);
    return { command, calls: (0,model/* amount */.vj)(calls), over: ms(p99.over), upTo: ms(p99.upTo) };
}
function latency_p99_whyUnknown(readings) {
    if (!readings.window)
        return whyUnwatched(readings);
    if (!readings.window.latency)
        return whyUnread(readings, 'LATENCY HISTOGRAM', 'execution times');
    return `no command was called ${model/* ENOUGH_CALLS */.vu} times in ${span(readings.window.seconds)}, too few for a 99th percentile: probe while there is traffic`;
}

;// CONCATENATED MODULE: ./src/rules/probe/maxmemory-set.ts


/* harmony default export */ const maxmemory_set = ((0,model/* defineRule */.Km)({
    id: 'maxmemory-set',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Give Redis a memory limit.',
    why: 'Without maxmemory Redis takes memory until the machine or the container has none left. Then the operating system kills it, and the whole cache is gone at once; the eviction policy never gets a chance to act.',
    instead: 'Set `maxmemory` to about three quarters of what the machine or container has, so that forks, buffers and fragmentation fit into the rest. Write it into redis.conf or the settings of the service: CONFIG SET alone is lost at the next restart.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/',
        'https://redis.io/docs/latest/operate/oss_and_stack/management/config/',
    ],
    messages: {
        unlimited: 'maxmemory is 0, which is no limit: Redis, now at {used}, grows until the operating system kills it. Set `maxmemory` to about three quarters of the memory that the machine or container has.',
        beyond: 'maxmemory is {maxmemory}, but the machine has {total} only: the operating system kills Redis before the limit is reached. Set `maxmemory` to about three quarters of the memory of the machine or container.',
    },
    each: (evidence) => [evidence],
    check(evidence, { violation, cannot }) {
        const { maxmemory, usedBytes, totalSystemBytes } = evidence.readings.memory;
        if (maxmemory === undefined)
            return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory'));
        if (maxmemory === 0) {
            violation('unlimited', null, { used: usedBytes === undefined ? 'an unknown size' : (0,model/* size */.Ej)(usedBytes) });
        }
        else if (totalSystemBytes !== undefined && totalSystemBytes > 0 && maxmemory >= totalSystemBytes) {
            violation('beyond', null, { maxmemory: (0,model/* size */.Ej)(maxmemory), total: (0,model/* size */.Ej)(totalSystemBytes) }, { severity: 'warning' });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/memory-headroom.ts


/** A cache that may evict any key fills up to maxmemory in normal work and loses nothing that it needs to keep. */
function isFullByDesign({ role, readings }) {
    return role === 'cache' && new RegExp(`^${model/* FULL_BY_DESIGN */.xP}$`).test(readings.memory.policy ?? '');
}
/* harmony default export */ const memory_headroom = ((0,model/* defineRule */.Km)({
    id: 'memory-headroom',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'error',
    since: '0.1.0',
    summary: 'Keep room between the memory in use and maxmemory.',
    why: 'At maxmemory Redis either refuses writes (noeviction, or volatile-* without any TTL) or deletes keys to make room for each one. A deploy that adds keys to a nearly full instance brings that about within minutes.',
    instead: 'Raise `maxmemory`, shorten TTLs or delete keys that nobody reads. From 80 % on this is a warning and from 95 % on an error; for a cache that may evict any key (allkeys-*) it stays a warning, since such a cache is full by design.',
    links: [
        'https://redis.io/docs/latest/develop/reference/eviction/',
        'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/',
    ],
    messages: {
        full: '{percent} % of maxmemory is in use ({used} of {maxmemory}): soon Redis refuses writes or deletes keys at every write. Raise `maxmemory`, shorten TTLs or delete keys before deploying.',
        evicting: '{percent} % of maxmemory is in use ({used} of {maxmemory}), so new keys push out others. If that lowers the hit ratio, raise `maxmemory` or shorten TTLs.',
    },
    each: (evidence) => [evidence],
    check(evidence, { violation, cannot }) {
        const { maxmemory, usedBytes } = evidence.readings.memory;
        if (maxmemory === undefined)
            return cannot(whyUnread(evidence.readings, 'INFO memory', 'maxmemory'));
        if (usedBytes === undefined)
            return cannot(whyUnread(evidence.readings, 'INFO memory', 'used_memory'));
        if (maxmemory === 0)
            return cannot('maxmemory is 0: there is no limit to measure against');
        const percent = Math.floor((usedBytes / maxmemory) * 100);
        if (percent < model/* MEMORY_LEVELS */.kz.warning)
            return;
        const data = { percent, used: (0,model/* size */.Ej)(usedBytes), maxmemory: (0,model/* size */.Ej)(maxmemory) };
        const isEvicting = isFullByDesign(evidence);
        const severity = percent >= model/* MEMORY_LEVELS */.kz.error && !isEvicting ? 'error' : 'warning';
        violation(isEvicting ? 'evicting' : 'full', null, data, { severity });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/advice/end-of-life.ts
/**
 * As of 2026-11-27: versions that get no more fixes, with the day on which that began: from the security page of Redis and the release page
 * of Valkey, as endoflife.date collects them. A version that is not here is supported, or nobody has said that it is not.
 */
const ENDED = {
    redis: [
        ['8.0', '2026-02-11'],
        ['7.0', '2024-07-29'],
        ['6.0', '2022-05-31'],
        ['5.0', '2022-04-27'],
    ],
};
/** Older majors ended before the oldest of the table. */
const OLDEST_MAJOR = 5;
/** The day on which a product's version stopped getting fixes, `YYYY-MM-DD`; undefined where it still does or nothing is known. */
function endOfLife(product, version) {
    const [major = Number.NaN, minor = 0] = version.split('.').map(Number);
    const known = ENDED[product];
    if (!known || Number.isNaN(major))
        return undefined;
    if (major < OLDEST_MAJOR)
        return known.at(-1)?.[1];
    return known.find(([ended]) => ended === `${major}.${minor}`)?.[1];
}

;// CONCATENATED MODULE: ./src/rules/probe/server-version.ts


/* harmony default export */ const server_version = ((0,model/* defineRule */.Km)({
    id: 'server-version',
    item: 'memory-policy',
    reads: 'probe',
    severity: 'note',
    since: '0.1.0',
    summary: 'Run a server version that still gets fixes.',
    why: 'A version that its project no longer supports gets no fixes for crashes and security holes, unless the distribution or the service that ships it makes its own.',
    instead: 'Move to a version that is supported, and ask the maker of the package or service how long it mends yours. Redis supports the latest minor versions and some older ones, Valkey each minor version for three years.',
    links: ['https://github.com/redis/redis/security/policy', 'https://valkey.io/topics/releases/'],
    messages: {
        ended: 'The project has not mended {product} {version} since {ended}. Unless your distribution or service does, plan the move to a version that is supported.',
    },
    each: ({ readings: { server } }) => (server.version === undefined ? [] : [{ ...server, version: server.version }]),
    check({ product, version }, { violation }) {
        const ended = endOfLife(product, version);
        if (ended !== undefined)
            violation('ended', null, { product, version, ended });
    },
}));

;// CONCATENATED MODULE: ./src/rules/probe/slow-commands.ts



/** Microseconds: from here on it is told, and from there on a warning. */
const TOLD_FROM = 1000;
const WARNING_FROM = 10_000;
/** Older entries tell of another state of the code; the log keeps them until newer ones push them out. */
const RECENT_SECONDS = 86_400;
const TOLD = 5;
/** What operators and the probe itself run. */
const NOT_OF_THE_APPLICATION = /^(?:ACL|CLIENT|CLUSTER|COMMAND|CONFIG|DEBUG|INFO|LATENCY|MEMORY|PSYNC|REPLCONF|SLOWLOG|SYNC|BGSAVE|SAVE|BGREWRITEAOF|MONITOR)\b/;
/* harmony default export */ const slow_commands = ((0,model/* defineRule */.Km)({
    id: 'slow-commands',
    item: 'scan-not-keys',
    reads: 'probe',
    severity: 'warning',
    since: '0.1.0',
    summary: 'No command should keep the server busy for milliseconds.',
    why: 'Redis runs one command at a time. One that takes 20 ms makes every other client wait for 20 ms, whatever it asks for.',
    instead: 'Read parts instead of wholes (HSCAN, SSCAN, ZRANGE with limits), page with SCAN instead of KEYS, delete with UNLINK instead of DEL, split big keys and long scripts. From 1 ms on it is a note, from 10 ms on a warning; entries of more than a day ago are notes. The server logs what is slower than `slowlog-log-slower-than`, 10 ms by default: with `CONFIG SET slowlog-log-slower-than 1000` it shows what takes more than 1 ms.',
    links: [
        'https://redis.io/docs/latest/commands/slowlog-get/',
        'https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/',
    ],
    messages: {
        slow: '{command} took {slowest} ms ({entries} in the slow log, the latest {ago} ago), and every other client waited. Let it touch fewer elements at a time.',
        more: '{entries} of other slow commands are in the slow log; `SLOWLOG GET` shows them.',
    },
    each: ({ readings }) => [readings],
    doubt: ({ readings: { slowlog } }) => {
        const threshold = slowlog?.threshold;
        return threshold !== undefined && threshold > TOLD_FROM
            ? `commands that take from 1 to ${(0,model/* amount */.vj)(threshold / 1000)} ms are invisible, since slowlog-log-slower-than is ${threshold} µs`
            : undefined;
    },
    check(readings, { violation, cannot }) {
        const { slowlog } = readings;
        if (!slowlog)
            return cannot(whyUnread(readings, 'SLOWLOG', 'anything'));
        if (slowlog.threshold !== undefined && slowlog.threshold < 0)
            return cannot('the slow log is switched off (slowlog-log-slower-than is negative)');
        const slow = slowlog.commands.filter(isSlow);
        for (const one of slow.slice(0, TOLD))
            violation('slow', null, slow_commands_told(one), { severity: severityOf(one) });
        const rest = slow.slice(TOLD).reduce((sum, one) => sum + one.count, 0);
        if (rest > 0)
            violation('more', null, { entries: entries(rest) }, { severity: 'note' });
    },
}));
function isSlow({ command, slowestMicroseconds }) {
    return slowestMicroseconds >= TOLD_FROM && !NOT_OF_THE_APPLICATION.test(command);
}
function severityOf({ slowestMicroseconds, latestSecondsAgo }) {
    return slowestMicroseconds >= WARNING_FROM && latestSecondsAgo <= RECENT_SECONDS ? 'warning' : 'note';
}
function slow_commands_told({ command, pattern, count: number, slowestMicroseconds, latestSecondsAgo }) {
    return {
        command: pattern === null ? command : `${command} on \`${pattern}\``,
        slowest: (slowestMicroseconds / 1000).toFixed(1),
        entries: entries(number),
        ago: span(latestSecondsAgo),
    };
}
function entries(number) {
    return number === 1 ? '1 entry' : `${(0,model/* amount */.vj)(number)} entries`;
}

;// CONCATENATED MODULE: ./src/rules/source/advice/fallback.ts

/** Methods as node-redis spells them, where that differs from lower case. */
const CAMEL = {
    MGET: 'mGet',
    GETEX: 'getEx',
    GETRANGE: 'getRange',
    HGET: 'hGet',
    HMGET: 'hmGet',
    HGETALL: 'hGetAll',
    HVALS: 'hVals',
    HKEYS: 'hKeys',
    HEXISTS: 'hExists',
    SMEMBERS: 'sMembers',
    SISMEMBER: 'sIsMember',
    SMISMEMBER: 'smIsMember',
    LRANGE: 'lRange',
    LINDEX: 'lIndex',
    ZRANGE: 'zRange',
    ZSCORE: 'zScore',
    'JSON.GET': 'json.get',
};
const COLLECTIONS = /^(?:HVALS|HKEYS|SMEMBERS|LRANGE|ZRANGE\w*|ZREVRANGE\w*|SMISMEMBER|ZMSCORE|HMGET|MGET|JSON\.MGET)$/;
/**
 * Words of keys and functions that Redis alone holds the data of: there is no database behind a one-time code, a lock or a
 * counter, so that a failed read of one can only be answered by refusing the request in good order.
 */
const ONLY_COPY = /(?:^|[^a-z])(?:otp|codes?|tokens?|challenges?|nonces?|csrf|sessions?|locks?|mutex|leases?|presence|online|oauth|state|verification|verify|magic|reset|rate|limits?|limiter|throttle|attempts|counters?|counts|progress|queues?|jobs?|idempotency|dedupe?|cursors?|invites?|invitations?|quota|usage|flags?|heartbeat)(?:$|[^a-z])/i;
/** What says more loudly than these that it is a cache. */
const CACHE = /cache|cached|memo/i;
/** How to answer without this read in the spelling of the client at hand, as a clause that starts with a verb. */
function fallbackAdvice(usage) {
    const { command } = usage;
    if (hasCallbacks(usage))
        return 'take an error for a miss in the callback (`if (error) value = null`), log it, and go on to the source of the data';
    const call = `${command.receiver}.${methodOf(command)}(…)`;
    return `take a failure for a miss: \`await ${call}.catch(() => ${emptyOf(command)})\`, with the error logged, and go on to the source of the data`;
}
/** What this command gives where there is nothing. */
function emptyOf({ name }) {
    if (name === 'HGETALL')
        return '({})';
    if (COLLECTIONS.test(name))
        return '[]';
    return /^(?:EXISTS|HEXISTS|SISMEMBER)$/.test(name) ? '0' : 'null';
}
function methodOf({ name, library, via }) {
    if (via === 'raw')
        return 'sendCommand';
    return (library === 'redis' && CAMEL[name]) || name.toLowerCase();
}
function hasCallbacks({ command, major }) {
    return command.library === 'redis' && major !== undefined && major < 4;
}
/** Folders of what is stored, rather than cached. */
const STORE_FOLDER = /(?:^|\/)(?:db|databases?|storages?|stores?|repositor(?:y|ies)|persistence)\//i;
/** What is read out of an order that Redis keeps was put there one by one; a cache holds whole answers. */
const OF_ORDER = /^(?:LRANGE|LINDEX|Z(?:REV)?RANGE\w*)$/;
/** What is counted in Redis comes from nowhere else. */
const COUNTS = /^(?:H?INCRBY(?:FLOAT)?|INCR|DECR(?:BY)?|ZINCRBY|SETBIT|PFADD)$/;
/**
 * Whether the service writes what is read, and never for a time, or only counts there: that is a store, or a cache that
 * somebody forgot a TTL for.
 */
function isStored(key, commands) {
    if (key === null || !/[a-z]/i.test(key))
        return false;
    const writes = commands.filter((one) => one.key === key && one.ttl !== 'not-a-write');
    return (writes.length > 0 && (writes.every(({ ttl }) => ttl === 'never') || writes.every(({ name }) => COUNTS.test(name))));
}
/**
 * Whether Redis holds the only copy of what is read: by what follows on a miss and, where that is not in sight, by the words of
 * the key and of the function and by how it is written and read, which is a guess.
 */
function isOnlyCopy(command, commands) {
    const { key, name, protection, place, client } = command;
    if (whyKept(command) !== undefined)
        return true;
    if (protection?.miss)
        return false;
    const wrapper = protection?.wrapper?.name ?? '';
    const file = place.path.split('/').at(-1) ?? '';
    const words = [key ?? '', wrapper, file].map(spaced);
    if (words.some((text) => CACHE.test(text)))
        return false;
    if (words.some((text) => ONLY_COPY.test(text)) || isStored(key, commands) || OF_ORDER.test(name))
        return true;
    return STORE_FOLDER.test(place.path) && !commands.some((one) => one.client === client && one.ttl === 'always');
}
/** What to do where Redis holds the only copy, likely or by all that is in sight, as a clause that starts with a verb. */
function refusalAdvice(usage) {
    const refusal = 'answer 503 with Retry-After rather than an unexpected error';
    const because = whyKept(usage.command);
    return because === undefined
        ? `${refusal} if Redis holds the only copy of this; else ${fallbackAdvice(usage)}`
        : `${refusal}: ${because}, so Redis holds the only copy, and an empty answer would be a wrong one`;
}
/** Why nothing else can hold what is read; undefined where that is not in sight. */
function whyKept({ protection, elements }) {
    if (elements === 'taken')
        return 'what it reads is then taken out';
    return protection?.miss === 'kept' ? 'nothing in sight is asked where it finds nothing' : undefined;
}
/** `VerificationCode.retrieve` → `Verification Code.retrieve`. */
function spaced(text) {
    return text.replace(/([a-z])([A-Z])/g, '$1 $2');
}
/**
 * Reads of caches that a request waits for, or may wait for; not those that find the keys for a function that empties the
 * cache: it has nothing else to go on to, and must be heard to fail.
 */
function requestReads(evidence) {
    const isFind = (0,model/* findsOf */.Cf)(evidence);
    return evidence.commands.filter((command) => {
        return command.protection !== undefined && command.protection.reached !== 'elsewhere' && !isFind(command);
    });
}
/** What to build a breaker with: a maintained library, in one line. */
const BREAKER_ADVICE = '`new CircuitBreaker(read, { timeout: 250, errorThresholdPercentage: 50, resetTimeout: 10_000 })` with `.fallback(() => null)` from opossum, or `circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) })` from cockatiel';

;// CONCATENATED MODULE: ./src/rules/source/advice/usage.ts
/**
 * Joins commands with their clients.
 *
 * @param keep picks the commands to join; all of them when left out
 */
function usages(evidence, keep = () => true) {
    const byId = new Map(evidence.clients.map((client) => [client.id, client]));
    const shared = sharedMajors(evidence.clients);
    return evidence.commands.filter(keep).map((command) => {
        const client = command.client === null ? undefined : byId.get(command.client);
        return { command, client, major: client?.major ?? shared.get(command.library) };
    });
}
/** The major version of each library of which all clients have the same. */
function sharedMajors(clients) {
    const majors = new Map();
    for (const { library, major } of clients) {
        majors.set(library, majors.has(library) && majors.get(library) !== major ? undefined : major);
    }
    return majors;
}
/** Takes the full stop off a reason, so that it fits into brackets. */
function clause(reason) {
    return reason.trim().replace(/\.+$/, '');
}
/** What a library sends through a function that it is handed is its own, and no part of what the service does. */
const OF_LIBRARIES = new Set(['limiter', 'queue', 'session', 'lock']);
/**
 * Why the commands in sight may not be all: clients are built, but nothing that is sent through one was recognised, or what is
 * sent somewhere is only known when it runs.
 */
function doubtCommands({ clients, commands }) {
    if (clients.length === 0)
        return undefined;
    if (commands.every(({ via }) => via === 'lua')) {
        const built = clients.length === 1 ? 'a client is built here' : `${clients.length} clients are built here`;
        return `${built}, but no command that goes through one was recognised`;
    }
    const roles = new Map(clients.map(({ id, role }) => [id, role]));
    const open = commands.find(({ name, via, client, operator }) => {
        const role = client === null ? undefined : roles.get(client);
        return name === '*' && via !== 'lua' && !operator && !(role && OF_LIBRARIES.has(role));
    });
    return open && `which command is sent at ${open.place.path}:${open.place.line} is decided at run time`;
}

;// CONCATENATED MODULE: ./src/rules/source/circuit-breaker.ts



/** Reads of a client that is not known are told file by file. */
function byClient(evidence) {
    const clients = new Map(evidence.clients.map((client) => [client.id, client]));
    const groups = new Map();
    for (const command of requestReads(evidence)) {
        const { shelter } = command.protection ?? {};
        if (shelter !== 'guarded' && shelter !== 'breaker')
            continue;
        const id = command.client ?? command.place.path;
        groups.set(id, [...(groups.get(id) ?? []), command]);
    }
    return [...groups].map(([id, reads]) => {
        const awaited = withoutBreaker(reads, 'request');
        return {
            client: typeof id === 'number' ? clients.get(id) : undefined,
            behind: reads.filter(({ protection }) => protection?.shelter === 'breaker'),
            without: awaited.filter(({ protection }) => !protection?.isChecked),
            checked: awaited.filter(({ protection }) => protection?.isChecked),
            unseen: withoutBreaker(reads, 'unknown'),
        };
    });
}
function withoutBreaker(reads, reached) {
    return reads.filter(({ protection }) => protection?.shelter === 'guarded' && protection.reached === reached);
}
/** What ends the wait for these reads where Redis does not answer. */
function endOfWait(reads) {
    const isBounded = reads.every(({ isRaced }) => isRaced === true);
    return isBounded
        ? `the timer runs out that bounds the ${reads.length === 1 ? 'read' : 'reads'}`
        : 'the client gives up';
}
/** The functions that hold the reads, those with the most first. */
function wrappersOf(reads) {
    const wrappers = new Map();
    for (const read of reads) {
        const name = read.protection?.wrapper?.name ?? read.place.path;
        wrappers.set(name, [...(wrappers.get(name) ?? []), read]);
    }
    const sorted = [...wrappers].sort(([, one], [, other]) => other.length - one.length);
    return sorted.map(([name, held]) => {
        const isAlone = held.every(({ protection }) => protection?.wrapper && !protection.wrapper.doesMore);
        return { name, first: held[0], isAlone };
    });
}
/** What a breaker can stand around: whole functions, or the reads of those that do more, which it would cut off. */
function targetsOf(wrappers) {
    const alone = wrappers.filter(({ isAlone }) => isAlone);
    if (alone.length === wrappers.length)
        return namesOf(wrappers);
    const others = wrappers.filter(({ isAlone }) => !isAlone);
    const taken = `the reads alone of ${namesOf(others)}, in a function of their own, since there is more in ${others.length === 1 ? 'it' : 'them'} than these`;
    return alone.length === 0 ? taken : `${namesOf(alone)}, and around ${taken}`;
}
function namesOf(wrappers) {
    return (0,model/* listSome */.XT)(wrappers.map(({ name }) => `\`${name}\``));
}
/* harmony default export */ const circuit_breaker = ((0,model/* defineRule */.Km)({
    id: 'circuit-breaker',
    item: 'circuit-breaker',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Put a circuit breaker before the reads of a cache.',
    why: 'A fallback alone answers only after the client has given up: with a timeout of a second, every request of an outage takes a second longer, holds its connection and its memory for that time, and Redis meets all of them at once when it comes back. A breaker that has seen a few failures answers the next requests at once, and tries again after a while.',
    instead: "Wrap the one function that reads the cache: opossum, cockatiel or mollitia, or a few lines of one's own with a count of failures, a threshold, and a time after which it tries again. Give it a timeout well below that of the request, and a fallback that is a miss. Reads that are not sent while the client is not connected (`isReady` of node-redis, `status` of ioredis) are a note: an outage costs them nothing, and only a server that hangs does.",
    links: [
        'https://martinfowler.com/bliki/CircuitBreaker.html',
        'https://nodeshift.dev/opossum/',
        'https://github.com/connor4312/cockatiel',
    ],
    messages: {
        missing: '{reads} of this client on request paths {fall} back when Redis fails, but no circuit breaker stands before {them}: in an outage every request waits until {until}. Put one around {wrapper}: {advice}.',
        checked: '{reads} of this client on request paths {fall} back when Redis fails, and {are} not sent while the client is not connected, but no circuit breaker stands before {them}: where the server hangs with the connection open, every request waits until {until}. Put one around {wrapper}: {advice}.',
        partly: '{reads} of this client on request paths {fall} back when Redis fails, but, unlike {others}, not behind a circuit breaker: in an outage each waits until {until}. Put one around {wrapper} as well.',
    },
    doubt: doubtCommands,
    each: byClient,
    check({ client, behind, without, checked, unseen }, { violation, cannot }) {
        const isChecked = without.length === 0;
        const told = isChecked ? checked : without;
        const wrappers = wrappersOf(told);
        const [main, ...others] = wrappers;
        const [hidden] = wrappersOf(unseen);
        if (!main && hidden)
            return cannot(`no request handler in sight calls \`${hidden.name}\`, which has no circuit breaker`);
        if (!main)
            return;
        const data = {
            reads: (0,model/* count */.U9)(told.length, 'read'),
            fall: told.length === 1 ? 'falls' : 'fall',
            them: told.length === 1 ? 'it' : 'them',
            are: told.length === 1 ? 'is' : 'are',
            others: (0,model/* count */.U9)(behind.length, 'other'),
            wrapper: targetsOf(wrappers),
            advice: BREAKER_ADVICE,
            until: endOfWait(told),
        };
        const related = [
            ...(client ? [{ place: client.place, message: 'The client.' }] : []),
            ...others
                .slice(0, 4)
                .map(({ name, first }) => ({ place: first.place, message: `\`${name}\` reads it as well.` })),
        ];
        if (isChecked)
            return violation('checked', main.first.place, data, { related, severity: 'note' });
        violation(behind.length > 0 ? 'partly' : 'missing', main.first.place, data, { related });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/connection.ts

const IOREDIS = {
    connectTimeout: `connectTimeout: ${model/* REMEDIES */.l0.connectTimeout}`,
    commandTimeout: `commandTimeout: ${model/* REMEDIES */.l0.commandTimeout}`,
    reconnectStrategy: `retryStrategy: (attempt) => ${model/* REMEDIES */.l0.reconnectDelay}`,
    errorListener: ".on('error', (error) => logger.error(error))",
};
const NODE_REDIS = {
    connectTimeout: `connectTimeout: ${model/* REMEDIES */.l0.connectTimeout}`,
    commandTimeout: `socketTimeout: ${model/* REMEDIES */.l0.socketTimeout}`,
    reconnectStrategy: `reconnectStrategy: (attempt) => ${model/* REMEDIES */.l0.reconnectDelay}`,
    errorListener: ".on('error', (error) => logger.error(error))",
};
/** Clients that hold a connection: for the others (HTTP) connection options mean nothing, so they are not looked at. */
function connectedClients({ clients }) {
    return clients.filter(({ kind }) => kind !== 'http');
}
/** Those whose options are told: a duplicate takes over what is told of its original. */
function configuredClients(evidence) {
    return connectedClients(evidence).filter(({ duplicateOf }) => duplicateOf === undefined);
}
/** True for ioredis and its fork iovalkey, which share their options. */
function isIoredisLike({ library }) {
    return library === 'ioredis' || library === 'iovalkey';
}
/** True for a node-redis that is known to be older than the given major. */
function isNodeRedisBefore(client, major) {
    return client.library === 'redis' && client.major !== undefined && client.major < major;
}
/** The option or call to add, spelled for the client's library and kind: `socket: { connectTimeout: 2000 }`. */
function spellSetting(client, setting) {
    if (isIoredisLike(client))
        return spellIoredis(client, setting);
    if (client.library === 'redis')
        return spellNodeRedis(client, setting);
    if (client.library === 'bun' && setting === 'connectTimeout')
        return 'connectionTimeout: 2000';
    return IOREDIS[setting];
}
function spellIoredis({ kind }, setting) {
    if (kind !== 'cluster' || setting === 'errorListener')
        return IOREDIS[setting];
    if (setting === 'reconnectStrategy')
        return IOREDIS.reconnectStrategy.replace('retryStrategy', 'clusterRetryStrategy');
    return `redisOptions: { ${IOREDIS[setting]} }`;
}
function spellNodeRedis(client, setting) {
    if (setting === 'errorListener')
        return NODE_REDIS.errorListener;
    if (isNodeRedisBefore(client, 4)) {
        return NODE_REDIS[setting].replace('reconnectStrategy: (attempt)', 'retry_strategy: ({ attempt })');
    }
    return inSocket(client, NODE_REDIS[setting]);
}
/** Puts options of the socket where this kind of node-redis client takes them. */
function inSocket({ kind }, options) {
    const socket = `socket: { ${options} }`;
    if (kind === 'cluster')
        return `defaults: { ${socket} }`;
    return kind === 'sentinel' ? `nodeClientOptions: { ${socket} }` : socket;
}
/** The place to mend (the option where it is written, else the construction) and the construction beside it. */
function whereSet(client, place) {
    return place === undefined
        ? { at: client.place, related: [] }
        : { at: place, related: [{ place: client.place, message: 'The client that it configures.' }] };
}

;// CONCATENATED MODULE: ./src/rules/source/advice/defaults.ts
const IOREDIS_RETRY = 'min(attempt × 50, 2000) ms';
/** Later rows are newer majors; an unknown major takes the newest only where all rows agree. */
const TABLE = {
    // ioredis built/redis/RedisOptions.js (4.31, 5.11, 6.0); hung server, unheard error and reconnect measured on 5.11 and 6.0.
    ioredis: [
        { majors: [0, 5], title: 'ioredis up to 5', ...ioredis(IOREDIS_RETRY) },
        {
            majors: [6, 99],
            title: 'ioredis 6',
            ...ioredis('min(2^(attempt − 1) × 50, 5000) ms plus up to 200 ms of jitter'),
        },
    ],
    // iovalkey 0.4 is a fork of ioredis 5 with the same built/redis/RedisOptions.js.
    iovalkey: [{ majors: [0, 99], title: 'iovalkey', ...ioredis(IOREDIS_RETRY) }],
    redis: [
        // node_redis 3.1.2 index.js: connect_timeout is the time for connecting *and* reconnecting together, one hour.
        {
            majors: [0, 3],
            title: 'node-redis 3',
            connectTimeoutMs: 3_600_000,
            commandTimeoutMs: null,
            retry: '200 ms, growing by 1.7 each time, and gives up for good after an hour',
            unheardError: 'crash',
        },
        // @redis/client 1.6.1 dist/lib/client/socket.js (redis 4 is built on @redis/client 1).
        { majors: [4, 4], title: 'node-redis 4', ...nodeRedis('min(attempt × 50, 500) ms') },
        // @redis/client 5.0 and 5.12 dist/lib/client/socket.js; crash and hung server measured on 5.12 and 6.3.
        {
            majors: [5, 99],
            title: 'node-redis 5 and later',
            ...nodeRedis('min(2^attempt × 50, 2000) ms plus up to 200 ms of jitter, and none at all after a socket timeout'),
        },
    ],
    // @valkey/valkey-glide 2.5 build-ts/BaseClient.d.ts: requestTimeout 250 ms, connectionTimeout 2000 ms, retries on its own.
    'valkey-glide': [
        {
            majors: [0, 99],
            title: 'valkey-glide',
            connectTimeoutMs: 2000,
            commandTimeoutMs: 250,
            retry: 'longer each time, without end',
            unheardError: null,
        },
    ],
    // https://bun.com/docs/api/redis: connectionTimeout 10000, maxRetries 10; there is no limit for a command.
    bun: [
        {
            majors: [0, 99],
            title: 'Bun',
            connectTimeoutMs: 10_000,
            commandTimeoutMs: null,
            retry: 'longer each time, and gives up for good after 10 attempts',
            unheardError: null,
        },
    ],
};
function ioredis(retry) {
    return { connectTimeoutMs: 10_000, commandTimeoutMs: null, retry, unheardError: 'log' };
}
function nodeRedis(retry) {
    return { connectTimeoutMs: 5000, commandTimeoutMs: null, retry, unheardError: 'crash' };
}
/**
 * The defaults that may apply to a client: one row when its major is known, all rows of its library when it is not, and
 * none for a library that the table does not know.
 */
function defaultsOf(client) {
    const rows = TABLE[client.library] ?? [];
    const major = client.major;
    const fitting = major === undefined ? rows : rows.filter(({ majors }) => majors[0] <= major && major <= majors[1]);
    const isIoredisCluster = client.kind === 'cluster' && ['ioredis', 'iovalkey'].includes(client.library);
    // built/cluster/ClusterOptions.js of ioredis 6 and iovalkey 0.4: clusterRetryStrategy.
    return isIoredisCluster ? fitting.map((row) => ({ ...row, retry: 'min(100 + attempt × 2, 2000) ms' })) : fitting;
}
/** Retries of one request before ioredis and iovalkey give it up (built/redis/RedisOptions.js of 5.11, 6.0 and 0.4). */
const DEFAULT_RETRIES_PER_REQUEST = 20;
/** The delay in milliseconds before the nth reconnect of ioredis and iovalkey, by default and without the jitter. */
function defaultDelayMs({ library, major }, attempt) {
    return library === 'ioredis' && major !== undefined && major >= 6
        ? Math.min(2 ** (attempt - 1) * 50, 5000)
        : Math.min(attempt * 50, 2000);
}
/**
 * How long a request of ioredis or iovalkey waits before it has been tried again so often, in milliseconds: the sum of
 * the delays (event_handler.js flushes the queue at the attempt after the last retry). Undefined for a strategy that
 * cannot be worked out. With an unknown major it is the least that it may be.
 */
function waitForRetriesMs(client, retries) {
    const { reconnection, settings } = client;
    if (settings.reconnectStrategy.state !== 'missing' && !reconnection)
        return undefined;
    const attempts = Array.from({ length: Math.min(retries, 10_000) }, (_, at) => at + 1);
    const delays = reconnection?.delaysMs.slice(0, retries) ?? attempts.map((one) => defaultDelayMs(client, one));
    return delays.reduce((sum, one) => sum + one, 0);
}
/** A clause about a default for the installed major, or with every candidate when the major is unknown. */
function describeDefault(client, say) {
    const rows = defaultsOf(client);
    const [value, ...others] = new Set(rows.map(say));
    if (value === undefined)
        return 'the default of the library applies';
    if (others.length === 0)
        return `the default of ${libraryTitle(client)} applies: ${value}`;
    const each = rows.map((row) => `${say(row)} (${row.title})`).join(', ');
    return `the default of the installed version applies, and which one that is could not be found out: ${each}`;
}
/** `ioredis 5`, `node-redis 4`, or the bare name when the major is unknown. */
function libraryTitle({ library, major }) {
    const name = library === 'redis' ? 'node-redis' : library === 'bun' ? "Bun's client" : library;
    return major === undefined ? name : `${name} ${major}`;
}
/** `10 s`, `250 ms`, `1 h`. */
function duration(milliseconds) {
    if (milliseconds >= 3_600_000)
        return `${Number((milliseconds / 3_600_000).toFixed(1))} h`;
    return milliseconds >= 1000 ? `${Number((milliseconds / 1000).toFixed(1))} s` : `${milliseconds} ms`;
}

;// CONCATENATED MODULE: ./src/rules/source/advice/command-timeout.ts



/** A node-redis reconnect strategy of one's own, as the default one gives up after a socket timeout. */
const OWN_RECONNECT_STRATEGY = `reconnectStrategy: (attempt) => ${model/* REMEDIES */.l0.reconnectDelay}`;
/**
 * node-redis needs four settings at once (measured on 5.12 and 6.3): `commandOptions.timeout` and `pingInterval` alone
 * leave the command pending, `socketTimeout` alone closes an idle client for good. What the code sets itself stays.
 */
function nodeRedisAdvice(client) {
    const { settings } = client;
    // One of node-redis 3 is not carried over by an upgrade: it stands elsewhere and is called otherwise.
    const isKept = settings.reconnectStrategy.state === 'set' && !isNodeRedisBefore(client, 4);
    const strategy = isKept ? '' : `, ${OWN_RECONNECT_STRATEGY}`;
    const socket = inSocket(client, `socketTimeout: ${model/* REMEDIES */.l0.socketTimeout}${strategy}`);
    const others = [
        ...(isPinging(client)
            ? []
            : [
                `\`pingInterval: ${model/* REMEDIES */.l0.pingInterval}\` (shorter than the socketTimeout, or an idle healthy connection is closed)`,
            ]),
        ...(settings.errorListener.state === 'set' ? [] : ['an `error` listener']),
    ];
    return others.length === 0 ? `set \`${socket}\`` : `set \`${socket}\` together with ${others.join(' and ')}`;
}
/** Whether a `pingInterval` is set that may keep an idle connection from the timeout that is advised. */
function isPinging(client) {
    const interval = pingIntervalOf(client);
    return typeof interval === 'number' ? interval > 0 && interval < model/* REMEDIES */.l0.socketTimeout : Boolean(interval);
}
/** The `pingInterval` of node-redis; undefined where it is not set. */
function pingIntervalOf({ options }) {
    const name = Object.keys(options).find((option) => option.split('.').at(-1) === 'pingInterval');
    return name === undefined ? undefined : options[name];
}
/** How to bound a command with this client, as a clause that starts with a verb. */
function boundAdvice(client) {
    if (isIoredisLike(client))
        return `set \`${spellSetting(client, 'commandTimeout')}\``;
    if (client.library === 'bun')
        return 'race each command against a timer: the client has no option for it';
    if (client.library !== 'redis')
        return 'set the option of the library that bounds a command';
    if (client.major === undefined)
        return `${nodeRedisAdvice(client)} (node-redis 5.1 or later)`;
    return isNodeRedisBefore(client, 5)
        ? `upgrade to node-redis 5.1 or later, since no option of ${libraryTitle(client)} bounds a command, and ${nodeRedisAdvice(client)}`
        : nodeRedisAdvice(client);
}
/**
 * What else to do where a command through the client waits for elements: the bound would cut that off, and `duplicate()`
 * takes the options over, the bound among them (ioredis built/Redis.js, @redis/client dist/lib/client/index.js).
 */
function ownClientAdvice(client, waiting) {
    if (!waiting)
        return '';
    const why = `; ${waiting.name} waits for longer than that and needs a client of its own without the bound`;
    if (isIoredisLike(client) && client.kind !== 'cluster')
        return `${why}: \`duplicate({ commandTimeout: undefined })\``;
    return client.library === 'redis' && client.kind === 'standalone' && !isNodeRedisBefore(client, 4)
        ? `${why}: \`duplicate({ socket: { …, socketTimeout: undefined } })\``
        : why;
}
/** Why an option that was set in its stead does not bound a command that was sent. */
function whyNotBound(client, option) {
    if (client.library === 'redis') {
        return `\`${option}\` does not: node-redis drops that timer once the command is written to the socket, so it covers queued commands only`;
    }
    return isIoredisLike(client) && option.endsWith('socketTimeout')
        ? '`socketTimeout` does not: ioredis reconnects and keeps the command pending'
        : `\`${option}\` does not`;
}
/** True when the library bounds a command by itself: GLIDE does, after 250 ms. */
function isBoundedByDefault(client) {
    const rows = defaultsOf(client);
    return rows.length > 0 && rows.every(({ commandTimeoutMs }) => commandTimeoutMs !== null);
}
/**
 * Whether all commands that a client sends are raced against a timer, those that libraries send through it among them, and
 * all those of its own library of which it is not known who sends them: it may be the one behind these.
 */
function isRacing({ id, library }, { commands, consumers }) {
    const handedTo = consumers.filter(({ client }) => client === id);
    if (handedTo.some((one) => one.isRaced !== true))
        return false;
    const sent = commands.filter((one) => {
        const isOwn = one.client === id || (one.client === null && one.library === library);
        return isOwn && one.via !== 'lua' && one.unsure === undefined && !(0,model/* isHousekeeping */.WR)(one.name);
    });
    return sent.length + handedTo.length > 0 && sent.every(({ isRaced }) => isRaced === true);
}

;// CONCATENATED MODULE: ./src/rules/source/advice/requests.ts

const READS = /^(?:XREAD|XREADGROUP|BLPOP|BRPOP|BLMOVE|BRPOPLPUSH|BLMPOP|BZPOPMIN|BZPOPMAX|BZMPOP|[PS]?SUBSCRIBE)$/;
/** True for commands that wait for elements or messages, whatever bound they are given. */
function isReading({ name }) {
    return READS.test(name);
}
/** Whether somebody waits for the answer to a command, and not in a script that may wait. */
function isAnswered(command) {
    const { name, waits, operator, unsure, isRaced } = command;
    return !waits && !operator && unsure === undefined && !isRaced && !isReading(command) && !(0,model/* isHousekeeping */.WR)(name);
}
/** Whether somebody waits until a message is published. */
function isAwaitedMessage(command) {
    return /^S?PUBLISH$/.test(command.name) && isAnswered(command) && !command.unheard?.length;
}
/**
 * Whether the wait for an answer has to be bounded: not of clients that only subscribe, or publish what nobody waits for,
 * nor of those of a queue, unless nothing of the queue waits on them (a `Queue` of BullMQ, `client` of Bull) and the
 * service sends commands of its own.
 */
function isForRequests({ id, role }, { consumers, commands }) {
    if (role === 'pubsub')
        return commands.some((command) => command.client === id && isAwaitedMessage(command));
    if (role !== 'queue')
        return true;
    const own = consumers.filter(({ client }) => client === id);
    return (own.length > 0 &&
        !own.some(({ blocks }) => blocks) &&
        commands.some((command) => command.client === id && isAnswered(command)) &&
        !commands.some((command) => command.client === id && (command.waits || isReading(command))));
}

;// CONCATENATED MODULE: ./src/rules/source/command-timeout.ts





function askedClients(evidence) {
    const waiting = new Map(evidence.commands.filter(({ waits }) => waits).map((one) => [one.client, one]));
    // A queue's blocking commands would be cut off, and a subscriber waits for messages, not for answers.
    const asked = connectedClients(evidence).filter((client) => isForRequests(client, evidence));
    const ids = new Set(asked.map(({ id }) => id));
    // What is told of a client holds for its duplicates, unless the client itself is not asked.
    const clients = asked.filter(({ duplicateOf }) => duplicateOf === undefined || !ids.has(duplicateOf));
    return clients.map((client) => {
        const sent = evidence.commands.filter((command) => command.client === client.id);
        return {
            client,
            waiting: waiting.get(client.id),
            isRaced: isRacing(client, evidence),
            isProbe: isProbe(sent),
            whom: whomOf(client, sent),
        };
    });
}
/** Through a client of a library of locks alone, what takes them waits, be it a request or a job. */
function whomOf({ role }, sent) {
    if (isProbe(sent))
        return 'whatever asks whether Redis is up';
    return role === 'lock' && sent.length === 0 ? 'whatever takes a lock' : 'every request';
}
function isProbe(sent) {
    return sent.length > 0 && sent.every(({ name, unsure }) => (0,model/* isHousekeeping */.WR)(name) && unsure === undefined);
}
/**
 * True when the code says all of a node-redis client's options and no PING comes in time to keep an idle connection
 * from the socket timeout.
 */
function isLeftIdle(client, socketTimeout) {
    const { library, options, settings } = client;
    if (library !== 'redis' || Object.values(settings).some(({ state }) => state === 'unknown'))
        return false;
    const interval = pingIntervalOf(client);
    if (interval === undefined)
        return Object.keys(options).length > 0;
    return typeof interval === 'number' && typeof socketTimeout === 'number' && interval >= socketTimeout;
}
/** Longer than this, whoever waits for the answer has left. */
const FAILS_IN_TIME_MS = 10_000;
/* harmony default export */ const command_timeout = ((0,model/* defineRule */.Km)({
    id: 'command-timeout',
    item: 'connections',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Bound the time that a command may stay unanswered.',
    why: 'No default of ioredis or node-redis bounds a command that was sent. A server that hangs (a stuck disk, a frozen virtual machine, a long script) keeps the connection open and answers nothing, so every request that touches Redis hangs with it, and no circuit breaker ever sees an error.',
    instead: 'In ioredis and iovalkey set `commandTimeout`. In node-redis only `socket.socketTimeout` (5.1 and later) ends a command that was sent; `commandOptions.timeout` covers queued commands only. Set it together with a shorter `pingInterval`, a `reconnectStrategy` of your own (the default one stops for good after a socket timeout) and an `error` listener. A client all of whose commands are raced against a timer (`Promise.race`, `p-timeout`), each by itself or in a function that they are handed to, is bounded as well. Connections of BullMQ and Bull and clients that only subscribe are not asked for one: it would cut off their blocking commands, or has nothing to bound. The client of a `Queue`, on which nothing waits, is, where the service sends commands of its own through it. For a script that does one thing and ends, where no request waits, a missing one is a note; for a client that sends nothing but PING or INFO, a warning.',
    links: [
        'https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html#commandTimeout',
        'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
    ],
    messages: {
        missing: 'Nothing bounds a command that this client has sent, and {library} has no default for it: a hung server hangs {whom}. To bound it, {advice}.',
        other: 'Nothing bounds a command that this client has sent: {why}. A hung server hangs {whom}. To bound it, {advice}.',
        script: 'Nothing bounds a command that this client has sent, so this script never ends while the server hangs. To bound it, {advice}.',
        off: 'This switches the command timeout of {library} off: a hung server hangs every request. To bound a command, {advice}.',
        slow: 'A command timeout of {given} hardly bounds anything: while the server hangs, every request waits that long. For a bound that users do not notice, {advice}.',
        idle: 'This `socketTimeout` also closes a healthy connection that is idle, since no `pingInterval` shorter than it keeps the connection busy. Set `pingInterval` below the socketTimeout.',
        idleForGood: 'This `socketTimeout` also closes a healthy connection that is idle, since no `pingInterval` shorter than it keeps the connection busy, and the default reconnect strategy then leaves the client closed for good. Set `pingInterval` below the socketTimeout, and `{strategy}` among the socket options.',
    },
    each: askedClients,
    check({ client, waiting, isRaced, isProbe, whom }, { violation, cannot }) {
        const { commandTimeout } = client.settings;
        const advice = boundAdvice(client) + ownClientAdvice(client, waiting);
        const data = { library: libraryTitle(client), advice, whom };
        if (commandTimeout.state === 'unknown')
            return isRaced ? undefined : cannot(commandTimeout.because);
        if (client.isOneOff)
            return judgeScript(client, isRaced, advice, violation);
        if (commandTimeout.state === 'set')
            return judgeValue(client, commandTimeout, advice, violation);
        if (isRaced || isBoundedByDefault(client))
            return;
        const { instead } = commandTimeout;
        const related = waiting ? [{ place: waiting.place, message: `${waiting.name} waits here.` }] : [];
        const weight = isProbe ? { severity: 'warning' } : {};
        if (instead === undefined)
            return violation('missing', client.place, data, { related, ...weight });
        const set = { place: instead.place, message: `\`${instead.option}\` is set here.` };
        const why = whyNotBound(client, instead.option);
        violation('other', client.place, { ...data, why }, { related: [set, ...related], ...weight });
    },
}));
/** No request waits for a script, and whoever started it can stop it. */
function judgeScript(client, isRaced, advice, violation) {
    const { commandTimeout } = client.settings;
    const isSet = commandTimeout.state === 'set' && !isOff(client, commandTimeout.value);
    if (isSet || isRaced || isBoundedByDefault(client))
        return;
    violation('script', client.place, { advice }, { severity: 'note' });
}
function isOff({ library }, value) {
    return value === null || value === false || (value === 0 && library === 'redis');
}
function judgeValue(client, { value, place }, advice, violation) {
    const { at, related } = whereSet(client, place);
    if (isOff(client, value)) {
        violation('off', at, { library: libraryTitle(client), advice }, { related });
    }
    else if (typeof value === 'number' && value > FAILS_IN_TIME_MS) {
        violation('slow', at, { given: duration(value), advice }, { related, severity: 'warning' });
    }
    else if (isLeftIdle(client, value)) {
        const isForGood = client.settings.reconnectStrategy.state === 'missing';
        if (isForGood)
            violation('idleForGood', at, { strategy: OWN_RECONNECT_STRATEGY }, { related });
        else
            violation('idle', at, {}, { related, severity: 'warning' });
    }
}

;// CONCATENATED MODULE: ./src/rules/source/connect-timeout.ts



/** Longer than this, a request that waits for the connection is lost anyway. */
const FAILS_FAST_MS = 5000;
/** GLIDE gives up after 2 s by itself: nothing has to be set. */
function connect_timeout_isBoundedByDefault(client) {
    const rows = defaultsOf(client);
    return rows.length > 0 && rows.every(({ connectTimeoutMs }) => connectTimeoutMs < FAILS_FAST_MS);
}
/** On node-redis 3 the option does not bound one attempt, so it is no remedy there. */
function advice(client) {
    return isNodeRedisBefore(client, 4)
        ? 'upgrade to node-redis 5 and set `socket: { connectTimeout: 2000 }` (in version 3 `connect_timeout` ends reconnecting for good once it is used up)'
        : `set \`${spellSetting(client, 'connectTimeout')}\``;
}
function connect_timeout_isSlow(ms) {
    return typeof ms === 'number' && ms > FAILS_FAST_MS;
}
/** Queues and stores that are handed an address, or options, make clients of their own, whose options are not read. */
function doubtOwnConnections({ consumers }) {
    const own = consumers.filter(({ client }) => client === null);
    if (own.length === 0)
        return undefined;
    const where = (0,model/* listSome */.XT)(own.map(({ name, place }) => `\`${name}\` at ${place.path}:${place.line}`));
    return `what ${where} ${own.length === 1 ? 'connects' : 'connect'} with is not looked at`;
}
/* harmony default export */ const connect_timeout = ((0,model/* defineRule */.Km)({
    id: 'connect-timeout',
    item: 'connections',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Bound the time that a client waits for a connection, at most 5 seconds.',
    why: 'When the server or the way to it is gone, packets are dropped in silence and a connection attempt ends by its timeout alone. Until then requests pile up behind it; defaults of up to 10 seconds are longer than users wait.',
    instead: 'Set the limit where the client is made: `connectTimeout` in ioredis and iovalkey (under `redisOptions` for a cluster), `socket.connectTimeout` in node-redis (under `defaults` for a cluster).',
    links: [
        'https://redis.github.io/ioredis/interfaces/CommonRedisOptions.html',
        'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
    ],
    messages: {
        missing: 'This client sets no connect timeout; {default}. To fail fast, {advice}.',
        slow: 'A connect timeout of {given} does not fail fast: requests wait that long while the server is away. For at most 5 s, {advice}.',
        off: 'This switches the connect timeout of {library} off: an attempt ends only when the operating system gives up. To fail fast, {advice}.',
    },
    doubt: doubtOwnConnections,
    each: configuredClients,
    check(client, { violation, cannot }) {
        // Whoever starts a script can wait for the default, and stop it.
        if (client.isOneOff)
            return;
        const setting = client.settings.connectTimeout;
        if (setting.state === 'missing') {
            if (connect_timeout_isBoundedByDefault(client))
                return;
            const fallback = describeDefault(client, ({ connectTimeoutMs }) => duration(connectTimeoutMs));
            return violation('missing', client.place, { default: fallback, advice: advice(client) });
        }
        const { at, related } = whereSet(client, setting.place);
        const data = { library: libraryTitle(client), advice: advice(client) };
        const slow = (given) => violation('slow', at, { ...data, given }, { related });
        const { upTo } = setting;
        if (setting.state === 'set' && (setting.value === 0 || setting.value === null || setting.value === false)) {
            violation('off', at, data, { related });
        }
        else if (setting.state === 'set' && connect_timeout_isSlow(setting.value)) {
            slow(duration(setting.value));
        }
        else if (connect_timeout_isSlow(upTo)) {
            slow(`up to ${duration(upTo)}`);
        }
        else if (setting.state === 'unknown') {
            cannot(setting.because);
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/dangerous-commands.ts


const LEFT_TO_OPERATORS = 'leave it to an operator, in a script under `scripts/` or a runbook';
const CONFIG_SET = {
    harm: 'changes the whole server for every service that uses it, until the next restart undoes it in silence',
    instead: 'set it where the server is configured (redis.conf, or the parameter group of a managed service)',
};
/** By the command, or by the command with its subcommand. Flags and complexity: redis.io/docs/latest/commands. */
const DANGERS = {
    MONITOR: {
        harm: 'streams every command of every client, with keys and values, and can halve the throughput of the server',
        instead: 'look at SLOWLOG or LATENCY HISTOGRAM, or run MONITOR by hand for a few seconds',
    },
    DEBUG: { harm: 'can block, crash or reload the server', instead: LEFT_TO_OPERATORS },
    'DEBUG OBJECT': {
        harm: 'is a debugging command that managed services refuse',
        instead: 'use OBJECT ENCODING, OBJECT FREQ or MEMORY USAGE',
        severity: 'warning',
    },
    'CONFIG SET': CONFIG_SET,
    'CONFIG REWRITE': { harm: 'overwrites the configuration file of the server', instead: LEFT_TO_OPERATORS },
    'CONFIG RESETSTAT': {
        harm: 'sets the counters back that monitoring computes its rates from',
        instead: 'subtract two readings of INFO',
        severity: 'warning',
    },
    SAVE: {
        harm: 'writes the whole database to disk in the one thread that serves all clients, who wait until it ends',
        instead: 'send BGSAVE, or leave snapshots to the configuration of the server',
    },
    SWAPDB: {
        harm: 'swaps two databases under all clients that are connected to either',
        instead: 'build keys from a version and raise the version',
    },
    SHUTDOWN: { harm: 'stops the server for every service that uses it', instead: LEFT_TO_OPERATORS },
    REPLICAOF: { harm: 'turns the server into a replica, which drops all that it holds', instead: LEFT_TO_OPERATORS },
    SLAVEOF: { harm: 'turns the server into a replica, which drops all that it holds', instead: LEFT_TO_OPERATORS },
    'SCRIPT FLUSH': {
        harm: 'removes the cached scripts of every service, whose EVALSHA then fails with NOSCRIPT',
        instead: 'leave the cache of scripts alone: it is emptied by a restart',
        severity: 'warning',
    },
    'FUNCTION FLUSH': {
        harm: 'removes the function libraries of every service, whose FCALL then fails',
        instead: 'delete your own library with FUNCTION DELETE, or load it with REPLACE',
        severity: 'warning',
    },
};
/** What a listener to expiring keys needs: no harm to anybody, but no application's business either. */
const KEYSPACE_EVENTS = 'notify-keyspace-events';
const COMMON_NAMES = new Set(['MONITOR', 'DEBUG', 'SAVE', 'SHUTDOWN']);
function dangerOf({ name, subcommand }) {
    const own = subcommand === undefined ? undefined : DANGERS[`${name} ${subcommand}`];
    return own ?? (subcommand === 'HELP' ? undefined : DANGERS[name]);
}
function spelled({ name, subcommand, parameter }) {
    return [name, subcommand, parameter].filter((word) => word !== undefined).join(' ');
}
/* harmony default export */ const dangerous_commands = ((0,model/* defineRule */.Km)({
    id: 'dangerous-commands',
    item: 'no-flush',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Leave MONITOR, DEBUG, CONFIG SET, SAVE, SWAPDB, SHUTDOWN and REPLICAOF to operators.',
    why: 'Like a flush, these act on the whole server and on every service that uses it: they stop it, block it, change its configuration or swap its data. Managed services refuse most of them, so the code works on a laptop and fails in production; and an ACL that allows them gives whoever takes over the service the whole server.',
    instead: 'Configure the server where it is deployed, look at it with INFO, SLOWLOG and LATENCY, and keep what an operator does in scripts under `scripts/` or `bin/`, where this rule allows it, or in a runbook. `CONFIG GET` is no danger. `CONFIG SET notify-keyspace-events` harms nobody and is a warning alone.',
    links: [
        'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/#command-categories',
        'https://redis.io/docs/latest/commands/config-set/',
        'https://redis.io/docs/latest/commands/monitor/',
        'https://redis.io/docs/latest/commands/save/',
    ],
    messages: {
        found: '`{receiver}` runs {command}, which {harm}. Instead, {instead}.',
        keyspaceEvents: '`{receiver}` runs CONFIG SET notify-keyspace-events: a restart or a failover of the server undoes it and the events stop in silence, and managed services refuse it. Instead, set `notify-keyspace-events` where the server is configured.',
        unsure: '`{receiver}` may run {command} here ({because}), which {harm}. If it does, {instead}.',
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence),
    check({ command }, { violation }) {
        const { place, receiver, unsure, related, operator, parameter } = command;
        const danger = dangerOf(command);
        if (danger === undefined || operator)
            return;
        // Stores save, loggers debug, services shut down: without a proven client these names say nothing.
        if (unsure !== undefined && COMMON_NAMES.has(command.name))
            return;
        const { harm, instead } = danger;
        const isForEvents = danger === CONFIG_SET && parameter === KEYSPACE_EVENTS;
        const severity = isForEvents ? 'warning' : (danger.severity ?? 'error');
        const data = { receiver, command: spelled(command), harm, instead };
        if (unsure !== undefined) {
            violation('unsure', place, { ...data, because: clause(unsure) }, { severity, related, outcome: 'unsure' });
        }
        else if (isForEvents)
            violation('keyspaceEvents', place, { receiver }, { severity, related });
        else
            violation('found', place, data, { severity, related });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/error-listener.ts



/**
 * Whether a library listens to a client itself: queues pass the errors on (redis-connection.ts, Bull's queue.js, lib/queue.js
 * of bee-queue), and the adapter of Socket.IO warns where it alone listens (lib/index.ts).
 */
function isListening({ library, name }) {
    if (model/* QUEUE_PACKAGES */.cb.has(library) || library === 'bee-queue')
        return true;
    return library === '@socket.io/redis-adapter' && name === 'createAdapter';
}
/** Libraries of which only later versions listen, as a clause: `initClient` in index.js of @keyv/redis. */
const LISTENING_SINCE = {
    '@keyv/redis': '`@keyv/redis` is handed this client, and listens to it from version 5.1.6 on',
};
/** GLIDE and Bun emit no `error` event: there is nothing to listen to, so they are not looked at. */
function emittingClients(evidence) {
    const heard = new Set(evidence.consumers.filter(isListening).map(({ client }) => client));
    return connectedClients(evidence).flatMap((client) => {
        const rows = defaultsOf(client);
        const isEmitting = rows.length === 0 || rows.some(({ unheardError }) => unheardError !== null);
        const handedTo = evidence.consumers.filter((consumer) => consumer.client === client.id);
        const [doubt] = handedTo.flatMap(({ library }) => LISTENING_SINCE[library] ?? []);
        return isEmitting ? [{ client, isHeard: heard.has(client.id), doubt }] : [];
    });
}
/** Related places beyond these are counted: there is one thing to do for all of them. */
const CALLS_SHOWN = 10;
/** The calls to whose client nothing listens; the listener itself belongs where the client is made. */
function relatedOf(calls) {
    const rest = calls.length - CALLS_SHOWN;
    return calls.slice(0, CALLS_SHOWN).map((place, index) => {
        const more = rest > 0 && index === CALLS_SHOWN - 1 ? ` There are ${rest} more.` : '';
        return { place, message: `Nothing listens to the client of this call.${more}` };
    });
}
function kindOf({ hearsFirstError }, isCrash) {
    if (hearsFirstError)
        return isCrash ? 'onceCrash' : 'onceLog';
    return isCrash ? 'crash' : 'log';
}
/* harmony default export */ const error_listener = ((0,model/* defineRule */.Km)({
    id: 'error-listener',
    item: 'connections',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Listen to the `error` event of every client.',
    why: 'A client reports a lost connection as an `error` event. On node-redis an event that nobody listens to is an uncaught exception (SocketClosedUnexpectedlyError): the first dropped connection ends the process. ioredis and iovalkey only print `[ioredis] Unhandled error event` and reconnect, so there it is a warning: the outage is missing from the logs and metrics that somebody watches.',
    instead: "Attach the listener where the client is made, before it connects: `client.on('error', (error) => logger.error(error))`. BullMQ and Bull listen to the connection that they are handed, and emit the error on the queue or worker: listen there, `worker.on('error', …)`. The adapter of Socket.IO listens to both of its clients, so that no error ends the process, and says in a warning what is missing.",
    links: [
        'https://github.com/redis/node-redis#events',
        'https://github.com/redis/ioredis#error-handling',
        'https://nodejs.org/api/events.html#error-events',
    ],
    messages: {
        crash: 'Nothing listens to the `error` event of this client: {library} throws it instead, so the first dropped connection ends the process. {copied}Add `{advice}` where the client is made.',
        log: 'Nothing listens to the `error` event of this client: {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. {copied}Add `{advice}` where the client is made.',
        onceCrash: "Only `once('error')` listens to this client, which hears the first error alone: {library} throws the next, which ends the process, and a lost connection gives many. Add `{advice}` where the client is made.",
        onceLog: "Only `once('error')` listens to this client, which hears the first error alone: of those that follow {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. Add `{advice}` where the client is made.",
        someCrash: 'A client is built here for each caller, and nothing listens to the `error` event of {calls}: what another caller attaches hears nothing of theirs. {library} throws it instead, so the first dropped connection ends the process. Add `{advice}` where the client is made, for all of them.',
        someLog: 'A client is built here for each caller, and nothing listens to the `error` event of {calls}: what another caller attaches hears nothing of theirs. {library} only prints `[ioredis] Unhandled error event`, so no log or alert sees the outage. Add `{advice}` where the client is made, for all of them.',
    },
    each: emittingClients,
    check({ client, isHeard, doubt }, { violation, cannot }) {
        const setting = client.settings.errorListener;
        const { unheardCalls = [] } = client;
        // A script that ends with the error when its connection is lost does what it should.
        if (isHeard || client.isOneOff || (setting.state === 'set' && unheardCalls.length === 0))
            return;
        if (doubt !== undefined)
            return cannot(doubt);
        if (setting.state === 'unknown')
            return cannot(setting.because);
        const rows = defaultsOf(client);
        if (rows.length === 0)
            return cannot(`it is not known what ${libraryTitle(client)} does with an error that is not heard`);
        const copied = client.duplicateOf === undefined ? '' : '`duplicate()` copies the options and no listener. ';
        const data = { library: libraryTitle(client), advice: spellSetting(client, 'errorListener'), copied };
        const isCrash = rows.some(({ unheardError }) => unheardError === 'crash');
        if (setting.state === 'set') {
            const about = { ...data, calls: unheardCalls.length === 1 ? 'one of them' : `${unheardCalls.length} of them` };
            const options = { related: relatedOf(unheardCalls), severity: 'warning' };
            return violation(isCrash ? 'someCrash' : 'someLog', client.place, about, options);
        }
        violation(kindOf(client, isCrash), client.place, data, isCrash ? {} : { severity: 'warning' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/keys.ts
/**
 * Commands that write one value, a string or a JSON document: cache entries, counters, flags. Every other write makes a
 * collection (hash, list, set, sorted set, stream, sketch), which may be a queue or an index.
 */
const STRING_WRITES = new Set([
    ...['SET', 'SETNX', 'SETEX', 'PSETEX', 'MSET', 'MSETNX', 'MSETEX', 'GETSET', 'GETEX', 'APPEND', 'SETRANGE'],
    ...['INCR', 'INCRBY', 'INCRBYFLOAT', 'DECR', 'DECRBY'],
    ...['SETBIT', 'BITFIELD', 'BITOP', 'JSON.SET', 'JSON.MSET', 'JSON.MERGE'],
]);
/** True for writes of one string or JSON document. */
function isStringWrite(name) {
    return STRING_WRITES.has(name);
}
/** The patterns by which a key can be named: its own, else those that all callers of the function around it pass. */
function patternsOf({ key, keys }) {
    if (key !== null)
        return [key];
    const passed = [...new Set(keys ?? [])].filter((one) => one !== null);
    return passed.length > 0 && !keys?.includes(null) && passed.every((one) => NAMED.test(one)) ? passed : [];
}
/** What a pattern has that is more than placeholders and what stands between them. */
const NAMED = /[\p{L}\d]/u;
/** How to name the key of a command in a sentence. */
function keyText(command) {
    const patterns = patternsOf(command);
    const [first, second, ...others] = patterns.map((one) => `\`${one}\``);
    if (first === undefined)
        return 'a key';
    if (second === undefined)
        return first;
    const more = others.length === 0 ? ` and ${second}` : `, ${second} and ${others.length} more`;
    return `the keys of its callers (${first}${more})`;
}
/** True for one collection that is cut to a length, which takes up no more than that. */
function isShort({ key, elements }) {
    return elements === 'trimmed' && key?.includes('*') === false;
}
const VERSION_WORDS = new Set(['version', 'generation', 'epoch', 'seq', 'sequence', 'revision', 'rev', 'gen']);
/**
 * True for a value that other keys are built from, so that raising it empties a cache in one step. Such a key is meant to
 * last. Best told by the code that builds those keys; where that is not in sight, by INCR or INCRBY on one constant key
 * that is called a version. A key of many is also one where its name says so and the code builds keys from it.
 */
function isVersion({ name, key, buildsKeys }) {
    if (key === null)
        return false;
    const isConstant = !key.includes('*');
    const isNamed = VERSION_WORDS.has(lastWord(key));
    if (buildsKeys)
        return isConstant || isNamed;
    return isConstant && isNamed && ['INCR', 'INCRBY'].includes(name);
}
/** `cache:productVersion` → `version`: the last word, so that `stats:conversion` is none. */
function lastWord(key) {
    const words = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').match(/[A-Za-z]+/g) ?? [];
    return words.at(-1)?.toLowerCase() ?? '';
}

;// CONCATENATED MODULE: ./src/rules/source/advice/growth.ts

const TYPES = [
    [/^H/, 'hash'],
    [/^S/, 'set'],
    [/^[LR]/, 'list'],
    [/^Z/, 'sorted set'],
    [/^X/, 'stream'],
];
/** Take out one element that is named, so that as many may stay as there are things alive. */
const REMOVE_ONE = /^(?:HDEL|HGETDEL|SREM|SMOVE|LREM|ZREM|XDEL|XACKDEL|XDELEX)$/;
/** Keep a collection of one type short, empty it or put another in its place. */
const CUT = {
    hash: /^H(?:P?EXPIRE(?:AT)?|SETEX|GETEX)$/,
    set: /^(?:SPOP|S\w+STORE)$/,
    list: /^(?:LTRIM|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH)$/,
    'sorted set': /^(?:ZREMRANGE\w+|B?Z(?:POPMIN|POPMAX|MPOP)|Z\w+STORE|GEO\w*STORE)$/,
    stream: /^XTRIM$/,
};
/** End a key of any type, or may do anything to it. */
const END = /^(?:DEL|UNLINK|P?EXPIRE(?:AT)?|RENAME(?:NX)?|COPY|RESTORE|MIGRATE|MOVE|(?:EVAL|FCALL)\w*|\*)$/;
/** Cut a collection to a length without adding to it. */
const TRIM = /^(?:LTRIM|ZREMRANGEBYRANK)$/;
/** What keeps the one collection short that a write adds to, wherever that is done; undefined for one key of many. */
function trimOf(write, commands) {
    const { key, name } = write;
    if (key === null || key.includes('*') || isStringWrite(name))
        return undefined;
    const type = collectionOf(name);
    return commands.find((one) => {
        const isTrim = one.name === 'XTRIM' || (TRIM.test(one.name) && one.elements === 'trimmed');
        return isTrim && one.key === key && collectionOf(one.name) === type;
    });
}
/** The type that a command of a collection works on. */
function collectionOf(name) {
    return TYPES.find(([names]) => names.test(name))?.[1] ?? 'set';
}
/**
 * What makes the key of a read grow without a bound, as far as all commands in sight say so: elements that differ from
 * call to call are added, and no command that may be about this key trims it, deletes it or gives it a TTL.
 */
function growthOf(read, commands) {
    const { key, name } = read;
    if (key === null)
        return undefined;
    const type = collectionOf(name);
    const by = commands.find((one) => isGrowing(one, type) && growth_keysOf(one).includes(key));
    if (!by)
        return undefined;
    const changes = commands.filter((one) => growth_keysOf(one).some((other) => mayBeSame(key, other)));
    if (changes.some((one) => isBounding(one, type)))
        return undefined;
    return { by, isOnlyUp: !changes.some((one) => REMOVE_ONE.test(one.name) && collectionOf(one.name) === type) };
}
function isGrowing({ name, elements, ttl, unsure, operator }, type) {
    return elements === 'added' && ttl === 'never' && unsure === undefined && !operator && collectionOf(name) === type;
}
function isBounding({ name, elements, ttl }, type) {
    if (END.test(name) || CUT[type].test(name))
        return true;
    // An XADD whose options are not known may hold MAXLEN.
    if (name === 'XADD')
        return elements !== 'added' || ttl !== 'never';
    return ttl === 'always' || ttl === 'conditional';
}
function growth_keysOf({ key, keys }) {
    return keys ?? [key];
}
/** Whether two patterns may stand for one key, as far as their beginnings and ends tell. */
function mayBeSame(one, other) {
    if (other === null)
        return true;
    if (!one.includes('*') && !other.includes('*'))
        return one === other;
    const [start, otherStart] = [beginning(one), beginning(other)];
    const [end, otherEnd] = [ending(one), ending(other)];
    return ((start.startsWith(otherStart) || otherStart.startsWith(start)) && (end.endsWith(otherEnd) || otherEnd.endsWith(end)));
}
function beginning(pattern) {
    return pattern.split('*', 1)[0] ?? '';
}
function ending(pattern) {
    return pattern.slice(pattern.lastIndexOf('*') + 1);
}

;// CONCATENATED MODULE: ./src/rules/source/advice/ttl.ts


const FOR = { option: 'EX', value: 'seconds', unit: 'TimeUnit.Seconds' };
const UNTIL = { option: 'EXAT', value: 'unixSeconds', unit: 'TimeUnit.UnixSeconds' };
const ARGUMENTS = (flags, { option, value }) => `set(key, value, '${option}', ${value}${quoted(flags)})`;
const UPPER_CASE = (flags, { option, value }) => `set(key, value, { ${option}: ${value}${switchedOn(flags)} })`;
const LOWER_CASE = (flags, { option, value }) => `set(key, value, { ${option.toLowerCase()}: ${value}${switchedOn(flags).toLowerCase()} })`;
const GLIDE = (flags, { unit, value }) => `set(key, value, { ${flags.map((flag) => `${IN_GLIDE[flag]}, `).join('')}expiry: { type: ${unit}, count: ${value} } })`;
const LUA = (flags, { option, value }) => `redis.call('SET', key, value, '${option}', ${value}${quoted(flags)})`;
const COMMAND_LINE = (flags, { option, value }) => [`SET key value ${option} ${value}`, ...flags].join(' ');
const IN_GLIDE = {
    NX: "conditionalSet: 'onlyIfDoesNotExist'",
    XX: "conditionalSet: 'onlyIfExists'",
    GET: 'returnOldValue: true',
};
function quoted(flags) {
    return flags.map((flag) => `, '${flag}'`).join('');
}
function switchedOn(flags) {
    return flags.map((flag) => `, ${flag}: true`).join('');
}
const BY_LIBRARY = {
    ioredis: ARGUMENTS,
    iovalkey: ARGUMENTS,
    redis: UPPER_CASE,
    '@upstash/redis': LOWER_CASE,
    '@vercel/kv': LOWER_CASE,
    'valkey-glide': GLIDE,
    bun: ARGUMENTS,
    unknown: COMMAND_LINE,
};
function spellingOf({ command, major }) {
    if (command.via === 'lua')
        return LUA;
    if (command.via === 'raw')
        return COMMAND_LINE;
    if (command.library === 'redis' && major !== undefined && major < 4)
        return ARGUMENTS;
    return BY_LIBRARY[command.library];
}
/**
 * How to give the key of this write a TTL, in the spelling of its client, as a clause that starts with a verb.
 *
 * @param isMoment whether what the code has is the time at which the key expires
 */
function ttlAdvice(usage, isMoment = false) {
    const { command } = usage;
    if (command.via === 'wrapper')
        return 'pass one, or give the parameter of the wrapper a default';
    const spelling = (flags) => spellingOf(usage)(flags, isMoment ? UNTIL : FOR);
    switch (command.name) {
        case 'SET':
            return `write \`${spelling(command.flags ?? [])}\``;
        case 'SETNX':
            return `write \`${spelling(['NX'])}\`: SETNX itself takes no TTL, and SET answers ${command.via === 'lua' ? "`{ ok = 'OK' }` or false" : "`'OK'` or null"}`;
        case 'GETSET':
            return `write \`${spelling(['GET'])}\`: GETSET drops the TTL that the key had`;
        case 'MSET':
        case 'MSETNX':
            return `${command.name} takes no TTL: send one \`${spelling([])}\` for each key, together in a pipeline`;
        default:
            return expireAdvice(command);
    }
}
/** How to set a key with a TTL only where there is none, as a clause that starts with a verb. */
function setOnceAdvice(usage, isMoment) {
    const others = (usage.command.flags ?? []).filter((flag) => flag === 'GET');
    return `write \`${spellingOf(usage)(['NX', ...others], isMoment ? UNTIL : FOR)}\``;
}
/** What is left to do about a collection that is kept short, as a clause that starts with a verb. */
function boundedAdvice(name) {
    return `send \`expire(key, seconds)\` where the ${collectionOf(name)} is no longer needed: its entries are bounded, the key is not`;
}
function expireAdvice(command) {
    const { via, name, elements } = command;
    if (name === 'XADD' ? elements === 'trimmed' : isShort(command))
        return boundedAdvice(name);
    if (name === 'XADD') {
        const where = elements === 'added' ? '' : ', where its options do not do so';
        return `bound the stream with MAXLEN${where} (EXPIRE would drop entries that nobody has read yet)`;
    }
    if (via === 'lua')
        return "add `redis.call('EXPIRE', key, seconds)` for the same key to the script";
    if (via === 'raw')
        return 'send EXPIRE for the same key in the same transaction';
    return 'send `expire(key, seconds)` for the same key in the same transaction or pipeline';
}

;// CONCATENATED MODULE: ./src/rules/source/advice/atomic.ts

/** Sends both as one; `calls` are the write and its EXPIRE as the client spells them. */
const chained = (calls) => `send \`multi().${calls}.exec()\``;
const TRANSACTIONS = {
    ioredis: chained,
    iovalkey: chained,
    redis: chained,
    '@upstash/redis': chained,
    '@vercel/kv': chained,
    'valkey-glide': (calls) => `exec \`new Batch(true).${calls}\``,
    bun: () => 'run both in one Lua script',
    unknown: () => 'send both in one MULTI',
};
/** How to write a key and its TTL in one step with the client at hand, as a clause that starts with a verb. */
function atomicAdvice(usage, expiring) {
    const { name, via } = usage.command;
    if (via === 'wrapper') {
        return name === 'SET'
            ? 'let the wrapper write the key with its TTL'
            : 'let the wrapper send both in one MULTI or Lua script';
    }
    // What runs only where SET has made the key is said by NX.
    if (name === 'SET' && expiring.isOnce)
        return setOnceAdvice(usage, isMoment(expiring));
    if (['SET', 'SETNX', 'GETSET'].includes(name))
        return ttlAdvice(usage, isMoment(expiring));
    return via === 'raw' ? 'send both in one MULTI or Lua script' : transactionAdvice(usage, expiring);
}
function transactionAdvice(usage, expiring) {
    const { name, library } = usage.command;
    const isCamel = library === 'redis' && (usage.major ?? 4) >= 4;
    const write = `${isCamel ? camel(name) : name.toLowerCase()}(…)`;
    const expire = isMoment(expiring) ? `${isCamel ? 'expireAt' : 'expireat'}(key, unixSeconds` : 'expire(key, seconds';
    // A condition that the code gives to EXPIRE decides when the time begins: without it each call would start it anew.
    const flag = expiring.flag ?? (expiring.isForNew ? 'NX' : undefined);
    if (flag === undefined)
        return TRANSACTIONS[library](`${write}.${expire})`);
    const spelled = library === 'valkey-glide' ? `{ expireOption: ExpireOptions.${atomic_IN_GLIDE[flag]} }` : `'${flag}'`;
    const transaction = TRANSACTIONS[library](`${write}.${expire}, ${spelled})`);
    return expiring.flag
        ? transaction
        : `${transaction} (EXPIRE takes NX from Redis 7 on; before that run both in one Lua script)`;
}
/** Whether the code has the time at which the key expires, rather than how long it lives. */
function isMoment({ by }) {
    return /^P?EXPIREAT$/.test(by);
}
const atomic_IN_GLIDE = {
    NX: 'HasNoExpiry',
    XX: 'HasExistingExpiry',
    GT: 'NewExpiryGreaterThanCurrent',
    LT: 'NewExpiryLessThanCurrent',
};
/** `HINCRBY` is `hIncrBy` in node-redis. */
function camel(name) {
    const found = /^(H|L|R|S|Z|X|GEO|PF)?(INCR|DECR|SET|ADD|PUSH)(BYFLOAT|BY|NX)?$/.exec(name);
    if (!found)
        return name.toLowerCase();
    const [prefix, verb, suffix] = [found[1] ?? '', found[2] ?? '', found[3] ?? ''];
    const tail = { BYFLOAT: 'ByFloat', BY: 'By', NX: 'NX' }[suffix] ?? '';
    const stem = prefix ? prefix.toLowerCase() + verb.charAt(0) + verb.slice(1).toLowerCase() : verb.toLowerCase();
    return stem + tail;
}

;// CONCATENATED MODULE: ./src/rules/source/expire-not-atomic.ts




/* harmony default export */ const expire_not_atomic = ((0,model/* defineRule */.Km)({
    id: 'expire-not-atomic',
    item: 'ttl',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Write a key and give it its TTL in one step.',
    why: 'Between a write and an EXPIRE that waits for its answer the process may be stopped, or the connection break. The key then has no TTL. Where only the call that created the key sends EXPIRE, no later call makes up for it: the lock is never free again, the counter of the rate limiter never starts anew.',
    instead: "Let the write carry its TTL (`set(key, value, 'EX', seconds, 'NX')` in ioredis, `{ EX: seconds, NX: true }` in node-redis), or send both in one transaction, pipeline or Lua script. For counters `multi()` with `incr` and `expire(key, seconds, 'NX')` does the same as `if (count === 1)`; EXPIRE takes NX from Redis 7 on. Where every call sends EXPIRE anyway, the next one makes up for one that was lost, and the finding is a note.",
    links: [
        'https://redis.io/docs/latest/commands/expire/',
        'https://redis.io/docs/latest/develop/using-commands/transactions/',
    ],
    messages: {
        once: '`{receiver}` runs {command} on {key}, and {by} follows in a round trip of its own, only where the key is new: if the process stops in between, the key stays for ever and no later call mends that. Instead, {advice}.',
        again: '`{receiver}` runs {command} on {key}, and {by} follows in a round trip of its own: if the process stops in between, the key has no TTL until the next call. To be safe, {advice}.',
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence, ({ expiring }) => expiring !== undefined),
    check(usage, { violation }) {
        const { name, receiver, place, expiring, ttl, unsure } = usage.command;
        if (!expiring || expiring.how === 'together' || ttl !== 'always')
            return;
        const data = {
            receiver,
            command: name,
            key: keyText(usage.command),
            by: clause(expiring.by),
            advice: atomicAdvice(usage, expiring),
        };
        const related = [{ place: expiring.place, message: 'The key gets its TTL here.' }];
        const outcome = unsure === undefined ? 'fail' : 'unsure';
        if (expiring.isOnce)
            violation('once', place, data, { related, outcome });
        else
            violation('again', place, data, { related, outcome, severity: 'note' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/scan.ts
const CURSOR_LOOP = (match) => `loop over \`scan(cursor, { match: ${match}, count: 100 })\` until the cursor is back at 0`;
const SCAN_STREAM = (match, usage) => {
    const call = `scanStream({ match: ${match}, count: 100 })`;
    return byKind(usage, `page with \`${call}\``, `page through every node: \`for (const node of cluster.nodes('master')) node.${call}\``);
};
/** Each in its case, and both where the client is the one or the other. */
function byKind({ client, command }, single, cluster) {
    if (command.mayBeCluster)
        return `${single}; where the client is a cluster, ${cluster}`;
    return client?.kind === 'cluster' ? cluster : single;
}
const scan_BY_LIBRARY = {
    ioredis: SCAN_STREAM,
    iovalkey: SCAN_STREAM,
    redis: scanIterator,
    '@upstash/redis': CURSOR_LOOP,
    '@vercel/kv': CURSOR_LOOP,
    'valkey-glide': (match, usage) => usage.client?.kind === 'cluster'
        ? `loop over \`scan(cursor, { match: ${match}, count: 100 })\` from \`new ClusterScanCursor()\` until \`cursor.isFinished()\``
        : CURSOR_LOOP(match, usage),
    bun: (match) => `loop over \`send('SCAN', [cursor, 'MATCH', ${match}, 'COUNT', '100'])\` until the cursor is back at '0'`,
    unknown: (match) => `loop over SCAN with MATCH ${match} COUNT 100 until the cursor is back at 0`,
};
function scanIterator(match, usage) {
    const { major } = usage;
    if (major !== undefined && major < 4) {
        return `loop over \`scan(cursor, 'MATCH', ${match}, 'COUNT', 100, callback)\` until the cursor is back at '0'`;
    }
    const call = `scanIterator({ MATCH: ${match}, COUNT: 100 })`;
    const everywhere = `page through every node: \`for (const { client } of cluster.masters) …${call}\`, each client from \`cluster.nodeClient(master)\``;
    return byKind(usage, iterated(call, major), everywhere);
}
function iterated(call, major) {
    if (major === undefined)
        return `page with \`${call}\` (it yields single keys in node-redis 4, batches from 5 on)`;
    return major === 4
        ? `page with \`for await (const key of client.${call})\``
        : `page with \`for await (const keys of client.${call})\`, which yields batches of keys`;
}
/**
 * How to page through keys with the client library at hand, as a clause that starts with a verb.
 *
 * A Lua script runs as one step, so SCAN inside it blocks the server as KEYS does, and before Redis 5 a script must not
 * write after it (https://redis.io/docs/latest/develop/interact/programmability/eval-intro/): the paging has to move out.
 */
function scanAdvice(usage) {
    const { command } = usage;
    const match = command.pattern ?? 'pattern';
    const spelled = scan_BY_LIBRARY[command.library](match, usage);
    return command.via === 'lua'
        ? `find the keys before the script runs and pass them in as KEYS[] (a SCAN loop inside the script blocks the server just as long): ${spelled}`
        : spelled;
}

;// CONCATENATED MODULE: ./src/rules/source/advice/flush.ts



/** Every function that empties the cache, joined with the command that finds its keys. */
function flushUsages(evidence) {
    const flushes = evidence.flushes ?? [];
    const finds = new Set(flushes.flatMap(({ finds }) => (finds ? [(0,model/* spotOf */.Yf)(finds.place)] : [])));
    const joined = usages(evidence, ({ place }) => finds.has((0,model/* spotOf */.Yf)(place)));
    const bySpot = new Map(joined.map((usage) => [(0,model/* spotOf */.Yf)(usage.command.place), usage]));
    return flushes.map((flush) => {
        const place = flush.finds?.place;
        return { flush, find: place && bySpot.get((0,model/* spotOf */.Yf)(place)), method: place ? textAt(place, evidence) : '' };
    });
}
/** What stands at a place, up to the end of its first line. */
function textAt({ path, line, column, endLine, endColumn }, { text }) {
    const whole = text(path)?.split('\n')[line - 1] ?? '';
    return whole.slice(column - 1, endLine === line ? endColumn - 1 : undefined);
}
/** How each client unlinks a page of keys. */
const UNLINK_PAGE = {
    ioredis: '`unlink(...keys)`',
    iovalkey: '`unlink(...keys)`',
    redis: '`unlink(keys)`',
    '@upstash/redis': '`unlink(...keys)`',
    '@vercel/kv': '`unlink(...keys)`',
    'valkey-glide': '`unlink(keys)`',
    bun: "`send('UNLINK', keys)`",
    unknown: 'one UNLINK',
};
/** How to delete a page of keys with the client at hand: `unlink(...keys)`. */
function unlinkPage({ library }) {
    return UNLINK_PAGE[library];
}
/**
 * How to delete the keys of a page with a client that is, or may be, a cluster: they are in several slots, so each has a
 * command of its own. ioredis sends these to a node in one pipeline; node-redis puts them together by itself.
 */
function unlinkEach({ library }) {
    return library === 'redis'
        ? '`await Promise.all(keys.map((key) => cluster.unlink(key)))`'
        : 'a pipeline of the node that the keys were found on: `keys.forEach((key) => pipeline.unlink(key))`';
}
/** How to find keys in pages and delete each page as it comes, as a clause that starts with a verb. */
function flushAdvice({ flush, find, method }) {
    const isCluster = flush.crossesSlots === true || find?.client?.kind === 'cluster';
    const isPaged = flush.how !== 'keys' && find?.command.via !== 'lua';
    const scan = isPaged || !find ? undefined : scanAdvice(find);
    // In node-redis 4 the iterator gives key by key, from 5 on what each SCAN has found (docs/v4-to-v5.md).
    const isByKey = find?.command.library === 'redis' && find.major === 4 && (scan ?? method).includes('scanIterator');
    const unlink = isCluster ? unlinkEach(flush) : unlinkPage(flush);
    const deletes = isByKey
        ? `gather a few hundred of the keys, which the iterator of node-redis 4 gives one by one, and delete these with ${unlink} before the next`
        : `delete each page as it comes with ${unlink}`;
    return scan === undefined ? deletes : `${scan}; ${deletes}`;
}
/** The keys that a flush is about, as a noun: `` `menu:*` ``, `the keys that its caller names`. */
function flushedKeys({ pattern }) {
    return pattern === null ? 'keys by a pattern' : `\`${pattern}\``;
}

;// CONCATENATED MODULE: ./src/rules/source/flush-batched.ts



/** What is worst about a flush; undefined where it goes page by page. */
function flush_batched_faultOf({ flush, find }) {
    // One page for each run of a script is what its caller makes of it.
    if (find?.command.via === 'lua')
        return flush.batching === 'all' ? 'script' : undefined;
    if (flush.how === 'keys')
        return 'keys';
    if (flush.crossesSlots)
        return 'slots';
    if (flush.batching === 'all')
        return 'atOnce';
    if (flush.batching === 'transaction')
        return 'transaction';
    return flush.batching === 'sequential' ? 'oneByOne' : undefined;
}
/** Of locks there are few, they are small, and nobody is served by them. */
function cacheFlushes(evidence) {
    return flushUsages(evidence).filter(({ flush }) => flush.otherPurpose !== 'locks');
}
/** What a flush that asks KEYS does with the answer, where that makes it worse. */
function afterKeys({ batching, deletes: { command }, isSpread }) {
    if (batching === 'all')
        return `, and deletes all that it finds with one ${command}${isSpread ? SPREAD : ''}`;
    return batching === 'sequential' ? `, and then waits for one ${command} after the other` : '';
}
/** V8 puts the arguments of a call on the stack: about 120,000 of them exceed it, and the call throws a RangeError. */
const SPREAD = ' (spread over more arguments than a call of JavaScript takes, once they are a hundred thousand)';
/** A set names the keys of one tag, of which there are seldom many. */
function flush_batched_severityOf({ how }) {
    return how === 'index-set' ? { severity: 'note' } : {};
}
/* harmony default export */ const flush_batched = ((0,model/* defineRule */.Km)({
    id: 'flush-batched',
    item: 'flush-procedure',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Empty the cache page by page: SCAN, then UNLINK.',
    why: 'A cache is flushed when something is wrong already, and with all its keys in it. KEYS, one DEL of everything that was found and a Lua script that does both are one step for the server, in which no other client is answered; one DEL after the other, each waited for, takes so long with a million keys that the wrong entries are served all the while.',
    instead: 'Page with SCAN and delete each page with UNLINK, which frees the memory in the background. On a cluster the keys of a page are in many slots: send one UNLINK for each through a pipeline of its node. Or build the keys from a version and raise the version, which takes one INCR however many keys there are.',
    links: [
        'https://redis.io/docs/latest/commands/scan/',
        'https://redis.io/docs/latest/commands/unlink/',
        'https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#multi-key-operations',
    ],
    messages: {
        keys: '`{name}` looks for the keys to delete ({keys}) with KEYS{after}: a flush runs when something is wrong already, and this one makes every other client wait for it. Instead, {advice}.',
        script: '`{name}` finds and deletes {keys} inside of a Lua script, which is one step for the server: no other client is answered before the last key is gone. Instead, {advice}.',
        slots: '`{name}` deletes several keys of a cluster ({keys}) with one {command}: they are in different slots, and the server refuses the command (CROSSSLOT). Instead, {advice}.',
        atOnce: '`{name}` collects every key that {find} finds ({keys}) and deletes them with one {command}{spread}: the server answers nobody else until all of them are gone. Instead, {advice}.',
        transaction: '`{name}` puts one {command} for every key that {find} finds ({keys}) into one transaction, which the server runs in one step: it answers nobody else until all of them are gone. Instead, {advice}.',
        oneByOne: '`{name}` waits for the answer to one {command} before it sends the next ({keys}): with a million keys that is a million round trips, and what is wrong in the cache is served meanwhile. Instead, {advice}.',
        unlink: '`{name}` deletes {keys} with DEL, which frees the memory of the keys before the server answers anybody else; UNLINK frees it in the background: {advice}.',
        unsure: '`{name}` may empty a part of Redis ({because}), and not page by page. If it does, {advice}.',
    },
    doubt: doubtCommands,
    each: cacheFlushes,
    check(usage, { violation }) {
        const { flush } = usage;
        const { name, deletes, finds, unsure } = flush;
        const fault = flush_batched_faultOf(usage);
        const keys = flushedKeys(flush);
        const related = finds ? [{ place: finds.place, message: `${finds.command} finds the keys here.` }] : [];
        const details = { related, ...flush_batched_severityOf(flush) };
        if (!fault) {
            const isPlainDel = deletes.command === 'DEL' && flush.batching !== undefined && unsure === undefined;
            if (!isPlainDel)
                return;
            const isCall = flush.batching === 'page' && usage.find?.command.via !== 'lua';
            const advice = isCall ? unlinkPage(flush) : 'send UNLINK in its place';
            violation('unlink', deletes.place, { name, keys, advice }, { severity: 'note', related });
            return;
        }
        const advice = flushAdvice(usage);
        if (unsure !== undefined) {
            violation('unsure', deletes.place, { name, because: clause(unsure), advice }, { ...details, outcome: 'unsure' });
            return;
        }
        const { command } = deletes;
        const find = finds?.command ?? '';
        const data = { name, keys, command, find, advice, after: afterKeys(flush), spread: flush.isSpread ? SPREAD : '' };
        violation(fault, deletes.place, data, details);
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/flush-tested.ts



/** Functions of the application; where there are none, the scripts of operators. */
function flush_tested_judged(evidence) {
    const flushes = (0,model/* cacheFlushes */.J)(evidence.flushes);
    const own = flushes.filter(({ operator }) => !operator);
    return own.length > 0 ? own : flushes;
}
function relate(tests, message) {
    return tests.map(({ place }) => ({ place, message }));
}
/** What makes a test say little about the keys; undefined where one asserts what became of them on a server. */
function weaknessOf(tests) {
    const effective = tests.filter(({ asserts }) => asserts === 'effect');
    if (effective.some(({ mock }) => mock === undefined))
        return undefined;
    if (effective.length > 0)
        return 'mocked';
    return tests.some(({ asserts }) => asserts === 'result') ? 'result' : 'nothing';
}
function flush_tested_doubt({ flushes, unreadTests = [] }) {
    if ((0,model/* cacheFlushes */.J)(flushes).length === 0)
        return 'no function that empties the cache by pattern or by version was found';
    if (unreadTests.length === 0)
        return undefined;
    return `${(0,model/* count */.U9)(unreadTests.length, 'test file')} could not be read (${(0,model/* listSome */.XT)(unreadTests)})`;
}
const ADVICE = 'Write two keys, one that it should delete and one that it should not, call it, and assert that the one is gone and the other still there, on a real server (testcontainers, or a service of the CI)';
/* harmony default export */ const flush_tested = ((0,model/* defineRule */.Km)({
    id: 'flush-tested',
    item: 'flush-procedure',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Test the function that empties the cache.',
    why: 'A function that empties the cache runs once a year, in an incident. A pattern without its prefix, a page that is skipped, a version that no reader uses: each of them deletes nothing, or too much, and nobody notices before that day.',
    instead: 'Write two keys, one that the function should delete and one that it should not, call it (directly, through its caller or through its route) and assert with EXISTS, GET, DBSIZE or a read of the cache what is left. Run it against a real server: a client that is mocked answers what the test told it to.',
    links: [
        'https://node.testcontainers.org/modules/redis/',
        'https://docs.github.com/en/actions/tutorials/use-containerized-services/create-redis-service-containers',
    ],
    messages: {
        untested: '`{name}` empties the cache ({keys}), and no test calls it: whether it deletes what it should, and nothing else, shows in an incident. {advice}.',
        nothing: '`{name}` empties the cache ({keys}); the test that calls it asserts nothing afterwards, so it passes whether the keys are gone or not. {advice}.',
        result: '`{name}` empties the cache ({keys}); its tests look at what it returns, or at what was called, and not at the keys. {advice}.',
        mocked: '`{name}` empties the cache ({keys}); its tests run against {mock}, which shows that it was called as the test expects, and not that a server deletes the keys. {advice}.',
    },
    doubt: flush_tested_doubt,
    each: flush_tested_judged,
    check(flush, { violation, cannot }) {
        const { name, place, operator, unsure } = flush;
        if (flush.tests === undefined && !operator) {
            cannot(`nothing in sight calls \`${name}\` by name, so its tests cannot be told from others`);
            return;
        }
        const tests = flush.tests ?? [];
        const data = { name, keys: flushedKeys(flush), advice: ADVICE };
        if (tests.length === 0 && operator) {
            cannot(`\`${name}\` is an operator's script, and whether it works shows in a drill alone`);
            return;
        }
        if (tests.length === 0) {
            const because = unsure === undefined ? {} : { outcome: 'unsure', related: [{ place, message: `${clause(unsure)}.` }] };
            violation('untested', place, data, because);
            return;
        }
        const weakness = weaknessOf(tests);
        if (weakness === undefined)
            return;
        if (weakness === 'nothing') {
            violation('nothing', place, data, { related: relate(tests, 'This test calls it.') });
            return;
        }
        const mock = tests.find((test) => test.mock !== undefined)?.mock ?? '';
        const related = relate(tests, 'This test calls it.');
        violation(weakness, place, { ...data, mock }, { outcome: 'unsure', related });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/lock-without-token.ts



/* harmony default export */ const lock_without_token = ((0,model/* defineRule */.Km)({
    id: 'lock-without-token',
    // A lock is lost to the TTL: what goes wrong is that the key expires while its holder still believes in it.
    item: 'ttl',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Release a lock only if it is still your own: compare a token and delete in one step.',
    why: "A lock with a TTL runs out while a slow holder still works, and somebody else takes it. When the first one is done it deletes the key, which is the other one's lock by then, and a third gets in: two of them work at the same time, which is what the lock was for.",
    instead: "Write a random token (`crypto.randomUUID()`) as the value, and release with a Lua script: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end`. Libraries such as redlock do both. A mark that is only ever set (a job that runs once, an event that was seen) is no lock and is left alone.",
    links: [
        'https://redis.io/docs/latest/commands/set/#patterns',
        'https://redis.io/docs/latest/develop/clients/patterns/distributed-locks/',
    ],
    messages: {
        unconditional: 'This lock on {key} is released with {release} whoever holds it{constant}: a holder that ran over its TTL deletes the lock of the next one. {advice}.',
        race: 'This lock on {key} is compared with GET and then released with {release}: it may run out in between, and then the lock of the next holder is deleted{constant}. {advice}.',
        endless: 'This lock on {key} has no TTL, and is released with {release} whoever holds it{constant}: once it gets the TTL that it needs, a slow holder deletes the lock of the next one. {advice}.',
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence, ({ lock }) => lock !== undefined),
    check({ command }, { violation }) {
        const { lock, place, ttl, unsure } = command;
        if (!lock)
            return;
        const { constant, release } = lock;
        const script = "compare and delete in one Lua script: `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end`";
        const data = {
            key: keyText(command),
            release: clause(release.command),
            constant: constant === undefined ? '' : `, and every holder writes the same value \`${constant}\``,
            advice: constant === undefined
                ? `To release it, ${script}`
                : `Write a random token instead, and to release it ${script}`,
        };
        const related = [{ place: release.place, message: 'The lock is released here.' }];
        const outcome = unsure === undefined ? 'fail' : 'unsure';
        const message = ttl === 'never' ? 'endless' : release.isCompared ? 'race' : 'unconditional';
        const severity = message === 'unconditional' || (message === 'race' && constant !== undefined) ? 'warning' : 'note';
        violation(message, place, data, { related, outcome, severity });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/no-flush.ts



const HARM = {
    FLUSHALL: 'deletes every key of every database on the server, whoever wrote it',
    FLUSHDB: 'deletes every key of the database, whoever wrote it',
};
/* harmony default export */ const no_flush = ((0,model/* defineRule */.Km)({
    id: 'no-flush',
    item: 'no-flush',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Do not run FLUSHALL or FLUSHDB in application code.',
    why: 'A flush deletes the keys of every service on the server: sessions, queues and locks with the cache. Every reader then misses at the same moment, and the database behind the cache takes the whole load at once.',
    instead: "Delete this service's own keys: page with SCAN and delete with UNLINK, or build keys from a version and raise the version. A full flush is an operator's act: keep it in a script under `scripts/` or `bin/`, where this rule allows it, or in a runbook. What runs only where `NODE_ENV` is `test` is allowed as well.",
    links: ['https://redis.io/docs/latest/commands/flushall/', 'https://redis.io/docs/latest/commands/unlink/'],
    messages: {
        found: "`{receiver}` runs {command}, which {harm}. Delete this service's own keys instead ({advice}, and UNLINK what it finds), or raise a version that is part of every key; a full flush belongs in a script under `scripts/` or in a runbook.",
        unsure: "`{receiver}` may run {command} here ({because}), which {harm}. If it does, delete this service's own keys instead: {advice}, and UNLINK what it finds.",
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence),
    check(usage, { violation }) {
        const { name, place, receiver, unsure, related, operator } = usage.command;
        const harm = HARM[name];
        if (harm === undefined || operator)
            return;
        const data = { receiver, command: name, harm, advice: scanAdvice(usage) };
        if (unsure === undefined)
            violation('found', place, data, { related });
        else
            violation('unsure', place, { ...data, because: clause(unsure) }, { related, outcome: 'unsure' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/no-keys.ts



/* harmony default export */ const no_keys = ((0,model/* defineRule */.Km)({
    id: 'no-keys',
    item: 'scan-not-keys',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Do not run KEYS in application code.',
    why: 'KEYS visits every key of the database in one step, and the server answers no other client meanwhile: with a few million keys that is seconds in which every request of every service waits.',
    instead: 'Page with SCAN: `scanStream()` in ioredis and iovalkey, `scanIterator()` in node-redis, a loop over `scan(cursor, …)` in @upstash/redis, @vercel/kv and valkey-glide. On a cluster, page through every primary. In a Lua script SCAN does not help, since a script blocks the server until it ends: find the keys before it runs and pass them in.',
    links: ['https://redis.io/docs/latest/commands/keys/', 'https://redis.io/docs/latest/commands/scan/'],
    messages: {
        found: '`{receiver}` runs KEYS, which visits every key of the database in one step while every other client waits. Instead, {advice}.',
        unsure: '`{receiver}` may run KEYS here ({because}), which blocks the server while it visits every key. If it does, {advice}.',
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence),
    check(usage, { violation }) {
        const { name, place, receiver, unsure, related } = usage.command;
        if (name !== 'KEYS')
            return;
        const advice = scanAdvice(usage);
        if (unsure === undefined)
            violation('found', place, { receiver, advice }, { related });
        else
            violation('unsure', place, { receiver, advice, because: clause(unsure) }, { related, outcome: 'unsure' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/reconnect-strategy.ts



/** GLIDE reconnects without end, with a growing delay, by itself: nothing has to be set. */
function isFineByDefault({ library }) {
    return library === 'valkey-glide';
}
function missingAdvice(client) {
    return client.library === 'bun'
        ? 'set `maxRetries` to what an outage may take, and connect again in `onclose`'
        : `set \`${spellSetting(client, 'reconnectStrategy')}\``;
}
/** Shorter delays that never grow are a flood. */
const SHORT_MS = 100;
/** A strategy that was asked this often has shown whether it backs off. */
const ENOUGH_ATTEMPTS = 20;
/** Who waits longer than this after {@link LONG_OUTAGE_MS} comes back when nobody expects it any more. */
const LONG_DELAY_MS = 300_000;
const LONG_OUTAGE_MS = 600_000;
/** What is wrong with a strategy, by its value or by what it does in an outage. */
function reconnect_strategy_faultOf(client, value) {
    const { reconnection, isTransient, library } = client;
    const isOff = value === false || value === null || (value === 0 && library === 'bun');
    const givesUp = isOff || reconnection?.givesUp === true;
    // Whoever closes the client again soon, or ends with it, need not come back.
    if (givesUp && isTransient)
        return undefined;
    if (isOff)
        return { message: 'never' };
    if (value === 0)
        return { message: 'flood' };
    return reconnection && faultInOutage(reconnection);
}
function faultInOutage({ delaysMs, givesUp }) {
    const total = delaysMs.reduce((sum, one) => sum + one, 0);
    if (givesUp && delaysMs.length === 0)
        return { message: 'never' };
    if (givesUp) {
        return { message: 'givesUp', data: { attempts: (0,model/* count */.U9)(delaysMs.length, 'attempt'), time: duration(total) } };
    }
    const longest = Math.max(0, ...delaysMs);
    if (delaysMs.length >= ENOUGH_ATTEMPTS && longest < SHORT_MS) {
        return longest === 0 ? { message: 'flood' } : { message: 'tight', data: { delay: duration(Math.round(longest)) } };
    }
    const late = firstAfter(delaysMs, LONG_OUTAGE_MS);
    return late > LONG_DELAY_MS ? { message: 'unbounded', data: { delay: duration(late) } } : undefined;
}
/** The first delay that starts once an outage has lasted this long; 0 where none does. */
function firstAfter(delaysMs, outageMs) {
    let total = 0;
    for (const delay of delaysMs) {
        if (total >= outageMs)
            return delay;
        total += delay;
    }
    return 0;
}
/* harmony default export */ const reconnect_strategy = ((0,model/* defineRule */.Km)({
    id: 'reconnect-strategy',
    item: 'connections',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Say how the client reconnects: for ever, with a growing, bounded delay.',
    why: 'After a failover or a restart of the server the client has to come back by itself. The defaults differ between libraries and majors: some give up for good after a while, node-redis does so after a socket timeout. A strategy that returns null or false leaves the process without Redis until it is restarted; a delay of 0 floods the server that is just coming up.',
    instead: 'Set `retryStrategy` in ioredis and iovalkey (`clusterRetryStrategy` for a cluster), `socket.reconnectStrategy` in node-redis, as a function of the attempt with an upper bound: `(attempt) => Math.min(attempt * 100, 3000)`.',
    links: [
        'https://github.com/redis/ioredis#auto-reconnect',
        'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md#reconnect-strategy',
    ],
    messages: {
        givesUp: 'This client gives up for good after {attempts} ({time} without Redis): from then on every command fails until the process is restarted. Instead, {advice}.',
        tight: 'This client tries again every {delay} for as long as it takes, which floods a server that is just coming up. For a growing delay, {advice}.',
        unbounded: 'The delay between two attempts of this client has no bound: after ten minutes without Redis it waits {delay} for the next one, however soon the server is back. Instead, {advice}.',
        missing: 'This client does not say how it reconnects; {default}. To decide it yourself, {advice}.',
        never: 'This client never reconnects: after the first lost connection every command fails until the process is restarted. Instead, {advice}.',
        flood: 'This client reconnects without any delay, which floods a server that is just coming up. For a growing delay, {advice}.',
    },
    each: configuredClients,
    check(client, { violation, cannot }) {
        const setting = client.settings.reconnectStrategy;
        if (setting.state === 'unknown')
            return cannot(setting.because);
        const advice = missingAdvice(client);
        if (setting.state === 'missing') {
            if (isFineByDefault(client) || client.isOneOff)
                return;
            const fallback = describeDefault(client, ({ retry }) => `it waits ${retry}`);
            // The defaults do come back, in their own time: worth a remark, not a warning.
            return violation('missing', client.place, { default: fallback, advice }, { severity: 'note' });
        }
        const { at, related } = whereSet(client, setting.place);
        const fault = reconnect_strategy_faultOf(client, setting.value);
        if (fault)
            violation(fault.message, at, { advice, ...fault.data }, { related });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/queues.ts
/** Take elements out, so that who sends them works a queue off. */
const TAKES = /^(?:SPOP|B?[LR]M?POP|B?LMOVE|B?RPOPLPUSH|B?Z(?:POPMIN|POPMAX|MPOP))$/;
/** Take an element from their first key and put it in their second, where it stays while somebody works on it. */
const MOVES = /^B?(?:LMOVE|RPOPLPUSH)$/;
/** Put elements in. */
const FILLS = /^(?:[LR]PUSHX?|SADD|ZADD)$/;
/** What takes elements from each key, by key pattern: `RPOP`, `LRANGE with a deletion after it`. */
function takersOf(commands) {
    const takers = new Map();
    for (const command of commands) {
        const taker = takerIn(command);
        if (taker === undefined)
            continue;
        for (const key of emptiedBy(command))
            if (key !== null && !takers.has(key))
                takers.set(key, taker);
    }
    return takers;
}
function takerIn({ name, elements }) {
    if (elements === 'taken')
        return `${name} with a deletion after it`;
    return TAKES.test(name) ? name : undefined;
}
function emptiedBy({ name, key, keys = [key] }) {
    return MOVES.test(name) ? keys.slice(0, 1) : keys;
}
const MOVED = 'take each element out with LREM when its work is done, and move back those whose worker has died (the list holds what is being worked on, and EXPIRE or LTRIM would lose it)';
const BOUND = 'bound its length with LTRIM where the oldest may be lost';
const BOUNDS = {
    ZADD: 'bound its length with ZREMRANGEBYRANK where some may be lost',
    SADD: 'ask for its size with SCARD before you add to it',
};
/** How to bound a queue: EXPIRE on it would drop what nobody has taken yet. Undefined where the key is none. */
function queueAdvice({ name, key }, takers) {
    if (MOVES.test(name))
        return MOVED;
    const taker = key === null || !FILLS.test(name) ? undefined : takers.get(key);
    if (taker === undefined)
        return undefined;
    return `${BOUNDS[name] ?? BOUND} (${taker} takes elements from it, so it is a queue, and EXPIRE would drop all that nobody has taken yet)`;
}

;// CONCATENATED MODULE: ./src/rules/source/require-ttl.ts






function writes(evidence) {
    const takers = takersOf(evidence.commands);
    const counts = timedCounts(evidence.commands);
    return usages(evidence, ({ ttl }) => ttl !== 'not-a-write').map((usage) => {
        const { name, key } = usage.command;
        const countedBy = key !== null && COUNTS_DOWN.test(name) ? counts.get(key) : undefined;
        const trimmedBy = trimOf(usage.command, evidence.commands);
        return { ...usage, asQueue: queueAdvice(usage.command, takers), countedBy, trimmedBy };
    });
}
const COUNTS_UP = /^INCR(?:BY)?$/;
const COUNTS_DOWN = /^DECR(?:BY)?$/;
/** What counts with a TTL, by the key, as far as its pattern says which counter it is. */
function timedCounts(commands) {
    return new Map(commands.flatMap((one) => {
        const { key, name, ttl } = one;
        const isCount = COUNTS_UP.test(name) && ttl === 'always' && key !== null && /[^*:._-]/.test(key);
        return isCount ? [[key, one]] : [];
    }));
}
function isBounded({ command, asQueue }) {
    if (command.ttl === 'always' || isVersion(command))
        return true;
    // Where some path lets a counter of ids expire, the ids need not last either.
    if (command.givesIds && command.ttl === 'conditional')
        return true;
    // A queue that is worked off and cut to a length stays short, and its key goes with the last element.
    return asQueue !== undefined && command.elements === 'trimmed';
}
/** Collections may be meant to last, and one counter of ids is. */
function require_ttl_severityOf({ command, countedBy, trimmedBy }) {
    if (countedBy)
        return 'warning';
    if (command.givesIds)
        return command.key?.includes('*') ? 'warning' : 'note';
    if (command.deletedAgain || isShort(command) || trimmedBy || isReplaced(command))
        return 'note';
    return isStringWrite(command.name) ? 'error' : 'warning';
}
/** What is built anew and put in the place of one constant key: there is never more than one, nor more in it than was built. */
function isReplaced({ renamed }) {
    return typeof renamed?.key === 'string' && !renamed.key.includes('*');
}
/** How to say that a key is meant to last: by its pattern, where there is one to name. */
function lastingAdvice(command) {
    const { key, via } = command;
    if (patternsOf(command).some((one) => NAMED.test(one)))
        return 'goes under `immortal:` in the config';
    const comment = `${via === 'lua' ? '--' : '//'} redis-preflight-ignore-next-line require-ttl -- reason`;
    const why = key === null ? 'its pattern is not known here' : `\`${key}\` would be the pattern of most other keys, too`;
    return `gets the comment \`${comment}\` on the line before, since ${why}`;
}
function storyOf({ command, countedBy, trimmedBy }) {
    const { givesIds, deletedAgain, renamed } = command;
    if (givesIds)
        return { message: 'sequence', shown: [] };
    if (countedBy) {
        const counter = { place: countedBy.place, message: 'The key is counted up, and gets its TTL, here.' };
        return { message: 'takenBack', words: { other: countedBy.name }, shown: [counter] };
    }
    if (deletedAgain) {
        return { message: 'tried', shown: [{ place: deletedAgain, message: 'The key is deleted here.' }] };
    }
    if (renamed) {
        const target = renamed.key === null ? 'another key' : `\`${renamed.key}\``;
        const rename = { place: renamed.place, message: 'The key is renamed here.' };
        return { message: 'renamed', words: { target }, shown: [rename] };
    }
    const trim = trimmedBy && { place: trimmedBy.place, message: `${trimmedBy.name} keeps it short here.` };
    return { message: 'never', shown: trim ? [trim] : [] };
}
function adviceFor(write) {
    if (write.command.givesIds)
        return KEEP_COUNTING;
    if (write.trimmedBy)
        return boundedAdvice(write.command.name);
    return write.asQueue ?? ttlAdvice(write);
}
/** An EXPIRE would set the counter back. */
const KEEP_COUNTING = 'leave it without one, since its answer becomes an id, and a count that starts anew gives out ids that are taken';
/* harmony default export */ const require_ttl = ((0,model/* defineRule */.Km)({
    id: 'require-ttl',
    item: 'ttl',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Give every key a TTL.',
    why: 'A key without a TTL stays until something deletes it. The code that wrote it is changed or gone long before the key is, memory fills with entries that nobody reads, and then Redis evicts what is needed or refuses writes.',
    instead: "Set the TTL in the write itself: `set(key, value, 'EX', seconds)` in ioredis and iovalkey, `{ EX: seconds }` in node-redis, `{ ex: seconds }` in @upstash/redis and @vercel/kv. For counters and collections send EXPIRE for the same key in the same transaction, pipeline or script. A key that is meant to last is named under `immortal:` in the config, or has a comment with the reason on its line. A version that other keys are built from is recognised as one, and a counter whose answers become ids is a note. Missing TTLs on strings are errors, on hashes, lists, sets, sorted sets and streams warnings, since those may be queues or indexes. One constant key that the same lines write, read back and delete, as a health check does, is a note: there is never more than one entry. So is one constant list, sorted set or stream that is kept short by LTRIM, ZREMRANGEBYRANK or XTRIM, and what the same lines build and RENAME then puts in the place of one constant key.",
    links: ['https://redis.io/docs/latest/commands/set/', 'https://redis.io/docs/latest/commands/expire/'],
    messages: {
        never: '`{receiver}` runs {command} on {key} without a TTL ({because}), so the entry stays until something deletes it: {advice}. A key that is meant to last {lasting}.',
        sometimes: '`{receiver}` runs {command} on {key} and may leave it without a TTL ({because}). On every path, {advice}. A key that is meant to last {lasting}.',
        takenBack: '`{receiver}` runs {command} on {key} without a TTL. {other} gives this key one where it counts up, but where that runs out before the count is taken back, {command} creates the key anew, below zero and without a TTL. To be safe, {advice}. A key that is meant to last {lasting}.',
        renamed: '`{receiver}` runs {command} on {key} without a TTL, and RENAME puts it in the place of {target}, which so has none either. Where that is meant to last, as an index is that is built anew, name it under `immortal:` in the config. Else send EXPIRE for it before the RENAME, which takes the TTL along.',
        tried: '`{receiver}` runs {command} on {key} without a TTL, and the lines after it delete the key again: if the process stops in between, this one entry stays until the next run. To be safe, {advice}.',
        sequence: '`{receiver}` runs {command} on {key} without a TTL, and should not have one: its answer becomes an id, and a count that starts anew gives out ids that are taken. Such a counter {lasting}.',
        unsure: '`{receiver}` may run {command} on {key} without a TTL here ({unsure}). If it does, {advice}.',
    },
    doubt: doubtCommands,
    each: writes,
    check(usage, { violation }) {
        const { name, ttl, because, unsure, place, receiver, related } = usage.command;
        if (isBounded(usage))
            return;
        const severity = require_ttl_severityOf(usage);
        const data = {
            receiver,
            command: name,
            key: keyText(usage.command),
            because: clause(because) || 'neither an option nor EXPIRE gives it one',
            advice: adviceFor(usage),
            lasting: lastingAdvice(usage.command),
        };
        if (unsure !== undefined) {
            violation('unsure', place, { ...data, unsure: clause(unsure) }, { severity, related, outcome: 'unsure' });
        }
        else if (ttl === 'conditional')
            violation('sometimes', place, data, { severity, related, outcome: 'unsure' });
        else {
            const { message, words, shown } = storyOf(usage);
            violation(message, place, { ...data, ...words }, { severity, related: [...related, ...shown] });
        }
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/retries-per-request.ts





/** So many retries are over before anybody notices. */
const FEW = 3;
/** A wait that is worth more than a remark. */
const LONG_MS = 15_000;
/** In a cluster the strategy of the cluster decides, and the option of its nodes does nothing. */
function retryingClients(evidence) {
    const readers = new Set(evidence.commands.filter(isReading).map(({ client }) => client));
    return connectedClients(evidence)
        .filter((client) => isIoredisLike(client) && client.kind !== 'cluster' && client.retries !== undefined)
        .map((client) => {
        const own = evidence.consumers.filter((consumer) => consumer.client === client.id);
        const blocking = own.filter(({ blocks }) => blocks);
        const isProducer = own.length > 0 && own.every(({ role, blocks }) => role === 'queue' && !blocks);
        return {
            client,
            blocking,
            adding: isProducer ? own : [],
            isReader: readers.has(client.id),
            isRaced: isRacing(client, evidence),
            own: evidence.commands.find((command) => command.client === client.id && isAnswered(command)),
            isForRequests: isForRequests(client, evidence),
        };
    });
}
/** BullMQ throws in redis-connection.ts, Bull in queue.js, for anything but null and 0. */
function judgeBlocking(thing, violation) {
    const { client, blocking } = thing;
    const { retries } = client;
    const [consumer] = blocking;
    if (!consumer || !retries || retries.state === 'unknown')
        return;
    const isSet = retries.state === 'set';
    if (isSet && (retries.value === undefined || retries.value === null || retries.value === 0)) {
        if (retries.value === null)
            judgeMixed(thing, consumer, violation);
        return;
    }
    // What a duplicate has taken over is right for its original.
    const { at, related } = whereSet(client, isSet && client.duplicateOf === undefined ? retries.place : undefined);
    const given = isSet ? `sets it to ${retries.value}` : `leaves it at the default of ${DEFAULT_RETRIES_PER_REQUEST}`;
    const library = consumer.library.includes('bullmq') ? 'BullMQ' : 'Bull';
    const advice = library === 'BullMQ' ? '`maxRetriesPerRequest: null`' : '`maxRetriesPerRequest: null, enableReadyCheck: false`';
    const user = { place: consumer.place, message: `${consumer.name} is handed the client here.` };
    violation('refused', at, { library, consumer: consumer.name, given, advice }, { related: [...related, user] });
}
/** What is right for the blocking commands of a worker is not for those that a request waits for. */
function judgeMixed({ client, own }, { name, place }, violation) {
    if (!own || retries_per_request_isBounded(client))
        return;
    const related = [
        { place, message: `${name} is handed the client here.` },
        { place: client.place, message: 'The client is made here.' },
    ];
    violation('mixed', own.place, { command: own.name, consumer: name }, { related, severity: 'note' });
}
/** A command timeout bounds the wait as well: its clock starts before the command is queued (Redis.js, sendCommand). */
function retries_per_request_isBounded({ settings, options, isTransient }) {
    const { commandTimeout } = settings;
    const isTimed = commandTimeout.state === 'set' && commandTimeout.value !== null && commandTimeout.value !== false;
    return isTimed || options.enableOfflineQueue === false || isTransient === true;
}
function judgeWaiting({ client, isReader, isRaced }, violation) {
    const { retries } = client;
    if (!retries || isReader || isRaced || retries_per_request_isBounded(client))
        return;
    const { at, related } = whereSet(client, retries.state === 'set' ? retries.place : undefined);
    if (retries.state === 'set' && (retries.value === null || retries.value === false)) {
        violation('endless', at, {}, { related, severity: 'warning' });
        return;
    }
    const value = retries.state === 'set' ? retries.value : DEFAULT_RETRIES_PER_REQUEST;
    if (typeof value !== 'number' || value <= FEW)
        return;
    const wait = waitForRetriesMs(client, value);
    const severity = wait !== undefined && wait > LONG_MS ? 'warning' : 'note';
    const told = wait === undefined ? 'for all the delays between them' : `for about ${duration(wait)}`;
    const data = { wait: told, retries: value, library: libraryTitle(client) };
    violation(retries.state === 'set' ? 'many' : 'default', at, data, { related, severity });
}
/* harmony default export */ const retries_per_request = ((0,model/* defineRule */.Km)({
    id: 'retries-per-request',
    item: 'connections',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Bound how often ioredis tries a request again; not at all for a worker of BullMQ or Bull.',
    why: 'While the connection is down, ioredis and iovalkey keep requests and try them again, 20 times by default: with the default delays a request waits 10 seconds (ioredis up to 5, iovalkey) or more than a minute (ioredis 6) before it fails, and everything behind it waits too. `null` means for ever. That is what the blocking connections of BullMQ and Bull need, which throw when they are handed a client with any other value, and what no other client should have.',
    instead: 'Set `maxRetriesPerRequest: 1` (3 at most) where a request waits for the answer, also for a BullMQ `Queue` that only adds jobs. A `commandTimeout` bounds the wait as well. For the connection of a BullMQ `Worker` or `QueueEvents` set `maxRetriesPerRequest: null`; for `bclient` and `subscriber` of Bull also `enableReadyCheck: false`.',
    links: [
        'https://github.com/redis/ioredis#auto-reconnect',
        'https://docs.bullmq.io/guide/going-to-production#maxretriesperrequest',
        'https://github.com/OptimalBits/bull/issues/1873',
    ],
    messages: {
        refused: '{library} throws when {consumer} is handed a client with a bound on `maxRetriesPerRequest`, and this one {given}. Set {advice}.',
        mixed: '{command} goes through the client of {consumer}, which needs `maxRetriesPerRequest: null`: while Redis is down the command waits for as long, and whoever waits for it too. Give the commands of the service a client of their own with `maxRetriesPerRequest: 1`.',
        endlessProducer: 'This client only adds jobs, and with `maxRetriesPerRequest: null` whoever adds one waits for as long as Redis is down. Give the `{consumer}` a client of its own with `maxRetriesPerRequest: 1`, so that a request fails fast.',
        endless: 'With `maxRetriesPerRequest: null` a request waits for as long as Redis is down, and everything behind it too. Set `maxRetriesPerRequest: 1` (3 at most); null is for the blocking connections of BullMQ and Bull.',
        many: 'A request is tried again {retries} times here: while Redis is down it waits {wait} before it fails. Set `maxRetriesPerRequest: 1` (3 at most), or a `commandTimeout`, which bounds the wait as well.',
        default: 'This client sets no `maxRetriesPerRequest`, and {library} tries a request again {retries} times: while Redis is down it waits {wait} before it fails. Set `maxRetriesPerRequest: 1` (3 at most), or a `commandTimeout`, which bounds the wait as well.',
    },
    each: retryingClients,
    check(thing, { violation, cannot }) {
        const { client, blocking, adding } = thing;
        const { retries } = client;
        if (retries?.state === 'unknown')
            return cannot(retries.because);
        if (blocking.length > 0)
            return judgeBlocking(thing, violation);
        // What is told of a client holds for its duplicates.
        if (client.duplicateOf !== undefined)
            return;
        const [producer] = adding;
        const isEndless = retries?.state === 'set' && retries.value === null;
        if (producer && isEndless && !retries_per_request_isBounded(client) && !thing.isForRequests) {
            const { at, related } = whereSet(client, retries.place);
            return violation('endlessProducer', at, { consumer: producer.name }, { related, severity: 'note' });
        }
        if (thing.isForRequests)
            judgeWaiting(thing, violation);
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/shared-instance.ts

/** What an eviction deletes of each role; the first that shares a server with a cache is told. */
const LOSES = {
    queue: 'jobs vanish without a trace',
    lock: 'locks vanish while they are held',
    session: 'people are logged out',
};
const KEPT = /session|token|nonce|otp|lock|limit|throttl|quota|idempot|dedup|seen|state/i;
const TIMED_WRITES = /^(?:SET|SETEX|PSETEX|MSETEX)$/;
/** Servers that a queue, a lock or a session store is surely on, each with its first holder and its caches. */
function sharedInstances(evidence) {
    const caches = cachePlaces(evidence);
    const found = new Map();
    for (const role of Object.keys(LOSES)) {
        for (const { instance, ...holder } of holdersOf(evidence, role)) {
            if (instance === undefined || found.has(instance))
                continue;
            found.set(instance, { ...holder, role, caches: caches.get(instance) ?? [] });
        }
    }
    return [...found.values()];
}
function holdersOf({ consumers, clients }, role) {
    const libraries = consumers
        .filter((consumer) => consumer.role === role)
        .map(({ instance, place, name, library }) => ({ instance, place, name: `\`${name}\` of ${library}` }));
    const own = clients
        .filter((client) => client.role === role)
        .map(({ instance, place }) => ({ instance, place, name: 'this client' }));
    return [...libraries, ...own];
}
/**
 * Where a server is used as a cache, beyond doubt: by a library, by writes that fill one, or by reads and timed writes of
 * what is called one.
 */
function cachePlaces({ consumers, clients, commands }) {
    const places = new Map();
    const add = (instance, place) => {
        if (instance !== undefined)
            places.set(instance, [...(places.get(instance) ?? []), place]);
    };
    for (const { role, instance, place } of consumers)
        if (role === 'cache')
            add(instance, place);
    const reading = new Set(commands.filter(({ name }) => /^M?GET$/.test(name)).map(({ client }) => client));
    for (const command of commands) {
        if (command.client === null || !reading.has(command.client) || !isCaching(command))
            continue;
        add(clients.find(({ id }) => id === command.client)?.instance, command.place);
    }
    return places;
}
function isCaching(command) {
    const { name, ttl, isFill, key, receiver, place } = command;
    if (!TIMED_WRITES.test(name) || ttl !== 'always')
        return false;
    const names = [key ?? '', receiver, place.path];
    if (names.some((text) => /cach(?:e|ing)/i.test(text)))
        return true;
    // What is made anew where it is not there, and yet must not be lost.
    return isFill === true && !(0,model/* claimsKey */.be)(command) && !names.some((text) => KEPT.test(text));
}
/* harmony default export */ const shared_instance = ((0,model/* defineRule */.Km)({
    id: 'shared-instance',
    item: 'memory-policy',
    reads: 'source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Keep a cache on an instance of its own, apart from queues, locks and sessions.',
    why: 'A server has one eviction policy for all of its databases. BullMQ and Bull need `noeviction`, or their jobs are deleted when the memory is full; a cache needs `allkeys-*`, or it fills the memory until every write fails, those of the queue with them. One instance cannot have both.',
    instead: 'Give the queue an instance of its own with `maxmemory-policy noeviction`, and the cache another one with `allkeys-lru`. Another database number on the same server does not help: the policy is the same. Only where one address, one client or a duplicate of it is surely shared does this rule say so.',
    links: [
        'https://docs.bullmq.io/guide/going-to-production#max-memory-policy',
        'https://redis.io/docs/latest/develop/reference/eviction/',
    ],
    messages: {
        queue: 'The queue of {name} shares its server with a cache: the queue needs `maxmemory-policy noeviction`, or {loss} when the memory is full, and the cache needs `allkeys-*`. Give the cache an instance of its own.',
        other: 'What {name} keeps shares its server with a cache: under `allkeys-*`, which a cache needs, {loss} when the memory is full. Give the cache an instance of its own.',
    },
    each: sharedInstances,
    check({ role, name, place, caches }, { violation }) {
        const [cache] = caches;
        if (!cache)
            return;
        const related = [{ place: cache, message: 'A cache on the same server.' }];
        const data = { name, loss: LOSES[role] ?? '' };
        if (role === 'queue')
            violation('queue', place, data, { related });
        else
            violation('other', place, data, { related, severity: 'note' });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/lifetime.ts
/** A TTL beyond ten years outlives the service. */
const LONGEST_MS = 10 * 366 * 86_400_000;
/** 2001-09-09 in seconds: no key is meant to expire before, and no TTL in seconds is as long. */
const FIRST_MOMENT = 1_000_000_000;
/** How many milliseconds each unit has. */
const MILLISECONDS = {
    milliseconds: 1,
    seconds: 1000,
    minutes: 60_000,
    hours: 3_600_000,
    days: 86_400_000,
    weeks: 604_800_000,
    'unix-seconds': 1000,
    'unix-milliseconds': 1,
};
function lifetime_isMoment(unit) {
    return unit === 'unix-seconds' || unit === 'unix-milliseconds';
}
/** The worst that can be said about a TTL; undefined where nothing is wrong with it. */
function lifetime_faultOf(lifetime) {
    const { takes, unit, value, environment } = lifetime;
    if (value !== undefined && value <= 0)
        return 'not-positive';
    const byUnit = unit && unit !== takes ? faultOfUnit(takes, unit) : undefined;
    if (byUnit)
        return byUnit;
    const byValue = value === undefined ? undefined : faultOfValue(lifetime, value);
    return byValue ?? (environment === undefined ? undefined : 'not-a-number');
}
function faultOfUnit(takes, unit) {
    if (lifetime_isMoment(takes) && !lifetime_isMoment(unit))
        return 'length-as-moment';
    if (lifetime_isMoment(unit) && !lifetime_isMoment(takes))
        return 'moment-as-length';
    if (lifetime_isMoment(takes))
        return takes === 'unix-seconds' ? 'ms-as-s-moment' : 's-as-ms-moment';
    if (unit === 'milliseconds')
        return 'ms-as-s';
    return takes === 'milliseconds' && unit === 'seconds' ? 's-as-ms' : 'coarse';
}
function faultOfValue({ takes, unit }, value) {
    if (takes === 'unix-seconds')
        return value < FIRST_MOMENT ? 'length-as-moment' : undefined;
    if (takes === 'unix-milliseconds')
        return value < FIRST_MOMENT * 100 ? 'length-as-moment' : undefined;
    if (value * MILLISECONDS[takes] > LONGEST_MS)
        return 'immortal';
    if (unit !== undefined)
        return undefined;
    return takes === 'seconds' ? likelyMilliseconds(value) : likelySeconds(value);
}
/** Whole minutes in milliseconds, which as seconds would be an odd number of days: 60000, 300000, 3600000. */
function likelyMilliseconds(value) {
    const isOdd = value % 86_400 !== 0 || value % 86_400_000 === 0;
    return value % 60_000 === 0 && isOdd ? 'looks-like-ms' : undefined;
}
/** A key that lives less than a tenth of a second, or whole minutes in seconds: 60, 300, 3600, 86400. */
function likelySeconds(value) {
    const isWhole = value < 1000 ? value % 60 === 0 : value % 3600 === 0 && value % 1000 !== 0;
    return value <= 60 || isWhole ? 'looks-like-s' : undefined;
}
/** The same in words: `16.7 hours`. */
function spoken(milliseconds) {
    const [name, size] = STEPS.find(([, step]) => milliseconds >= step) ?? ['milliseconds', 1];
    const number = Number((milliseconds / size).toFixed(1));
    return `${number} ${number === 1 ? name.slice(0, -1) : name}`;
}
const STEPS = [
    ['years', 365 * 86_400_000],
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['minutes', 60_000],
    ['seconds', 1000],
];
/** How long a key would live, where the number is known: ` (16.7 hours)`. */
function lasting({ takes, value }) {
    return value === undefined || lifetime_isMoment(takes) ? '' : ` (${spoken(value * MILLISECONDS[takes])})`;
}
/** The option of the other unit, in the same spelling. */
const COUNTERPARTS = {
    EX: 'PX',
    PX: 'EX',
    EXAT: 'PXAT',
    PXAT: 'EXAT',
    SETEX: 'PSETEX',
    PSETEX: 'SETEX',
    EXPIRE: 'PEXPIRE',
    PEXPIRE: 'EXPIRE',
    EXPIREAT: 'PEXPIREAT',
    PEXPIREAT: 'EXPIREAT',
    setEx: 'pSetEx',
    pSetEx: 'setEx',
    pExpire: 'expire',
    expireAt: 'pExpireAt',
    pExpireAt: 'expireAt',
    'TimeUnit.Seconds': 'TimeUnit.Milliseconds',
    'TimeUnit.Milliseconds': 'TimeUnit.Seconds',
    'TimeUnit.UnixSeconds': 'TimeUnit.UnixMilliseconds',
    'TimeUnit.UnixMilliseconds': 'TimeUnit.UnixSeconds',
};
/** What takes the other of seconds and milliseconds, as the client at hand spells it: `PX` for `EX`. */
function counterpart({ option }, { command, major }) {
    const isCamel = command.library === 'redis' && command.via !== 'raw' && (major ?? 4) >= 4;
    if (option === 'expire' && isCamel)
        return 'pExpire';
    const own = COUNTERPARTS[option];
    if (own)
        return own;
    const upper = COUNTERPARTS[option.toUpperCase()] ?? option;
    return option === option.toLowerCase() ? upper.toLowerCase() : upper;
}
/** The option that takes a moment, in the same spelling. */
function momentOption({ option, takes }) {
    if (option.startsWith('TimeUnit.'))
        return `TimeUnit.Unix${option.slice('TimeUnit.'.length)}`;
    const isLower = option === option.toLowerCase();
    const short = takes === 'seconds' ? 'EXAT' : 'PXAT';
    const long = takes === 'seconds' ? 'EXPIREAT' : 'PEXPIREAT';
    const name = /expire/i.test(option) ? long : short;
    return isLower ? name.toLowerCase() : name;
}

;// CONCATENATED MODULE: ./src/rules/source/ttl-units.ts



/** What is surely broken is an error; what is only most unlikely to be meant is a warning. */
const WARNINGS = ['not-a-number', 'immortal', 'looks-like-ms', 'looks-like-s'];
/** Faults that nothing but the size of a number, or a place that cannot be seen, speaks for. */
const GUESSES = ['not-a-number', 'looks-like-ms', 'looks-like-s'];
/* harmony default export */ const ttl_units = ((0,model/* defineRule */.Km)({
    id: 'ttl-units',
    item: 'ttl',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Give each TTL in the unit that the command takes, above 0 and below ten years.',
    why: 'Redis cannot tell seconds from milliseconds. Milliseconds given to EX keep a key a thousand times too long, so that an hour becomes six weeks and memory fills; seconds given to PX drop it almost at once, so that nothing is ever cached and every lock is open. Neither is an error that anybody sees. A TTL of 0 or less is one: SET refuses it, and EXPIRE deletes the key.',
    instead: 'Give seconds to EX, SETEX and EXPIRE, milliseconds to PX, PSETEX and PEXPIRE, a Unix time in seconds to EXAT and EXPIREAT and one in milliseconds to PXAT and PEXPIREAT. Name the unit in the constant (`CACHE_TTL_SECONDS`) and convert where the number is handed over: `Math.ceil(ttlMs / 1000)`.',
    links: ['https://redis.io/docs/latest/commands/set/', 'https://redis.io/docs/latest/commands/expire/'],
    messages: {
        'ms-as-s': '{option} takes seconds, but `{written}` is in milliseconds ({because}): the key lives a thousand times too long{lasting}. Divide it by 1000 and round up, or use {other}.',
        coarse: '{option} takes {takes}, but `{written}` is in {unit} ({because}), so the key expires far too early{lasting}. Convert it to {takes}.',
        's-as-ms': '{option} takes milliseconds, but `{written}` is in seconds ({because}): the key is gone a thousand times too early{lasting}. Multiply it by 1000, or use {other}.',
        'moment-as-length': '{option} takes a length of time, but `{written}` is a time counted from 1970 ({because}): the key lives for decades. Take the current time off, or use {moment}.',
        'length-as-moment': '{option} takes a time counted from 1970, but `{written}` is a length of time{because}: that time is long past, so the key is deleted at once. Add the current time, or use the option that takes a length.',
        'ms-as-s-moment': '{option} takes a Unix time in seconds, but `{written}` is in milliseconds ({because}): the key expires in tens of thousands of years. Divide it by 1000 and round, or use {other}.',
        's-as-ms-moment': '{option} takes a Unix time in milliseconds, but `{written}` is in seconds ({because}): that is in January 1970, so the key is deleted at once. Multiply it by 1000, or use {other}.',
        refused: '{command} with a TTL of {value} fails with "invalid expire time": nothing is written. Give a TTL above 0, or delete the key with DEL.',
        deletes: '{command} with a TTL of {value} deletes the key at once. If that is meant, DEL or UNLINK says so; to take a TTL away use PERSIST.',
        'not-a-number': '{option} is given `{written}`, which is NaN wherever `{environment}` is not set, and then the command fails. Give it a default, or check it when the service starts.',
        immortal: '{option} is given `{written}`{lasting}: beyond ten years the key is immortal in practice. Give it a TTL that fits what it holds.',
        'looks-like-ms': '{option} takes seconds, and `{written}` of them are a TTL that hardly anybody wants{lasting}: it looks like milliseconds. If it is, divide it by 1000 or use {other}.',
        'looks-like-s': '{option} takes milliseconds, and `{written}` of them are a TTL that hardly anybody wants{lasting}: it looks like seconds. If it is, multiply it by 1000 or use {other}.',
        unsure: '{option} may take another unit than `{written}` has here ({unsure}). If it does, the TTL is wrong by a factor: give it {takes}.',
    },
    doubt: doubtCommands,
    each: (evidence) => usages(evidence, ({ lifetimes = [] }) => lifetimes.length > 0).flatMap((usage) => ttl_units_byPlace(usage.command).map((lifetimes) => ({ usage, lifetimes }))),
    check({ usage, lifetimes }, { violation }) {
        const { command } = usage;
        const [worst] = lifetimes.flatMap((lifetime) => ttl_units_judge(command, lifetime) ?? []).sort(byWeight);
        if (!worst)
            return;
        const { message, lifetime, severity, outcome, doubt } = worst;
        const { place } = lifetime;
        const related = place ? [{ place: command.place, message: `${command.name} gets it here.` }] : [];
        const data = { ...dataOf(usage, lifetime), unsure: doubt };
        violation(message, place ?? command.place, data, { severity, related, outcome });
    },
}));
/** What one place may give, on different paths: there is one thing to mend. */
function ttl_units_byPlace({ lifetimes = [] }) {
    const found = new Map();
    for (const lifetime of lifetimes) {
        const { path, line, column } = lifetime.place ?? {};
        const key = `${lifetime.option} ${path}:${line}:${column}`;
        found.set(key, [...(found.get(key) ?? []), lifetime]);
    }
    return [...found.values()];
}
/** What is proven first, then what is worse. */
function byWeight(one, other) {
    const doubts = Number(one.outcome === 'unsure') - Number(other.outcome === 'unsure');
    return doubts || model/* SEVERITIES */.oC.indexOf(one.severity) - model/* SEVERITIES */.oC.indexOf(other.severity);
}
/** Which message a lifetime gets, how bad it is, and whether it is proven; undefined where nothing is wrong with it. */
function ttl_units_judge(command, lifetime) {
    const { unsure } = command;
    const fault = lifetime_faultOf(lifetime);
    if (fault === undefined)
        return undefined;
    if (fault === 'not-positive')
        return judgeNotPositive(command, lifetime);
    const doubt = lifetime.doubt ?? (unsure === undefined ? undefined : clause(unsure));
    if (doubt !== undefined)
        return { lifetime, message: 'unsure', severity: 'warning', outcome: 'unsure', doubt };
    const severity = WARNINGS.includes(fault) ? 'warning' : 'error';
    return { lifetime, message: fault, severity, outcome: GUESSES.includes(fault) ? 'unsure' : 'fail', doubt: '' };
}
function judgeNotPositive(command, lifetime) {
    const outcome = command.unsure === undefined ? 'fail' : 'unsure';
    if (!isExpire(command))
        return { lifetime, message: 'refused', severity: 'error', outcome, doubt: '' };
    return { lifetime, message: 'deletes', severity: lifetime.value === 0 ? 'note' : 'warning', outcome, doubt: '' };
}
/** EXPIRE takes 0 and less, and deletes; SET, SETEX and GETEX refuse it. */
function isExpire({ name }) {
    return /EXPIRE/.test(name);
}
function dataOf(usage, lifetime) {
    const { because, unit, takes, option, written, value, environment } = lifetime;
    const isMoment = takes.startsWith('unix');
    return {
        command: usage.command.name,
        option: `\`${option}\``,
        written,
        unit: unit ?? '',
        takes: takes.replace('unix-', 'a Unix time in '),
        value: value ?? '',
        environment: environment ?? '',
        // A number that is too small for a time needs no further reason.
        because: isMoment && !unit?.startsWith('unix') ? (because === undefined ? '' : ` (${because})`) : (because ?? ''),
        lasting: lasting(lifetime),
        other: `\`${counterpart(lifetime, usage)}\``,
        moment: `\`${momentOption(lifetime)}\``,
    };
}

;// CONCATENATED MODULE: ./src/rules/source/advice/pages.ts

const PAGE = 'start, start + 99';
const pages_IOREDIS = {
    hash: 'page with `hscanStream(key, { count: 100 })`',
    set: 'page with `sscanStream(key, { count: 100 })`',
    list: `read pages with \`lrange(key, ${PAGE})\``,
    'sorted set': `read pages with \`zrange(key, ${PAGE})\``,
    reversed: `read pages with \`zrevrange(key, ${PAGE})\``,
    stream: "read pages with `xrange(key, '(' + lastId, '+', 'COUNT', 100)`",
};
const pages_NODE_REDIS = {
    hash: 'page with `hScanIterator(key, { COUNT: 100 })`',
    set: 'page with `sScanIterator(key, { COUNT: 100 })`',
    list: `read pages with \`lRange(key, ${PAGE})\``,
    'sorted set': `read pages with \`zRange(key, ${PAGE})\``,
    reversed: `read pages with \`zRange(key, ${PAGE}, { REV: true })\``,
    stream: "read pages with `xRange(key, '(' + lastId, '+', { COUNT: 100 })`",
};
const CALLBACKS = {
    hash: "loop over `hscan(key, cursor, 'COUNT', 100, callback)` until the cursor is back at '0'",
    set: "loop over `sscan(key, cursor, 'COUNT', 100, callback)` until the cursor is back at '0'",
    list: `read pages with \`lrange(key, ${PAGE}, callback)\``,
    'sorted set': `read pages with \`zrange(key, ${PAGE}, callback)\``,
    reversed: `read pages with \`zrevrange(key, ${PAGE}, callback)\``,
    stream: "read pages with `xrange(key, '(' + lastId, '+', 'COUNT', 100, callback)`",
};
const HTTP = {
    hash: 'loop over `hscan(key, cursor, { count: 100 })` until the cursor is back at 0',
    set: 'loop over `sscan(key, cursor, { count: 100 })` until the cursor is back at 0',
    list: `read pages with \`lrange(key, ${PAGE})\``,
    'sorted set': `read pages with \`zrange(key, ${PAGE})\``,
    reversed: `read pages with \`zrange(key, ${PAGE}, { rev: true })\``,
    stream: "read pages with `xrange(key, '(' + lastId, '+', 100)`",
};
const pages_GLIDE = {
    hash: HTTP.hash,
    set: HTTP.set,
    list: HTTP.list,
    'sorted set': 'read pages with `zrange(key, { start, end: start + 99 })`',
    reversed: 'read pages with `zrange(key, { start, end: start + 99 }, { reverse: true })`',
    stream: 'read pages with `xrange(key, { value: lastId, isInclusive: false }, InfBoundary.PositiveInfinity, { count: 100 })`',
};
const pages_COMMAND_LINE = {
    hash: 'loop over HSCAN key cursor COUNT 100 until the cursor is back at 0',
    set: 'loop over SSCAN key cursor COUNT 100 until the cursor is back at 0',
    list: 'read pages with LRANGE key start stop',
    'sorted set': 'read pages with ZRANGE key start stop',
    reversed: 'read pages with ZREVRANGE key start stop',
    stream: 'read pages with XRANGE key (last-id + COUNT 100',
};
const pages_BY_LIBRARY = {
    ioredis: pages_IOREDIS,
    iovalkey: pages_IOREDIS,
    redis: pages_NODE_REDIS,
    '@upstash/redis': HTTP,
    '@vercel/kv': HTTP,
    'valkey-glide': pages_GLIDE,
    bun: pages_COMMAND_LINE,
    unknown: pages_COMMAND_LINE,
};
/** How the writing side keeps each type short. */
const pages_BOUNDS = {
    hash: 'give the key a TTL',
    set: 'give the key a TTL',
    list: 'trim it with LTRIM after each push',
    'sorted set': 'cut it with ZREMRANGEBYRANK or ZREMRANGEBYSCORE after each write',
    stream: 'cap it with MAXLEN in each XADD',
};
/** How to read a collection in parts with the client at hand, or to bound it, as a clause that starts with a verb. */
function pageAdvice(usage) {
    const type = collectionOf(usage.command.name);
    const spelled = pages_spellingOf(usage)[usage.command.name.startsWith('ZREV') ? 'reversed' : type];
    return `${spelled}, or ${pages_BOUNDS[type]}`;
}
function pages_spellingOf({ command, major }) {
    if (isCommandLine(command))
        return pages_COMMAND_LINE;
    return command.library === 'redis' && (major ?? 4) < 4 ? CALLBACKS : pages_BY_LIBRARY[command.library];
}
function isCommandLine({ via }) {
    return via === 'raw' || via === 'lua';
}

;// CONCATENATED MODULE: ./src/rules/source/unbounded-reads.ts




function wholeReads(evidence) {
    const reads = usages(evidence, isJudged);
    return reads.map((usage) => ({ usage, growth: growthOf(usage.command, evidence.commands) }));
}
/** A script of an operator reads what it has to, and what may not be Redis is not worth a remark. */
function isJudged({ elements, operator, unsure }) {
    return elements === 'all-read' && !operator && unsure === undefined;
}
/* harmony default export */ const unbounded_reads = ((0,model/* defineRule */.Km)({
    id: 'unbounded-reads',
    item: 'scan-not-keys',
    reads: 'source',
    severity: 'note',
    since: '0.1.0',
    summary: 'Read a collection that only grows in pages, or bound it.',
    why: 'HGETALL, SMEMBERS and LRANGE 0 -1 cost as much as the collection is long, like KEYS: the server answers no other client meanwhile, and the reply is held in memory as a whole, there and in the service. With a hundred elements nobody notices. A collection to which every request adds and from which nothing takes has a hundred thousand some day.',
    instead: 'Page with HSCAN and SSCAN (`hscanStream()` and `sscanStream()` in ioredis, `hScanIterator()` and `sScanIterator()` in node-redis), read ranges of lists and sorted sets, give XRANGE a COUNT. Or bound the collection where it is written: LTRIM, ZREMRANGEBYRANK, MAXLEN, a TTL. A hash with fields that the code names does not grow, and is never reported; nor is a key that any command in sight may delete, trim or expire.',
    links: [
        'https://redis.io/docs/latest/commands/hgetall/',
        'https://redis.io/docs/latest/commands/smembers/',
        'https://redis.io/docs/latest/commands/scan/',
    ],
    messages: {
        grows: '`{receiver}` runs {command} on all of `{key}`, a {type} that only grows: {by} adds to it, and nothing in the source takes elements away or gives the key a TTL. The longer it is, the longer every other client waits. Instead, {advice}.',
        loop: '`{receiver}` runs {command} on all of `{key}` in a loop, a {type} to which {by} adds without a bound: every other client waits for each pass. Instead, {advice}.',
    },
    doubt: doubtCommands,
    each: wholeReads,
    check({ usage, growth }, { violation }) {
        if (!growth)
            return;
        const { receiver, name, key, place, isRepeated } = usage.command;
        if (!growth.isOnlyUp && !isRepeated)
            return;
        const data = {
            receiver,
            command: name,
            key: key ?? '',
            type: collectionOf(name),
            by: growth.by.name,
            advice: pageAdvice(usage),
        };
        const related = [{ place: growth.by.place, message: `${growth.by.name} adds to it here.` }];
        violation(growth.isOnlyUp ? 'grows' : 'loop', place, data, { related });
    },
}));

;// CONCATENATED MODULE: ./src/rules/source/advice/rejections.ts
/** What an unhandled rejection does to the process, by who hears of it. */
function outcomeOf(heardBy) {
    return heardBy === undefined
        ? 'the unhandled rejection ends the process (Node.js 15 and later)'
        : `each is an unhandled rejection, which only ${heardBy} keeps from ending the process`;
}

;// CONCATENATED MODULE: ./src/rules/source/unguarded-reads.ts




function unguarded_reads_judged(evidence) {
    const reads = new Set(requestReads(evidence));
    const told = new Set(evidence.commands.flatMap(({ unheard = [] }) => unheard.map(({ place }) => (0,model/* spotOf */.Yf)(place))));
    return usages(evidence, (command) => reads.has(command)).map((usage) => {
        const { aside } = usage.command.protection ?? {};
        const isTold = aside !== undefined && told.has((0,model/* spotOf */.Yf)(aside.place));
        return { usage, isOnly: isOnlyCopy(usage.command, evidence.commands), isTold };
    });
}
/** Why reads that a request waits for may have been missed. */
function doubtReads(evidence) {
    return evidence.commands.length > 0 && requestReads(evidence).length === 0
        ? 'no read of a cache that a request waits for is in sight'
        : evidence.unfollowed;
}
const SEVERITIES = {
    open: 'error',
    checked: 'note',
    only: 'warning',
    rethrown: 'error',
    dropped: 'error',
    found: 'error',
};
function unguarded_reads_kindOf({ shelter, breaker, isDropped, isChecked }, isOnly) {
    if (breaker)
        return 'open';
    if (isChecked)
        return 'checked';
    if (isOnly)
        return 'only';
    if (shelter === 'rethrown')
        return 'rethrown';
    return isDropped ? 'dropped' : 'found';
}
function fateOf({ shelter }) {
    return shelter === 'rethrown' ? 'its failure is caught only to fail the request' : 'nothing catches its failure';
}
/* harmony default export */ const unguarded_reads = ((0,model/* defineRule */.Km)({
    id: 'unguarded-reads',
    item: 'circuit-breaker',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Answer a request without the cache when a read of the cache fails.',
    why: 'A cache makes a service faster; it must not make it depend on one more server. Where a request waits for a read of the cache and nothing catches its failure, every such request fails for as long as Redis is away, though the data is still in the database. An error handler of the framework does not help: it turns the failure into a 500.',
    instead: 'Take a failed read for a miss: `redis.get(key).catch(() => null)`, or a `try` around the awaited read whose `catch` goes on to the source of the data, best in the one function that all reads go through. `try { return redis.get(key) }` does not catch anything, since the promise leaves the `try` before it fails. A breaker alone does not help either: while it is open, it rejects at once, and needs a fallback. Where Redis holds the only copy (a one-time code, a counter), refuse the request in good order: 503 with Retry-After.',
    links: [
        'https://learn.microsoft.com/en-us/azure/architecture/patterns/cache-aside',
        'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Statements/try...catch',
        'https://redis.io/docs/latest/develop/clients/error-handling/',
    ],
    messages: {
        found: '`{receiver}` runs {command} while a request waits for it ({handler}), and nothing catches its failure: without Redis the request fails. Instead, {advice}.',
        rethrown: '`{receiver}` runs {command} while a request waits for it ({handler}), and its failure is caught only to fail the request: without Redis there is no answer. Instead, {advice}.',
        checked: '`{receiver}` runs {command} only while the client is connected, and a request waits for it ({handler}), but {fate}: where the server hangs, or the connection breaks meanwhile, the request fails. Instead, {advice}.',
        dropped: '`{receiver}` runs {command} for a request ({handler}), and nobody waits for its promise: without Redis it is an unhandled rejection, and the request gets no answer. Instead, {advice}.',
        aside: 'Nobody waits for `{called}`, which runs {command} beside a request ({handler}), and nothing catches its failure: without Redis {outcome}. Add `.catch((error) => logger.warn(error))` there, or catch the failure where the read is.',
        open: '`{receiver}` runs {command} behind a circuit breaker, but nothing answers while that is open: it rejects at once, and the request fails ({handler}). Give it a fallback: `breaker.fallback(() => null)`, or a `catch` around the call.',
        only: '`{receiver}` runs {command} while a request waits for it ({handler}), and {fate}. Instead, {advice}.',
        handed: '`{receiver}` runs {command} while a request waits for it ({handler}), and what `{through}` makes of its failure is not in sight. Unless that answers in its stead, the request fails without Redis. To be certain, {advice}.',
        unseen: '`{receiver}` runs {command} in {wrapper}, and nothing catches its failure; no request handler in sight calls it. If a request waits for it, the request fails without Redis. Instead, {advice}.',
    },
    doubt: (evidence) => doubtCommands(evidence) ?? doubtReads(evidence),
    each: unguarded_reads_judged,
    check({ usage, isOnly, isTold }, { violation, cannot }) {
        const { protection, receiver, name, place } = usage.command;
        if (!protection || protection.shelter === 'guarded' || protection.shelter === 'breaker')
            return;
        if (protection.shelter === 'unknown')
            return cannot('what becomes of the promise of a read is not in sight');
        const { wrapper, handler = 'a handler', caught, through, path } = protection;
        const advice = isOnly ? refusalAdvice(usage) : fallbackAdvice(usage);
        const data = { receiver, command: name, handler, wrapper: inWrapper(wrapper), advice };
        const related = [
            ...path,
            ...(caught ? [{ place: caught, message: 'Its failure is caught here, and fails the request.' }] : []),
        ];
        if (protection.reached === 'unknown') {
            return violation('unseen', place, data, { related, outcome: 'unsure', severity: 'warning' });
        }
        if (through) {
            const handed = { place: through.place, message: 'Its failure is handed on here.' };
            const about = { related: [...related, handed], outcome: 'unsure', severity: 'warning' };
            return violation('handed', place, { ...data, through: through.name }, about);
        }
        if (protection.aside) {
            const { place: at, called, heardBy } = protection.aside;
            const about = { ...data, called, outcome: outcomeOf(heardBy) };
            const severity = heardBy === undefined ? 'error' : 'warning';
            return isTold
                ? undefined
                : violation('aside', at, about, { related: [...related, { place, message: `${name}.` }], severity });
        }
        const kind = unguarded_reads_kindOf(protection, isOnly);
        const severity = SEVERITIES[kind];
        violation(kind, place, { ...data, fate: fateOf(protection) }, { related, severity });
    },
}));
function inWrapper(wrapper) {
    return wrapper ? `\`${wrapper.name}\`` : 'this file';
}

;// CONCATENATED MODULE: ./src/rules/source/unhandled-writes.ts



/** ioredis sends a command again for as long as it takes where nothing bounds that: an outage alone does not let it fail. */
function waitsForEver({ retries, settings: { commandTimeout } }) {
    const isUnbounded = retries?.state === 'set' && retries.value === null;
    return isUnbounded && commandTimeout.state === 'missing';
}
/** One for each place, or one that is fine: a wrapper with several writes is called once. */
function unhandled_writes_writes({ commands, clients }) {
    const seen = new Set();
    const waiting = new Set(clients.filter(waitsForEver).map(({ id }) => id));
    return commands.flatMap((command) => {
        if (!command.unheard)
            return [];
        if (command.unheard.length === 0)
            return [{ command, unheard: undefined, waits: false }];
        const fresh = command.unheard.filter(({ place: { path, line, column } }) => {
            const id = `${path}:${line}:${column}`;
            return !seen.has(id) && seen.add(id);
        });
        const waits = command.client !== null && waiting.has(command.client);
        return fresh.map((unheard) => ({ command, unheard, waits }));
    });
}
function isAtWrite({ place }, command) {
    return place.path === command.place.path && place.line === command.place.line;
}
/** At how many places the promise of a write is dropped besides one. */
function othersOf({ unheard = [] }) {
    return Math.max(unheard.length - 1, 0);
}
function unhandled_writes_kindOf(command, unheard) {
    if (unheard.isTimed)
        return 'timed';
    const isDirect = isAtWrite(unheard, command);
    if (!isDirect && othersOf(command) > 0)
        return 'often';
    return unheard.heardBy !== undefined ? 'heard' : isDirect ? 'direct' : 'wrapped';
}
const unhandled_writes_HTTP = new Set(['@upstash/redis', '@vercel/kv']);
/* harmony default export */ const unhandled_writes = ((0,model/* defineRule */.Km)({
    id: 'unhandled-writes',
    item: 'circuit-breaker',
    reads: 'source',
    severity: 'error',
    since: '0.1.0',
    summary: 'Catch the failure of a write that nobody waits for.',
    why: 'A promise that is rejected and that nobody waits for is an unhandled rejection, and Node.js 15 and later end the process for it. Filling the cache in the background is right; without a `catch`, the first write that fails in an outage of Redis takes the whole service down, every other request with it.',
    instead: "Add a `catch` that logs: `redis.set(key, value, 'EX', 60).catch((error) => logger.warn(error))`, or wait for the write within a `try`. `void` silences the linter, not the rejection. A listener to `unhandledRejection` keeps the process alive, and is a net for faults, not a way to handle them.",
    links: [
        'https://nodejs.org/api/process.html#event-unhandledrejection',
        'https://nodejs.org/api/cli.html#--unhandled-rejectionsmode',
        'https://typescript-eslint.io/rules/no-floating-promises/',
    ],
    messages: {
        direct: 'Nobody waits for `{called}`, and nothing catches its failure: {when}, the unhandled rejection ends the process (Node.js 15 and later). Add `.catch((error) => logger.warn(error))`, or wait for it within a `try`.',
        wrapped: 'Nobody waits for `{called}`, which runs {command} and passes its failure on: {when}, the unhandled rejection ends the process (Node.js 15 and later). Add `.catch((error) => logger.warn(error))` here, or catch the failure where the write is.',
        often: 'Nobody waits for `{called}`, which runs {command} and passes its failure on, and at {others} the same write is left so: {when}, {outcome}. Catch the failure where the write is, if nobody else has to hear of it, or add `.catch((error) => logger.warn(error))` at each.',
        each: 'Nobody waits for `{run}`, which `{loop}` runs for each item, and nothing catches its failure: {when}, {outcome}. Add `.catch((error) => logger.warn(error))` to it, or wait for all of them within a `try`: `await Promise.all({list}.map(…))`.',
        eachFunction: 'Nobody waits for the functions that `{loop}` runs for each item, of which each runs {command} and passes its failure on: {when}, {outcome}. Catch the failure within the function, or wait for all of them within a `try`: `await Promise.all({list}.map(…))`.',
        timed: 'Nobody waits for the function that `{called}` calls, which runs {command} and passes its failure on: {when}, {outcome}. Catch it within the function: `try { … } catch (error) { logger.warn(error) }`.',
        heard: 'Nobody waits for `{called}`, which runs {command}, and nothing catches its failure: {when}, each is an unhandled rejection, which only {heardBy} keeps from ending the process. Add `.catch((error) => logger.warn(error))`.',
    },
    doubt: doubtCommands,
    each: unhandled_writes_writes,
    check({ command, unheard, waits }, { violation }) {
        if (!unheard)
            return;
        const { each, heardBy } = unheard;
        const isDirect = isAtWrite(unheard, command);
        const data = {
            called: unheard.called,
            command: command.name,
            heardBy: heardBy ?? '',
            outcome: outcomeOf(heardBy),
            when: waits ? 'when Redis refuses it (out of memory, or a replica)' : 'when Redis is down',
            others: (0,model/* count */.U9)(othersOf(command), 'other place'),
        };
        const related = isDirect
            ? []
            : [{ place: command.place, message: `${command.name}, whose failure nobody catches.` }];
        // What runs at an edge, or for one request alone, takes no service down with it.
        const isMild = waits || heardBy !== undefined;
        const severity = isMild || unhandled_writes_HTTP.has(command.library) ? 'warning' : 'error';
        if (each) {
            const about = { ...data, ...each, run: each.run ?? '' };
            return violation(each.run === undefined ? 'eachFunction' : 'each', unheard.place, about, { related, severity });
        }
        violation(unhandled_writes_kindOf(command, unheard), unheard.place, data, { related, severity });
    },
}));

;// CONCATENATED MODULE: ./src/rules/index.ts











































/** Every rule: those that read the source first, then the server, then other files, each in the order of their names. */
const rules_rules = [
    circuit_breaker,
    command_timeout,
    connect_timeout,
    dangerous_commands,
    error_listener,
    expire_not_atomic,
    flush_batched,
    flush_tested,
    lock_without_token,
    no_flush,
    no_keys,
    reconnect_strategy,
    require_ttl,
    retries_per_request,
    shared_instance,
    ttl_units,
    unbounded_reads,
    unguarded_reads,
    unhandled_writes,
    big_keys,
    connection_headroom,
    eviction_policy,
    evictions,
    flush_in_use,
    flush_permitted,
    fragmentation,
    hit_ratio,
    hot_keys,
    immortal_keys,
    instance_roles,
    keys_in_use,
    latency_p99,
    maxmemory_set,
    memory_headroom,
    server_version,
    slow_commands,
    eviction_alert,
    flush_runbook,
    hit_ratio_alert,
    hit_ratio_metric,
    hot_key_detection,
    memory_config,
    memory_drift,
];

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/judging.ts





/** Ids of all rules that a config file may name. */
const ruleIds = [...rules_rules, ...hygieneRules].map(({ id }) => id);
/** Applies every rule. One that crashes says so and costs what it would have found, not the others. */
function applyRules(evidence, config) {
    return rules_rules.map((rule) => apply(rule, evidence, config));
}
function apply(rule, evidence, config) {
    const nothing = { looked: 0, violations: [] };
    if (config.rules[rule.id] === 'off') {
        return { rule, state: 'off', outcome: { ...nothing, skipped: 'switched off in the config' } };
    }
    try {
        return { rule, state: 'ran', outcome: rule.run(evidence) };
    }
    catch (error) {
        return { rule, state: 'crashed', outcome: { ...nothing, skipped: (0,gathering/* internalError */.WB)(rule.id, error, config) } };
    }
}
/** The fingerprints of what is found in files and counts: a review compares them with those of another state. */
function standingFindings(examined) {
    const standing = judge(examined).findings.filter(model/* isStanding */.Pj);
    return new Set(standing.filter(({ place }) => place !== null).map(({ fingerprint }) => fingerprint));
}
/**
 * What the rules found, judged and put together for the reader, with the fixes of what can be fixed.
 *
 * @param prefix the checked folder as the reader's current folder sees it
 */
async function reportOf(examined) {
    const { config, evidence } = examined;
    const judgement = judge(examined);
    return {
        tool: { name: 'redis-preflight', version: version/* VERSION */.x },
        failOn: config.failOn,
        ...judgement,
        rules: [...rules_rules, ...hygieneRules].filter(({ id }) => config.rules[id] !== 'off').map(model/* metaOf */.fX),
        findings: await fixable(judgement.findings, evidence, config),
        ...view(evidence, judgement),
        ...(config.prometheus.kind === 'live' && { prometheus: evidence.prometheus }),
    };
}
/** The compiler is loaded only where there is something that a source was found to hold. */
async function fixable(findings, { source }, { fix }) {
    if (source.status !== 'collected' || findings.every(({ origin }) => origin !== 'source'))
        return findings;
    const { withFixes } = await Promise.all(/* import() */[__webpack_require__.e(313), __webpack_require__.e(640)]).then(__webpack_require__.bind(__webpack_require__, 9050));
    return withFixes(findings, source.value, fix);
}
function view({ source, probe, artefact }, { findings }) {
    const read = source.status === 'collected' ? source.value : undefined;
    const others = artefact.status === 'collected' ? artefact.value : undefined;
    const seen = source.status === 'not-applicable' ? source : read;
    return {
        inventory: {
            clients: read?.clients ?? [],
            commands: read?.commands ?? [],
            skipped: [...(seen?.skipped ?? []), ...(others?.unread ?? [])],
            settings: others?.settings ?? [],
            alerts: others?.alerts ?? [],
            monitors: others?.monitors ?? [],
            hotKeyChecks: others?.hotKeyChecks ?? [],
            files: seen?.files ?? { listed: 0, analysed: 0 },
            ...(source.status === 'not-collected' && { unexamined: source.reason }),
        },
        readings: probe,
        excerpts: excerptsOf(findings, (0,model/* textsOf */.CB)({ source, artefact })),
    };
}


/***/ })

};
;