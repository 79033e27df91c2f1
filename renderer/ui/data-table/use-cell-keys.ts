import type { ClipboardEvent, KeyboardEvent } from 'react'
import { readCellInput } from './cell-input-value'
import type { GridKey } from './grid-navigation'
import { singleCell } from './tsv'
import type { CellDraft, DraftTarget } from './use-cell-draft'

/** What the grid does with keys and clipboard that no open cell wants. */
export interface CellKeyHandlers {
  /** A key while nothing is edited; true when the grid made use of it. */
  readonly onGridKey: (key: GridKey) => boolean
  /** The edit was finished with this key. */
  readonly onEdited: (key: GridKey) => void
  /** The text for the clipboard; null when there is none. */
  readonly onCopy: () => string | null
  readonly onPasteTable: (text: string) => void
}

interface CellKeyParts<Row> extends CellKeyHandlers {
  readonly cell: DraftTarget<Row> | null
  readonly edit: CellDraft<Row>
}

/** Keys and clipboard of the grid's input, while a cell is edited and while none is. */
export function useCellKeys<Row>({ cell, edit, ...grid }: CellKeyParts<Row>) {
  const { draft, choosing } = edit

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // These keys belong to the input method while a word is being composed.
    if (event.nativeEvent.isComposing) return
    const taken = draft ? editingKey(event) : restingKey(event)
    if (!taken) return
    event.preventDefault()
    event.stopPropagation()
  }
  const editingKey = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') edit.cancel()
    else if (event.key === 'Enter' || event.key === 'Tab') {
      if (edit.finishByKey()) grid.onEdited(event)
    } else if (choosing && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      edit.highlight(event.key === 'ArrowDown' ? 1 : -1)
    } else return false
    return true
  }
  const restingKey = (event: KeyboardEvent): boolean => {
    const editable = cell?.column.editor !== undefined
    if (editable && (event.key === 'Enter' || event.key === 'F2')) edit.begin()
    else if (editable && event.key === 'Backspace') edit.begin('')
    else if (editable && event.key === 'Delete') write('')
    else return grid.onGridKey(event)
    return true
  }
  /** Puts a text into the active cell at once; opens the cell when the text does not fit, so that nothing is lost. */
  const write = (text: string): void => {
    const editor = cell?.column.editor
    if (!cell || !editor) return
    const read = readCellInput(editor, text)
    if (read.ok) read.value(cell.row)
    else edit.begin(text)
  }
  const onCopy = (event: ClipboardEvent): void => {
    const text = draft ? null : grid.onCopy()
    if (text === null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', text)
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (draft) return
    event.preventDefault()
    const text = event.clipboardData.getData('text/plain')
    const single = singleCell(text)
    if (single !== null && cell?.column.editor) write(single)
    else if (text !== '') grid.onPasteTable(text)
  }

  return { onKeyDown, onCopy, onPaste }
}
