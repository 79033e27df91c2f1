import { Card } from 'antd'
import { Facts } from '../../ui/facts'

const FACTS = [
  { term: '何时备份', value: '有修改后每 30 分钟；退出程序时；恢复、升级之前' },
  { term: '如何核对', value: '写完后逐条读回，一致才算数' },
  { term: '保留多久', value: '最近 2 天全部，再往前 12 天、10 周、9 个月各留 1 个' },
  { term: '佐证材料', value: '文件只存一份，不随每次备份重复；第二位置也会补齐' },
]

/** How backups are made and kept, so that nobody has to guess. */
export function BackupRules() {
  return (
    <Card size="small" title="备份规则">
      <Facts label="备份规则" facts={FACTS} />
    </Card>
  )
}
