import { Alert } from 'antd'
import type { AttachmentFault, AttachmentsInFile } from '../../../preload/attachment-contract'
import { byteText } from './byte-text'
import { FAULT_TEXT } from './use-file-faults'

/** How many attached files a workspace file holds, as part of a sentence; '' when there are none. */
export function attachmentsSentence({ files, bytes }: AttachmentsInFile): string {
  return files === 0 ? '' : `，佐证材料 ${files} 个文件（${byteText(bytes)}）`
}

/** Names the files that a workspace file should hold but does not. */
export function MissingAttachments({ missing }: { readonly missing: readonly AttachmentFault[] }) {
  if (missing.length === 0) return null
  return (
    <Alert
      style={{ marginTop: 8 }}
      type="warning"
      showIcon
      title={`有 ${missing.length} 个佐证材料文件不在工作区文件中，登记仍在`}
      description={missing.map(({ sha256, name, fault }) => (
        <div key={sha256}>
          {FAULT_TEXT[fault]}：{name}
        </div>
      ))}
    />
  )
}
