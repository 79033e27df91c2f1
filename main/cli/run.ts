import { parseArgs } from 'node:util'
import type { JobProgress } from '../jobs/job-types'
import { type Command, type CommandInput, type CommandOutcome, wrongUse } from './command'
import { decrypt } from './decrypt'
import { demo } from './demo'
import { encrypt } from './encrypt'
import { exportPacketCommand } from './export'
import { importStandards } from './import-standards'
import { inspect } from './inspect'
import { merge } from './merge'
import { usageText } from './usage'
import { verify } from './verify'

const COMMANDS: readonly Command[] = [
  inspect,
  verify,
  exportPacketCommand,
  importStandards,
  merge,
  encrypt,
  decrypt,
  demo,
]

/** Where the command line writes. */
export interface Terminal {
  /** One line to stdout. */
  readonly print: (line: string) => void
  /** One line to stderr. */
  readonly warn: (line: string) => void
  readonly onProgress: (progress: JobProgress) => void
}

/**
 * Runs one command.
 * @param args what stands behind the program's name.
 * @returns the exit code: 0 done, 1 the input has problems, 2 wrong use.
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const json = args.includes('--json')
  const words = args.filter((word) => word !== '--json')
  if (words.length === 1 && words[0] === '--help') {
    terminal.print(usageText(COMMANDS))
    return 0
  }
  const [name, ...rest] = words
  const command = COMMANDS.find((known) => known.name === name)
  const outcome = command ? await runCommand(command, rest, terminal) : unknownCommand(name)
  if (json) terminal.print(JSON.stringify(jsonOf(name, outcome)))
  else printText(outcome, terminal)
  return EXIT_CODES[outcome.end]
}

const EXIT_CODES = { done: 0, problems: 1, 'wrong-use': 2 } as const

function unknownCommand(name: string | undefined): CommandOutcome {
  return wrongUse(name === undefined ? '没有写命令。' : `没有“${name}”这个命令。`)
}

async function runCommand(command: Command, words: readonly string[], terminal: Terminal): Promise<CommandOutcome> {
  const input = readArguments(command, words)
  if (typeof input === 'string') return wrongUse(input)
  return command.run({ ...input, onProgress: terminal.onProgress })
}

/** The arguments of a command, or a sentence saying what is wrong with them. */
function readArguments(command: Command, words: readonly string[]): Omit<CommandInput, 'onProgress'> | string {
  const flags = command.flags ?? []
  const spec = [
    ...Object.keys(command.options).map((option) => [option, { type: 'string' }] as const),
    ...flags.map((flag) => [flag, { type: 'boolean' }] as const),
  ]
  try {
    const options = Object.fromEntries(spec)
    const parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true })
    const values = new Map(Object.entries(parsed.values))
    const missing = Object.keys(command.options).find(
      (option) => command.options[option]?.required && !values.get(option),
    )
    if (missing !== undefined) return `“${command.name}”缺少 --${missing}。`
    if (parsed.positionals.length !== command.operands.length) return operandsWrong(command)
    return {
      operands: parsed.positionals,
      options: Object.fromEntries(
        [...values].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      flags: new Set(flags.filter((flag) => values.get(flag) === true)),
    }
  } catch {
    return `“${command.name}”的参数不对。`
  }
}

function operandsWrong({ name, operands }: Command): string {
  return operands.length === 0 ? `“${name}”后面没有其他参数。` : `“${name}”后面应写：${operands.join(' ')}。`
}

function jsonOf(command: string | undefined, outcome: CommandOutcome): Readonly<Record<string, unknown>> {
  const name = command ?? null
  if (outcome.end === 'done') return { ok: true, command: name, ...outcome.report.json }
  const errors =
    outcome.end === 'problems'
      ? outcome.problems.map(({ kind, message }) => ({ kind, message }))
      : [{ kind: 'wrong-use', message: outcome.message }]
  return { ok: false, command: name, ...(outcome.end === 'problems' ? outcome.report?.json : {}), errors }
}

function printText(outcome: CommandOutcome, terminal: Terminal): void {
  if (outcome.end === 'done') for (const line of outcome.report.lines) terminal.print(line)
  else if (outcome.end === 'problems') {
    for (const line of outcome.report?.lines ?? []) terminal.print(line)
    for (const { kind, message } of outcome.problems) terminal.warn(`${kind}：${message}`)
  } else terminal.warn(`${outcome.message}\n\n${usageText(COMMANDS)}`)
}
