"use strict";
exports.id = 187;
exports.ids = [187];
exports.modules = {

/***/ 3568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadAhead: () => (/* binding */ loadAhead)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _files_reading__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4526);
/* harmony import */ var _repository_checkout__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1620);
/* harmony import */ var _repository_manifests__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2481);
/* harmony import */ var _young_generation__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(260);





/** Reading more would cost what is to be won. */
const MAX_MANIFESTS = 300;
/**
 * Loads the analysis, and the compiler with it, before the files are listed in full: git looks for untracked ones in a
 * process of its own meanwhile. Only where a manifest declares a client, so that it is needed in any case.
 *
 * @param tracked paths that git tracks
 */
function loadAhead(files, tracked) {
    const manifests = tracked.filter((path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(path) === 'package.json').slice(0, MAX_MANIFESTS);
    if (!manifests.some((path) => declaresRedis(files, path)))
        return;
    // Loading the compiler would make it grow.
    (0,_young_generation__WEBPACK_IMPORTED_MODULE_4__/* .keepYoungGenerationSmall */ .D)();
    // Whoever needs it asks again, and is told why it fails.
    Promise.all(/* import() */[__webpack_require__.e(415), __webpack_require__.e(548), __webpack_require__.e(67), __webpack_require__.e(328), __webpack_require__.e(343)]).then(__webpack_require__.bind(__webpack_require__, 5343)).catch(() => { });
}
function declaresRedis(files, path) {
    const reading = files.text(path, _files_reading__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CONFIG_BYTES */ .GW);
    const manifest = 'text' in reading ? (0,_repository_manifests__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(path, reading.text) : undefined;
    return manifest !== undefined && (0,_repository_checkout__WEBPACK_IMPORTED_MODULE_2__/* .dependsOnRedis */ .kX)(manifest);
}


/***/ })

};
;