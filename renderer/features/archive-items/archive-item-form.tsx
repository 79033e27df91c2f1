import { Button } from 'antd'
import { archiveNumber } from '../../../domain/archive/archive-number'
import { nextItemNumber } from '../../../domain/archive/catalogue'
import type { ArchiveItem } from '../../../domain/records/archive-item'
import { useWorkspaceState } from '../../storage/workspace-hooks'
import { RecordFields } from '../record-form/record-fields'
import { useRecordActions } from '../record-screen/use-record-actions'
import { ARCHIVE_ITEM_FIELDS } from './archive-item-fields'
import './archive-items.css'

/** The form of a file, with its derived 档号 on top and the next free 件号 offered while it has none. */
export function ArchiveItemForm({ id }: { readonly id: string }) {
  const state = useWorkspaceState()
  const item = state.archiveItems.get(id)
  if (!item) return null
  return (
    <>
      <div className="archive-number">
        <span>档号</span>
        <strong>{archiveNumber(state, item)}</strong>
        {canPropose(item) && <NextNumber item={item} next={nextItemNumber(state, item)} />}
      </div>
      <RecordFields table="archiveItems" id={id} fields={ARCHIVE_ITEM_FIELDS} />
    </>
  )
}

/** A number can be proposed once it is known among which files it counts. */
function canPropose(item: ArchiveItem): boolean {
  return item.itemNumber === null && item.year !== null && item.retention !== null
}

function NextNumber({ item, next }: { readonly item: ArchiveItem; readonly next: number }) {
  const { edit } = useRecordActions('archiveItems')
  return (
    <Button
      size="small"
      title="同一年度、保管期限、机构（问题）内还没有用过的最小件号"
      onClick={() => edit(item.id, '件号', { itemNumber: next })}
    >
      采用下一个件号 {next}
    </Button>
  )
}
