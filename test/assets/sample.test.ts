import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { numberingWarnings } from '../../domain/archive/catalogue'
import { overdueLoans } from '../../domain/archive/log'
import { isTableName, looseKind, TABLE_NAMES } from '../../domain/records/registry'
import { UNIT_ROLES } from '../../domain/records/unit'
import { renumberNodes, renumberStandards } from '../../domain/standards/numbering'
import { classifyNumber } from '../../domain/standards/standard-number'
import { statusOn } from '../../domain/standards/status'
import { buildTree, flattenTree } from '../../domain/standards/system-tree'
import { applyChanges } from '../../domain/workspace/apply'
import type { Change, FieldValues } from '../../domain/workspace/change'
import { FILE_TABLES } from '../../domain/workspace/file-tables'
import { parseRow, type RowsByTable, stateFromRows } from '../../domain/workspace/rows'
import { countRecords, emptyState, recordsOf, type WorkspaceState } from '../../domain/workspace/state'
import { openFaces } from '../../main/pdf/face'
import { bundledFonts } from '../../main/pdf/fonts'
import { readWorkspaceFile } from '../../main/workspace-file/read'
import { SAMPLE_FILE, SAMPLE_SOURCE, sampleRows, writeSample } from '../../scripts/sample/generate'
import { openSourceFolder } from '../../scripts/sample/source-folder'
import { onRoster } from '../../scripts/sample/trainings'
import { temporaryFolder } from '../support/temporary-folder'

/** The day as of which the sample speaks. */
const AS_OF = '2026-11-20'

let rows: RowsByTable
let state: WorkspaceState
let term: { readonly from: string; readonly to: string }

beforeAll(() => {
  rows = sampleRows()
  const read = stateFromRows(rows)
  if (!read.ok) throw new Error(read.error.message)
  state = read.value
  const [pilot] = [...state.pilots.values()]
  term = { from: pilot?.startOn ?? '', to: pilot?.endOn ?? '' }
})

function inTerm(day: string | null): boolean {
  return day !== null && day >= term.from && day <= AS_OF && AS_OF <= term.to
}

describe('the checked-in file', () => {
  test('is byte for byte what the sources give', async () => {
    const copy = join(temporaryFolder(), basename(SAMPLE_FILE))
    expect(await writeSample(copy)).toMatchObject({ ok: true })
    const same = (await readFile(copy)).equals(await readFile(SAMPLE_FILE))
    expect(same, 'run `npm run sample` and check the new file in').toBe(true)
  })

  test('verifies and holds the rows of the sources', async () => {
    const read = await readWorkspaceFile(SAMPLE_FILE)
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.summary.remarks).toEqual([])
    const stored = stateFromRows(read.value.rows)
    expect(stored.ok && countRecords(stored.value)).toEqual(countRecords(state))
  })
})

describe('all tables', () => {
  test('fit their schemas', () => {
    for (const table of FILE_TABLES) {
      for (const row of rows.get(table) ?? []) expect(parseRow(table, row)).toMatchObject({ ok: true })
    }
  })

  test('are as large as a real pilot', () => {
    const counts = countRecords(state)
    expect(counts).toMatchObject({ workspaces: 1, pilots: 1, departments: 8, persons: 60, trainings: 24 })
    expect(counts).toMatchObject({ implementationRecords: 80, archiveItems: 150 })
    expect(counts.systemNodes).toBeGreaterThanOrEqual(30)
    expect(counts.archiveLogEntries).toBeGreaterThanOrEqual(40)
    expect(new Set([...state.units.values()].map(({ role }) => role))).toEqual(new Set(UNIT_ROLES))
  })

  test('refer only to records that exist', () => {
    const dangling = TABLE_NAMES.flatMap((table) =>
      [...recordsOf(state, table).values()].flatMap((record) => danglingOf(table, { ...record })),
    )
    expect(dangling).toEqual([])
  })

  test('use only characters that the fonts of the documents have', () => {
    const texts = FILE_TABLES.map((table) => JSON.stringify(rows.get(table))).join('')
    const used = [...new Set(texts)]
    for (const face of Object.values(openFaces(bundledFonts()))) {
      expect(used.filter((character) => !face.covers(character.codePointAt(0) ?? 0))).toEqual([])
    }
    expect(texts).toContain('龚䶮')
    expect(texts).toContain('沈㛃')
  })
})

function danglingOf(table: (typeof TABLE_NAMES)[number], record: FieldValues): string[] {
  return Object.entries(looseKind(table).references).flatMap(([field, target]) => {
    if (target === undefined || !isTableName(target)) return [`${table}.${field}`]
    const ids = [record[field]].flat().filter((id) => id !== null)
    return ids.filter((id) => !recordsOf(state, target).has(String(id))).map((id) => `${table}.${field} ${id}`)
  })
}

