/**
 * Characters with which spreadsheet programs take a text for a formula (full-width ones too, in Chinese programs), after
 * any apostrophes. Line ends and tabs count: some programs skip them.
 */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A text as it can stand in a CSV file without being taken for a formula when opened (G18): with an apostrophe in front.
 * Texts with apostrophes of their own get one more, so that taking one away always gives the text back.
 */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}

/** Takes away what guardFormula put in front, or what a person typed to keep Excel from calculating. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text
}
