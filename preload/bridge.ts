import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { type Bridge, CALLS, type CallName, callChannel, EVENTS, type EventName, eventChannel } from './contract'

/** Builds the frozen object of the window: nothing of Electron passes through it, no channel can be named freely. */
function createBridge(): Bridge {
  const methods = Object.fromEntries(
    (Object.keys(CALLS) as CallName[]).map((name) => [
      name,
      (args: unknown) => ipcRenderer.invoke(callChannel(name), args),
    ]),
  )
  return Object.freeze({ ...methods, on: subscribe }) as unknown as Bridge
}

function subscribe(event: EventName, listener: (payload: unknown) => void): () => void {
  if (!Object.hasOwn(EVENTS, event)) throw new Error(`no such event: ${String(event)}`)
  const channel = eventChannel(event)
  const forward = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
  ipcRenderer.on(channel, forward)
  return () => ipcRenderer.removeListener(channel, forward)
}

contextBridge.exposeInMainWorld('workbench', createBridge())
