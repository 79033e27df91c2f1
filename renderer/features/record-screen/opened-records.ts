import { create } from 'zustand'
import type { TableName } from '../../../domain/records/registry'

/** Which record of each table is open in its form; session state, so that a screen comes back as it was left. */
export const useOpenedRecords = create<Partial<Record<TableName, string>>>(() => ({}))

/** Opens a record's form (on the screen of its table). */
export function openRecord(table: TableName, id: string): void {
  useOpenedRecords.setState({ [table]: id })
}
