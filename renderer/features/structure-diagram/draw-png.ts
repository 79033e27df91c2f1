import { fail, ok, type Result } from '../../../domain/result'

/** CSS pixels in a mm, and how much finer the picture is. */
const PIXELS_PER_MM = 96 / 25.4
const FINER = 2

/**
 * Draws an SVG text as PNG, twice as fine as the screen; nothing from outside is loaded.
 * @param size of the page in mm.
 */
export async function drawPng(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(size.width * PIXELS_PER_MM * FINER)
    canvas.height = Math.round(size.height * PIXELS_PER_MM * FINER)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    return blob ? ok(new Uint8Array(await blob.arrayBuffer())) : notDrawn()
  } catch {
    return notDrawn()
  } finally {
    URL.revokeObjectURL(url)
  }
}

function notDrawn(): Result<never> {
  return fail('not-drawn', '图片没有画成，没有写出文件，数据没有变化。可以改为导出 PDF 或 SVG。')
}
