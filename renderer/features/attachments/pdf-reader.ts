import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import PdfJsWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker'
import { fail, ok, type Result } from '../../../domain/result'

/** A PDF that is open for drawing. */
export interface OpenedPdf {
  readonly pages: number
  /** Draws a page (from 1) as wide as asked, in CSS pixels; resolves to its height. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<number>
  close(): Promise<void>
}

/** Sharper than the screen helps nobody and costs memory. */
const MOST_PIXELS_PER_PIXEL = 2

/**
 * Opens a PDF of the workspace for reading only: drawn as pictures of its pages; no scripts, forms, links or
 * attachments of it are ever looked at.
 * Errors: `pdf-missing`, `pdf-locked`, `pdf-unreadable`.
 */
export async function openPdf(address: string): Promise<Result<OpenedPdf>> {
  const answer = await fetch(address).catch(() => null)
  if (!answer?.ok) return fail('pdf-missing', '这个文件不在本机或无法读取。请用“校验”核对；原文件还在时可以重新添加。')
  const data = await answer.arrayBuffer().catch(() => null)
  if (data === null) return fail('pdf-unreadable', '这个文件已损坏，不能显示。原文件还在时可以重新添加。')
  const port = new PdfJsWorker()
  const worker = PDFWorker.create({ port })
  const close = async () => {
    worker.destroy()
    port.terminate()
  }
  try {
    const document = await getDocument({
      data,
      worker,
      isEvalSupported: false,
      enableXfa: false,
      useWasm: false,
      useWorkerFetch: true,
      cMapUrl: readerData('cmaps'),
      cMapPacked: true,
      standardFontDataUrl: readerData('standard_fonts'),
      wasmUrl: readerData('wasm'),
    }).promise
    return ok({ pages: document.numPages, draw: (...args) => drawPage(document, ...args), close })
  } catch (error) {
    await close()
    if (error instanceof Error && error.name === 'PasswordException') {
      return fail('pdf-locked', '这个 PDF 设有打开密码，不能在这里显示。请用系统程序打开。')
    }
    return fail('pdf-unreadable', '这个 PDF 不能在这里显示，文件本身没有变化。请用系统程序打开，或另存后查看。')
  }
}

/** Put beside the page by the build. */
function readerData(folder: string): string {
  return new URL(`pdf-reader/${folder}/`, document.baseURI).href
}

async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<number> {
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const density = Math.min(window.devicePixelRatio || 1, MOST_PIXELS_PER_PIXEL)
  const viewport = page.getViewport({ scale: (width / natural.width) * density })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  await page.render({ canvas, viewport }).promise
  page.cleanup()
  return viewport.height / density
}
