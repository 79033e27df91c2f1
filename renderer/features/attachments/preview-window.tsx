import { Modal } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { previewKind } from '../../../domain/attachments/media-type'
import type { Attachment } from '../../../domain/records/attachment'
import { attachmentAddress } from '../../../preload/attachment-contract'
import { activeSlot } from '../../storage/active-slot'
import { useWorkbench } from '../../storage/workspace-hooks'

// The PDF reader is large; a session that opens no PDF does without it.
const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages')).PdfPages }))

/** A picture or a PDF, as large as the window allows. */
export function PreviewWindow(props: { readonly attachment: Attachment; readonly onClose: () => void }) {
  const { attachment, onClose } = props
  const address = attachmentAddress(activeSlot(useWorkbench()), attachment.sha256)
  const isPdf = previewKind(attachment.mediaType) === 'pdf'
  return (
    <Modal
      open
      centered
      width="94vw"
      footer={null}
      onCancel={onClose}
      title={<span className="preview-title">{attachment.name}</span>}
      className="preview-window"
    >
      <div className="preview-body">
        {isPdf ? (
          <Suspense fallback={<p className="preview-note">正在打开……</p>}>
            <PdfPages address={address} name={attachment.name} />
          </Suspense>
        ) : (
          <Picture address={address} name={attachment.name} />
        )}
      </div>
    </Modal>
  )
}

function Picture({ address, name }: { readonly address: string; readonly name: string }) {
  const [isBroken, setBroken] = useState(false)
  const [isFull, setFull] = useState(false)
  if (isBroken) {
    return (
      <p className="preview-note">
        这个文件不能显示：它可能已损坏，或不在本机。请用“校验”核对；原文件还在时可以重新添加。
      </p>
    )
  }
  return (
    <button
      type="button"
      className="preview-picture"
      data-full={isFull}
      title={isFull ? '单击缩小到窗口' : '单击按原大小显示'}
      onClick={() => setFull(!isFull)}
    >
      <img src={address} alt={name} onError={() => setBroken(true)} />
    </button>
  )
}
