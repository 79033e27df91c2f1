import type { ChangeDraft } from '../../domain/workspace/change'
import { createIdSource } from '../../domain/workspace/ids'
import { stateFromRows } from '../../domain/workspace/rows'
import type { WorkspaceState } from '../../domain/workspace/state'
import { WorkspaceLog } from '../../main/cli/workspace-log'
import { readWorkspaceFile } from '../../main/workspace-file/read'
import { writeWorkspaceFile } from '../../main/workspace-file/write'
import { valueIn } from '../domain/builders'

export type Edit = (state: WorkspaceState) => readonly ChangeDraft[]

/** Years ahead of everybody's. */
const CLOCK = Date.parse('2031-05-05T05:05:05.000Z')

/** Somebody on a PC whose clock is ahead takes a copy of a workspace file, makes these edits, and hands it back. */
export async function colleagueFile(from: string, to: string, edits: readonly Edit[]): Promise<void> {
  const { rows } = valueIn(await readWorkspaceFile(from))
  const ids = createIdSource(
    () => CLOCK,
    (length) => crypto.getRandomValues(new Uint8Array(length)),
  )
  const parts = { ids, now: new Date(CLOCK).toISOString(), author: { name: '李晓', office: '办公室' } }
  const log = new WorkspaceLog(valueIn(stateFromRows(rows)), parts)
  for (const edit of edits) valueIn(log.commit('对方修改', edit(log.state), null))
  valueIn(await writeWorkspaceFile(log.addedTo(rows), to, { appVersion: '0.1.0' }))
}
