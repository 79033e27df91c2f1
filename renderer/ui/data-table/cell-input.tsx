import { Popover } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react'
import { readCellInput } from './cell-input-value'
import type { GridKey } from './grid-navigation'
import { OptionList } from './option-list'
import { type Column, cellText } from './table-column'
import { singleCell } from './tsv'
import { useCellDraft } from './use-cell-draft'
import { useHeldDraft } from './use-held-draft'

/** The active cell and where it lies in the body, in pixels. */
export interface CellPlace<Row> {
  readonly row: Row
  readonly column: Column<Row>
  readonly domId: string
  readonly left: number
  readonly top: number
  readonly width: number
}

export interface CellInputHandle {
  focus(): void
  /** Opens the active cell for editing. */
  begin(): void
  /** Commits what is being typed; false when it cannot be accepted. */
  finish(): boolean
}

interface CellInputProps<Row> {
  readonly cell: CellPlace<Row> | null
  readonly gridId: string
  readonly ref: Ref<CellInputHandle>
  /** The input got the focus; there may be no active cell yet. */
  readonly onFocus: () => void
  /** A key while nothing is edited; true when the grid made use of it. */
  readonly onGridKey: (key: GridKey) => boolean
  readonly onEdited: (key: GridKey) => void
  /** The text for the clipboard. */
  readonly onCopy: () => string | null
  readonly onPasteTable: (text: string) => boolean
}

/** Near an edge of the window the popup opens to the other side. */
const FLIP = { adjustX: 1, adjustY: 1, shiftX: 0 } as const

/**
 * The one input of a grid. It lies unseen over the active cell and always holds the focus: an input method can only
 * begin a word in a focused input, and so the first key of a Chinese word already lands where it belongs.
 */
export function CellInput<Row>(props: CellInputProps<Row>) {
  const { cell, gridId, ref, onFocus, onGridKey, onEdited } = props
  const input = useRef<HTMLInputElement>(null)
  const edit = useCellDraft(cell)
  const { draft, options, choosing } = edit
  const listId = `${gridId}-options`

  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    begin: () => edit.begin(),
    finish: edit.finish,
  }))
  useHeldDraft(draft?.touched ?? false, edit.finish)

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
      if (edit.finishByKey()) onEdited(event)
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
    else return onGridKey(event)
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
    const text = draft ? null : props.onCopy()
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
    else if (text !== '') props.onPasteTable(text)
  }

  const label = cell ? `${cell.column.title}：${cellText(cell.column, cell.row) || '空'}` : '表格'
  const picked = choosing && draft && draft.picked >= 0 ? `${listId}-${draft.picked}` : undefined
  return (
    <Popover
      open={draft !== null && (choosing || draft.problem !== null)}
      placement="bottomLeft"
      arrow={false}
      autoAdjustOverflow={FLIP}
      destroyOnHidden
      classNames={{ root: 'dt-cell-popup' }}
      content={
        draft?.problem ? (
          <div role="alert" className="dt-problem">
            {draft.problem}
          </div>
        ) : (
          <OptionList
            id={listId}
            label={`${draft?.column.title ?? ''}的选项`}
            options={options}
            picked={draft?.picked ?? -1}
            onPick={(option) => {
              edit.pick(option)
              input.current?.focus({ preventScroll: true })
            }}
          />
        )
      }
    >
      <div
        className={`dt-input${draft ? ' dt-editing' : ''}`}
        style={{ left: cell?.left ?? 0, top: cell?.top ?? 0, width: cell?.width ?? 0 }}
      >
        <input
          ref={input}
          {...(choosing ? { role: 'combobox', 'aria-expanded': true } : {})}
          aria-label={draft ? `编辑${draft.column.title}` : label}
          aria-controls={choosing ? listId : gridId}
          aria-activedescendant={draft ? picked : cell?.domId}
          aria-invalid={draft?.problem ? true : undefined}
          autoComplete="off"
          spellCheck={false}
          readOnly={!cell?.column.editor}
          placeholder={choosing && draft ? cellText(draft.column, draft.row) : undefined}
          value={draft?.text ?? ''}
          onFocus={onFocus}
          onBlur={() => edit.finish()}
          onChange={(event) => edit.type(event.target.value)}
          onCompositionStart={() => edit.begin('')}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onPaste={onPaste}
        />
      </div>
    </Popover>
  )
}
