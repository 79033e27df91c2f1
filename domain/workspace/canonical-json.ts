/**
 * JSON text that is equal for equal content: keys sorted by UTF-16 code units, no blanks, strings in Unicode
 * normal form C, numbers as ECMAScript prints them (as RFC 8785 wants). Keys stay as they are: two keys never fall
 * together. Fields that are undefined are left out.
 * @param value plain JSON; anything else (NaN, a Date, a Map) is a fault of the caller and throws.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`not JSON: ${Object.prototype.toString.call(value)}`)
}

function canonicalObject(object: Readonly<Record<string, unknown>>): string {
  const fields = Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
  return `{${fields.join(',')}}`
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
