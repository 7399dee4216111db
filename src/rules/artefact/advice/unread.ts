import { type ArtefactEvidence, type ArtefactTopic, count, listSome } from '../../../model'

/** Why a rule may have missed something: files on its topic that could not be read. Undefined where there is none. */
export function doubtUnread(topic: ArtefactTopic): (evidence: ArtefactEvidence) => string | undefined {
  return ({ unread }) => {
    const missed = unread.filter(({ topics }) => topics.includes(topic))
    if (missed.length === 0) return undefined
    const named = listSome(missed.map(({ path, reason }) => `${path}: ${reason}`))
    return `${count(missed.length, 'file')} could not be read (${named})`
  }
}
