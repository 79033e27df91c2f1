import type { MigrationStep } from '../../domain/workspace/migrations/step'

/** Steps as they may come one day, to try the mechanism on: the product's own list says what did come. */

/** Renames one field, joins the digits of another, leaves a third out, and adds one. */
export const CONVERTING: MigrationStep = {
  departments: {
    added: { floor: null },
    convert: ({ note, phone, duties: _, ...fields }) => ({
      ...fields,
      ...(note === undefined ? {} : { remark: note }),
      ...(phone === undefined ? {} : { phone: String(phone).replaceAll(' ', '') }),
    }),
  },
}

/** Only adds: older programs may still open what it leads to. */
export const ADDING: MigrationStep = {
  persons: { added: { mentor: null } },
  standards: { added: { reviewedOn: null } },
}

/** Marks every name, so that a test sees which rows went through it; what it leads to is a record of today as well. */
export const MARKING: MigrationStep = {
  departments: {
    convert: ({ name, ...fields }) => (name === undefined ? fields : { ...fields, name: `${name}〔升〕` }),
  },
}
