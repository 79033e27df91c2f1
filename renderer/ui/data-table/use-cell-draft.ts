import { useState } from 'react'
import { matchingOptions, optionsOf, readCellInput } from './cell-input-value'
import { type CellEditor, type CellOption, type Column, cellText, isChoice } from './table-column'

/** What is being typed into a cell; it belongs to that cell, wherever the active cell moves meanwhile. */
interface Draft<Row> {
  readonly row: Row
  readonly column: Column<Row>
  readonly editor: CellEditor<Row>
  readonly text: string
  /** Something was typed; before that, a choice shows all its options. */
  readonly touched: boolean
  readonly problem: string | null
  /** The highlighted option. */
  readonly picked: number
}

export interface DraftTarget<Row> {
  readonly row: Row
  readonly column: Column<Row>
}

/** Editing of one cell: begin, type, pick, finish or cancel. */
export function useCellDraft<Row>(target: DraftTarget<Row> | null) {
  const [draft, setDraft] = useState<Draft<Row> | null>(null)
  const all = draft ? optionsOf(draft.editor) : []
  const options = draft?.touched ? matchingOptions(all, draft.text) : all
  const choosing = draft !== null && isChoice(draft.editor)

  /** Opens the active cell with its present text, or with what was just typed. */
  const begin = (typed?: string): void => {
    const editor = target?.column.editor
    if (!target || !editor || draft) return
    const current = cellText(target.column, target.row)
    const picked = optionsOf(editor).findIndex((option) => option.label === current)
    const text = typed ?? (isChoice(editor) ? '' : current)
    setDraft({ ...target, editor, text, touched: typed !== undefined, problem: null, picked })
  }

  const type = (text: string): void => {
    if (draft) setDraft({ ...draft, text, touched: true, problem: null, picked: 0 })
    else begin(text)
  }

  const pick = (option: CellOption): void => {
    if (!draft || !isChoice(draft.editor)) return
    setDraft(null)
    if (option.label !== cellText(draft.column, draft.row)) draft.editor.commit(draft.row, option.value)
  }

  /** Commits what was typed. false: it cannot be accepted, the cell stays open and says why. */
  const finish = (): boolean => {
    if (!draft) return true
    if (!draft.touched || draft.text === cellText(draft.column, draft.row)) {
      setDraft(null)
      return true
    }
    const read = readCellInput(draft.editor, draft.text)
    setDraft(read.ok ? null : { ...draft, problem: read.error.message })
    if (read.ok) read.value(draft.row)
    return read.ok
  }

  /** Enter on an open list takes the highlighted option; everything else is finished as typed. */
  const finishByKey = (): boolean => {
    const option = choosing ? options[draft.picked] : undefined
    if (!option || (draft?.touched && draft.text.trim() === '')) return finish()
    pick(option)
    return true
  }

  const highlight = (step: number): void => {
    if (!draft || options.length === 0) return
    const picked = (draft.picked + step + options.length) % options.length
    setDraft({ ...draft, picked })
  }

  return { draft, options, choosing, begin, type, pick, finish, finishByKey, highlight, cancel: () => setDraft(null) }
}

export type CellDraft<Row> = ReturnType<typeof useCellDraft<Row>>
