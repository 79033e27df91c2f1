import type { MigrationStep } from './step'

/**
 * Every change of the record schemas since the first release, oldest first: steps[0] leads from schema 1 to 2. A step
 * that was released is NEVER CHANGED; a file of the schema that it starts from stays in test/fixtures.
 */
export const MIGRATION_STEPS: readonly MigrationStep[] = []
