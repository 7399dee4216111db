import { amount, count, type Report } from '../model'
import { countSuppressed } from './tally'

/**
 * What keeps findings out of the list, in sentences without a full stop: a change that alone counts, the baseline,
 * comments and the config. Holds names from the repository; the caller makes them harmless for its format.
 */
export function describeScope(report: Report): string[] {
  return [...ofChange(report), ...ofGate(report), ...ofBaseline(report), ...ofSuppressions(report)]
}

function ofChange({ change }: Report): string[] {
  if (change === undefined) return []
  if (change.status !== 'collected')
    return [`every finding counts, since it is not known what changed: ${change.reason}`]
  const { since, scope, base } = change.value
  return [
    ...(scope
      ? [
          `only what changed since \`${since}\` counts: ${count(scope.inside, 'finding')} there, ${amount(scope.outside)} elsewhere`,
        ]
      : []),
    ...(base ? [`against \`${since}\`: ${count(base.added, 'new finding')}, ${amount(base.fixed)} mended`] : []),
  ]
}

function ofGate({ unweighed }: Report): string[] {
  return unweighed === undefined ? [] : [`what the change does to the gate itself is not known: ${unweighed}`]
}

function ofBaseline({ baseline }: Report): string[] {
  if (!baseline) return []
  const { file, known, added, stale, unseen } = baseline
  const parts = [
    `${count(known, 'finding')} accepted in the baseline \`${file}\``,
    ...(added > 0 ? [`${amount(added)} of them in this run`] : []),
    ...(stale.length > 0
      ? [`${entries(stale.length)} stale, \`--update-baseline\` removes ${stale.length === 1 ? 'it' : 'them'}`]
      : []),
    ...(unseen.length > 0 ? [`${entries(unseen.length)} of rules that could not look at everything`] : []),
  ]
  return [parts.join('; ')]
}

function entries(number: number): string {
  return number === 1 ? '1 entry of it is' : `${amount(number)} entries of it are`
}

function ofSuppressions(report: Report): string[] {
  const [comments, config] = [countSuppressed(report, 'comment'), countSuppressed(report, 'config')]
  return [
    ...(comments > 0 ? [`${count(comments, 'finding')} suppressed by comments, each with a reason`] : []),
    ...(config > 0 ? [`${count(config, 'finding')} switched off in the config for their paths`] : []),
  ]
}
