import { useEffect, useRef, useState } from 'react'
import { type OpenedPdf, openPdf } from './pdf-reader'

/** Width of a page on screen, in CSS pixels. */
const PAGE_WIDTH = 860

/** The pages of a PDF below each other; each is drawn when it comes into sight. */
export function PdfPages({ address, name }: { readonly address: string; readonly name: string }) {
  const [pdf, setPdf] = useState<OpenedPdf | null>(null)
  const [problem, setProblem] = useState('')
  useEffect(() => {
    let opened: OpenedPdf | null = null
    let isGone = false
    void openPdf(address).then((result) => {
      if (!result.ok) return setProblem(result.error.message)
      opened = result.value
      if (isGone) void opened.close()
      else setPdf(opened)
    })
    return () => {
      isGone = true
      void opened?.close()
    }
  }, [address])
  if (problem !== '') return <p className="preview-note">{problem}</p>
  if (!pdf) return <p className="preview-note">正在打开……</p>
  return (
    <div className="pdf-pages">
      {Array.from({ length: pdf.pages }, (_, index) => index + 1).map((page) => (
        <PdfPage key={page} pdf={pdf} page={page} label={`${name} 第 ${page} 页，共 ${pdf.pages} 页`} />
      ))}
      <p className="preview-note">共 {pdf.pages} 页。显示不全时请用系统程序打开。</p>
    </div>
  )
}

function PdfPage(props: { readonly pdf: OpenedPdf; readonly page: number; readonly label: string }) {
  const { pdf, page, label } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'waiting' | 'drawn' | 'failed'>('waiting')
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return
        watcher.disconnect()
        pdf.draw(page, element, PAGE_WIDTH).then(
          () => setState('drawn'),
          // Also when the window was closed meanwhile.
          () => setState('failed'),
        )
      },
      { rootMargin: '600px' },
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [pdf, page])
  return (
    <figure className="pdf-page">
      <canvas ref={canvas} role="img" aria-label={label} data-state={state} />
      {state === 'failed' && <figcaption>第 {page} 页不能显示，请用系统程序打开。</figcaption>}
    </figure>
  )
}
