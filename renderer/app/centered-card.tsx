import { Card } from 'antd'
import type { ReactNode } from 'react'

/** One card in the middle of an otherwise empty window: first start, welcome, trouble. */
export function CenteredCard({ width = 560, children }: { readonly width?: number; readonly children: ReactNode }) {
  return (
    <main style={{ height: '100%', display: 'grid', placeItems: 'center', background: '#f0f2f5', overflow: 'auto' }}>
      <Card style={{ width, maxWidth: '94vw' }}>{children}</Card>
    </main>
  )
}
