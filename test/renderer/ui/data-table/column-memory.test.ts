import { describe, expect, it } from 'vitest'
import { loadColumnMemory, saveColumnMemory } from '../../../../renderer/ui/data-table/column-memory'

const EMPTY = { widths: {}, shown: {}, sorting: [] }

function storage(initial: Record<string, string> = {}) {
  const items = new Map(Object.entries(initial))
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  }
}

describe('the memory of a table', () => {
  it('comes back as it was kept, for that table alone', () => {
    const kept = storage()
    const memory = { widths: { name: 300 }, shown: { note: false }, sorting: [{ id: 'name', desc: true }] }
    saveColumnMemory(kept, 'standards', memory)
    expect(loadColumnMemory(kept, 'standards')).toEqual(memory)
    expect(loadColumnMemory(kept, 'persons')).toEqual(EMPTY)
  })

  it.each(['', 'null', '{', '[]', '"text"', '{"widths":{"name":"wide"},"shown":7,"sorting":{}}'])(
    'begins anew when it holds %j',
    (text) => {
      expect(loadColumnMemory(storage({ 'table:standards': text }), 'standards')).toEqual(EMPTY)
    },
  )

  it('keeps the part that can be read', () => {
    const text = '{"widths":{"name":-3},"shown":{"note":true},"sorting":[]}'
    expect(loadColumnMemory(storage({ 'table:standards': text }), 'standards')).toEqual({
      ...EMPTY,
      shown: { note: true },
    })
  })

  it('lets work go on when the storage is full or forbidden', () => {
    const broken = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('full')
      },
    }
    expect(loadColumnMemory(broken, 'standards')).toEqual(EMPTY)
    expect(() => saveColumnMemory(broken, 'standards', EMPTY)).not.toThrow()
  })
})
