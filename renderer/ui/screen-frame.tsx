import type { ReactNode } from 'react'
import { Page } from './page'
import './screen-frame.css'

interface Props {
  readonly title: string
  /** The numbers of the screen, one short line. */
  readonly summary?: ReactNode
  /** Switch between the views of one screen. */
  readonly views?: ReactNode
  readonly actions?: ReactNode
  /** The content fills the screen and scrolls by itself. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A page whose title line has the switch of views, the numbers and the buttons always in the same places. */
export function ScreenFrame({ title, summary, views, actions, fill = false, children }: Props) {
  const extra = (
    <>
      {views}
      {summary !== undefined && <span className="screen-summary">{summary}</span>}
      <div className="screen-actions">{actions}</div>
    </>
  )
  return (
    <Page title={title} extra={extra} fill={fill}>
      {children}
    </Page>
  )
}
