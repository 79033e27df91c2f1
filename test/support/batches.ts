import { RECORD_KINDS } from '../../domain/records/registry'
import type { StandardId } from '../../domain/records/standard'
import type { Batch } from '../../domain/workspace/change'
import { createRecord } from '../../domain/workspace/edit'
import { createIdSource } from '../../domain/workspace/ids'

const ids = createIdSource(
  () => 1_770_000_000_000,
  (length) => new Uint8Array(length),
)

/** A new id; every one greater than those before. */
export const nextId = () => ids.next()

/** A batch that adds one standard of that name. */
export function batchAdding(name: string): Batch {
  const standard = { ...RECORD_KINDS.standards.empty(nextId() as StandardId), name }
  return {
    id: nextId(),
    at: '2026-03-17T01:02:03.004Z',
    by: { name: '王小云', office: '标准化科' },
    device: nextId(),
    label: '新建标准',
    reversal: null,
    changes: [{ id: nextId(), ...createRecord('standards', standard) }],
  }
}
