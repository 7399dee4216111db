"use strict";
exports.id = 38;
exports.ids = [38];
exports.modules = {

/***/ 38:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   collectSource: () => (/* binding */ collectSource),
/* harmony export */   decidingPaths: () => (/* reexport safe */ _repository_checkout__WEBPACK_IMPORTED_MODULE_2__.qR)
/* harmony export */ });
/* harmony import */ var _files_listing__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6420);
/* harmony import */ var _share__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6717);
/* harmony import */ var _sharing__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4086);
/* harmony import */ var _repository_checkout__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1620);




/**
 * Reads the Redis usage of a checkout: clients, commands, key patterns, TTLs, Lua. Nothing is executed and nothing
 * outside the root is read. `not-applicable` when nothing in it uses Redis, which is found without loading the compiler;
 * never so while a source that could not be read may use it. `not-collected` when the folder cannot be listed.
 */
async function collectSource(root, options) {
    const { prefilter = true, onProgress = () => { } } = options;
    onProgress('listing the source files');
    const listing = options.listing ?? (await (0,_files_listing__WEBPACK_IMPORTED_MODULE_0__/* .listFiles */ .C)(root));
    if ('reason' in listing)
        return { status: 'not-collected', reason: listing.reason };
    const how = { ...options, prefilter, onProgress };
    const checkout = (0,_sharing__WEBPACK_IMPORTED_MODULE_1__/* .readSources */ .tW)(listing, how);
    return (0,_sharing__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .Ep)(checkout, await (0,_sharing__WEBPACK_IMPORTED_MODULE_1__/* .work */ .oJ)(checkout, new _share__WEBPACK_IMPORTED_MODULE_3__/* .Share */ .S(1, 1), how));
}


/***/ })

};
;