import type { Page } from 'playwright-core'
import type { Standard, StandardId } from '../../domain/records/standard'
import type { SystemNode, SystemNodeId } from '../../domain/records/system-node'

/** Fills the open workspace with 50 nodes and `most` standards, in batches as large as a paste from Excel. */
export async function fillStandards(page: Page, most: number): Promise<void> {
  await page.evaluate(fill, most)
}

/** Runs in the page. */
async function fill(most: number): Promise<void> {
  const workbench = window.workbenchTestPort
  const session = workbench.session()
  const root = [...session.current.state.systemNodes.values()][0]
  const nodes = Array.from({ length: 50 }, (_, index): SystemNode => {
    const id = workbench.ids.next() as SystemNodeId
    const code = `TG${String(index + 1).padStart(2, '0')}`
    const order = `a${String(index).padStart(2, '0')}V`
    return { id, parentId: root?.id ?? null, order, code, name: `服务提供类目${index + 1}`, scope: '', note: '' }
  })
  const added = await session.run('新增节点', () =>
    nodes.map((node) => ({ table: 'systemNodes' as const, key: node.id, before: null, after: { ...node } })),
  )
  if (!added.ok) throw new Error(added.error.message)
  const standards = Array.from({ length: most }, (_, index) => standardAt(index))
  for (let at = 0; at < standards.length; at += 2000) {
    const batch = standards.slice(at, at + 2000)
    const pasted = await session.run('粘贴标准', () =>
      batch.map((standard) => ({
        table: 'standards' as const,
        key: standard.id,
        before: null,
        after: { ...standard },
      })),
    )
    if (!pasted.ok) throw new Error(pasted.error.message)
  }

  function standardAt(index: number): Standard {
    const node = nodes[index % nodes.length]
    return {
      id: workbench.ids.next() as StandardId,
      number: index % 3 === 0 ? `GB/T ${10000 + index}-2020` : `Q/YXZW TG ${100 + index}—2025`,
      name: `政务服务事项办理规范 第${index + 1}部分：${index % 2 ? '受理与审查' : '送达与评价'}`,
      nodeIds: node ? [node.id] : [],
      systemCode: `${node?.code}-${String(Math.floor(index / nodes.length) + 1).padStart(3, '0')}`,
      state: index % 17 === 0 ? '在编' : '现行',
      level: null,
      category: null,
      publishedOn: '2025-06-01',
      effectiveOn: '2025-07-01',
      abolishedOn: null,
      adoption: '',
      replaces: '',
      replacedBy: '',
      issuer: '云溪县政务服务中心',
      departmentId: null,
      drafters: '',
      edition: '',
      note: '',
    }
  }
}
