import { Alert, Input, type InputRef, Modal } from 'antd'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { LabelledField } from '../../ui/fields/labelled-field'

interface Question {
  readonly fileName: string
  /** A passphrase was given before and did not fit. */
  readonly wrongBefore: boolean
}

interface Asking extends Question {
  readonly answer: (passphrase: string | null) => void
}

export interface PassphraseQuestion {
  /** Asks for the passphrase of an encrypted file; null when the user gives up. */
  readonly askPassphrase: (question: Question) => Promise<string | null>
  /** Must stand somewhere in the screen. */
  readonly passphraseWindow: ReactNode
}

export function usePassphrase(): PassphraseQuestion {
  const [asking, setAsking] = useState<Asking | null>(null)
  const askPassphrase = useCallback(
    (question: Question) =>
      new Promise<string | null>((resolve) => {
        const answer = (passphrase: string | null) => {
          setAsking(null)
          resolve(passphrase)
        }
        setAsking({ ...question, answer })
      }),
    [],
  )
  return { askPassphrase, passphraseWindow: asking && <PassphraseWindow asking={asking} /> }
}

function PassphraseWindow({ asking }: { readonly asking: Asking }) {
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<InputRef>(null)
  const submit = () => {
    if (passphrase !== '') asking.answer(passphrase)
  }
  return (
    <Modal
      open
      title="文件已加密，请输入口令"
      okText="打开"
      cancelText="取消"
      okButtonProps={{ disabled: passphrase === '' }}
      afterOpenChange={() => field.current?.focus()}
      onOk={submit}
      onCancel={() => asking.answer(null)}
    >
      <p style={{ overflowWrap: 'anywhere' }}>{asking.fileName}</p>
      {asking.wrongBefore && <WrongPassphrase />}
      <LabelledField label="口令" htmlFor="file-passphrase">
        <Input.Password
          id="file-passphrase"
          ref={field}
          value={passphrase}
          maxLength={1000}
          autoComplete="off"
          onChange={(event) => setPassphrase(event.target.value)}
          onPressEnter={(event) => {
            // The rest of the key press would reach 取消 of the progress window that opens.
            event.preventDefault()
            submit()
          }}
        />
      </LabelledField>
    </Modal>
  )
}

function WrongPassphrase() {
  return (
    <Alert
      style={{ marginBottom: 12 }}
      type="error"
      showIcon
      title="口令不对，文件没有打开，现有数据没有变化。"
      description="请核对大小写和全角、半角，也可对照恢复单。忘记口令的文件无法恢复。"
    />
  )
}