describe('the change log', () => {
  test('gives the records when it is replayed', () => {
    const changes = (rows.get('changes') ?? []) as unknown as readonly Change[]
    const replayed = applyChanges(emptyState(), changes)
    expect(replayed.ok && tablesOf(replayed.value)).toEqual(tablesOf(state))
  })

  test('says that nobody typed it and moves forward in time', () => {
    const batches = [...(rows.get('batches') ?? [])]
    for (const batch of batches) expect(batch.by).toMatchObject({ name: '示例数据' })
    const ordered = batches.map(({ at, id }) => `${at} ${id}`)
    expect(ordered).toEqual([...ordered].sort())
    expect(batches.length).toBeGreaterThan(TABLE_NAMES.length)
  })

  test('has every change in a batch', () => {
    const batches = new Set((rows.get('batches') ?? []).map(({ id }) => id))
    expect((rows.get('changes') ?? []).every(({ batch }) => batches.has(batch))).toBe(true)
  })
})

function tablesOf(from: WorkspaceState): object {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, Object.fromEntries(recordsOf(from, table))]))
}

describe('the standard system', () => {
  test('is one tree with unique codes', () => {
    const roots = buildTree(state.systemNodes)
    expect(roots).toHaveLength(1)
    expect(flattenTree(roots)).toHaveLength(state.systemNodes.size)
    const codes = [...state.systemNodes.values()].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('is numbered as the program numbers', () => {
    expect(renumberNodes(state, null)).toEqual([])
    expect(renumberStandards(state, null)).toEqual([])
  })

  test('places or refuses every public standard with a reason', () => {
    const decisions = openSourceFolder(SAMPLE_SOURCE).table('public-standards-placement')
    const known = new Set([...state.standards.values()].map(({ number }) => number))
    expect(decisions).toHaveLength(105)
    for (const { cells, place } of decisions) {
      const refused = (cells.get('不收录原因') ?? '') !== ''
      expect(known.has(cells.get('标准号') ?? ''), place).toBe(!refused)
    }
  })

  test('leaves empty what the source lacks', () => {
    const facts = openSourceFolder(SAMPLE_SOURCE).table('public-standards')
    const byNumber = new Map([...state.standards.values()].map((standard) => [standard.number, standard]))
    for (const { cells } of facts) {
      const standard = byNumber.get(cells.get('标准号') ?? '')
      if (!standard) continue
      expect(standard.name).toBe(cells.get('标准名称'))
      expect(standard.effectiveOn).toBe(cells.get('实施日期') || null)
      expect(standard.replaces).toBe(cells.get('代替标准'))
      if (cells.get('状态') === '') expect(standard.note).toContain('来源未载明状态')
      else expect(standard.state).toBe(cells.get('状态'))
    }
  })

  test('has at least 40 standards of the office, numbered in its own ways', () => {
    const own = [...state.standards.values()].filter(({ number }) => /^Q\/YXZW|^YXZW|^$/.test(number))
    expect(own.length).toBeGreaterThanOrEqual(40)
    for (const { number } of own) {
      const kind = classifyNumber(number).kind
      // A number without a year is one that is reserved for a draft.
      if (number.startsWith('Q/')) expect(kind, number).toBe('企业标准')
      else expect(kind).toBe('其他')
    }
    const undated = own.filter(({ state: kept, publishedOn }) => kept === '现行' && publishedOn === null)
    expect(undated).toEqual([])
  })

  test('shows every status and a standard replaced by a newer one', () => {
    const standards = [...state.standards.values()]
    const statuses = new Set(standards.map((standard) => statusOn(standard, AS_OF)))
    expect([...statuses].sort()).toEqual(['即将实施', '废止', '现行', '在编', '拟编'].sort())
    const former = standards.find(({ number }) => number === 'Q/YXZW TG 302—2025')
    const present = standards.find(({ number }) => number === former?.replacedBy)
    expect(present).toMatchObject({ replaces: former?.number, effectiveOn: former?.abolishedOn, state: '现行' })
  })
})

describe('the work of the pilot', () => {
  test('lies within a term of two years', () => {
    expect(term).toEqual({ from: '2025-04-01', to: '2027-03-31' })
    const days = [
      ...[...state.trainings.values()].map(({ heldOn }) => heldOn),
      ...[...state.implementationRecords.values()].map(({ startedOn }) => startedOn),
      ...[...state.archiveLogEntries.values()].map(({ happenedOn }) => happenedOn),
    ]
    expect(days.filter((day) => !inTerm(day))).toEqual([])
  })

  test('trains people who are on the roster, in all three categories', () => {
    const trainings = [...state.trainings.values()]
    expect(new Set(trainings.map(({ category }) => category)).size).toBe(3)
    for (const { heldOn, expectedIds, attendeeIds, passedCount, topic } of trainings) {
      const people = expectedIds.map((id) => state.persons.get(id))
      expect(
        people.every((person) => person && onRoster(person, heldOn ?? '')),
        topic,
      ).toBe(true)
      expect(attendeeIds.length).toBeGreaterThan(0)
      expect(attendeeIds.every((id) => expectedIds.includes(id))).toBe(true)
      expect(passedCount ?? 0).toBeLessThanOrEqual(attendeeIds.length)
    }
  })

  test('leaves some people untrained', () => {
    const trained = new Set([...state.trainings.values()].flatMap(({ attendeeIds }) => attendeeIds))
    const untrained = [...state.persons.values()].filter(({ id }) => !trained.has(id))
    expect(untrained.map(({ name }) => name)).toEqual(['蒲心怡', '冉冬青', '田小禾', '乔木森'])
  })

  test('implements standards in force, after they were taught', () => {
    for (const record of state.implementationRecords.values()) {
      const standard = record.standardId === null ? undefined : state.standards.get(record.standardId)
      const started = record.startedOn ?? ''
      expect(standard && statusOn(standard, started), record.measure).toBe('现行')
      const taught = [...state.trainings.values()].filter(({ standardIds }) =>
        standardIds.some((id) => id === record.standardId),
      )
      const days = taught.map(({ heldOn }) => heldOn ?? '').sort()
      expect((days[0] ?? '') <= started, record.measure).toBe(true)
      const responsible = record.responsibleId === null ? undefined : state.persons.get(record.responsibleId)
      expect(responsible?.departmentId).toBe(record.departmentId)
    }
  })

  test('has standards in force without any record', () => {
    const implemented = new Set([...state.implementationRecords.values()].map(({ standardId }) => standardId))
    const inForce = [...state.standards.values()].filter((standard) => statusOn(standard, AS_OF) === '现行')
    const missing = inForce.filter(({ id }) => !implemented.has(id))
    expect(missing.length).toBeGreaterThan(0)
    expect(missing.length).toBeLessThan(inForce.length)
  })

  test('names every measure and every paper differently', () => {
    const measures = [...state.implementationRecords.values()].map(({ measure }) => measure)
    const titles = [...state.archiveItems.values()].map(({ title }) => title)
    expect(new Set(measures).size).toBe(80)
    expect(new Set(titles).size).toBe(150)
  })
})

describe('the archive', () => {
  test('numbers items without a gap within year, retention and department', () => {
    const groups = new Map<string, (number | null)[]>()
    for (const { year, retention, departmentId, itemNumber } of state.archiveItems.values()) {
      const key = [year, retention, departmentId].join(' ')
      groups.set(key, [...(groups.get(key) ?? []), itemNumber])
    }
    for (const numbers of groups.values()) expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    expect(new Set([...groups.keys()].map((key) => key.split(' ')[1])).size).toBe(3)
    expect(numberingWarnings(state)).toEqual([])
  })

  test('sorts papers under the year of their date and archives them later', () => {
    const items = [...state.archiveItems.values()]
    for (const { year, datedOn, archivedOn, title } of items) {
      expect(datedOn?.startsWith(`${year}-`), title).toBe(true)
      if (archivedOn) expect(archivedOn > (datedOn ?? ''), title).toBe(true)
    }
    expect(new Set(items.map(({ year }) => year))).toEqual(new Set([2025, 2026]))
  })

  test('keeps in a box only one year, retention and department', () => {
    const contents = new Map<string, Set<string>>()
    for (const { year, boxNumber, retention, departmentId } of state.archiveItems.values()) {
      if (boxNumber === '') continue
      const box = `${year} ${boxNumber}`
      contents.set(box, (contents.get(box) ?? new Set()).add(`${retention} ${departmentId}`))
    }
    expect([...contents.values()].every(({ size }) => size === 1)).toBe(true)
  })

  test('has exactly one overdue loan, and lends nothing that did not exist yet', () => {
    const loans = [...state.archiveLogEntries.values()].filter(({ action }) => action === '借阅')
    expect(overdueLoans(state, AS_OF)).toHaveLength(1)
    for (const { itemIds, happenedOn, content } of loans) {
      for (const id of itemIds)
        expect((state.archiveItems.get(id)?.datedOn ?? '') < (happenedOn ?? ''), content).toBe(true)
    }
  })
})
