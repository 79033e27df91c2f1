import { ipcMain, type WebContents } from 'electron'
import {
  CALLS,
  type CallName,
  callChannel,
  EVENTS,
  type EventName,
  eventChannel,
  type PayloadOf,
} from '../preload/contract'
import { answerCall, type CallLog, type Handlers } from './answer-call'

/** Lets the window's calls in, each through the same wrapper. */
export function registerCalls(handlers: Handlers, log: CallLog): void {
  for (const name of Object.keys(CALLS) as CallName[]) {
    ipcMain.handle(callChannel(name), (event, args: unknown) =>
      answerCall(handlers, name, event.senderFrame, args, log),
    )
  }
}

/** Tells the window something; dropped when the window is gone. */
export function sendEvent<Name extends EventName>(contents: WebContents, name: Name, payload: PayloadOf<Name>): void {
  if (!contents.isDestroyed()) contents.send(eventChannel(name), EVENTS[name].parse(payload))
}
