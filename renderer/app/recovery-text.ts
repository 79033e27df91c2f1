import type { DatabaseCheck, SalvageChoice } from '../storage/salvage-choice'
import type { SalvageSurvey } from '../storage/salvage-survey'

/** What a source is called in a sentence. */
export function sourceName(choice: SalvageChoice, { file }: Pick<SalvageSurvey, 'file'>): string {
  if (choice === 'database') return '数据库'
  const replays = file !== null && file.reaches > file.seq && file.staged !== null
  return `${file?.source ?? '备份'}${replays ? '和其后的保存日志' : ''}`
}

/** Which lines of the journal can still be read. */
export function journalText({ runs, damaged }: Pick<SalvageSurvey, 'runs' | 'damaged'>): string {
  if (runs.length === 0) return '现在保存日志里没有可以读出的内容。'
  const stretches = runs.map(({ from, to }) => (from === to ? `第 ${from} 次` : `第 ${from}–${to} 次`)).join('、')
  return `现在保存日志里能读出${stretches}保存${damaged > 0 ? `，另有 ${damaged} 处已损坏` : ''}。`
}

export const CHECKED: Readonly<Record<DatabaseCheck, { readonly color: string; readonly text: string }>> = {
  exact: { color: 'green', text: '与保存日志逐表核对一致' },
  traced: { color: 'green', text: '与备份及其后的修改记录逐条核对一致' },
  unconfirmed: { color: 'gold', text: '能完整读出，但没有可以对照的记录' },
  differs: { color: 'red', text: '与保存日志不符' },
}

/** Says what the other source has and the chosen one has not; '' when nothing. */
export function otherHoldsMore(choice: SalvageChoice, survey: Pick<SalvageSurvey, 'database' | 'file'>): string {
  const other = choice === 'database' ? 'file' : 'database'
  const more = (survey[other]?.reaches ?? 0) - (survey[choice]?.reaches ?? 0)
  if (more <= 0) return ''
  return `${other === 'database' ? '数据库' : '备份和保存日志'}里多出的 ${more} 次保存不在其中（仍保留在原处）。`
}

/** What the person should mind before going on; '' when there is a complete source. */
export function adviceText(survey: Pick<SalvageSurvey, 'database' | 'file' | 'highest' | 'recommended'>): string {
  const { database, file, recommended } = survey
  if (recommended) return lostText(survey)
  if (database && file) {
    return '没有哪一处既核对无误又最新。请对照各类条数，选择与您最后的工作相符的一处；另一处也会原样保留。'
  }
  if (database)
    return '只有数据库可以读出，而没有可以对照的记录。请核对各类条数是否与您最后的工作相符，再决定是否继续。'
  return '数据库和本机的备份都不能用。U 盘或同事那里有备份时可以导入；请不要删除程序的数据文件夹，并联系技术人员。'
}

/** Says which saves no place holds whole any more. */
function lostText({ database, file, highest }: Pick<SalvageSurvey, 'database' | 'file' | 'highest'>): string {
  const reached = Math.max(database?.reaches ?? 0, file?.reaches ?? 0)
  if (reached >= highest) return ''
  return `已知保存到第 ${highest} 次，能完整找回到第 ${reached} 次；其后的 ${highest - reached} 次保存没有哪一处完整，不能并入，残留的部分仍保留在原来的保存日志里。请在继续之后核对最后几次的工作。`
}
