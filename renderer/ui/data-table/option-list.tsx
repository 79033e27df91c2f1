import { useEffect, useRef } from 'react'
import type { CellOption } from './table-column'

/** More options than this are not read through; typing narrows them down. */
const MOST_OPTIONS = 100

interface OptionListProps {
  readonly id: string
  readonly label: string
  readonly options: readonly CellOption[]
  readonly picked: number
  readonly onPick: (option: CellOption) => void
}

/** The options under an open cell. The cell's input keeps the focus. */
export function OptionList({ id, label, options, picked, onPick }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children.item(picked)?.scrollIntoView({ block: 'nearest' })
  }, [picked])
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className="dt-options">
      {options.slice(0, MOST_OPTIONS).map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the cell's input has focus and keys
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === picked}
          className={`dt-option${index === picked ? ' dt-picked' : ''}`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
        >
          {option.label}
        </div>
      ))}
      {options.length > MOST_OPTIONS && (
        <div className="dt-option dt-dim">还有 {options.length - MOST_OPTIONS} 项，请输入文字查找</div>
      )}
      {options.length === 0 && <div className="dt-option dt-dim">没有符合的选项</div>}
    </div>
  )
}
