/** A named failure. `message` is a whole Chinese sentence for the clerk: what happened, that nothing was lost, what to do. */
export interface Failure<Kind extends string = string> {
  readonly kind: Kind
  readonly message: string
}

/** What every fallible function returns; failures are values, never exceptions, wherever a boundary is crossed. */
export type Result<T, E extends Failure = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** Wraps a value that was reached. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** Wraps a named failure. */
export function fail<const Kind extends string>(
  kind: Kind,
  message: string,
): { readonly ok: false; readonly error: Failure<Kind> } {
  return { ok: false, error: { kind, message } }
}

/** Closes a switch over a union: the compiler refuses the call while a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${String(value)}`)
}
