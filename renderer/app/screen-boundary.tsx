import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
}

/** A fault in one screen leaves the others and the saving alone: it shows this instead of an empty window. */
export class ScreenBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Result
        status="error"
        title="这个页面出错了"
        subTitle="已保存的数据不受影响。可以重新打开这个页面，或先使用其他页面；仍不行请重新启动程序。"
        extra={
          <Button type="primary" onClick={() => this.setState({ failed: false })}>
            重新打开
          </Button>
        }
      />
    )
  }
}
