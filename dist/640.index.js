exports.id = 640;
exports.ids = [640];
exports.modules = {

/***/ 9050:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  withFixes: () => (/* binding */ withFixes)
});

// EXTERNAL MODULE: ./src/model/index.ts + 25 modules
var model = __webpack_require__(2980);
// EXTERNAL MODULE: ./src/fix/syntax.ts
var syntax = __webpack_require__(1568);
;// CONCATENATED MODULE: ./src/fix/constructions.ts

/** Packages whose constructors take the options that their documentation names. */
const PACKAGES = {
    ioredis: ['ioredis'],
    iovalkey: ['iovalkey'],
    redis: ['redis', '@redis/client'],
};
/**
 * The construction that a name belongs to. Undefined where the name does not come straight from the package: a class of
 * the repository's own may make anything of its arguments.
 */
function constructionAt(name, library, source) {
    const { parent } = name;
    const callee = syntax.ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
    const call = callee.parent;
    if (!(syntax.ts.isNewExpression(call) || syntax.ts.isCallExpression(call)) || call.expression !== callee)
        return undefined;
    const packages = PACKAGES[library] ?? [];
    const root = syntax.ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
    return syntax.ts.isIdentifier(root) && packages.includes(packageOf(root.text, source) ?? '') ? call : undefined;
}
/** The package that a name of a file is imported from, or required; undefined where it also means something else. */
function packageOf(name, { file }) {
    const origins = new Set();
    for (const node of (0,syntax/* nodesIn */.vx)(file)) {
        if (!syntax.ts.isIdentifier(node) || node.text !== name)
            continue;
        const importing = syntax.ts.findAncestor(node, syntax.ts.isImportDeclaration);
        const declaration = syntax.ts.findAncestor(node, syntax.ts.isVariableDeclaration);
        if (importing)
            origins.add(importing.moduleSpecifier.text);
        else if (declaration && node.end <= declaration.name.end)
            origins.add(requiredBy(declaration.initializer));
        else if (syntax.ts.isParameter(node.parent) || syntax.ts.isBindingElement(node.parent))
            origins.add(undefined);
    }
    const [origin] = origins;
    return origins.size === 1 ? origin : undefined;
}
/** `require('ioredis')`, `require('ioredis').default`. */
function requiredBy(initializer) {
    if (!initializer)
        return undefined;
    let node = (0,syntax/* unwrap */.oA)(initializer);
    while (syntax.ts.isPropertyAccessExpression(node))
        node = node.expression;
    if (!syntax.ts.isCallExpression(node) || !syntax.ts.isIdentifier(node.expression) || node.expression.text !== 'require')
        return undefined;
    const [specifier] = node.arguments;
    return specifier && syntax.ts.isStringLiteral(specifier) ? specifier.text : undefined;
}
/** The object literal with the options of a client, where one is written at its construction. */
function optionsLiteral(construction, { library, kind }) {
    const args = construction.arguments ?? [];
    // The first argument of an ioredis cluster is its nodes.
    const argument = library !== 'redis' && kind === 'cluster' ? args[1] : args.at(-1);
    const literal = argument && (0,syntax/* unwrap */.oA)(argument);
    return literal && syntax.ts.isObjectLiteralExpression(literal) ? literal : undefined;
}
/** Where options may be added as a further argument: `new Redis()`, `new Redis(process.env.REDIS_URL)`, `createClient()`. */
function takesOptions(construction, { library, kind }) {
    const args = construction.arguments;
    if (!args)
        return false;
    if (library === 'redis')
        return args.length === 0 && kind === 'standalone';
    if (kind === 'cluster')
        return args.length === 1 && args[0] !== undefined && !syntax.ts.isSpreadElement(args[0]);
    return args.length < 3 && args.every(isAddress);
}
/** A URL, a host or a port: anything else may be an object with options of its own. */
function isAddress(argument) {
    const node = (0,syntax/* unwrap */.oA)(argument);
    if (syntax.ts.isStringLiteralLike(node) || syntax.ts.isTemplateExpression(node) || syntax.ts.isNumericLiteral(node))
        return true;
    if (syntax.ts.isBinaryExpression(node))
        return isAddress(node.left) && isAddress(node.right);
    return /^process\.env(?:\.\w+|\[(['"])\w+\1\])$/.test(node.getText());
}
/** The statement that gives a client its name, and the name: `const redis = …`, `this.redis = …`. */
function namedBy(construction) {
    const outer = (0,syntax/* wrapped */.ky)(construction);
    const { parent } = outer;
    if (syntax.ts.isVariableDeclaration(parent) && syntax.ts.isIdentifier(parent.name) && parent.initializer === outer) {
        const statement = parent.parent.parent;
        const isOne = syntax.ts.isVariableStatement(statement) && statement.declarationList.declarations.length === 1;
        return isOne ? { statement, name: parent.name.text } : undefined;
    }
    if (!syntax.ts.isBinaryExpression(parent) || parent.right !== outer)
        return undefined;
    const { left, operatorToken } = parent;
    const isNamed = /^(?:this\.)?[\w$]+$/.test(left.getText());
    if (operatorToken.kind !== syntax.ts.SyntaxKind.EqualsToken || !isNamed)
        return undefined;
    return syntax.ts.isExpressionStatement(parent.parent) ? { statement: parent.parent, name: left.getText() } : undefined;
}

// EXTERNAL MODULE: ./src/fix/style.ts
var fix_style = __webpack_require__(9274);
;// CONCATENATED MODULE: ./src/fix/options.ts



/** Sets options that a client lacks, in the literal at its construction; undefined where there is no place for one. */
function setOptions(source, construction, client, wishes) {
    const literal = optionsLiteral(construction, client);
    if (!literal)
        return takesOptions(construction, client) ? [asArgument(construction, rendered(wishes))] : undefined;
    const changes = [];
    for (const wish of wishes) {
        const own = setOption(source, literal, wish, wishes);
        if (!own)
            return undefined;
        // Where an object is made, it is made once for all that stand in it.
        changes.push(...own.filter((one) => !changes.some(({ start, text }) => start === one.start && text === one.text)));
    }
    return changes;
}
function setOption(source, literal, wish, all) {
    let object = literal;
    for (const [depth, name] of wish.within.entries()) {
        if (object.properties.length === 0)
            return refilled(source, object, inside(all, wish.within.slice(0, depth)));
        const property = object.properties.find((one) => one.name && nameOf(one.name) === name);
        if (!property)
            return addProperty(source, object, `${name}: ${rendered(inside(all, wish.within.slice(0, depth + 1)))}`);
        const value = syntax.ts.isPropertyAssignment(property) ? (0,syntax/* unwrap */.oA)(property.initializer) : undefined;
        if (!value || !syntax.ts.isObjectLiteralExpression(value))
            return undefined;
        object = value;
    }
    if (object.properties.length === 0)
        return refilled(source, object, inside(all, wish.within));
    return addProperty(source, object, `${wish.name}: ${wish.value}`);
}
function nameOf(name) {
    return syntax.ts.isIdentifier(name) || syntax.ts.isStringLiteral(name) ? name.text : undefined;
}
/** The wishes that stand in an object, seen from there. */
function inside(all, path) {
    return all
        .filter(({ within }) => path.every((name, at) => within[at] === name))
        .map((one) => ({ ...one, within: one.within.slice(path.length) }));
}
function rendered(wishes) {
    const groups = new Map();
    for (const wish of wishes) {
        const [first] = wish.within;
        if (first === undefined)
            groups.set(wish.name, wish.value);
        else
            groups.set(first, rendered(inside(wishes, [first])));
    }
    return `{ ${[...groups].map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
}
function refilled({ file, text }, object, wishes) {
    const [start, end] = [object.getStart(file), object.end];
    const isPlain = /^\{\s*\}$/.test(text.slice(start, end));
    return isPlain ? [{ start, end, text: rendered(wishes) }] : undefined;
}
function asArgument(construction, object) {
    const args = construction.arguments ?? [];
    const last = args.at(-1);
    const start = last ? last.end : construction.end - 1;
    return { start, end: start, text: last ? `, ${object}` : object };
}
/**
 * An option among the others, on a line of its own where they have one: behind the last, or before what is spread in, so
 * that whoever hands that over still has the last word.
 */
function addProperty(source, object, option) {
    const spread = object.properties.find((one) => syntax.ts.isSpreadAssignment(one) && !isWrittenHere(one.expression));
    return spread ? before(source, spread, option) : behindLast(source, object, option);
}
/** `cond && { tls }`, `cond ? {} : { tls }`: all of it can be seen. */
function isWrittenHere(expression) {
    const node = (0,syntax/* unwrap */.oA)(expression);
    if (syntax.ts.isConditionalExpression(node))
        return isWrittenHere(node.whenTrue) && isWrittenHere(node.whenFalse);
    if (syntax.ts.isBinaryExpression(node) && node.operatorToken.kind === syntax.ts.SyntaxKind.AmpersandAmpersandToken) {
        return isWrittenHere(node.right);
    }
    return syntax.ts.isObjectLiteralExpression(node);
}
function before({ file, text, style }, property, option) {
    const start = property.getStart(file);
    const separator = (0,fix_style/* isFirstOnLine */.wo)(text, start) ? style.newline + (0,fix_style/* indentAt */.oY)(text, start) : ' ';
    return [{ start, end: start, text: `${option},${separator}` }];
}
function behindLast({ file, text, style }, { properties }, option) {
    const last = properties.at(-1);
    const first = last.getStart(file);
    // With a comma behind the last property, that is where the list ends.
    const { end } = properties.hasTrailingComma ? properties : last;
    const insertion = (start, what) => ({ start, end: start, text: what });
    if (!(0,fix_style/* isFirstOnLine */.wo)(text, first)) {
        return [insertion(end, properties.hasTrailingComma ? ` ${option},` : `, ${option}`)];
    }
    const line = style.newline + (0,fix_style/* indentAt */.oY)(text, first) + option;
    const [comment = ''] = /^[\t ]*\/(?:\/[^\r\n]*|\*[^\r\n*]*\*\/[\t ]*(?=[\r\n]))/.exec(text.slice(end)) ?? [];
    if (comment === '')
        return [insertion(end, properties.hasTrailingComma ? `${line},` : `,${line}`)];
    // A comment at the end of the line is about that line.
    const comma = properties.hasTrailingComma ? [] : [insertion(end, ',')];
    return [...comma, insertion(end + comment.length, `${line},`)];
}

;// CONCATENATED MODULE: ./src/fix/subject.ts

/** The command that a finding is about. */
function commandAt({ finding, evidence }, name) {
    const spot = (0,model/* spotOf */.Yf)(finding.place);
    return evidence.commands.find((one) => one.name === name && (0,model/* spotOf */.Yf)(one.place) === spot);
}
/** The client that a finding is about. */
function clientAt({ finding, evidence }) {
    const spot = (0,model/* spotOf */.Yf)(finding.place);
    return evidence.clients.find(({ place }) => (0,model/* spotOf */.Yf)(place) === spot);
}
/** What is known of the client behind a command: of the one that was built, else what all of its library have in common. */
function clientBehind({ client, library }, { clients }) {
    const own = clients.find(({ id }) => id === client);
    const all = own ? [own] : clients.filter((one) => one.library === library);
    return {
        kind: common(all.map(({ kind }) => kind)),
        major: common(all.map(({ major }) => major)),
        isKnown: own !== undefined,
    };
}
/** The value that all have. */
function common(values) {
    return values.every((one) => one === values[0]) ? values[0] : undefined;
}

;// CONCATENATED MODULE: ./src/fix/settings.ts




/** The construction that a finding is about; undefined for libraries whose options are not known here. */
function builtAt(subject) {
    const client = clientAt(subject);
    const construction = client && constructionAt(subject.node, client.library, subject.source);
    return construction && { client, construction };
}
/** True for ioredis and its fork iovalkey, which share their options. */
function isIoredisLike({ library }) {
    return library === 'ioredis' || library === 'iovalkey';
}
/** True for a node-redis that is known to be as new as that: older ones spell their options otherwise. */
function isNodeRedisFrom({ library, major }, wanted) {
    return library === 'redis' && (major ?? 0) >= wanted;
}
/** Where node-redis has the options of one connection (docs/client-configuration.md, docs/clustering.md, docs/sentinel.md). */
function connectionOptions({ kind }) {
    if (kind === 'cluster')
        return ['defaults'];
    return kind === 'sentinel' ? ['nodeClientOptions'] : [];
}
/** The option that is missing, as the client spells it. */
function wishFor(client, setting) {
    if (isIoredisLike(client)) {
        const within = client.kind === 'cluster' ? ['redisOptions'] : [];
        if (setting === 'connectTimeout')
            return { within, name: setting, value: String(model/* REMEDIES */.l0.connectTimeout) };
        if (setting === 'commandTimeout')
            return { within, name: setting, value: String(model/* REMEDIES */.l0.commandTimeout) };
        const name = client.kind === 'cluster' ? 'clusterRetryStrategy' : 'retryStrategy';
        return { within: [], name, value: `(attempt) => ${model/* REMEDIES */.l0.reconnectDelay}` };
    }
    if (!isNodeRedisFrom(client, setting === 'commandTimeout' ? 5 : 4))
        return undefined;
    const within = [...connectionOptions(client), 'socket'];
    if (setting === 'connectTimeout')
        return { within, name: setting, value: String(model/* REMEDIES */.l0.connectTimeout) };
    if (setting === 'commandTimeout')
        return { within, name: 'socketTimeout', value: String(model/* REMEDIES */.l0.socketTimeout) };
    return { within, name: 'reconnectStrategy', value: `(attempt) => ${model/* REMEDIES */.l0.reconnectDelay}` };
}
/** Changes that set options of the client that a finding is about. */
function setIn({ source }, { client, construction }, wishes) {
    return setOptions(source, construction, client, wishes);
}

;// CONCATENATED MODULE: ./src/fix/error-listener.ts




/**
 * ioredis and iovalkey print an error that nobody hears with `console.error`; a listener that does the same changes
 * nothing. node-redis throws it: with a listener the process goes on where it ended, and `connect()` goes on trying where
 * it was rejected, so that is for a person to decide.
 */
const fixErrorListener = (subject) => {
    const built = builtAt(subject);
    if (built?.client.settings.errorListener.state !== 'missing')
        return undefined;
    const change = listenerFor(subject.source, built);
    return change && { title: 'listen to `error`', isSafe: isIoredisLike(built.client), changes: [change] };
};
/** A listener behind the statement that names the client. */
function listenerFor(source, { construction }) {
    const named = namedBy(construction);
    if (!named || !(0,syntax/* isInList */.K3)(named.statement))
        return undefined;
    const { quote } = source.style;
    const call = `${named.name}.on(${quote}error${quote}, (error) => console.error(error))`;
    return behind(source, named.statement, call);
}
/** On the next line, where the statement is alone on its own; a comment at its end stays there. */
function behind({ text, file, style }, statement, call) {
    const { end } = statement;
    const start = statement.getStart(file);
    const rest = /^[\t ]*(?:\/\/[^\r\n]*)?(?![^\r\n])/.exec(text.slice(end));
    const isClosed = text[end - 1] === ';';
    if (!rest || !(0,fix_style/* isFirstOnLine */.wo)(text, start))
        return { start: end, end, text: `${isClosed ? '' : ';'} ${call};` };
    const at = end + rest[0].length;
    return { start: at, end: at, text: `${style.newline}${(0,fix_style/* indentAt */.oY)(text, start)}${call}${isClosed ? ';' : ''}` };
}

;// CONCATENATED MODULE: ./src/fix/command-timeout.ts



/** Commands after which a connection waits for what comes, and not for an answer. */
const LISTENING = /^(?:[PS]?SUBSCRIBE|MONITOR)$/;
/**
 * Suggested alone: a command that is answered late fails from then on, though it may have been done, and only those who
 * know the slow ones know the right bound. Never where a command waits on purpose, or where a library has the client.
 */
const fixCommandTimeout = (subject) => {
    const built = builtAt(subject);
    if (built?.client.settings.commandTimeout.state !== 'missing' || waits(built.client, subject))
        return undefined;
    const isIoredis = isIoredisLike(built.client);
    const changes = isIoredis ? ofIoredis(subject, built) : ofNodeRedis(subject, built);
    const bound = isIoredis ? model/* REMEDIES */.l0.commandTimeout : model/* REMEDIES */.l0.socketTimeout;
    return changes && { title: `give up a command after ${bound} ms`, isSafe: false, changes };
};
function waits({ id }, { evidence }) {
    return (evidence.commands.some((one) => one.client === id && (one.waits || LISTENING.test(one.name))) ||
        evidence.consumers.some(({ client }) => client === id) ||
        isDuplicated(evidence));
}
/** `duplicate()` takes the options over, and who makes one mostly wants it for what waits: a subscriber, a worker. */
function isDuplicated({ clients, commands, text }) {
    const paths = new Set([...clients, ...commands].map(({ place }) => place.path));
    return [...paths].some((path) => text(path)?.includes('.duplicate('));
}
function ofIoredis(subject, built) {
    const wish = wishFor(built.client, 'commandTimeout');
    return wish && setIn(subject, built, [wish]);
}
/**
 * `socketTimeout` alone closes an idle client for good (measured on node-redis 5.12 and 6.3): it goes with PINGs that come
 * earlier, a strategy that reconnects after a timeout as well, and a listener, or not at all. It is there from 5.1 on.
 */
function ofNodeRedis(subject, built) {
    const { client } = built;
    const { settings, options, version = '' } = client;
    const [timeout, strategy] = [wishFor(client, 'commandTimeout'), wishFor(client, 'reconnectStrategy')];
    if (!timeout || !strategy || /^\D*5\.0\./.test(version) || 'pingInterval' in options)
        return undefined;
    if (settings.reconnectStrategy.state === 'unknown' || settings.errorListener.state === 'unknown')
        return undefined;
    const ping = { within: connectionOptions(client), name: 'pingInterval', value: String(model/* REMEDIES */.l0.pingInterval) };
    const isSilent = settings.errorListener.state === 'missing';
    const listener = isSilent ? listenerFor(subject.source, built) : undefined;
    if (isSilent && !listener)
        return undefined;
    const wishes = [timeout, ping, ...(settings.reconnectStrategy.state === 'missing' ? [strategy] : [])];
    const changes = setIn(subject, built, wishes);
    return changes && [...changes, ...(listener ? [listener] : [])];
}

;// CONCATENATED MODULE: ./src/fix/connect-timeout.ts


/** An attempt to connect ends earlier, and the next one follows as before: nothing but that is faster. */
const fixConnectTimeout = (subject) => {
    const built = builtAt(subject);
    if (built?.client.settings.connectTimeout.state !== 'missing')
        return undefined;
    const wish = wishFor(built.client, 'connectTimeout');
    const changes = wish && setIn(subject, built, [wish]);
    return (changes && { title: `give up an attempt to connect after ${model/* REMEDIES */.l0.connectTimeout} ms`, isSafe: true, changes });
};

;// CONCATENATED MODULE: ./src/fix/evaluation.ts

/**
 * The statement that evaluates an expression before anything else in it, once and in any case; undefined where something
 * that has effects may come before, or where it may not run, or run again.
 */
function evaluatedFirstIn(expression) {
    let at = expression;
    while (isFirst(at, at.parent))
        at = at.parent;
    const { parent } = at;
    if (syntax.ts.isVariableDeclaration(parent))
        return ofDeclaration(parent);
    return isOnceIn(at, parent) ? parent : undefined;
}
/** Whether the evaluation of an expression begins with a part of it. */
function isFirst(part, whole) {
    if ((0,syntax/* isWrapped */.Yu)(whole) || syntax.ts.isAwaitExpression(whole) || syntax.ts.isSpreadElement(whole))
        return true;
    if (syntax.ts.isPrefixUnaryExpression(whole))
        return true;
    if (syntax.ts.isPropertyAccessExpression(whole) || syntax.ts.isElementAccessExpression(whole))
        return whole.expression === part;
    if (syntax.ts.isCallExpression(whole))
        return isFirstInCall(part, whole);
    if (syntax.ts.isNewExpression(whole))
        return whole.arguments?.[0] === part && (0,syntax/* isPlainReference */.wz)(whole.expression);
    if (syntax.ts.isArrayLiteralExpression(whole))
        return whole.elements[0] === part;
    if (syntax.ts.isConditionalExpression(whole))
        return whole.condition === part;
    return syntax.ts.isBinaryExpression(whole) && isFirstInBinary(part, whole);
}
function isFirstInCall(part, call) {
    if (call.expression === part)
        return true;
    return call.arguments[0] === part && !call.questionDotToken && (0,syntax/* isPlainReference */.wz)(call.expression);
}
function isFirstInBinary(part, { left, right, operatorToken }) {
    if (operatorToken.kind !== syntax.ts.SyntaxKind.EqualsToken)
        return left === part;
    return right === part && (0,syntax/* isPlainReference */.wz)(left);
}
function ofDeclaration({ parent: list }) {
    const isOne = syntax.ts.isVariableDeclarationList(list) && list.declarations.length === 1;
    return isOne && syntax.ts.isVariableStatement(list.parent) ? list.parent : undefined;
}
/** A loop asks for its list once, and for its condition again and again. */
function isOnceIn(part, whole) {
    if (syntax.ts.isExpressionStatement(whole) || syntax.ts.isReturnStatement(whole) || syntax.ts.isThrowStatement(whole))
        return true;
    return (syntax.ts.isForOfStatement(whole) || syntax.ts.isIfStatement(whole)) && whole.expression === part;
}

;// CONCATENATED MODULE: ./src/fix/scans.ts

/** The call itself with another name and its pattern in an object: what stands between its parts stays. */
function pagingCall({ source, name, argument, method, open, close }) {
    const start = argument.getStart(source.file);
    return [
        { start: name.getStart(source.file), end: name.end, text: method },
        { start, end: start, text: open },
        { start: argument.end, end: argument.end, text: close },
    ];
}
/** The expression that stands for the keys, once they are there: `await redis.keys(p)`, or the call that is returned. */
function awaitedKeys({ call, source }) {
    const { parent } = (0,syntax/* wrapped */.ky)(call);
    if (syntax.ts.isAwaitExpression(parent)) {
        const isPlain = !source.hasComment(parent.getStart(source.file), call.getStart(source.file));
        return isPlain && !source.hasComment(call.end, parent.end) ? parent : undefined;
    }
    return syntax.ts.isReturnStatement(call.parent) && isReturnedAsIs(call.parent) ? call : undefined;
}
/** A promise that an async function returns is awaited by its caller; not so where a `try` would hear of its failure. */
function isReturnedAsIs(statement) {
    for (let at = statement; at; at = at.parent) {
        if (syntax.ts.isTryStatement(at))
            return false;
        if (syntax.ts.isFunctionLike(at)) {
            const modifiers = syntax.ts.canHaveModifiers(at) ? (syntax.ts.getModifiers(at) ?? []) : [];
            const isGenerator = 'asteriskToken' in at && at.asteriskToken !== undefined;
            return !isGenerator && modifiers.some(({ kind }) => kind === syntax.ts.SyntaxKind.AsyncKeyword);
        }
    }
    return false;
}
/** Whether an expression is the keys and nothing else. */
function isAwaitedKeys(expression, scan) {
    const inner = (0,syntax/* unwrap */.oA)(expression);
    return inner === awaitedKeys(scan) && syntax.ts.isAwaitExpression(inner);
}

;// CONCATENATED MODULE: ./src/fix/scanning.ts




/** `await redis.del(...(await redis.keys(p)))` as a statement: batch by batch, and nothing for an empty one. */
function deleteInBatches(scan, isDeleting) {
    const { source, call, yields } = scan;
    const keys = awaitedKeys(scan);
    const statement = keys && syntax.ts.findAncestor(keys, syntax.ts.isStatement);
    if (!statement || !syntax.ts.isExpressionStatement(statement) || !syntax.ts.isAwaitExpression(statement.expression))
        return undefined;
    const deletion = statement.expression.expression;
    if (!syntax.ts.isCallExpression(deletion) || !syntax.ts.isPropertyAccessExpression(deletion.expression))
        return undefined;
    const { expression: callee, arguments: args } = deletion;
    const [list] = args;
    if (!list || args.length > 1 || !(0,syntax/* isPlainReference */.wz)(callee) || !isDeleting(callee.name))
        return undefined;
    const isSpread = syntax.ts.isSpreadElement(list);
    if (!isAwaitedKeys(isSpread ? list.expression : list, scan))
        return undefined;
    const start = statement.getStart(source.file);
    if (source.hasComment(start, call.getStart(source.file)) || source.hasComment(call.end, deletion.end))
        return undefined;
    const each = source.freshName(yields);
    const what = isSpread && yields === 'batch' ? `...${each}` : each;
    const inner = `await ${callee.getText(source.file)}(${what})`;
    const { text, end } = yields === 'key' ? { text: inner, end: deletion.end } : guarded(scan, statement, deletion, `${each}.length`, inner);
    return [
        { start, end: call.getStart(source.file), text: `for await (const ${each} of ` },
        ...pagingCall(scan),
        { start: call.end, end, text: `) ${text}` },
    ];
}
/** What is done with a batch that is not empty. In a block, or the `else` of a statement around it would become its own. */
function guarded({ source }, statement, { end }, length, inner) {
    const { style, text, file } = source;
    const start = statement.getStart(file);
    const isClosed = text[end] === ';';
    const line = `if (${length} > 0) ${inner}${isClosed ? ';' : ''}`;
    const outer = style.newline + (0,fix_style/* indentAt */.oY)(text, start);
    const isAlone = (0,fix_style/* isFirstOnLine */.wo)(text, start);
    return {
        text: isAlone ? `{${outer}${style.indent}${line}${outer}}` : `{ ${line} }`,
        end: isClosed ? end + 1 : end,
    };
}
/** `for (const key of await redis.keys(p))` with a body that only deletes: no list of all keys is needed. */
function iterateScan(scan, isDeleting) {
    const { source, call, yields } = scan;
    const loop = syntax.ts.findAncestor(call, syntax.ts.isForOfStatement);
    if (!loop || loop.awaitModifier || !isAwaitedKeys(loop.expression, scan))
        return undefined;
    if (!onlyDeletes(loop.statement, isDeleting))
        return undefined;
    const variable = loop.initializer;
    const [start, from] = [loop.getStart(source.file), call.getStart(source.file)];
    const to = loop.statement.getStart(source.file);
    if ([
        [start, from],
        [call.end, to],
    ].some(([a = 0, b = 0]) => source.hasComment(a, b)))
        return undefined;
    const written = variable.getText(source.file);
    const each = yields === 'key' ? written : `const ${source.freshName('batch')}`;
    const inner = yields === 'key' ? '' : `for (${written} of ${each.slice('const '.length)}) `;
    return [
        { start, end: from, text: `for await (${each} of ` },
        ...pagingCall(scan),
        { start: call.end, end: to, text: `) ${inner}` },
    ];
}
function onlyDeletes(body, isDeleting) {
    const statements = syntax.ts.isBlock(body) ? body.statements : [body];
    return statements.length > 0 && [...statements].every((one) => isDeletion(one, isDeleting));
}
function isDeletion(statement, isDeleting) {
    if (!syntax.ts.isExpressionStatement(statement))
        return false;
    const { expression } = statement;
    const call = (0,syntax/* unwrap */.oA)(syntax.ts.isAwaitExpression(expression) ? expression.expression : expression);
    if (!syntax.ts.isCallExpression(call) || !syntax.ts.isPropertyAccessExpression(call.expression))
        return false;
    const isPlain = call.arguments.every((one) => syntax.ts.isIdentifier(one) || syntax.ts.isTemplateExpression(one));
    return isPlain && isDeleting(call.expression.name);
}
/**
 * Everywhere else: the keys are collected before the statement, each once, and stand where KEYS stood. Right only where the
 * statement does nothing before it asks for the keys, and asks once.
 */
function hoistScan(scan) {
    const { source, call, yields } = scan;
    const keys = awaitedKeys(scan);
    const statement = keys && evaluatedFirstIn(keys);
    if (!keys || !statement || !(0,syntax/* isInList */.K3)(statement))
        return undefined;
    const { style, text, file } = source;
    const start = statement.getStart(file);
    const head = text.slice(start, keys.getStart(file));
    const [found, each] = [source.freshNameBeside(statement, 'found'), source.freshName(yields)];
    const isAlone = (0,fix_style/* isFirstOnLine */.wo)(text, start);
    const next = (line) => (isAlone ? `${endOf(line)}${style.newline}${(0,fix_style/* indentAt */.oY)(text, start)}` : '; ');
    // Without a semicolon, a line that starts like this would go on with the one before.
    const endOf = (line) => style.semicolon || (/^[([`+\-/]/.test(line) ? ';' : '');
    const rest = `${head}[...new Set(${found})]`;
    const declared = `const ${found}${source.isTyped ? ': string[]' : ''} = []`;
    const added = yields === 'key' ? each : `...${each}`;
    return [
        { start, end: call.getStart(file), text: `${declared}${next('for')}for await (const ${each} of ` },
        ...pagingCall(scan),
        { start: call.end, end: keys.end, text: `) ${found}.push(${added})${next(rest)}${rest}` },
    ];
}

;// CONCATENATED MODULE: ./src/fix/no-keys.ts



/**
 * KEYS becomes SCAN, which answers other clients in between. What the program does with the keys stays the same:
 *
 * - SCAN may tell a key twice (https://redis.io/docs/latest/commands/scan/#scan-guarantees), KEYS never does. So keys are
 *   collected without duplicates first, unless they are only deleted: deleting a key twice does nothing.
 * - On a cluster both look at one node, and looking at all of them is more than a fix may decide.
 * - DEL without a key is an error (`ERR wrong number of arguments`), so an empty batch is left out.
 */
const fixKeys = (subject) => {
    const command = commandAt(subject, 'KEYS');
    const call = callOf(subject.node);
    const spelling = command && spellingOf(command, subject);
    if (!spelling || !call)
        return undefined;
    const [argument] = call.arguments;
    if (!argument || call.arguments.length > 1 || syntax.ts.isSpreadElement(argument))
        return undefined;
    const scan = { ...spelling, name: subject.node, call, argument, source: subject.source };
    const deleted = deletingNames(subject);
    const changes = deleteInBatches(scan, deleted) ?? iterateScan(scan, deleted) ?? hoistScan(scan);
    if (!changes)
        return undefined;
    return {
        title: `page with \`${scan.method}()\` instead of KEYS`,
        isSafe: clientBehind(command, subject.evidence).isKnown,
        changes,
    };
};
/** `redis.keys(…)`, without `?.` anywhere: what is optional may be undefined, and nothing can be paged through then. */
function callOf(name) {
    const { parent } = name;
    if (!syntax.ts.isIdentifier(name) || !/^keys$/i.test(name.text) || !syntax.ts.isPropertyAccessExpression(parent))
        return undefined;
    const call = parent.parent;
    if (!syntax.ts.isCallExpression(call) || call.expression !== parent || call.flags & syntax.ts.NodeFlags.OptionalChain)
        return undefined;
    return call;
}
/** How the client pages; undefined where it cannot, and where it may be one node of many. */
function spellingOf(command, { evidence }) {
    if (command.via !== 'direct' || command.unsure !== undefined || command.mayBeCluster)
        return undefined;
    const { kind, major } = clientBehind(command, evidence);
    if (command.library === 'ioredis' || command.library === 'iovalkey') {
        const isOne = kind === 'standalone' || kind === 'sentinel';
        return isOne ? { method: 'scanStream', open: '{ match: ', close: ', count: 100 }', yields: 'batch' } : undefined;
    }
    if (command.library !== 'redis' || kind !== 'standalone' || major === undefined || major < 4)
        return undefined;
    if (isLegacy(command, evidence))
        return undefined;
    // @redis/client 1 (redis 4) yields key by key, from redis 5 on each reply of SCAN as a whole (docs/v4-to-v5.md).
    const yields = major === 4 ? 'key' : 'batch';
    return { method: 'scanIterator', open: '{ MATCH: ', close: ', COUNT: 100 }', yields };
}
/** With `legacyMode` of node-redis 4 the methods take callbacks, as in version 3. */
function isLegacy({ client, library }, { clients }) {
    const own = clients.filter(({ id }) => id === client);
    const all = own.length > 0 ? own : clients.filter((one) => one.library === library);
    return all.some(({ options }) => 'legacyMode' in options && options.legacyMode !== false);
}
/** Whether a node names a command that deletes, which does nothing to a key that is gone. */
function deletingNames({ evidence, source }) {
    const spots = new Set(evidence.commands
        .filter(({ name, place, unsure }) => /^(?:DEL|UNLINK)$/.test(name) && place.path === source.path && !unsure)
        .map(({ place }) => `${place.line}:${place.column}`));
    return (node) => {
        const { line, column } = source.placeOf(node);
        return spots.has(`${line}:${column}`);
    };
}

;// CONCATENATED MODULE: ./src/fix/reconnect-strategy.ts

/**
 * Suggested alone: the client comes back as before, but at other times than by its default, up to a second later after a
 * long outage, and with ioredis up to 5 a request that is tried again 20 times waits 21 s in place of 10 s.
 */
const fixReconnectStrategy = (subject) => {
    const built = builtAt(subject);
    if (built?.client.settings.reconnectStrategy.state !== 'missing')
        return undefined;
    const wish = wishFor(built.client, 'reconnectStrategy');
    const changes = wish && setIn(subject, built, [wish]);
    return changes && { title: 'say how the client reconnects', isSafe: false, changes };
};

;// CONCATENATED MODULE: ./src/fix/require-ttl.ts



/**
 * A TTL is a decision about data: it is suggested, never applied unasked, and only where the config names one. Only SET
 * takes one in the same command.
 */
const fixTtl = (subject) => {
    const { defaultTtlSeconds: seconds } = subject;
    const command = commandAt(subject, 'SET');
    if (seconds === undefined || command?.via !== 'direct' || command.ttl !== 'never')
        return undefined;
    const changes = withTtl(command, seconds, subject);
    return changes && { title: `let the key expire after ${seconds} s (\`fix.default-ttl\`)`, isSafe: false, changes };
};
function withTtl(command, seconds, subject) {
    const call = require_ttl_callOf(subject.node);
    const [, value, ...rest] = call?.arguments ?? [];
    if (!call || !value || call.arguments.some(syntax.ts.isSpreadElement))
        return undefined;
    const { source, evidence } = subject;
    if (command.library === 'ioredis' || command.library === 'iovalkey')
        return asArguments(source, value, rest, seconds);
    const option = optionOf(command, evidence);
    return option === undefined ? undefined : asOption(source, value, rest, `${option}: ${seconds}`);
}
/** `redis.set(…)`, whatever the method is called. */
function require_ttl_callOf(name) {
    const callee = name.parent;
    const call = callee.parent;
    return syntax.ts.isPropertyAccessExpression(callee) && syntax.ts.isCallExpression(call) && call.expression === callee
        ? call
        : undefined;
}
/** The option that takes seconds; undefined for a client that has none, or may be too old for it. */
function optionOf(command, evidence) {
    if (command.library === '@upstash/redis' || command.library === '@vercel/kv')
        return 'ex';
    if (command.library !== 'redis')
        return undefined;
    return (clientBehind(command, evidence).major ?? 0) >= 4 ? 'EX' : undefined;
}
/** Before the flags: the types of ioredis take them in this order alone. Anything but a flag may be a callback. */
function asArguments({ style }, value, rest, seconds) {
    const isFlag = (one) => syntax.ts.isStringLiteral(one) && /^(?:NX|XX|GET)$/i.test(one.text);
    if (!rest.every(isFlag))
        return undefined;
    return [{ start: value.end, end: value.end, text: `, ${style.quote}EX${style.quote}, ${seconds}` }];
}
function asOption(source, value, rest, option) {
    const [options, ...more] = rest;
    if (!options)
        return [{ start: value.end, end: value.end, text: `, { ${option} }` }];
    const literal = (0,syntax/* unwrap */.oA)(options);
    if (more.length > 0 || !syntax.ts.isObjectLiteralExpression(literal) || literal.properties.length === 0)
        return undefined;
    return addProperty(source, literal, option);
}

;// CONCATENATED MODULE: ./src/fix/retries-per-request.ts


const OPTION = 'maxRetriesPerRequest';
/**
 * BullMQ throws when it is handed a client with a bound: where it alone uses the client, nothing that works today depends
 * on it. For all others a bound makes requests fail that a short outage only made wait, so it is suggested.
 */
const fixRetries = (subject) => {
    const built = builtAt(subject);
    if (built?.client.retries?.state !== 'missing')
        return undefined;
    const isBlocking = isHandedToBullmq(built.client, subject);
    if (isBlocking === undefined)
        return undefined;
    const value = isBlocking ? 'null' : String(model/* REMEDIES */.l0.retriesPerRequest);
    const changes = setIn(subject, built, [{ within: [], name: OPTION, value }]);
    if (!changes)
        return undefined;
    return isBlocking
        ? { title: `set \`${OPTION}: null\`, as BullMQ demands`, isSafe: !sendsCommands(built.client, subject), changes }
        : { title: 'try a request again once, then let it fail', isSafe: false, changes };
};
/** Undefined where something else than BullMQ blocks on the client: Bull wants more than this option. */
function isHandedToBullmq({ id }, { evidence }) {
    const blocking = evidence.consumers.filter(({ client, blocks }) => client === id && blocks);
    if (blocking.length === 0)
        return false;
    return blocking.every(({ library }) => library.includes('bullmq')) ? true : undefined;
}
function sendsCommands({ id }, { evidence }) {
    return evidence.commands.some(({ client }) => client === id);
}

// EXTERNAL MODULE: ./src/fix/source.ts
var source = __webpack_require__(6042);
;// CONCATENATED MODULE: ./src/fix/index.ts









/** Rules whose findings can be mended, or for which a change can be suggested. */
const FIXERS = {
    'command-timeout': fixCommandTimeout,
    'connect-timeout': fixConnectTimeout,
    'error-listener': fixErrorListener,
    'no-keys': fixKeys,
    'reconnect-strategy': fixReconnectStrategy,
    'require-ttl': fixTtl,
    'retries-per-request': fixRetries,
};
/**
 * The findings with their fixes. Only a proven finding of this run is mended: not one that somebody accepted, that the
 * change does not touch, or that may be none. A finding whose fix cannot be worked out stays as it is.
 */
function withFixes(findings, evidence, { defaultTtlSeconds } = {}) {
    const sources = new Map();
    const open = (path) => {
        if (!sources.has(path))
            sources.set(path, opened(path, evidence));
        return sources.get(path);
    };
    return findings.map((finding) => {
        const fixer = FIXERS[finding.rule];
        if (!fixer || !isMended(finding))
            return finding;
        const source = open(finding.place.path);
        const fix = source && workedOut(fixer, { finding, source, evidence, defaultTtlSeconds });
        return fix ? { ...finding, fix } : finding;
    });
}
/** Whether a finding is proven, counts in this run, and is of a kind that can be mended. */
function isMended(finding) {
    return Object.hasOwn(FIXERS, finding.rule) && finding.place !== null && finding.outcome === 'fail' && (0,model/* isShown */.aJ)(finding);
}
function opened(path, { text }) {
    const found = /\.[cm]?[jt]sx?$/.test(path) ? text(path) : undefined;
    return found === undefined ? undefined : orNothing(() => source/* Source */.k.open(path, found));
}
function workedOut(fixer, subject) {
    const { source, finding } = subject;
    return orNothing(() => {
        const node = source.nodeAt(finding.place);
        const proposal = node && fixer({ ...subject, node });
        if (!proposal)
            return undefined;
        const edits = proposal.changes.map((change) => source.edit(change));
        return { title: proposal.title, isSafe: proposal.isSafe, edits, digest: source.digest };
    });
}
/** Machine-written nesting can exceed the call stack. That, and a fault of ours, costs a fix and never the findings. */
function orNothing(work) {
    try {
        return work();
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6042:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ Source),
/* harmony export */   o: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _collect_files_lines__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6305);
/* harmony import */ var _style__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9274);
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1568);




