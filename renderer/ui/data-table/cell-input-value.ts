import { parseDate } from '../../../domain/records/dates'
import { fail, ok, type Result } from '../../../domain/result'
import { foldText } from '../../../domain/search'
import { type CellEditor, type CellOption, type ChoiceEditor, isChoice } from './table-column'

/** The options of a choice or reference, asked for when they are needed. */
export function optionsOf<Row>(editor: CellEditor<Row>): readonly CellOption[] {
  if (!isChoice(editor)) return []
  return typeof editor.options === 'function' ? editor.options() : editor.options
}

/** The options that hold what was typed; all of them while nothing is. Those that begin with it come first. */
export function matchingOptions(options: readonly CellOption[], typed: string): readonly CellOption[] {
  const text = foldText(typed)
  if (text === '') return options
  const matching = options.filter((option) => foldText(option.label).includes(text))
  const begins = (option: CellOption) => foldText(option.label).startsWith(text)
  return [...matching.filter(begins), ...matching.filter((option) => !begins(option))]
}

/** How to commit what was typed to a row, or why it cannot be taken. */
export type CellReading<Row> = Result<(row: Row) => void>

/**
 * Reads what was typed or pasted into a cell.
 * Errors: `not-a-date`, `not-a-number`, `not-an-option`, `required`; their messages say what would be accepted.
 */
export function readCellInput<Row>(editor: CellEditor<Row>, typed: string): CellReading<Row> {
  if (editor.kind === 'text') return ok((row) => editor.commit(row, typed))
  if (isChoice(editor)) return readChoice(editor, typed)
  if (typed.trim() === '') return ok((row) => editor.commit(row, null))
  if (editor.kind === 'date') {
    const date = parseDate(typed)
    if (date !== null) return ok((row) => editor.commit(row, date))
    return fail(
      'not-a-date',
      `“${typed}”不是日期。可以输入 2026-03-17、20260317、2026年3月17日、2026/3/17 或 2026.3.17。`,
    )
  }
  const number = Number(typed.normalize('NFKC').trim())
  const fits = Number.isFinite(number) && number >= 0 && (Number.isInteger(number) || !editor.integer)
  if (fits) return ok((row) => editor.commit(row, number))
  return fail('not-a-number', `“${typed}”不能填在这里，请输入 0 或更大的${editor.integer ? '整数' : '数'}。`)
}

function readChoice<Row>(editor: ChoiceEditor<Row>, typed: string): CellReading<Row> {
  if (typed.trim() === '') {
    return editor.required ? fail('required', '这一格不能为空，请选择一项。') : ok((row) => editor.commit(row, null))
  }
  const option = onlyOption(optionsOf(editor), typed)
  if (option) return ok((row) => editor.commit(row, option.value))
  return fail('not-an-option', `没有“${typed}”这一项，请从列表中选择。`)
}

/** The option that was typed in full, or the only one that holds the text. */
function onlyOption(options: readonly CellOption[], typed: string): CellOption | undefined {
  const text = foldText(typed)
  const exact = options.find((option) => foldText(option.label) === text)
  if (exact) return exact
  const matching = matchingOptions(options, typed)
  return matching.length === 1 ? matching[0] : undefined
}
