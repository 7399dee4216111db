/** Line filters and parsers, which only LogQL has after a selector of a log stream. */
const LOGQL =
  /\}\s{0,20}(?:\|[=~>]|!=\s{0,4}["`]|!~\s{0,4}["`]|\|\s{0,4}(?:json|logfmt|pattern|regexp|unpack|unwrap|line_format|label_format|decolorize)\b)/

/** Whether a query is one of Loki, whose rule files look like those of Prometheus. */
export function isLogQl(query: string): boolean {
  return LOGQL.test(query)
}
