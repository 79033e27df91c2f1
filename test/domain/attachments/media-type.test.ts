import { describe, expect, it } from 'vitest'
import {
  extensionOf,
  mediaTypeLabel,
  mediaTypeOf,
  opensOutside,
  previewKind,
  safeExtension,
  UNKNOWN_MEDIA_TYPE,
} from '../../../domain/attachments/media-type'

const bytes = (text: string) => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))
const PNG = '\x89PNG\r\n\x1a\n...'
const ZIP = 'PK\x03\x04....'
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..'

describe('mediaTypeOf', () => {
  it.each([
    [PNG, '照片.png', 'image/png'],
    [PNG, '其实是图.pdf', 'image/png'],
    ['\xff\xd8\xff\xe0', 'a.jpg', 'image/jpeg'],
    ['GIF89a', 'a', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'a.webp', 'image/webp'],
    ['%PDF-1.7', '通知.PDF', 'application/pdf'],
    [ZIP, '记录.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [ZIP, '版式.OFD', 'application/ofd'],
    [ZIP, '打包.zip', 'application/zip'],
    [OLE, '旧.doc', 'application/msword'],
    [OLE, '表.et', 'application/vnd.ms-excel'],
    ['hello', 'a.txt', 'text/plain'],
    ['<!doctype html><script>', '照片.png', UNKNOWN_MEDIA_TYPE],
    ['<svg xmlns="http://www.w3.org/2000/svg">', '图.png', UNKNOWN_MEDIA_TYPE],
    ['<svg/>', '图.svg', UNKNOWN_MEDIA_TYPE],
    ['MZ\x90\0', '照片.jpg', UNKNOWN_MEDIA_TYPE],
    [OLE, 'setup.msi', UNKNOWN_MEDIA_TYPE],
    ['a\0b', 'a.txt', UNKNOWN_MEDIA_TYPE],
    ['', 'a.png', UNKNOWN_MEDIA_TYPE],
  ])('of %j called %s is %s', (head, name, type) => {
    expect(mediaTypeOf(bytes(head), name)).toBe(type)
  })
})

it('gives copies an extension that no system starts as a program', () => {
  expect(safeExtension('image/jpeg', '照片.JPEG')).toBe('jpeg')
  expect(safeExtension('image/jpeg', '照片.exe')).toBe('jpg')
  expect(safeExtension(UNKNOWN_MEDIA_TYPE, '安装.exe')).toBe('bin')
  expect(extensionOf('没有扩展名')).toBe('')
})

it('previews pictures and PDF, hands documents to the system, and neither for the rest', () => {
  expect(['image/png', 'application/pdf', 'image/svg+xml', 'text/html', UNKNOWN_MEDIA_TYPE].map(previewKind)).toEqual([
    'image',
    'pdf',
    null,
    null,
    null,
  ])
  expect(['application/msword', 'application/zip', 'text/html', UNKNOWN_MEDIA_TYPE].map(opensOutside)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

it('calls types as a clerk does', () => {
  expect(mediaTypeLabel('image/png', 'a.png')).toBe('图片')
  expect(mediaTypeLabel('application/pdf', 'a.pdf')).toBe('PDF')
  expect(mediaTypeLabel(UNKNOWN_MEDIA_TYPE, '无')).toBe('其他')
  expect(mediaTypeLabel(UNKNOWN_MEDIA_TYPE, '打包.rar')).toBe('RAR')
  expect(mediaTypeLabel(UNKNOWN_MEDIA_TYPE, '照片.png')).toBe('内容与扩展名不符')
})
