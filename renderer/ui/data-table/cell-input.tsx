import { Popover } from 'antd'
import { type Ref, useImperativeHandle, useRef } from 'react'
import { OptionList } from './option-list'
import { type CellOption, type Column, cellText } from './table-column'
import { type CellDraft, useCellDraft } from './use-cell-draft'
import { type CellKeyHandlers, useCellKeys } from './use-cell-keys'
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

interface CellInputProps<Row> extends CellKeyHandlers {
  readonly cell: CellPlace<Row> | null
  readonly gridId: string
  readonly ref: Ref<CellInputHandle>
  /** The input got the focus; there may be no active cell yet. */
  readonly onFocus: () => void
}

/** Near an edge of the window the popup opens to the other side. */
const FLIP = { adjustX: 1, adjustY: 1, shiftX: 0 } as const

/**
 * The one input of a grid. It lies unseen over the active cell and always holds the focus: an input method can only
 * begin a word in a focused input, and so the first key of a Chinese word already lands where it belongs.
 */
export function CellInput<Row>(props: CellInputProps<Row>) {
  const { cell, gridId, ref, onFocus, ...handlers } = props
  const input = useRef<HTMLInputElement>(null)
  const edit = useCellDraft(cell)
  const { draft, choosing } = edit
  const listId = `${gridId}-options`

  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    begin: () => edit.begin(),
    finish: edit.finish,
  }))
  useHeldDraft(draft?.touched ?? false, edit.finish)

  const keys = useCellKeys({ cell, edit, ...handlers })
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
      content={<CellPopup listId={listId} edit={edit} onPicked={() => input.current?.focus({ preventScroll: true })} />}
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
          {...keys}
        />
      </div>
    </Popover>
  )
}

interface CellPopupProps<Row> {
  readonly listId: string
  readonly edit: CellDraft<Row>
  readonly onPicked: () => void
}

/** Under an open cell: why what was typed cannot be taken, or the options. */
function CellPopup<Row>({ listId, edit, onPicked }: CellPopupProps<Row>) {
  const { draft, options, pick } = edit
  if (draft?.problem) {
    return (
      <div role="alert" className="dt-problem">
        {draft.problem}
      </div>
    )
  }
  const onPick = (option: CellOption): void => {
    pick(option)
    onPicked()
  }
  const label = `${draft?.column.title ?? ''}的选项`
  return <OptionList id={listId} label={label} options={options} picked={draft?.picked ?? -1} onPick={onPick} />
}
