import { type Finding, type Place, type Report, whereaboutsOf } from '../../model'
import { plainText } from '../plain'

/**
 * Where a format that knows only places in files shows what has none: a finding on the staging server, or what is nowhere
 * in the repository. It is where the service opens its first client, else the first file that sets a server up: somebody
 * who reads there is right to be told. Undefined where the repository says nothing of Redis, as when the server alone was
 * asked; then there is no honest place.
 */
export function anchorOf({ inventory: { clients, settings, alerts, monitors } }: Report): Place | undefined {
  const places = [...clients, ...settings, ...alerts, ...monitors].map(({ place }) => place)
  return places.find((place) => place !== null)
}

/** Messages are for people; what is longer was written by a machine. */
const MESSAGE_LIMIT = 4000

/**
 * What a finding says where only its message is shown: an unsure one begins with `unsure: `, one without a place with
 * where it is, since it stands at a line that it is not about.
 */
export function messageOf(finding: Finding): string {
  const unsure = finding.outcome === 'unsure' ? 'unsure: ' : ''
  const where = finding.place === null ? `(${whereaboutsOf(finding)}) ` : ''
  return `${unsure}${where}${plainText(finding.message, MESSAGE_LIMIT)}`
}

/**
 * A plain text for readers that post it as a comment or show it as HTML (reviewdog, Jenkins): no mention, reference, link
 * or tag comes out of it. Characters that look alike or have no width take the place of what would act, so that the
 * text stays readable where it is shown as it is.
 */
export function inert(text: string): string {
  return text
    .replace(/<(?=[a-z/!?])/gi, '‹')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : disarm(part)))
    .join('')
}

function disarm(text: string): string {
  return text
    .replace(/[@#](?=\w)/g, '$&\u2060')
    .replace(/\](?=[([])/g, ']\u2060')
    .replace(/\bGH-(?=\d)/gi, '$&\u2060')
}
