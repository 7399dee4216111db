"use strict";
exports.id = 131;
exports.ids = [131];
exports.modules = {

/***/ 2512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* reexport */ connect),
  createCheckRun: () => (/* reexport */ createCheckRun),
  deleteComments: () => (/* reexport */ deleteComments),
  describeFailure: () => (/* reexport */ describeFailure),
  keepComment: () => (/* reexport */ keepComment),
  listChangedFiles: () => (/* reexport */ listChangedFiles),
  readFileAt: () => (/* reexport */ readFileAt),
  suggestChanges: () => (/* reexport */ suggestChanges)
});

;// CONCATENATED MODULE: ./src/deliver/github/api/changes.ts
const PAGE = 100;
/** GitHub lists no more files of a pull request (OpenAPI: pulls/list-files). */
const MOST_FILES = 3000;
/** The files that a pull request touches. Throws where there are more than GitHub lists: the rest would seem untouched. */
async function listChangedFiles(client, repository, number) {
    const where = { ...repository, pull_number: number, per_page: PAGE };
    const files = await client.paginate(client.rest.pulls.listFiles, where);
    if (files.length >= MOST_FILES)
        throw new Error(`GitHub lists only the first ${MOST_FILES} files of a pull request`);
    return files.map(({ filename, status, patch }) => ({ path: filename, isGone: status === 'removed', patch }));
}
/** The text of a file at a commit; undefined where it is not there, or is no file. */
async function readFileAt(client, repository, path, ref) {
    try {
        const { data } = await client.rest.repos.getContent({ ...repository, path, ref });
        if (Array.isArray(data) || data.type !== 'file' || data.encoding !== 'base64')
            return undefined;
        return Buffer.from(data.content, 'base64').toString('utf8');
    }
    catch (error) {
        if (error.status === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/deliver/github/api/check-run.ts
/** The API takes 50 annotations with one request and appends what later requests bring. */
const BATCH = 50;
/**
 * Creates the check run with its conclusion, so that nothing that fails later leaves it open, and brings the annotations
 * in batches. Returns how many of them it could not bring, with the error; undefined when all are there.
 */
async function createCheckRun(client, repository, run) {
    const { title, summary, annotations } = run;
    const output = { title, summary };
    const first = annotations.slice(0, BATCH);
    const { data } = await client.rest.checks.create({
        ...repository,
        name: run.name,
        head_sha: run.headSha,
        ...(run.detailsUrl && { details_url: run.detailsUrl }),
        status: 'completed',
        conclusion: run.conclusion,
        output: { ...output, annotations: [...first] },
    });
    for (let from = BATCH; from < annotations.length; from += BATCH) {
        const batch = [...annotations.slice(from, from + BATCH)];
        try {
            await client.rest.checks.update({
                ...repository,
                check_run_id: data.id,
                output: { ...output, annotations: batch },
            });
        }
        catch (error) {
            return { missing: annotations.length - from, error };
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 21 modules
var github = __webpack_require__(1758);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-retry/dist-bundle/index.js
var dist_bundle = __webpack_require__(9735);
// EXTERNAL MODULE: ./node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var plugin_throttling_dist_bundle = __webpack_require__(6856);
;// CONCATENATED MODULE: ./src/deliver/github/api/client.ts



/** One answer, all of them together: nobody waits longer for a comment. */
const TRY_MS = 10_000;
const TOTAL_MS = 90_000;
/** Retries of one request, after 1 and after 4 seconds where the server fails. */
const RETRIES = 2;
/** The longest wait that GitHub may ask for; without a wish of its own it wants a minute. */
const LONGEST_WAIT_S = 30;
/** What another try does not change; 403 and 429 are tried again by the throttling where they are a rate limit. */
const FINAL = [400, 401, 403, 404, 410, 413, 422, 429, 451];
/**
 * A client for the API at GITHUB_API_URL. `debug` takes what Octokit has to say to developers, which would else be printed.
 */
function connect(token, debug) {
    const end = Date.now() + TOTAL_MS;
    const log = { debug: () => { }, info: () => { }, warn: debug, error: debug };
    const isWorthWaiting = (seconds, _, __, retries) => retries < RETRIES && seconds <= LONGEST_WAIT_S && Date.now() + seconds * 1000 < end;
    return (0,github/* getOctokit */.Q)(token, {
        log,
        retry: { retries: RETRIES, doNotRetry: FINAL },
        throttle: { onRateLimit: isWorthWaiting, onSecondaryRateLimit: isWorthWaiting },
    }, limitTime(end), dist_bundle/* retry */.L, plugin_throttling_dist_bundle/* throttling */.A);
}
/** The innermost plugin: the limit holds for each try, and the end of all for every one of them. */
function limitTime(end) {
    return (octokit) => {
        octokit.hook.wrap('request', async (request, options) => {
            const left = Math.max(1, Math.min(TRY_MS, end - Date.now()));
            const controller = new AbortController();
            const timer = setTimeout(() => controller.abort(new Error(`no answer within ${Math.ceil(left / 1000)} s`)), left);
            try {
                // The hook of the token is within this one and reads these very options; a copy would not reach it.
                options.request = { ...options.request, signal: controller.signal };
                return await request(options);
            }
            finally {
                clearTimeout(timer);
            }
        });
        return {};
    };
}

;// CONCATENATED MODULE: ./src/deliver/github/api/authorship.ts
/** Those that this token's own account wrote: anybody can write our marker. */
async function ownOf(client, token, found) {
    if (found.length === 0)
        return [];
    const login = await loginOf(client, token);
    return found.filter(({ user }) => (login === undefined ? user?.type === 'Bot' : user?.login === login));
}
/** The user whose token it is; undefined for the token of an app, which is how GitHub Actions comments. */
async function loginOf(client, token) {
    if (token.startsWith('ghs_'))
        return undefined;
    try {
        return (await client.rest.users.getAuthenticated()).data.login;
    }
    catch (error) {
        // An app is told 403 there.
        if (error.status === 403)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/deliver/github/api/comment.ts

/** GitHub refuses a longer body (422). It counts characters; UTF-16 units are never fewer. */
const BODY_CHARACTERS = 65_536;
const comment_PAGE = 100;
/**
 * Updates the comment of this key, or creates it. Returns the ids of others of the same key and author: two runs at once
 * can both find none and create one each.
 */
async function keepComment(client, repository, token, comment) {
    const marker = markerOf(comment.key);
    const [first, ...others] = await findOwn(client, repository, token, comment.pullRequest, marker);
    const former = first?.body?.replace(/^.*\r?\n?/, '') ?? '';
    const body = `${marker}\n${comment.render(BODY_CHARACTERS - marker.length - 1, former)}`;
    if (first && !isSame(first.body, body))
        await client.rest.issues.updateComment({ ...repository, comment_id: first.id, body });
    if (!first && comment.isCreated)
        await client.rest.issues.createComment({ ...repository, issue_number: comment.pullRequest, body });
    return others.filter(({ user }) => user?.login === first?.user?.login).map(({ id }) => id);
}
/** Deletes comments; those that {@link keepComment} named. */
async function deleteComments(client, repository, ids) {
    for (const id of ids)
        await client.rest.issues.deleteComment({ ...repository, comment_id: id });
}
/** The oldest first. Anybody can write our marker, so only what this token's own account wrote counts. */
async function findOwn(client, repository, token, pullRequest, marker) {
    const where = { ...repository, issue_number: pullRequest, per_page: comment_PAGE };
    const found = [];
    for await (const { data } of client.paginate.iterator(client.rest.issues.listComments, where)) {
        found.push(...data.filter(({ body }) => body?.split(/\r?\n/, 1)[0]?.trim() === marker));
    }
    return ownOf(client, token, found);
}
/** A key can hold what ends an HTML comment, or be two dashes, which old Markdown does not take for one. */
function markerOf(key) {
    const safe = encodeURIComponent(key.replace(/\p{Cs}/gu, '\ufffd'))
        .replaceAll('%2F', '/')
        .replace(/-(?=-|$)/g, '%2D');
    return `<!-- redis-preflight:${safe} -->`;
}
/** GitHub keeps line ends and the end of the text as it likes. */
function isSame(one, other) {
    return one?.replaceAll('\r\n', '\n').trim() === other.trim();
}

;// CONCATENATED MODULE: ./src/deliver/github/api/failure.ts
const SAID_LIMIT = 200;
/**
 * Why a request failed and what helps, as a sentence without a full stop. `permission` is what the token needs for it, as
 * a workflow spells it. It quotes GitHub: the caller takes secrets out.
 */
function describeFailure(error, permission) {
    const { status = 0, request, response, message = String(error) } = (error ?? {});
    if (!response)
        return `${hostOf(request?.url)} could not be reached (${shorten(message)})`;
    const said = saidBy(response.data);
    const answer = `GitHub answered ${status}${said ? ` (${said})` : ''}`;
    if (isRateLimit(status, said, response.headers))
        return `${answer}; ${describeWait(response.headers)}`;
    if (status === 401)
        return `${answer}; the input \`github-token\` needs a token that is valid`;
    if (status === 403 || status === 404)
        return `${answer}; the job needs \`permissions:\` with \`${permission}\``;
    return answer;
}
function saidBy(data) {
    if (typeof data !== 'object' || data === null)
        return '';
    const { message, errors } = data;
    const details = Array.isArray(errors) ? errors.map((one) => (typeof one === 'string' ? one : one?.message)) : [];
    return shorten([message, ...details].filter((text) => typeof text === 'string' && text !== '').join(': '));
}
function isRateLimit(status, said, headers) {
    if (status === 429)
        return true;
    return status === 403 && (/rate limit/i.test(said) || String(headers?.['x-ratelimit-remaining']) === '0');
}
function describeWait(headers) {
    const seconds = Number(headers?.['retry-after']);
    return seconds > 0 ? `it asks to wait ${seconds} s, longer than this step does` : 'its rate limit is used up';
}
function hostOf(url) {
    try {
        return new URL(url ?? '').host;
    }
    catch {
        return "GitHub's API";
    }
}
function shorten(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > SAID_LIMIT ? `${line.slice(0, SAID_LIMIT - 1)}…` : line;
}

;// CONCATENATED MODULE: ./src/deliver/github/api/suggestions.ts

const suggestions_PAGE = 100;
/** Offers what was not offered before, all in one review, so that its readers are told once. */
async function suggestChanges(client, repository, token, { pullRequest, commit, suggestions }) {
    const where = { ...repository, pull_number: pullRequest };
    const found = await client.paginate(client.rest.pulls.listReviewComments, { ...where, per_page: suggestions_PAGE });
    const own = await ownOf(client, token, found.filter(({ body }) => body.includes(MARK)));
    const fresh = suggestions.filter(({ key }) => !own.some(({ body }) => body.startsWith(suggestions_markerOf(key))));
    if (fresh.length === 0)
        return;
    const comments = fresh.map(({ path, startLine, line, key, body }) => ({
        path,
        line,
        side: 'RIGHT',
        // GitHub refuses a range that begins where it ends.
        ...(startLine < line && { start_line: startLine, start_side: 'RIGHT' }),
        body: `${suggestions_markerOf(key)}\n${body}`,
    }));
    await client.rest.pulls.createReview({ ...where, commit_id: commit, event: 'COMMENT', comments });
}
const MARK = '<!-- redis-preflight-fix:';
function suggestions_markerOf(key) {
    return `${MARK}${key} -->`;
}

;// CONCATENATED MODULE: ./src/deliver/github/api/index.ts








/***/ })

};
;