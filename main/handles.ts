import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '../domain/result'

/** Things that main keeps and the window only knows by a random name, so that no path or object ever crosses. */
export interface Handles<T> {
  add(thing: T): string
  /** Error: `no-such-handle` (also after it was taken or dropped). */
  get(handle: string): Result<T>
  drop(handle: string): void
}

/** @param most the oldest are forgotten beyond this many, so that a long day cannot fill the memory. */
export function createHandles<T>(most: number): Handles<T> {
  const things = new Map<string, T>()
  return {
    add(thing) {
      const handle = randomUUID()
      things.set(handle, thing)
      const oldest = things.keys().next()
      if (things.size > most && !oldest.done) things.delete(oldest.value)
      return handle
    },
    get(handle) {
      const thing = things.get(handle)
      return thing === undefined
        ? fail('no-such-handle', '所选的文件或数据已失效，请重新选择，数据没有变化。')
        : ok(thing)
    },
    drop(handle) {
      things.delete(handle)
    },
  }
}
