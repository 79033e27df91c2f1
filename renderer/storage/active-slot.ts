import type { Workbench } from './workbench'

/** The place of the opened workspace on this PC; throws before one is open (a programming error). */
export function activeSlot({ store }: Pick<Workbench, 'store'>): string {
  const active = store.getState().startup?.active
  if (!active) throw new Error('no workspace is open')
  return active
}
