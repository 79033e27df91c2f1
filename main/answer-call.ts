import type { z } from 'zod'
import { fail, type Result } from '../domain/result'
import { type ArgsOf, CALLS, type CallName, type ResultOf } from '../preload/contract'
import { type CallingFrame, isTrustedFrame } from './security'

/** Main's answers: one function for every call of the contract; the compiler demands all of them. */
export type Handlers = {
  readonly [Name in CallName]: (args: ArgsOf<Name>) => Promise<Result<ResultOf<Name>>> | Result<ResultOf<Name>>
}

/** Where refused and failed calls are noted, for the person who looks into a problem. */
export type CallLog = (name: string, kind: string, detail: string) => void

/**
 * The one way in: is the caller our page's top frame, do the arguments fit, then the handler, then does its answer fit.
 * Never throws: `forged-sender`, `bad-argument` and `internal` are answers like any other failure.
 */
export async function answerCall(
  handlers: Handlers,
  name: CallName,
  frame: CallingFrame | null,
  args: unknown,
  log: CallLog,
): Promise<Result<unknown>> {
  if (!isTrustedFrame(frame)) {
    log(name, 'forged-sender', frame?.url ?? 'no frame')
    return fail('forged-sender', '请求不是由本程序的窗口发出的，已拒绝，数据没有变化。')
  }
  const parsed = CALLS[name].args.safeParse(args)
  if (!parsed.success) {
    log(name, 'bad-argument', issueOf(parsed.error))
    return fail('bad-argument', '请求的内容不合规定，已拒绝，数据没有变化。')
  }
  try {
    const handler = handlers[name] as (args: unknown) => Promise<Result<unknown>> | Result<unknown>
    return checkedAnswer(name, await handler(parsed.data), log)
  } catch (error) {
    log(name, 'internal', error instanceof Error ? (error.stack ?? error.message) : String(error))
    return fail('internal', '程序内部出错，本次操作没有完成，已保存的数据没有变化。请重试；仍不行请重新启动程序。')
  }
}

function checkedAnswer(name: CallName, answer: Result<unknown>, log: CallLog): Result<unknown> {
  if (!answer.ok) {
    log(name, answer.error.kind, answer.error.message)
    return answer
  }
  const parsed = (CALLS[name].result as z.ZodType).safeParse(answer.value)
  if (parsed.success) return answer
  log(name, 'internal', `answer does not fit the contract: ${issueOf(parsed.error)}`)
  return fail('internal', '程序内部出错，本次操作没有完成，已保存的数据没有变化。')
}

function issueOf(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.')}: ${issue.message}` : 'unknown'
}
