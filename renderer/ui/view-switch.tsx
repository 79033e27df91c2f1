import { Segmented } from 'antd'

interface Props<View extends string> {
  readonly label: string
  readonly views: readonly { readonly value: View; readonly label: string }[]
  readonly value: View
  readonly onChange: (view: View) => void
}

/** Chooses between the views of one screen. */
export function ViewSwitch<View extends string>({ label, views, value, onChange }: Props<View>) {
  return <Segmented aria-label={label} options={[...views]} value={value} onChange={onChange} />
}
