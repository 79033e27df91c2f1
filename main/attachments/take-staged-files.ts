import { ok, type Result } from '../../domain/result'
import type { AttachmentFault } from '../../preload/attachment-contract'
import type { StagedWorkspace } from '../staging'
import { checkFiles } from './check'
import type { AttachmentStores } from './stores'

/**
 * Moves the attached files of a staged workspace file into the store of a slot; contents that are there stay as they
 * are. To be done before a merge is saved: a record never stands in the workspace before its file. Doing it again is
 * harmless, and files whose merge never comes belong to no record.
 * Errors: `no-such-slot` and those of takeAll.
 * @returns files that the staged records tell of and that are in neither.
 */
export async function takeStagedFiles(
  stores: AttachmentStores,
  slot: string,
  { attachments, summary }: Pick<StagedWorkspace, 'attachments' | 'summary'>,
): Promise<Result<{ missing: AttachmentFault[] }>> {
  const store = await stores.of(slot)
  if (!store.ok) return store
  const taken = attachments === null ? ok(null) : await store.value.takeAll(attachments)
  if (!taken.ok) return taken
  const wanted = summary.attachments.missing.map(({ sha256, name }) => ({ sha256, name, size: null }))
  const { faults } = await checkFiles(store.value, wanted, 'quick')
  return ok({ missing: [...faults] })
}
