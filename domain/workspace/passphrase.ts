/** The fewest characters of a new passphrase. What other programs encrypted may have fewer. */
export const SHORTEST_PASSPHRASE = 8

/** Whether a new passphrase is long enough; characters, so that 𠮷 counts once. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= SHORTEST_PASSPHRASE
}

/**
 * What is still wrong with a new passphrase and its repetition; null when both can be used. Blanks count as they are
 * typed: the standard age program takes them so, too.
 */
export function newPassphraseProblem(first: string, again: string): string | null {
  if (!isLongEnough(first)) return `口令至少要 ${SHORTEST_PASSPHRASE} 个字符，请用不易猜到的词句。`
  return first === again ? null : '两次输入的口令不一致。'
}
