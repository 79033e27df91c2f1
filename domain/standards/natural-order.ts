/**
 * Orders codes and numbers as people do: TG2 before TG10. Digits are compared by value, the rest by code point;
 * the empty text comes last. Needs no locale, so that every PC sorts the same.
 * @returns negative, 0 or positive, as Array.sort wants it; 0 only for equal texts.
 */
export function compareNatural(left: string, right: string): number {
  if (left === right) return 0
  if (left === '' || right === '') return left === '' ? 1 : -1
  // Walks both texts at once without taking them apart: sorting 10,000 rows asks some 130,000 times.
  let leftAt = 0
  let rightAt = 0
  let inWord = false
  while (leftAt < left.length && rightAt < right.length) {
    const leftIsDigit = isDigit(left, leftAt)
    if (leftIsDigit !== isDigit(right, rightAt)) {
      // A word that ends here is the beginning of the other one, and so comes first.
      if (inWord) return leftIsDigit ? -1 : 1
      return left.charCodeAt(leftAt) - right.charCodeAt(rightAt)
    }
    inWord = !leftIsDigit
    if (inWord) {
      const order = left.charCodeAt(leftAt) - right.charCodeAt(rightAt)
      if (order !== 0) return order
      leftAt += 1
      rightAt += 1
      continue
    }
    const leftEnd = digitsEnd(left, leftAt)
    const rightEnd = digitsEnd(right, rightAt)
    const order = compareDigits(left.slice(leftAt, leftEnd), right.slice(rightAt, rightEnd))
    if (order !== 0) return order
    leftAt = leftEnd
    rightAt = rightEnd
  }
  if (leftAt < left.length) return 1
  if (rightAt < right.length) return -1
  // All equal by value: 01 and 1 still need an order.
  return left < right ? -1 : 1
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

function digitsEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && isDigit(text, end)) end += 1
  return end
}

function compareDigits(left: string, right: string): number {
  const leftValue = left.replace(/^0+/, '')
  const rightValue = right.replace(/^0+/, '')
  // Longer without zeros is greater; no conversion, as digits may be more than a number can hold.
  if (leftValue.length !== rightValue.length) return leftValue.length - rightValue.length
  return leftValue === rightValue ? 0 : leftValue < rightValue ? -1 : 1
}
