/** How much a finding weighs: 'error' blocks a submission (never saving), 'warning' warns, 'hint' informs. */
export type Severity = 'error' | 'warning' | 'hint'

/** What a rule says about the data; `message` is a whole Chinese sentence for the clerk. */
export interface Finding<Rule extends string = string> {
  readonly rule: Rule
  readonly severity: Severity
  readonly message: string
}
