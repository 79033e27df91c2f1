import { Button, Empty } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  /** What belongs here. */
  readonly description: ReactNode
  readonly actionLabel?: string
  readonly onAction?: () => void
}

/** An empty list: says what belongs here and offers the first step. */
export function FirstStep({ description, actionLabel, onAction }: Props) {
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={description}
      style={{ maxWidth: 420, margin: '24px auto' }}
    >
      {actionLabel !== undefined && (
        <Button type="primary" onClick={onAction}>
          {actionLabel}
        </Button>
      )}
    </Empty>
  )
}
