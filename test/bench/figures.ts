/** The value below which the share `rank` (0…1) of the sorted values lies. */
function quantile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(rank * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/** Prints one figure: median, 95th percentile and largest of its runs. */
export function printFigure(name: string, values: readonly number[], unit = 'ms'): void {
  const [mid, high, most] = [median(values), quantile(values, 0.95), Math.max(...values)].map(rounded)
  print(`${name}: median ${mid} ${unit}, p95 ${high} ${unit}, max ${most} ${unit} (n=${values.length})`)
}

/** Prints how many times as long (or large) one thing is as another of the same run. */
export function printRatio(name: string, ours: number, other: number): void {
  print(`${name}: ×${rounded(ours / other)}`)
}

export function printValue(name: string, value: number, unit: string): void {
  print(`${name}: ${rounded(value)} ${unit}`)
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

function print(line: string): void {
  process.stdout.write(`  ${line}\n`)
}
