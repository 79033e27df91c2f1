import { MM_PER_POINT } from './box-text'
import { type Figure, type PageStyle, pageSize, type Shape } from './document'

/** The faces of the PDF first, then what the offices' machines have. */
export const SVG_FONTS = {
  regular: "'Noto Serif SC','Noto Serif CJK SC','Source Han Serif SC',SimSun,serif",
  bold: "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimHei,sans-serif",
} as const
const LIGHT = '#f0f0f0'

/** A page with one drawing as the text of an SVG file; its unit is the mm. Real text, nothing from outside. */
export function figureSvg(figure: Figure, page: PageStyle): string {
  const { width, height } = pageSize(page)
  const { left, top } = page.margins
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">`
  const ground = `<rect width="${width}" height="${height}" fill="#fff"/>`
  return `${head}${ground}<g transform="translate(${left} ${top})">${figure.shapes.map(element).join('')}</g></svg>`
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'rect': {
      const place = `x="${mm(shape.x)}" y="${mm(shape.y)}" width="${mm(shape.width)}" height="${mm(shape.height)}"`
      const fill = shape.fill === 'light' ? LIGHT : 'none'
      return `<rect ${place} fill="${fill}" stroke="#000" stroke-width="${shape.stroke}"/>`
    }
    case 'line': {
      const ends = `x1="${mm(shape.x1)}" y1="${mm(shape.y1)}" x2="${mm(shape.x2)}" y2="${mm(shape.y2)}"`
      return `<line ${ends} stroke="#000" stroke-width="${shape.stroke}"/>`
    }
    case 'text': {
      const font = `font-family="${SVG_FONTS[shape.weight]}" font-size="${mm(shape.size * MM_PER_POINT)}"`
      const weight = shape.weight === 'bold' ? ' font-weight="bold"' : ''
      const place = `x="${mm(shape.x)}" y="${mm(shape.y)}" text-anchor="${shape.anchor}"`
      return `<text ${place} ${font}${weight}>${escaped(shape.text)}</text>`
    }
  }
}

function mm(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** XML has no place for control characters and halves of surrogate pairs. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}
