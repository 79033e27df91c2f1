import type { Attachment } from '../records/attachment'
import { type Period, pilotTerm } from '../regulation/pilot-term'
import type { WorkspaceState } from '../workspace/state'

/**
 * What is odd about the day that an attachment proves (D2.13): it should lie within the pilot's term, whenever the file
 * was added. '' when nothing is, or when one of the dates is not given.
 */
export function evidenceDateHint(
  state: Pick<WorkspaceState, 'pilots'>,
  attachment: Pick<Attachment, 'evidenceOn'>,
): string {
  const { evidenceOn } = attachment
  const term = termOf(state)
  if (evidenceOn === null || term === null) return ''
  if (evidenceOn >= term.from && evidenceOn <= term.to) return ''
  return `佐证日期 ${evidenceOn} 不在试点建设期（${term.from} 至 ${term.to}）内，请核对。`
}

function termOf({ pilots }: Pick<WorkspaceState, 'pilots'>): Period | null {
  const [pilot] = pilots.values()
  return pilot === undefined ? null : pilotTerm(pilot)
}
