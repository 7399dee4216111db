/** The middle of some numbers; of an even number of them the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Medians of what several runs used; undefined where no run could tell. */
export function summarise(runs) {
  const of = (name) => (runs.every((run) => run[name] !== undefined) ? median(runs.map((run) => run[name])) : undefined)
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak') }
}

/** How many times as long as the peer: the ratio of medians, and the least and greatest ratio of two runs side by side. */
export function compare(pairs) {
  const ratios = pairs.map(({ ours, peer }) => ours.wall / peer.wall)
  return {
    ratio: median(pairs.map(({ ours }) => ours.wall)) / median(pairs.map(({ peer }) => peer.wall)),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
  }
}

/** Milliseconds that each plain file adds beyond being read, between a smaller and a larger repository. */
export function costPerFile(smaller, larger) {
  const added = larger.ours - smaller.ours - (larger.reading - smaller.reading)
  return (1000 * added) / (larger.files - smaller.files)
}
