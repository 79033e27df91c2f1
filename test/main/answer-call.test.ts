import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '../../domain/result'
import { answerCall, type Handlers } from '../../main/answer-call'
import { CALLS, type CallName } from '../../preload/contract'

const OUR_FRAME = { url: 'app://workbench/index.html', parent: null }
const CALL_NAMES = Object.keys(CALLS) as CallName[]

/** Handlers that count how often anything came through. */
function countingHandlers() {
  let calls = 0
  const handlers = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      () => {
        calls += 1
        return ok({})
      },
    ]),
  ) as unknown as Handlers
  return { handlers, calls: () => calls }
}

const quiet = () => undefined

describe('answerCall', () => {
  it('refuses every call of a foreign or inner frame before looking at its arguments', async () => {
    const { handlers, calls } = countingHandlers()
    for (const name of CALL_NAMES) {
      for (const frame of [null, { url: 'https://evil/', parent: null }, { ...OUR_FRAME, parent: {} }]) {
        const answer = await answerCall(handlers, name, frame, {}, quiet)
        expect(answer, name).toMatchObject({ ok: false, error: { kind: 'forged-sender' } })
      }
    }
    expect(calls()).toBe(0)
  })

  it('answers any argument whatever with a value or a named failure, for every call', async () => {
    const { handlers } = countingHandlers()
    for (const name of CALL_NAMES) {
      await fc.assert(
        fc.asyncProperty(fc.anything({ withBigInt: true, withDate: true, withMap: true }), async (args) => {
          const answer = await answerCall(handlers, name, OUR_FRAME, args, quiet)
          expect(answer.ok || answer.error.kind.length > 0).toBe(true)
          if (!CALLS[name].args.safeParse(args).success) {
            expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-argument' } })
          }
        }),
        { numRuns: 1000 },
      )
    }
  }, 120_000)

  it('refuses fields that the contract does not name', async () => {
    const { handlers } = countingHandlers()
    const answer = await answerCall(handlers, 'chooseOpen', OUR_FRAME, { purpose: 'workspace', path: '/etc' }, quiet)
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-argument' } })
  })

  it('turns an exception and an answer outside the contract into a named failure, and notes it', async () => {
    const { handlers } = countingHandlers()
    const notes: string[] = []
    const note = (name: string, kind: string) => notes.push(`${name} ${kind}`)
    const broken: Handlers = {
      ...handlers,
      getStartup: () => {
        throw new Error('boom')
      },
    }
    expect(await answerCall(broken, 'getStartup', OUR_FRAME, {}, note)).toMatchObject({ error: { kind: 'internal' } })
    expect(await answerCall(handlers, 'getStartup', OUR_FRAME, {}, note)).toMatchObject({ error: { kind: 'internal' } })
    expect(notes).toEqual(['getStartup internal', 'getStartup internal'])
  })
})
