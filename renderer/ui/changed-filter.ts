/** A filter with one field set, or left out (= everything) for undefined. */
export function changedFilter<Filter extends object, Field extends keyof Filter>(
  filter: Filter,
  field: Field,
  value: Filter[Field] | undefined,
): Filter {
  const { [field]: _former, ...others } = filter
  return (value === undefined ? others : { ...others, [field]: value }) as Filter
}
