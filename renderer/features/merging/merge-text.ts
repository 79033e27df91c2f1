import type { MergeDecision } from '../../../domain/workspace/change'
import type { ChangedCounts } from '../../../domain/workspace/merge-counts'

/** 新增 1 条，修改 2 条: what a merge changed in this workspace. */
export function changesText({ created, edited, deleted }: ChangedCounts): string {
  const parts = [
    { what: '新增', count: created },
    { what: '修改', count: edited },
    { what: '删除', count: deleted },
  ].filter(({ count }) => count > 0)
  return parts.map(({ what, count }) => `${what} ${count} 条`).join('，') || '本工作区的内容不变'
}

/** How the conflicts were decided. */
export function choicesText(decisions: readonly Pick<MergeDecision, 'chosen'>[]): string {
  if (decisions.length === 0) return '没有冲突'
  const mine = decisions.filter(({ chosen }) => chosen === 'mine').length
  return `冲突 ${decisions.length} 处，采用我方 ${mine} 处，采用对方 ${decisions.length - mine} 处`
}
