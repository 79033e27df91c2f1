import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useMemo } from 'react'
import type { Unit } from '../../../domain/records/unit'
import { ListDetail } from '../../ui/list-detail'
import { openRecord } from '../record-screen/opened-records'
import { useOrderedRecords } from '../record-screen/ordered-records'
import { RecordDetail } from '../record-screen/record-detail'
import { useOpenedRecord } from '../record-screen/use-opened-record'
import { useRecordActions } from '../record-screen/use-record-actions'
import { UnitForm } from './unit-form'
import { type UnitGroup, unitGroups } from './unit-groups'
import './pilot-overview.css'

/** 参与单位: the units under the five roles of 细则 第十条, and the form of the opened one. */
export function UnitsView({ views }: { readonly views: ReactNode }) {
  const units = useOrderedRecords('units')
  const actions = useRecordActions('units')
  const groups = useMemo(() => unitGroups(units), [units])
  const listed = useMemo(() => groups.flatMap((group) => group.units), [groups])
  const opened = useOpenedRecord('units', actions, listed)
  const add = (role: Unit['role']) => void opened.add({ role })
  const missing = groups.filter((group) => group.units.length === 0).map((group) => group.role)
  return (
    <ListDetail
      title="试点概况"
      name="units"
      views={views}
      summary={missing.length === 0 ? `五方单位齐全，共 ${units.length} 个` : `还没有：${missing.join('、')}`}
      addLabel="新增单位"
      onAdd={() => add(missing[0] ?? '参加单位')}
      deletable={opened.id === null ? 0 : 1}
      onDelete={() => opened.id !== null && void opened.remove(new Set([opened.id]))}
      list={
        <div className="unit-list">
          {groups.map((group) => (
            <RoleGroup key={group.role} group={group} openedId={opened.id} onAdd={() => add(group.role)} />
          ))}
        </div>
      }
      detail={
        <RecordDetail
          table="units"
          opened={opened}
          tabs={opened.id === null ? [] : [{ key: 'fields', label: '单位情况', content: <UnitForm id={opened.id} /> }]}
        />
      }
    />
  )
}

interface RoleGroupProps {
  readonly group: UnitGroup
  readonly openedId: string | null
  readonly onAdd: () => void
}

function RoleGroup({ group, openedId, onAdd }: RoleGroupProps) {
  const { role, units } = group
  return (
    <section aria-label={role}>
      <div className="unit-role-head">
        <h2>
          {role}
          <span>{units.length}</span>
        </h2>
        <Button type="text" size="small" icon={<PlusOutlined />} onClick={onAdd} aria-label={`新增${role}`}>
          新增
        </Button>
      </div>
      {units.length === 0 && <p className="unit-role-none">还没有{role}。申请书须经五方单位同意（细则第十条）。</p>}
      {units.map((unit) => (
        <button
          type="button"
          key={unit.id}
          className="unit-item"
          aria-current={unit.id === openedId}
          onClick={() => openRecord('units', unit.id)}
        >
          {unit.name || '未命名单位'}
          <span>{[unit.contact, unit.phone].filter(Boolean).join(' ')}</span>
        </button>
      ))}
    </section>
  )
}
