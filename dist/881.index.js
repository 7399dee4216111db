"use strict";
exports.id = 881;
exports.ids = [881];
exports.modules = {

/***/ 262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyseInTime: () => (/* binding */ analyseInTime)
});

// EXTERNAL MODULE: ./src/collect/files/deadline.ts
var files_deadline = __webpack_require__(3728);
// EXTERNAL MODULE: external "node:vm"
var external_node_vm_ = __webpack_require__(714);
;// CONCATENATED MODULE: ./src/collect/source/time-limit.ts

const CALL = new external_node_vm_.Script('work()');
/**
 * What `work` gives, or undefined where it was stopped after so many milliseconds, wherever it was: what it has changed by
 * then stays as it is, and no `finally` of it is run. Throws what `work` throws.
 *
 * Stopping costs a thread of its own for the time, so this is for few and long pieces of work.
 */
function within(milliseconds, work) {
    let done;
    const call = () => {
        done = { value: work() };
    };
    try {
        CALL.runInNewContext({ work: call }, { timeout: Math.ceil(milliseconds) });
    }
    catch (error) {
        if (error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw error;
    }
    return done;
}

;// CONCATENATED MODULE: ./src/collect/source/attempts.ts


/**
 * How long things may take, as parts of the whole time, with the least that a slow machine needs. A question that takes
 * longer than its part is one that the compiler would take for ever over: the others take milliseconds.
 */
const QUESTION = { part: 1 / 20, leastMs: 1000 };
/** After this it is looked whether there is such a question. The largest repositories that people wrote take half of it. */
const FIRST_LOOK = { part: 1 / 5, leastMs: 10_000 };
/** How much longer than its deadline an analysis may take: it ends by itself, between two questions. */
const GRACE = { part: 1 / 10, leastMs: 60_000 };
/** Files that are given up on before all of them are. */
const MAX_GIVEN_UP = 3;
/**
 * An analysis that comes to an end: types can be written so that the compiler would take years to tell what they are, and
 * nothing can stop it but the engine that runs it. The file about which it was asked is left out then, which is told, and
 * the analysis begins again.
 *
 * @param minutes what each attempt has, as {@link Deadline} has it
 * @param analyse may be stopped anywhere; what it gives must not depend on an attempt before
 */
function analyseInTime(checkout, minutes, analyse) {
    const ofTime = ({ part, leastMs }) => Math.max(part * minutes * 60_000, leastMs);
    const patience = minutes * 60_000 + ofTime(GRACE);
    const givenUp = [];
    let limit = ofTime(FIRST_LOOK);
    for (;;) {
        const deadline = new files_deadline/* Deadline */.B(minutes);
        const done = within(limit, () => analyse(without(checkout, givenUp), deadline));
        if (done)
            return { status: 'collected', value: done.value };
        const stuck = stuckAt(deadline, ofTime(QUESTION));
        const isMany = stuck === undefined && limit < patience;
        if (isMany)
            limit = patience;
        else if (stuck === undefined || !checkout.sources.has(stuck) || givenUp.length >= MAX_GIVEN_UP)
            break;
        else
            givenUp.push(stuck);
    }
    const named = givenUp.length > 0 ? ` (not even without ${givenUp.join(', ')})` : '';
    return { status: 'not-collected', reason: `the analysis does not come to an end${named}` };
}
/** The file that the last question was about, where that question has taken too long. */
function stuckAt({ subject }, maxMs) {
    return subject && performance.now() - subject.since > maxMs ? subject.path() : undefined;
}
function without(checkout, paths) {
    if (paths.length === 0)
        return checkout;
    const reason = 'the compiler does not come to an end with it';
    return {
        ...checkout,
        sources: new Map([...checkout.sources].filter(([path]) => !paths.includes(path))),
        skipped: [...checkout.skipped, ...paths.map((path) => ({ path, reason, kind: 'source' }))],
    };
}


/***/ })

};
;