import { officialDate } from '../records/dates'
import { type Pilot, pilotKind } from '../records/pilot'
import { UNIT_ROLES, unitKind } from '../records/unit'
import type { Block, Form, Table } from './document'
import { type PacketSource, pilotOf, unitsIn } from './packet-source'
import { TEXT_PAGE } from './page-styles'
import { body, onePart, type PacketPart, subheadings } from './parts'

const WHERE = '试点概况'

/** The long texts, in the order of an application. */
const TEXTS = [
  'background',
  'foundation',
  'necessity',
  'goal',
  'indicators',
  'tasks',
  'outcomes',
  'safeguards',
] as const satisfies readonly (keyof Pilot)[]

/** 试点概况: the task as a form, the units, and what the pilot says about itself. */
export function pilotOverview(source: PacketSource): PacketPart {
  const pilot = pilotOf(source)
  const heading = subheadings(WHERE)
  const blocks: Block[] = pilot
    ? [heading('基本信息'), pilotForm(pilot)]
    : [heading('基本信息'), body('尚未填写试点概况。', WHERE)]
  blocks.push(heading('参与单位'), unitTable(source))
  for (const field of TEXTS) {
    const text = pilot?.[field].trim()
    if (text) blocks.push(heading(pilotKind.labels[field]), body(text, `${WHERE}·${pilotKind.labels[field]}`))
  }
  return onePart('试点概况', TEXT_PAGE, blocks)
}

function pilotForm(pilot: Pilot): Form {
  const { labels } = pilotKind
  return {
    kind: 'form',
    where: WHERE,
    rows: [
      [{ label: labels.name, value: pilot.name }],
      [{ label: labels.area, value: pilot.area }],
      [
        { label: labels.level, value: pilot.level ?? '' },
        { label: labels.issuedOn, value: officialDate(pilot.issuedOn) },
      ],
      [{ label: labels.taskNumber, value: pilot.taskNumber }],
      [{ label: '建设期限', value: termText(pilot) }],
      ...(pilot.note.trim() === '' ? [] : [[{ label: labels.note, value: pilot.note }]]),
    ],
  }
}

/** 2025年1月1日至2027年12月31日; '' when neither end is given. */
export function termText({ startOn, endOn }: Pick<Pilot, 'startOn' | 'endOn'>): string {
  if (!startOn && !endOn) return ''
  return `${officialDate(startOn) || '（未定）'}至${officialDate(endOn) || '（未定）'}`
}

function unitTable(source: PacketSource): Table {
  const { labels } = unitKind
  const units = UNIT_ROLES.flatMap((role) => unitsIn(source, role))
  return {
    kind: 'table',
    where: unitKind.label,
    whenEmpty: '尚未登记参与单位。',
    columns: [
      { title: labels.role, width: { mm: 28 }, align: 'center' },
      { title: labels.name, width: { share: 1 }, align: 'left' },
      { title: labels.contact, width: { mm: 20 }, align: 'center' },
      { title: labels.phone, width: { mm: 34 }, align: 'center' },
    ],
    rows: units.map((unit) => ({
      kind: 'cells',
      cells: [unit.role, unit.name, unit.contact, unit.phone],
      where: `单位“${unitKind.titleOf(unit)}”`,
    })),
  }
}
