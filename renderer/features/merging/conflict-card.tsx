import { Radio, Tag } from 'antd'
import { memo } from 'react'
import { authorText, SIDE_LABELS, textLines } from '../../../domain/documents/merge-record'
import { looseKind } from '../../../domain/records/registry'
import type { ConflictValue, MergeConflict } from '../../../domain/workspace/merge-conflicts'
import { otherSide, SIDES, type SideName } from '../../../domain/workspace/merge-side'
import { localTime } from '../../ui/local-time'
import { DifferingText } from './differing-text'
import { choose } from './merging-session'

const EXPLANATIONS: Readonly<Record<MergeConflict['kind'], string>> = {
  field: '双方把这一项改成了不同的内容',
  place: '双方把它移到了不同的位置',
  cycle: '双方的移动合在一起会互为上下级，只能采用一方',
  deletion: '一方已删除，另一方仍在修改或使用',
}

interface Props {
  readonly conflict: MergeConflict
  /** Counted from 1. */
  readonly number: number
  readonly chosen: SideName | null
}

/** The element id by which the next open conflict is found. */
export const conflictElementId = (id: string) => `conflict-${id}`

/** One conflict: both values side by side with who and when, what both started from, and the choice. */
export const ConflictCard = memo(({ conflict, number, chosen }: Props) => {
  const { id, kind, table, title, label, base, also } = conflict
  const name = `${looseKind(table).label}“${title}”`
  return (
    <fieldset id={conflictElementId(id)} className={`conflict ${chosen === null ? 'conflict-open' : ''}`}>
      <legend className="conflict-legend">
        {number}．{name}
      </legend>
      <div className="conflict-head">
        <Tag color="orange">{label}</Tag>
        <span>{EXPLANATIONS[kind]}</span>
        {also.length > 0 && <span>（相关：{also.join('、')}）</span>}
      </div>
      {base.text !== '' && (
        <div className="conflict-base">
          <b>原值</b>
          <span>{base.text}</span>
        </div>
      )}
      <Radio.Group
        className="conflict-sides"
        name={id}
        value={chosen}
        aria-label={`${name}的${label}`}
        onChange={({ target }) => choose([id], target.value === 'mine' ? 'mine' : 'theirs')}
      >
        {SIDES.map((side) => (
          <ConflictSide key={side} conflict={conflict} side={side} chosen={chosen === side} />
        ))}
      </Radio.Group>
    </fieldset>
  )
})

interface SideProps {
  readonly conflict: MergeConflict
  readonly side: SideName
  readonly chosen: boolean
}

function ConflictSide({ conflict, side, chosen }: SideProps) {
  const value = conflict[side]
  return (
    <Radio value={side} className={`conflict-side ${chosen ? 'conflict-chosen' : ''}`}>
      <span className="conflict-pick">采用{SIDE_LABELS[side]}</span>
      <span className="conflict-who">{whoText(value)}</span>
      <span className="conflict-value">
        {conflict.kind === 'field' ? (
          <DifferingText text={value.text} other={conflict[otherSide(side)].text} />
        ) : (
          textLines(conflict.kind, value.text)
        )}
      </span>
    </Radio>
  )
}

function whoText({ by, at }: ConflictValue): string {
  return [by ? authorText(by) : '修改人不详', localTime(at ?? '')].filter(Boolean).join('　')
}
