import { App, Button, Modal, Progress } from 'antd'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Failure, Result } from '../../../domain/result'
import { CANCELLED } from '../../commands/exchange'
import { useWorkbench } from '../../storage/workspace-hooks'

interface RunningJob {
  readonly job: string
  readonly title: string
  readonly fraction: number
  readonly note: string
}

/** Tells how far the window's own part of a job has come; main's part reports by itself. */
export type ReportProgress = (fraction: number, note: string) => void

type Work<T> = (job: string, report: ReportProgress) => Promise<Result<T>>

export interface JobRunner {
  /** Runs long work behind a progress window with 取消; resolves to its value, or null after telling the user why not. */
  readonly runJob: <T>(title: string, work: Work<T>) => Promise<T | null>
  /** Must stand somewhere in the screen. */
  readonly progressWindow: ReactNode
}

/** Long work with progress and cancel, the same for every export and import. */
export function useJob(): JobRunner {
  const { bridge } = useWorkbench()
  const { modal } = App.useApp()
  const [running, setRunning] = useState<RunningJob | null>(null)

  useEffect(
    () =>
      bridge.on('jobProgress', ({ job, fraction, note }) =>
        setRunning((now) => (now?.job === job ? { ...now, fraction, note } : now)),
      ),
    [bridge],
  )

  const runJob = useCallback(
    async <T,>(title: string, work: Work<T>): Promise<T | null> => {
      const job = crypto.randomUUID()
      setRunning({ job, title, fraction: 0, note: '' })
      const report: ReportProgress = (fraction, note) =>
        setRunning((now) => (now?.job === job ? { ...now, fraction, note } : now))
      const done = await work(job, report)
      setRunning(null)
      if (done.ok) return done.value
      if (done.error.kind !== CANCELLED) modal.error(problemBox(title, done.error))
      return null
    },
    [modal],
  )

  return {
    runJob,
    progressWindow: <ProgressWindow running={running} cancel={(job) => void bridge.cancelJob({ job })} />,
  }
}

function problemBox(title: string, error: Failure) {
  return { title: `${title}没有完成`, content: error.message, okText: '知道了', width: 520 }
}

function ProgressWindow(props: { readonly running: RunningJob | null; readonly cancel: (job: string) => void }) {
  const { running, cancel } = props
  if (!running) return null
  return (
    <Modal
      open
      title={`正在${running.title}`}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={<Button onClick={() => cancel(running.job)}>取消</Button>}
    >
      <Progress percent={Math.round(running.fraction * 100)} />
      <div style={{ minHeight: 22, color: '#595959' }}>{running.note}</div>
    </Modal>
  )
}
