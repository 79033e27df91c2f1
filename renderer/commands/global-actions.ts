import { App } from 'antd'
import { useEffect, useMemo } from 'react'
import { useWorkbench } from '../storage/workspace-hooks'

/** An action that works on every screen. Menus, buttons, shortcuts and tests all read this list. */
export interface GlobalAction {
  readonly name: 'save' | 'undo' | 'redo'
  readonly label: string
  /** Shown to people, e.g. Ctrl+Z. */
  readonly shortcut: string
  readonly matches: (event: KeyboardEvent) => boolean
  readonly perform: () => Promise<void>
}

const withCtrl = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !event.altKey
const isKey = (event: KeyboardEvent, key: string) => event.key.toLowerCase() === key

/** The global actions of the open workspace. */
export function useGlobalActionList(): readonly GlobalAction[] {
  const workbench = useWorkbench()
  const { message } = App.useApp()
  return useMemo(() => {
    const reverse = async (kind: 'undo' | 'redo') => {
      await workbench.drafts.flushAll()
      const done = await workbench.session().reverse(kind)
      if (done.ok) void message.success(`已${kind === 'undo' ? '撤销' : '重做'}：${done.value.label}`)
      else void message.info(done.error.message)
    }
    return [
      {
        name: 'save',
        label: '保存',
        shortcut: 'Ctrl+S',
        matches: (event) => withCtrl(event) && isKey(event, 's'),
        perform: async () => {
          await workbench.drafts.flushAll()
        },
      },
      {
        name: 'undo',
        label: '撤销',
        shortcut: 'Ctrl+Z',
        matches: (event) => withCtrl(event) && !event.shiftKey && isKey(event, 'z'),
        perform: () => reverse('undo'),
      },
      {
        name: 'redo',
        label: '重做',
        shortcut: 'Ctrl+Y',
        matches: (event) => withCtrl(event) && (isKey(event, 'y') || (event.shiftKey && isKey(event, 'z'))),
        perform: () => reverse('redo'),
      },
    ]
  }, [workbench, message])
}

/** Listens for the shortcuts of the global actions. */
export function useGlobalActions(): void {
  const workbench = useWorkbench()
  const actions = useGlobalActionList()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const action = actions.find((candidate) => candidate.matches(event))
      if (!action) return
      // While something unsaved is being typed, Ctrl+Z and Ctrl+Y belong to the input.
      const typing = workbench.drafts.store.getState().count > 0 && isEditable(event.target)
      if (action.name !== 'save' && typing) return
      event.preventDefault()
      void action.perform()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [workbench, actions])
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
