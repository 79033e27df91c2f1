import { MergeOutlined } from '@ant-design/icons'
import { Button, Card, Typography } from 'antd'

/** What merging is, and its first step. */
export function MergeStart({ compareFile }: { readonly compareFile: () => Promise<void> }) {
  return (
    <Card title="合并同事的工作区文件">
      <ol className="merging-steps">
        <li>同事在自己电脑上打开“导入导出”，导出工作区文件（.bzsd），用 U 盘带来。</li>
        <li>在这里选择该文件。程序先核对、比较，不改动任何内容。</li>
        <li>双方改的不是同一处，自动合并；改了同一处，两种内容并列显示，由您逐处选定。</li>
      </ol>
      <Typography.Paragraph type="secondary">
        文件须与当前工作区出自同一份。合并结果可一步撤销，并可打印合并记录由双方签字。
      </Typography.Paragraph>
      <Button type="primary" icon={<MergeOutlined />} onClick={() => void compareFile()}>
        选择同事的工作区文件
      </Button>
    </Card>
  )
}
