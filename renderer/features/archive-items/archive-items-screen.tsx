import { useCallback, useState } from 'react'
import { ViewSwitch } from '../../ui/view-switch'
import { openRecord } from '../record-screen/opened-records'
import { ArchiveItemList } from './archive-item-list'
import { CatalogueView } from './catalogue-view'

const VIEWS = [
  { value: 'list', label: '归档文件' },
  { value: 'catalogue', label: '归档文件目录' },
] as const
type View = (typeof VIEWS)[number]['value']

/** 归档文件: the files with their numbers, and the catalogue as it is printed. */
export function ArchiveItemsScreen() {
  const [view, setView] = useState<View>('list')
  const open = useCallback((id: string) => {
    openRecord('archiveItems', id)
    setView('list')
  }, [])
  const views = <ViewSwitch label="归档文件的各部分" views={VIEWS} value={view} onChange={setView} />
  return view === 'list' ? (
    <ArchiveItemList views={views} />
  ) : (
    <CatalogueView views={views} onOpen={open} onList={() => setView('list')} />
  )
}
