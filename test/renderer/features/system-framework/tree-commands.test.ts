import { describe, expect, it } from 'vitest'
import { commandOfKey, TREE_MENU } from '../../../../renderer/features/system-framework/tree-commands'

const press = (key: string, altKey = false, ctrlKey = false) => commandOfKey({ key, altKey, ctrlKey, metaKey: false })

/** How a shortcut of the menu arrives as a key. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '→': 'ArrowRight',
  '←': 'ArrowLeft',
}

describe('the commands of the tree', () => {
  it.each(TREE_MENU.filter((entry) => entry !== null && entry.shortcut !== ''))(
    'keep what the menu says: $shortcut = $label',
    (entry) => {
      if (!entry) throw new Error('no entry')
      const key = entry.shortcut.replace('Alt+', '')
      expect(press(KEY_NAMES[key] ?? key, entry.shortcut.startsWith('Alt+'))).toBe(entry.name)
    },
  )

  it('leave walking and the keys of the whole program alone', () => {
    expect(press('ArrowUp')).toBeNull()
    expect(press('Enter', false, true)).toBeNull()
    expect(press('z', false, true)).toBeNull()
  })
})
