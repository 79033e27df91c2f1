import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyNumber, normalizeNumber } from '../../../domain/standards/standard-number'

/** Typed → key, kind, mandatory. */
const NUMBERS = [
  ['GB 9704-1988', 'GB 9704-1988', '国家标准', true],
  ['GB/T 24421.4-2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['GB/T24421.4-2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['ＧＢ／Ｔ　２４４２１．４－２０２３', 'GB/T 24421.4-2023', '国家标准', false],
  ['gb/t 24421.4—2023 ', 'GB/T 24421.4-2023', '国家标准', false],
  ['GB/T 24421.4–2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['GB / T\n24421.4 -- 2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['\uFEFFGB/T\u200B 24421. 4-2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['GB/T GB/T 24421.4-2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['GBT24421.4-2023', 'GB/T 24421.4-2023', '国家标准', false],
  ['GB 1.1-81', 'GB 1.1-1981', '国家标准', true],
  ['GB/Z 40846-2021', 'GB/Z 40846-2021', '国家标准', false],
  ['GB 50016-2014（2018年版）', 'GB 50016-2014(2018年版)', '国家标准', true],
  ['GB/T 19001-2016/ISO 9001:2015', 'GB/T 19001-2016', '国家标准', false],
  ['GB 4943.1-2011/XG1-2015', 'GB 4943.1-2011/XG1-2015', '国家标准', true],
  ['GBZ 2.1-2019', 'GBZ 2.1-2019', '国家标准', true],
  ['GBZ/T 300.1-2017', 'GBZ/T 300.1-2017', '国家标准', false],
  ['GBn 1-84', 'GBN 1-1984', '国家标准', true],
  ['JJF 1001-2011', 'JJF 1001-2011', '国家标准', null],
  ['JJG 693-2011', 'JJG 693-2011', '国家标准', null],
  ['GJB 9001C-2017', 'GJB 9001C-2017', '国家标准', null],
  ['GSB 16-2062-2007', 'GSB 16-2062-2007', '国家标准', null],
  ['DA/T 22-2015', 'DA/T 22-2015', '行业标准', false],
  ['DAT 22-2015', 'DA/T 22-2015', '行业标准', false],
  ['MZ/T 039-2013', 'MZ/T 039-2013', '行业标准', false],
  ['JGJ 39-2016', 'JGJ 39-2016', '行业标准', true],
  ['CJJ/T 106-2010', 'CJJ/T 106-2010', '行业标准', false],
  ['NB/SH/T 0943-2017', 'NB/SH/T 0943-2017', '行业标准', false],
  ['JTG B01-2014', 'JTG B01-2014', '行业标准', true],
  ['SL/Z 322-2005', 'SL/Z 322-2005', '行业标准', false],
  ['DB/T 1-2000', 'DB/T 1-2000', '行业标准', false],
  ['DB 5-2015', 'DB 5-2015', '行业标准', true],
  ['DB 15-2009', 'DB 15-2009', '行业标准', true],
  ['DB3206/T 1088—2024', 'DB3206/T 1088-2024', '地方标准', false],
  ['DB11/T 1902-2021', 'DB11/T 1902-2021', '地方标准', false],
  ['DB 37/T 2561-2014', 'DB37/T 2561-2014', '地方标准', false],
  ['DB42/T 300001-2026', 'DB42/T 300001-2026', '地方标准', false],
  ['DB11/ 307-2013', 'DB11 307-2013', '地方标准', true],
  ['DB11 307-2013', 'DB11 307-2013', '地方标准', true],
  ['DB12/1052-2021', 'DB12 1052-2021', '地方标准', true],
  ['DB99/T 1-2020', 'DB99/T 1-2020', '地方标准', false],
  ['DBJ51/T 071-2017', 'DBJ51/T 071-2017', '地方标准', false],
  ['DBJ/T 15-72-2010', 'DBJ/T 15-72-2010', '地方标准', false],
  ['DBS 41/ 001-2013', 'DBS41 001-2013', '地方标准', true],
  ['DGJ08-2-2015', 'DGJ08 2-2015', '地方标准', true],
  ['DB/T 29-7-2015', 'DB/T 29-7-2015', '地方标准', false],
  ['T/SSFSIDC 001-2021', 'T/SSFSIDC 001-2021', '团体标准', false],
  ['T/SSFSIDC001-2021', 'T/SSFSIDC 001-2021', '团体标准', false],
  ['T/31SCTA 001-2018', 'T/31SCTA 001-2018', '团体标准', false],
  ['T/CAS12 3.1-2017', 'T/CAS12 3.1-2017', '团体标准', false],
  ['T/Z/CECA 1-2020', 'T/Z/CECA 1-2020', '团体标准', false],
  ['Q/YHZW 101-2025', 'Q/YHZW 101-2025', '企业标准', null],
  ['Q/YHZW/J 101.2-2025', 'Q/YHZW/J 101.2-2025', '企业标准', null],
  ['Q/YHZW-FW101-2025', 'Q/YHZW-FW 101-2025', '企业标准', null],
  ['Q/云政 101-2025', 'Q/云政 101-2025', '企业标准', null],
  ['ISO 9001：2015', 'ISO 9001:2015', '国际标准', null],
  ['ISO 9001-2015', 'ISO 9001:2015', '国际标准', null],
  ['ISO 19115-1:2014', 'ISO 19115-1:2014', '国际标准', null],
  ['ISO/IEC 27001:2022/Amd 1:2024', 'ISO/IEC 27001:2022/AMD 1:2024', '国际标准', null],
  ['ISO/TS 9002:2016', 'ISO/TS 9002:2016', '国际标准', null],
  ['IEC 60027-1', 'IEC 60027-1', '国际标准', null],
  ['ITU-T X.509 (10/2019)', 'ITU-T X.509:2019', '国际标准', null],
  ['GDLJD 1002-2014', 'GDLJD 1002-2014', '其他', null],
  ['DB121052-2021', 'DB121052-2021', '其他', null],
  ['DB37-2015', 'DB37-2015', '其他', null],
  ['GB/T', 'GB/T', '其他', null],
  ['TC456', 'TC456', '其他', null],
  ['Q/', 'Q/', '其他', null],
  ['T/', 'T/', '其他', null],
  ['国标委发〔2025〕12号', '国标委发〔2025〕12号', '其他', null],
  ['', '', '其他', null],
  ['   ', '', '其他', null],
] as const

describe('classifyNumber', () => {
  it.each(NUMBERS)('%j → %s, %s, mandatory %s', (typed, key, kind, mandatory) => {
    expect(classifyNumber(typed)).toMatchObject({ key, kind, mandatory })
  })

  it('takes the number apart', () => {
    const number = { prefix: 'DB3206/T', serial: '1088', year: 2024, belongsTo: '江苏省', hint: '' }
    expect(classifyNumber('DB3206/T 1088—2024')).toMatchObject(number)
    expect(classifyNumber('DA/T 22-2015')).toMatchObject({ belongsTo: '档案', serial: '22', year: 2015 })
  })

  it.each([
    ['GB/T 24421', null, '缺少年代号。'],
    ['GB/T 1.1-00', null, '年代号应为四位数字。'],
    ['GB/T 1.1-0202', 202, '年代号“0202”不像年份，请核对。'],
    ['GBT 1.1-2020', 2020, '按 GB/T 识别。'],
    ['DB99/T 1-2020', 2020, '“99”不是已知的行政区划代码。'],
    ['ISO 9001-2015', 2015, '国际标准号的年份前应为“:”。'],
    ['ISO 9001', null, ''],
    ['GB 1.1-81', 1981, ''],
  ])('%s: hint, year %s', (typed, year, hint) => {
    expect(classifyNumber(typed)).toMatchObject({ year, hint })
  })

  it('names the accepted forms for numbers of the office, and for a local number without its mark', () => {
    expect(classifyNumber('GDLJD 1002-2014').hint).toContain('本单位编号')
    expect(classifyNumber('DB121052-2021').hint).toContain('“/T”')
    expect(classifyNumber('').hint).toBe('')
  })

  it('takes any text, and a pasted book quickly', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        expect(classifyNumber(typed).kind).toBeTruthy()
      }),
    )
    expect(classifyNumber('Q/'.repeat(50_000)).kind).toBe('其他')
  })

  it('does not depend on how the number was written', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const normal = normalizeNumber(typed)
        expect(normalizeNumber(normal)).toBe(normal)
        expect(classifyNumber(normal)).toEqual(classifyNumber(typed))
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives a key that is classified as the same standard', () => {
    const known = fc.constantFrom(...NUMBERS.map(([typed]) => typed))
    fc.assert(
      fc.property(fc.oneof(known, numberLike), (typed) => {
        const first = classifyNumber(typed)
        const again = classifyNumber(first.key)
        expect({ ...again, hint: '' }).toEqual({ ...first, hint: '' })
      }),
    )
  })
})

const numberLike = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'GB',
        'DB',
        'T',
        'Z',
        'Q',
        'ISO',
        'DA',
        'DBJ',
        'J',
        '/',
        '／',
        '-',
        '—',
        '.',
        ' ',
        '　',
        ':',
        '(',
        ')',
      ),
      fc.nat({ max: 99_999 }).map(String),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''))

const anyText = fc.oneof(numberLike, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
