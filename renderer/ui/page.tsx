import { Typography } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** Buttons and numbers beside the title. */
  readonly extra?: ReactNode
  /** The content fills the page and scrolls by itself (lists, tables); otherwise the page scrolls. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** The frame of every screen: its title line, and the content below. */
export function Page({ title, extra, fill = false, children }: Props) {
  return (
    <section aria-label={title} style={{ height: '100%', display: 'flex', flexDirection: 'column', minWidth: 0 }}>
      <header style={{ display: 'flex', alignItems: 'center', gap: 12, padding: '10px 16px 8px', flex: 'none' }}>
        <Typography.Title level={5} style={{ margin: 0 }}>
          {title}
        </Typography.Title>
        <div style={{ flex: 1, display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 }}>{extra}</div>
      </header>
      <div style={{ flex: 1, minHeight: 0, padding: '0 16px 12px', overflow: fill ? 'hidden' : 'auto' }}>
        {children}
      </div>
    </section>
  )
}
