import { describe, expect, test } from 'vitest'
import { readPastedPeople } from '../../../domain/people/pasted-people'
import { departmentId, departmentKind } from '../../../domain/records/department'
import { personId, personKind } from '../../../domain/records/person'
import { applyChanges } from '../../../domain/workspace/apply'
import { createIdSource } from '../../../domain/workspace/ids'
import { emptyState, recordsInOrder, type WorkspaceState } from '../../../domain/workspace/state'

const ids = createIdSource(
  () => 1_767_225_600_000,
  (length) => new Uint8Array(length),
)
const newId = () => ids.next()
const office = { ...departmentKind.empty(departmentId.parse(newId())), name: '办公室' }
const known: WorkspaceState = { ...emptyState(), departments: new Map([[office.id, office]]) }

function pasted(text: string, state = known) {
  const read = readPastedPeople(state, text, newId)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

function refused(text: string) {
  const read = readPastedPeople(known, text, newId)
  if (read.ok) throw new Error('was accepted')
  return read.error
}

describe('people pasted from Excel', () => {
  test('four columns with a header', () => {
    const { people, newDepartments, hasHeader } = pasted(
      '姓名\t部门\t岗位\t电话\r\n王小云\t办公室\t科员\t0000-1\r\n李青\t办公室\t\t\r\n',
    )
    expect(people.map(({ name, departmentId: id, position, phone }) => [name, id, position, phone])).toEqual([
      ['王小云', office.id, '科员', '0000-1'],
      ['李青', office.id, '', ''],
    ])
    expect(newDepartments).toEqual([])
    expect(hasHeader).toBe(true)
  })

  test('other words, other order, a title line, empty rows and a serial number', () => {
    const { people } = pasted('工作人员名册\n序号\t科室\t姓 名\t联系电话\n1\t办公室\t王小云\t1\n\n2\t办公室\t李青\t2')
    expect(people.map(({ name, phone }) => [name, phone])).toEqual([
      ['王小云', '1'],
      ['李青', '2'],
    ])
  })

  test('without a header the four columns are taken in their usual order', () => {
    const { people, hasHeader } = pasted('王小云\t办公室\t科员\t0000-1')
    expect(hasHeader).toBe(false)
    expect(people[0]).toMatchObject({ name: '王小云', departmentId: office.id, position: '科员', phone: '0000-1' })
  })

  test('departments that are not there yet are made, each once', () => {
    const { drafts, newDepartments, people } = pasted('姓名\t部门\n甲\t热线科\n乙\t热线科\n丙\t—')
    expect(newDepartments.map(({ name }) => name)).toEqual(['热线科'])
    expect(new Set(people.slice(0, 2).map((person) => person.departmentId))).toEqual(new Set([newDepartments[0]?.id]))
    expect(people[2]?.departmentId).toBeNull()
    const applied = applyChanges(known, drafts)
    expect(applied.ok && recordsInOrder(applied.value, 'persons').map(({ name }) => name)).toEqual(['甲', '乙', '丙'])
  })

  test('dates and 专职/兼职 are read in the usual forms', () => {
    const { people } = pasted('姓名\t到岗日期\t标准化人员\n甲\t2024年3月1日\t专职\n乙\t20240302\t')
    expect(people.map(({ joinedOn, standardizer }) => [joinedOn, standardizer])).toEqual([
      ['2024-03-01', '专职'],
      ['2024-03-02', null],
    ])
  })

  test('somebody of the same name and department is named', () => {
    const person = { ...personKind.empty(personId.parse(newId())), name: '王小云', departmentId: office.id }
    const { repeatedNames } = pasted('姓名\t部门\n王小云\t办公室\n王小云\t热线科', {
      ...known,
      persons: new Map([[person.id, person]]),
    })
    expect(repeatedNames).toEqual(['王小云'])
  })

  test('nothing is added when the columns are wrong, and the message says which', () => {
    expect(refused('姓名\t工资\n甲\t5000')).toMatchObject({ kind: 'unknown-column' })
    expect(refused('姓名\t工资\n甲\t5000').message).toContain('第 2 列“工资”')
    expect(refused('姓名\t部门\t科室\n甲\ta\tb').kind).toBe('duplicate-column')
    expect(refused('1\t甲\t办公室').kind).toBe('no-header')
    expect(refused(' \n\t').kind).toBe('empty')
    expect(refused('姓名\t部门').kind).toBe('empty')
  })

  test('one bad cell and nothing is added; the message names row and value', () => {
    const { kind, message } = refused('姓名\t到岗日期\n甲\t2024-02-30\n\t2024-02-01')
    expect(kind).toBe('bad-cells')
    expect(message).toContain('第 2 行“2024-02-30”不是日期')
    expect(message).toContain('第 3 行没有姓名')
  })
})
