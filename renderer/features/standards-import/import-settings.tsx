import { Checkbox, Radio, Select, TreeSelect } from 'antd'
import { useMemo } from 'react'
import { type SystemNodeId, systemNodeKind } from '../../../domain/records/system-node'
import { buildTree, type TreeNode } from '../../../domain/standards/system-tree'
import { useRecords } from '../../storage/workspace-hooks'
import { changeSettings, type ImportSession, type ImportSource } from './import-session'
import type { Importing } from './use-importing'

interface Props {
  readonly source: ImportSource
  readonly settings: Pick<ImportSession, 'nodeId' | 'existing' | 'skipErrors'>
  readonly importing: Importing
}

/** Which sheet, where its rows go, and what happens to standards that are there already. */
export function ImportSettings({ source, settings, importing }: Props) {
  const { staged, sheet } = source
  const sheets = staged.sheets.map(({ name, rows, hidden }, value) => ({
    value,
    label: `${name}（${rows} 行${hidden ? '，隐藏' : ''}）`,
    disabled: rows === 0,
  }))
  return (
    <section className="import-settings" aria-label="导入方式">
      {staged.kind === 'csv' ? (
        <div className="import-fact">编码：{ENCODINGS[staged.encoding] ?? staged.encoding}</div>
      ) : (
        <div className="import-setting">
          <span>工作表</span>
          <Select
            aria-label="工作表"
            value={sheet}
            options={sheets}
            onChange={(chosen: number) => void importing.chooseSheet(staged, chosen)}
          />
        </div>
      )}
      <div className="import-setting">
        <span>放入</span>
        <NodeSelect value={settings.nodeId} />
      </div>
      <div className="import-setting">
        <span>已有的标准</span>
        <Radio.Group
          size="small"
          value={settings.existing}
          options={[
            { value: 'update', label: '用表中内容更新' },
            { value: 'skip', label: '跳过' },
          ]}
          onChange={({ target }) => changeSettings({ existing: target.value })}
        />
      </div>
      <Checkbox checked={settings.skipErrors} onChange={({ target }) => changeSettings({ skipErrors: target.checked })}>
        跳过有错误的行，导入其余的
      </Checkbox>
    </section>
  )
}

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030（GBK）',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
}

/** Where rows go that name no 所属体系 of their own. */
function NodeSelect({ value }: { readonly value: SystemNodeId | null }) {
  const nodes = useRecords('systemNodes')
  const forest = useMemo(() => buildTree(nodes).map(option), [nodes])
  return (
    <TreeSelect
      aria-label="放入的体系节点"
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandAll={nodes.size < 200}
      placeholder="未归类（表中没有“所属体系”时）"
      popupMatchSelectWidth={360}
      treeData={forest}
      {...(value === null ? {} : { value })}
      onChange={(chosen: SystemNodeId | undefined) => changeSettings({ nodeId: chosen ?? null })}
    />
  )
}

interface NodeOption {
  readonly value: SystemNodeId
  readonly title: string
  readonly children: NodeOption[]
}

function option({ node, children }: TreeNode): NodeOption {
  return { value: node.id, title: systemNodeKind.titleOf(node), children: children.map(option) }
}
