/**
 * Orders codes and numbers as people do: TG2 before TG10. Digits are compared by value, the rest by code point;
 * the empty text comes last. Needs no locale, so that every PC sorts the same.
 * @returns negative, 0 or positive, as Array.sort wants it; 0 only for equal texts.
 */
export function compareNatural(left: string, right: string): number {
  if (left === right) return 0
  if (left === '' || right === '') return left === '' ? 1 : -1
  const leftChunks = chunksOf(left)
  const rightChunks = chunksOf(right)
  for (let index = 0; ; index += 1) {
    const leftChunk = leftChunks[index]
    const rightChunk = rightChunks[index]
    // All chunks equal by value: 01 and 1 still need an order.
    if (leftChunk === undefined && rightChunk === undefined) return left < right ? -1 : 1
    if (leftChunk === undefined) return -1
    if (rightChunk === undefined) return 1
    const order = compareChunks(leftChunk, rightChunk)
    if (order !== 0) return order
  }
}

function chunksOf(text: string): readonly string[] {
  return text.match(/\d+|\D+/g) ?? []
}

function compareChunks(left: string, right: string): number {
  if (!/^\d/.test(left) || !/^\d/.test(right)) return left === right ? 0 : left < right ? -1 : 1
  const leftValue = left.replace(/^0+/, '')
  const rightValue = right.replace(/^0+/, '')
  // Longer without zeros is greater; no conversion, as digits may be more than a number can hold.
  if (leftValue.length !== rightValue.length) return leftValue.length - rightValue.length
  return leftValue === rightValue ? 0 : leftValue < rightValue ? -1 : 1
}
