/**
 * Orders codes and numbers as people do: TG2 before TG10. Digits are compared by value, the rest by character;
 * the empty text comes last. Needs no locale, so that every PC sorts the same.
 * @returns negative, 0 or positive, as Array.sort wants it; 0 only for equal texts.
 */
export function compareNatural(left: string, right: string): number {
  if (left === right) return 0
  if (left === '' || right === '') return left === '' ? 1 : -1
  let at = 0
  let other = 0
  while (at < left.length && other < right.length) {
    const leftEnd = digitsEnd(left, at)
    const rightEnd = digitsEnd(right, other)
    const order =
      leftEnd > at && rightEnd > other
        ? compareDigits(left.slice(at, leftEnd), right.slice(other, rightEnd))
        : left.charCodeAt(at) - right.charCodeAt(other)
    if (order !== 0) return order
    at = Math.max(leftEnd, at + 1)
    other = Math.max(rightEnd, other + 1)
  }
  if (at < left.length || other < right.length) return at < left.length ? 1 : -1
  // All equal by value: 01 and 1 still need an order.
  return left < right ? -1 : 1
}

/** Where the run of digits that begins at a place ends; the place itself when there is none. */
function digitsEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
  return end
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** By value, without conversion, as digits may be more than a number can hold. */
function compareDigits(left: string, right: string): number {
  if (left.length < 10 && right.length < 10) return Number(left) - Number(right)
  const [leftValue, rightValue] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')]
  if (leftValue.length !== rightValue.length) return leftValue.length - rightValue.length
  return leftValue === rightValue ? 0 : leftValue < rightValue ? -1 : 1
}
