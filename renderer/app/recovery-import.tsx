import { Button } from 'antd'
import { useImport } from '../features/exchange/import-workspace'

/** The way on that is always left: a file from a stick or a colleague, as a workspace of its own. */
export function RecoveryImport() {
  const { importFile, windows } = useImport(false)
  return (
    <>
      <Button onClick={() => void importFile()}>导入 U 盘上的备份或工作区文件…</Button>
      {windows}
    </>
  )
}
