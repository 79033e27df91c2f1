import type { Standard, StandardLevel } from '../records/standard'
import type { SystemNodeId } from '../records/system-node'
import type { WorkspaceState } from '../workspace/state'
import { numberOf, placeStandards } from './placement'
import type { StandardNumber } from './standard-number'
import { type StandardStatus, statusOn } from './status'

/** One row of 标准明细表. */
export interface DetailRow {
  /** 序号, from 1. */
  readonly sequence: number
  readonly standard: Standard
  /** The node that the row is listed under; null = 未归类. */
  readonly nodeId: SystemNodeId | null
  readonly number: StandardNumber
  /** 宜定级别, typed or from the number. */
  readonly level: StandardLevel
  /** On the reference date of the table. */
  readonly status: StandardStatus
}

/**
 * 标准明细表 of a node with everything below it, or of all standards (nodeId null, 未归类 last). A standard under several
 * nodes is one row, at the first of them in tree order.
 * @param on reference date of the status, 'YYYY-MM-DD'.
 */
export function detailTable(
  state: WorkspaceState,
  scope: { readonly nodeId: string | null; readonly on: string },
): readonly DetailRow[] {
  return placeStandards(state, scope.nodeId).map(({ standard, nodeId }, index) => ({
    sequence: index + 1,
    standard,
    nodeId,
    number: numberOf(standard),
    level: levelOf(standard),
    status: statusOn(standard, scope.on),
  }))
}

/** 宜定级别: as typed, else as the number shows it. The office's own numbers count as 企业(内部) standards (D1.4). */
export function levelOf(standard: Standard): StandardLevel {
  if (standard.level) return standard.level
  const { kind } = numberOf(standard)
  return kind === '其他' ? '企业标准' : kind
}

/** The columns of 标准明细表 in GB/T 13016-2018, in its order. */
export const DETAIL_COLUMNS = [
  '序号',
  '标准体系编号',
  '标准号',
  '标准名称',
  '宜定级别',
  '实施日期',
  '国际国外标准号及采用关系',
  '被代替标准号或作废',
  '备注',
] as const
export type DetailColumn = (typeof DETAIL_COLUMNS)[number]

/** The text of one cell as printed; dates are 'YYYY-MM-DD', nothing given is ''. */
export function detailCell(row: DetailRow, column: DetailColumn): string {
  const { standard } = row
  switch (column) {
    case '序号':
      return String(row.sequence)
    case '标准体系编号':
      return standard.systemCode
    case '标准号':
      return standard.number
    case '标准名称':
      return standard.name
    case '宜定级别':
      return row.level
    case '实施日期':
      return standard.effectiveOn ?? ''
    case '国际国外标准号及采用关系':
      return standard.adoption
    case '被代替标准号或作废':
      return standard.replaces || (row.status === '废止' ? '作废' : '')
    case '备注':
      return standard.note
  }
}