/** One source that findings are mended in: its text, its syntax, and the way in which it is written. */
class Source {
    path;
    text;
    file;
    digest;
    #starts;
    #given = new Map();
    #names;
    #style;
    constructor(path, text, file) {
        this.path = path;
        this.text = text;
        this.file = file;
        this.digest = digestOf(text);
        this.#starts = (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .lineStarts */ ._$)(text);
    }
    /** Undefined for a file that a program writes, and for one that the compiler cannot read without a complaint. */
    static open(path, text) {
        if (isGenerated(text))
            return undefined;
        const kind = /\.[cm]?js$/.test(path) ? _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.ScriptKind.JSX : undefined;
        const file = _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.createSourceFile(path, text, _syntax__WEBPACK_IMPORTED_MODULE_2__/* .SYNTAX_ALONE */ .aP, true, kind);
        const { parseDiagnostics } = file;
        return parseDiagnostics.length > 0 ? undefined : new Source(path, text, file);
    }
    get style() {
        this.#style ??= (0,_style__WEBPACK_IMPORTED_MODULE_1__/* .styleOf */ .Vj)(this.file);
        return this.#style;
    }
    /** Whether types can be written here. */
    get isTyped() {
        return /\.[cm]?tsx?$/.test(this.path);
    }
    /** The innermost node that covers exactly a place. */
    nodeAt(place) {
        const [start, end] = [this.#offset(place.line, place.column), this.#offset(place.endLine, place.endColumn)];
        let found;
        const visit = (node) => {
            if (node.end < end || node.getStart(this.file) > start)
                return;
            if (node.end === end && node.getStart(this.file) === start)
                found = node;
            _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.forEachChild(node, visit);
        };
        visit(this.file);
        return found;
    }
    /** The place of a node, as the collector tells it. */
    placeOf(node) {
        return (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .placeIn */ .VV)(this.path, this.#starts, node.getStart(this.file), node.end);
    }
    edit({ start, end, text }) {
        return { place: (0,_collect_files_lines__WEBPACK_IMPORTED_MODULE_3__/* .placeIn */ .VV)(this.path, this.#starts, start, end), text };
    }
    /** A name that nothing in the file has. */
    freshName(wish) {
        this.#names ??= new Set([...(0,_syntax__WEBPACK_IMPORTED_MODULE_2__/* .nodesIn */ .vx)(this.file)].filter(_syntax__WEBPACK_IMPORTED_MODULE_2__.ts.isIdentifier).map(({ text }) => text));
        let name = wish;
        for (let number = 2; this.#names.has(name); number++)
            name = `${wish}${number}`;
        return name;
    }
    /** A name for a declaration beside a statement: nobody else gets it there. */
    freshNameBeside(statement, wish) {
        const { parent } = statement;
        const scope = _syntax__WEBPACK_IMPORTED_MODULE_2__.ts.isCaseOrDefaultClause(parent) ? parent.parent : parent;
        const given = this.#given.get(scope) ?? new Set();
        let name = this.freshName(wish);
        for (let number = 2; given.has(name); number++)
            name = this.freshName(`${wish}${number}`);
        this.#given.set(scope, given.add(name));
        return name;
    }
    /** Whether a comment stands between two offsets that lie outside of strings. */
    hasComment(start, end) {
        return /\/[/*]/.test(this.text.slice(start, end));
    }
    #offset(line, column) {
        return (this.#starts[line - 1] ?? 0) + column - 1;
    }
}
/** What tells one text from every other. */
function digestOf(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}
/** What generators write at the top of their files, so that nobody edits them. */
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b|\bgenerated (?:by|from)\b/i;
function isGenerated(text) {
    const head = text.slice(0, 2000);
    const [comments = ''] = /^(?:\s*(?:\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|#![^\n\r]*))+/.exec(head) ?? [];
    return GENERATED.test(comments);
}


/***/ }),

/***/ 9274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vj: () => (/* binding */ styleOf),
/* harmony export */   oY: () => (/* binding */ indentAt),
/* harmony export */   wo: () => (/* binding */ isFirstOnLine)
/* harmony export */ });
/* harmony import */ var _syntax__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1568);

/** What most of the file does; where it says nothing, what Prettier does not mind. */
function styleOf(file) {
    const { text } = file;
    const counts = { single: 0, double: 0, closed: 0, open: 0 };
    for (const node of (0,_syntax__WEBPACK_IMPORTED_MODULE_0__/* .nodesIn */ .vx)(file)) {
        if (_syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isStringLiteral(node))
            counts[text[node.getStart(file)] === '"' ? 'double' : 'single']++;
        if (endsWithSemicolon(node))
            counts[text[node.end - 1] === ';' ? 'closed' : 'open']++;
    }
    const returns = text.split('\r\n').length;
    return {
        newline: returns > text.split('\n').length / 2 ? '\r\n' : '\n',
        semicolon: counts.closed > counts.open ? ';' : '',
        quote: counts.double > counts.single ? '"' : "'",
        indent: indentOf(text),
    };
}
function endsWithSemicolon(node) {
    return (_syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isVariableStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isExpressionStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isReturnStatement(node) ||
        _syntax__WEBPACK_IMPORTED_MODULE_0__.ts.isImportDeclaration(node));
}
/** The first step inwards that the file takes. */
function indentOf(text) {
    const [, first = '  '] = /\n(\t| {2,8})(?=[^\s*])/.exec(text) ?? [];
    return first;
}
/** What stands before the first character of the line of an offset. */
function indentAt(text, offset) {
    const start = lineStart(text, offset);
    return /^[\t ]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
/** True where nothing but white space stands before an offset on its line. */
function isFirstOnLine(text, offset) {
    return /^\s*$/.test(text.slice(lineStart(text, offset), offset));
}
function lineStart(text, offset) {
    return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}


/***/ }),

/***/ 1568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

"use strict";
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K3: () => (/* binding */ isInList),
/* harmony export */   Yu: () => (/* binding */ isWrapped),
/* harmony export */   aP: () => (/* reexport safe */ _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.a),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   oA: () => (/* binding */ unwrap),
/* harmony export */   ts: () => (/* reexport safe */ _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts),
/* harmony export */   vx: () => (/* binding */ nodesIn),
/* harmony export */   wz: () => (/* binding */ isPlainReference)
/* harmony export */ });
/* unused harmony export functionAround */
/* harmony import */ var _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4297);


/** True for parentheses, casts and `!` around an expression. */
function isWrapped(node) {
    return (_collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isParenthesizedExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isAsExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSatisfiesExpression(node) ||
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isNonNullExpression(node));
}
/** The expression inside parentheses, casts and `!`. */
function unwrap(node) {
    let inner = node;
    while (isWrapped(inner))
        inner = inner.expression;
    return inner;
}
/** The same expression with the parentheses, casts and `!` around it. */
function wrapped(node) {
    let outer = node;
    while (isWrapped(outer.parent))
        outer = outer.parent;
    return outer;
}
/** A node and everything below it. With a stack of its own: machines nest deeper than the call stack. */
function* nodesIn(root) {
    const open = [root];
    for (let node = open.pop(); node; node = open.pop()) {
        yield node;
        _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.forEachChild(node, (child) => {
            open.push(child);
        });
    }
}
/** `x`, `this`, `this.a.x`: evaluating it does nothing, however often. */
function isPlainReference(node) {
    if (_collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isPropertyAccessExpression(node))
        return !node.questionDotToken && isPlainReference(node.expression);
    return _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isIdentifier(node) || node.kind === _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.SyntaxKind.ThisKeyword;
}
/** The nearest function around a node; undefined at the top level of a file, and in the initializer of a field. */
function functionAround(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (ts.isFunctionLike(at))
            return at;
        if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at))
            return undefined;
    }
    return undefined;
}
/** True where a statement may stand beside others. */
function isInList({ parent }) {
    return _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isBlock(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isSourceFile(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isCaseOrDefaultClause(parent) || _collect_source_compiler__WEBPACK_IMPORTED_MODULE_0__.ts.isModuleBlock(parent);
}


/***/ }),

/***/ 5549:
/***/ ((module) => {

module.exports = eval("require")("source-map-support");


/***/ })

};
;