/** The whole look of the page. Colours are pairs with a contrast of at least 4.5, light and dark; none is the only sign of anything. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fbfbfd; --card: #ffffff; --text: #1c1d22; --soft: #55585f; --line: #d6d8de; --link: #0b57c2; --code: #eef0f4;
  --red: #8f1d14; --red-back: #fde7e4; --green: #0b5d2b; --green-back: #dff3e4; --amber: #6b4a00; --amber-back: #fff0cc;
  --grey: #44474e; --grey-back: #e9eaef; --blue: #22407a; --blue-back: #e3ebfb; --violet: #5a2a82; --violet-back: #f3e8fb;
  --bar: #3f6fb5; --bar-loud: #c2410c; --bar-open: #d3d7e0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #131418; --card: #1b1d22; --text: #e7e8ec; --soft: #a9adb8; --line: #363a44; --link: #8ab8ff; --code: #262931;
    --red: #ffb4ab; --red-back: #4a1512; --green: #8fd8a8; --green-back: #0f3320; --amber: #f5cf7a; --amber-back: #3d2f00;
    --grey: #c9cbd3; --grey-back: #33353d; --blue: #aac7ff; --blue-back: #1b2c50; --violet: #dcb8ff; --violet-back: #3a2152;
    --bar: #7aa7ee; --bar-loud: #f08a4b; --bar-open: #3a3f4b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 3rem; background: var(--page); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
}
h1 { margin: 0.25rem 0 0.75rem; padding: 0.75rem 1rem; border-radius: 0.5rem; font-size: 1.6rem; line-height: 1.25; }
h1.ready { color: var(--green); background: var(--green-back); }
h1.not-ready { color: var(--red); background: var(--red-back); }
h1.not-applicable { color: var(--grey); background: var(--grey-back); }
h2 { margin: 2.25rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 0.75rem; font-size: 1.1rem; line-height: 1.35; }
h4 { margin: 0; font-size: 1rem; }
p, ul { margin: 0.4rem 0; }
ul { padding-left: 1.25rem; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999rem; padding: 0.5rem 1rem; background: var(--card); }
.skip:focus { left: 1rem; }
code, pre, .place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: 0.875rem; }
code { padding: 0.1em 0.3em; border-radius: 0.25rem; background: var(--code); }
pre { margin: 0.6rem 0; padding: 0.6rem 0.75rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--code); overflow-x: auto; line-height: 1.45; overflow-wrap: normal; }
pre code { padding: 0; background: none; }
.gutter, .context { color: var(--soft); }
.focus { font-weight: 600; }
.mark { color: var(--red); font-weight: 600; }
.unsure .mark { color: var(--violet); }
.tool, .summary, footer, figcaption { color: var(--soft); }
.tool { margin: 0; }
.tally { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; list-style: none; }
.badge { display: inline-block; padding: 0.1rem 0.55rem; border-radius: 1rem; font-size: 0.875rem; font-weight: 600; white-space: nowrap; color: var(--grey); background: var(--grey-back); }
.badge.fail { color: var(--red); background: var(--red-back); }
.badge.pass { color: var(--green); background: var(--green-back); }
.badge.needs-a-look { color: var(--amber); background: var(--amber-back); }
.badge.attested { color: var(--blue); background: var(--blue-back); }
.facts { margin: 0.75rem 0 0; }
.facts div { display: flex; gap: 0.75rem; }
.facts dt { flex: 0 0 6rem; color: var(--soft); }
.facts dd { margin: 0; min-width: 0; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; left: -999rem; }
th, td { padding: 0.45rem 0.6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-size: 0.875rem; color: var(--soft); white-space: nowrap; }
.whole { white-space: nowrap; }
.checklist td:first-child { width: 30%; }
.checklist td:nth-child(2) { width: 9rem; }
.id { color: var(--soft); white-space: nowrap; }
details { margin: 0.5rem 0; }
summary { cursor: pointer; color: var(--link); }
td summary { font-size: 0.875rem; }
article { margin: 0.75rem 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-left-width: 0.3rem; border-radius: 0.4rem; background: var(--card); }
.group.error article { border-left-color: var(--red); }
.group.warning article { border-left-color: var(--amber); }
.group.note article { border-left-color: var(--blue); }
.group.unsure article { border-left-color: var(--violet); }
.number { font-weight: 400; color: var(--soft); }
.tag { padding: 0.05rem 0.4rem; border-radius: 0.25rem; font-size: 0.8125rem; color: var(--violet); background: var(--violet-back); }
.findings { padding: 0; list-style: none; }
.findings > li + li { margin-top: 0.9rem; padding-top: 0.9rem; border-top: 1px dashed var(--line); }
.place { margin: 0.3rem 0 0; font-weight: 600; }
.related { font-size: 0.9375rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }
figure { margin: 0; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--card); }
figcaption { margin-bottom: 0.4rem; font-size: 0.9375rem; }
.bars { margin: 0; }
.bars div { margin-top: 0.5rem; }
.bars dt { font-size: 0.875rem; }
.bars dd { margin: 0; }
.bars dd span { font-size: 0.875rem; color: var(--soft); }
svg { display: block; width: 100%; height: 0.75rem; border-radius: 0.2rem; background: var(--code); }
rect.plain { fill: var(--bar); }
rect.loud { fill: var(--bar-loud); }
rect.open { fill: var(--bar-open); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
@media (max-width: 44rem) {
  body { padding: 0.75rem 0.75rem 2rem; }
  thead { position: absolute; left: -999rem; }
  table, tbody, tr, td, .checklist td:first-child, .checklist td:nth-child(2) { display: block; width: 100%; }
  .whole { white-space: normal; }
  tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  td { padding: 0.15rem 0; border: 0; }
  details td::before { content: attr(data-title) ": "; color: var(--soft); }
  .facts div { display: block; margin-bottom: 0.4rem; }
}
@media print {
  :root { color-scheme: light; --page: #ffffff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .skip { display: none; }
  article, figure, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  pre { white-space: pre-wrap; }
  .badge, h1, rect { print-color-adjust: exact; }
}
`
