/** Redis counts `1k` in thousands and `1kb` in 1024s, whatever the case (redis.conf, "Note on units"). */
const REDIS: Units = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1000 ** 2,
  mb: 1024 ** 2,
  g: 1000 ** 3,
  gb: 1024 ** 3,
}

/** Compose counts in 1024s, with or without the b (compose specification, "Specifying byte values"). */
const COMPOSE: Units = {
  '': 1,
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
  gb: 1024 ** 3,
}

/** Kubernetes: `M` is a million, `Mi` is 1024 × 1024, `m` a thousandth; case counts (resource.Quantity). */
const KUBERNETES: Units = {
  '': 1,
  m: 0.001,
  k: 1000,
  M: 1000 ** 2,
  G: 1000 ** 3,
  T: 1000 ** 4,
  Ki: 1024,
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
}

type Units = Readonly<Record<string, number>>

/** Bytes of a `maxmemory` as redis.conf writes it; null for what is not a size, such as a variable or a percentage. */
export function bytesOf(written: string): number | null {
  return sizeIn(REDIS, written.toLowerCase(), /^(\d{1,15})([a-z]{0,2})$/) ?? null
}

/** Bytes of a `mem_limit` or a memory limit of a compose file; undefined for what is not a size. */
export function composeBytesOf(written: string): number | undefined {
  return sizeIn(COMPOSE, written.toLowerCase(), /^(\d{1,15}(?:\.\d{1,6})?)([a-z]{0,2})$/)
}

/** Bytes of a memory limit of a Kubernetes container; undefined for what is not a quantity. */
export function quantityOf(written: string): number | undefined {
  return sizeIn(KUBERNETES, written, /^(\d{1,15}(?:\.\d{1,6})?)([A-Za-z]{0,2})$/)
}

function sizeIn(units: Units, written: string, spelling: RegExp): number | undefined {
  const [, number, unit = ''] = spelling.exec(written.trim()) ?? []
  const factor = units[unit]
  return number === undefined || factor === undefined ? undefined : Math.floor(Number(number) * factor)
}
