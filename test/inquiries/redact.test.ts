import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTION_TOKENS, redact } from '../../src/inquiries/index.js';

const GOES: Readonly<Record<string, readonly (readonly [text: string, redacted: string])[]>> = {
  'resident registration numbers': [
    ['900101-1234567', '[resident-number]'],
    ['주민등록번호는 9001011234567입니다', '주민등록번호는 [resident-number]입니다'],
    ['외국인 850515-5234567', '외국인 [resident-number]'],
    ['900101 - 1234567', '[resident-number]'],
    ['900101 1234567', '[resident-number]'],
    ['900101/1234567', '[resident-number]'],
    ['900101_1234567', '[resident-number]'],
    ['90-01-01-1234567', '[resident-number]'],
    ['900101-1******', '[resident-number]'],
    ['900101-12*****', '[resident-number]'],
    ['주민번호 앞자리 900101-1', '주민번호 앞자리 [resident-number]'],
  ],
  'business and corporate registration numbers': [
    ['123-45-67890', '[business-number]'],
    ['사업자등록번호 1234567890 조회', '사업자등록번호 [business-number] 조회'],
    ['사업자 등록 번호는 123 45 67890', '사업자 등록 번호는 [business-number]'],
    ['business registration no. 1234567890', 'business registration no. [business-number]'],
    ['1208147521 이 업체요', '[business-number] 이 업체요'],
    ['법인등록번호 110111-1234567', '법인등록번호 [corporate-number]'],
  ],
  'phone numbers': [
    ['010-1234-5678로 연락 주세요', '[phone]로 연락 주세요'],
    ['01012345678', '[phone]'],
    ['010.1234.5678', '[phone]'],
    ['010 1234 5678', '[phone]'],
    ['010 - 1234 - 5678', '[phone]'],
    ['010·1234·5678', '[phone]'],
    ['010_1234_5678', '[phone]'],
    ['010~1234~5678', '[phone]'],
    ['010,1234,5678', '[phone]'],
    ['010)1234-5678', '[phone]'],
    ['011-234-5678', '[phone]'],
    ['문의1.010-1234-5678', '문의1.[phone]'],
    ['02-123-4567', '[phone]'],
    ['(02)1234-5678', '[phone]'],
    ['031) 123-4567', '[phone]'],
    ['0212345678', '[phone]'],
    ['070-1234-5678', '[phone]'],
    ['0505-123-4567', '[phone]'],
    ['1588-1234', '[phone]'],
    ['고객센터 1661 1234', '고객센터 [phone]'],
    ['전화 15881234', '전화 [phone]'],
    ['tel 123-4567', 'tel [phone]'],
    ['tel.02.123.4567', 'tel.[phone]'],
    ['+82-10-1234-5678', '[phone]'],
    ['+82 (0)10-1234-5678', '[phone]'],
    ['+821012345678', '[phone]'],
    ['82-10-1234-5678', '[phone]'],
    ['0082-2-123-4567', '[phone]'],
    ['+1 (212) 555-1234', '[phone]'],
    ['(212) 555-1234', '[phone]'],
    ['212-555-1234', '[phone]'],
    ['+44 20 7946 0958', '[phone]'],
    ['+819012345678', '[phone]'],
    ['call me on 7021645199 or 7021645198', 'call me on [phone] or [phone]'],
    ['010-1234-5678,010-9999-8888/02-345-6789', '[phone],[phone]/[phone]'],
  ],
  'card numbers': [
    ['4111 1111 1111 1111', '[card]'],
    ['4111111111111111', '[card]'],
    ['1234-5678-9012-3456', '[card]'],
    ['3782 822463 10005', '[card]'],
    ['1234-****-****-3456', '[card]'],
    ['1234-56**-****-3456', '[card]'],
  ],
  'bank accounts': [
    ['국민은행 123456-78-901234', '국민은행 [account]'],
    ['신한 110-123-456789', '신한 [account]'],
    ['계좌번호는 11012345678901 입니다', '계좌번호는 [account] 입니다'],
    ['카카오뱅크 3333-01-1234567', '카카오뱅크 [account]'],
    ['농협 홍길동 301-0123-4567-81', '농협 홍길동 [account]'],
    ['110-123-456789로 보냈어요', '[account]로 보냈어요'],
    ['account no. 1234567890123', 'account no. [account]'],
    ['DE89 3704 0044 0532 0130 00 from', '[account] from'],
    ['GB29NWBK60161331926819 입금', '[account] 입금'],
  ],
  'e-mail addresses': [
    ['hong.gildong+mou@mail.naver.com으로', '[e-mail]으로'],
    ['<mailto:hong@x.com|hong@x.com>', '<mailto:[e-mail]|[e-mail]>'],
    ['hong @ naver.com', '[e-mail]'],
    ['hong(at)naver(dot)com', '[e-mail]'],
    ['hong[at]naver.com', '[e-mail]'],
    ['hong골뱅이naver.com', '[e-mail]'],
    ['hong at gmail dot com', '[e-mail]'],
    ['hong@naver 로', '[e-mail] 로'],
    ['담당자@중기부.한국', '[e-mail]'],
  ],
  'passports and driving licences': [
    ['M12345678', '[passport]'],
    ['M123A4567', '[passport]'],
    ['여권번호 AB1234567', '여권번호 [passport]'],
    ['11-12-123456-78', '[driver-licence]'],
    ['면허번호 서울 12-123456-78', '면허번호 서울 [driver-licence]'],
  ],
  'numbers in disguise': [
    ['０１０－１２３４－５６７８', '[phone]'],
    ['９００１０１－１２３４５６７', '[resident-number]'],
    ['ｈｏｎｇ＠ｎａｖｅｒ．ｃｏｍ', '[e-mail]'],
    ['0\u200b1\u200b0-12\u200d34-5678', '[phone]'],
    ['0️⃣1️⃣0️⃣-1234-5678', '[phone]'],
    ['०१०-१२३४-५६७८', '[phone]'],
    ['𝟎𝟏𝟎-𝟏𝟐𝟑𝟒-𝟓𝟔𝟕𝟖', '[phone]'],
    ['900101ㅡ1234567', '[resident-number]'],
    ['010–1234—5678', '[phone]'],
    ['0 1 0 1 2 3 4 5 6 7 8', '[phone]'],
    ['9 0 0 1 0 1 1 2 3 4 5 6 7', '[resident-number]'],
    ['공일공 일이삼사 오육칠팔', '[phone]'],
    ['O1O-1234-5678', '[phone]'],
    ['계좌'.normalize('NFD').concat(' 11012345678901'), '계좌'.normalize('NFD').concat(' [account]')],
  ],
};

const STAYS: Readonly<Record<string, readonly string[]>> = {
  'dates and times': [
    '2024-03-26',
    '2024.3.26.',
    '2024. 3. 26.',
    '26/03/2024',
    '20240326',
    '24.03.26-24.04.30',
    '20240326-20240430',
    '운전면허 2024.03.26 1030',
    '2024-03-26~2024-04-30',
    '2024/03/26 ~ 2024/04/30',
    '2024-03-26 10:30',
    '2024.03.26.(화) 15:00~17:00',
    '전화 상담은 2024-03-26부터',
    '기업은행 2024-03-26 공고',
    '은행 2024-03-26 1030',
    'S20240326',
  ],
  'ranges and rows of years': [
    '2025-2027',
    '2025~2027년',
    '1588-1592',
    '2021 2022 2023 2024',
    '2021-2022-2023-2024',
    '우리 2023-2024-2025',
  ],
  'amounts and figures': [
    '3,000억',
    '300000000원',
    '300000000000',
    '3000000000원',
    '3000000000000',
    '예산 3000000000 원',
    '매출액 1200000000',
    '1300000000',
    'KRW 300 billion',
    'KRW 1234567890',
    '₩1208147521',
    '1,230',
    '1,234,567,890,123',
    '1,280,000명',
    '상시근로자 1234567명',
    '30%',
    '+30%',
    '+300,000,000',
    '+300000000원',
    '3.14159265358979',
    '0.01012345678',
    '은행 대출 300,000,000원',
    '계좌 개설 지원 예산은 3000000000원',
    '1 2 3 4 5 6 7 8 9 10',
  ],
  'numbers of laws, notices, versions, hot-lines': [
    '중소기업기본법 제2조제1항',
    '제15조의2 제3항 제4호',
    '법률 제19990호',
    '제2024-123호',
    '2024-0326-1234',
    'KS Q ISO 9001:2015',
    'ISBN 978-89-01',
    '192.168.100.200',
    '1711411200',
    '중소기업통합콜센터 1357',
    '100-200-300',
  ],
  'texts with an at-sign or a letter before digits': [
    '@mss_korea',
    'email me @ 3 p.m.',
    'look at example.com',
    'https://www.mss.go.kr/site/smba/main.do?no=20240326',
    'flight ab123 and my luggage is now lost',
    'AM12345678',
  ],
};

describe('redact', () => {
  describe.each(Object.entries(GOES))('takes out %s', (_kind, cases) => {
    it.each(cases)('%j', (text, redacted) => {
      expect(redact(text)).toBe(redacted);
    });
  });

  describe.each(Object.entries(STAYS))('leaves %s', (_kind, texts) => {
    it.each(texts)('%j', (text) => {
      expect(redact(text)).toBe(text);
    });
  });

  it('leaves the words and dates around what it takes out', () => {
    expect(
      redact(
        '안녕하세요, (주)가나다 홍길동(010-1234-5678, hong@naver.com)입니다. 2024-03-27 공고된 3,000억 중 30% 지원이 맞나요?',
      ),
    ).toBe(
      '안녕하세요, (주)가나다 홍길동([phone], [e-mail])입니다. 2024-03-27 공고된 3,000억 중 30% 지원이 맞나요?',
    );
  });

  it('puts a replacement character for half a surrogate pair', () => {
    expect(redact('a\ud800b')).toBe('a\ufffdb');
  });

  const digits = (from: number, to: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: from, maxLength: to }).map((each) => each.join(''));
  const piece = fc.oneof(
    digits(1, 20),
    fc.constantFrom('010', '02', '+82', '900101', '1234567', '2024', '1588', '3333', '0000', 'M', 'DE89'),
    fc.constantFrom('-', ' ', '.', ',', '/', '~', '(', ')', '_', '@', '*', '+', '\n', '\u200b', '－', '５'),
    fc.constantFrom(
      '계좌 ',
      '은행 ',
      '전화 ',
      '사업자 ',
      '주민번호 ',
      '여권 ',
      '면허 ',
      '법인번호 ',
      '신한 ',
      'or ',
    ),
    fc.constantFrom('원', ' won', '공일공', 'a@b.com', ' at ', ' dot ', 'com', ...REDACTION_TOKENS),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const hostile = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 3_000 },
    );
  });

  it('finds a mobile number wherever it stands between words', () => {
    const words = fc.stringMatching(/^[가-힣a-z ,.]{0,20}$/);
    fc.assert(
      fc.property(
        words,
        words,
        digits(8, 8),
        fc.constantFrom('', '-', ' ', '.', '–'),
        (before, after, end, mark) => {
          const phone = ['010', end.slice(0, 4), end.slice(4)].join(mark);
          expect(redact(`${before}${phone}${after}`)).toBe(`${before}[phone]${after}`);
        },
      ),
    );
  });

  it.each(['공', '사공', '영'])('finds one behind a word that ends like a zero: %s', (word) => {
    expect(redact(`${word}010-1234-5678`)).toBe(`${word}[phone]`);
  });

  it('leaves any date and any amount between words', () => {
    const words = fc.stringMatching(/^[가-힣 ]{0,20}$/);
    const date = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((each) => each.toISOString().slice(0, 10));
    const dates = fc
      .tuple(date, fc.constantFrom('-', '.', '/', '. ', ''))
      .map(([each, mark]) => each.replaceAll('-', mark));
    const amounts = fc.nat({ max: 2 ** 31 - 1 }).map((each) => `${each.toLocaleString('en')}원`);
    fc.assert(
      fc.property(words, fc.oneof(dates, amounts), (text, figure) => {
        expect(redact(`${text} ${figure} 공고`)).toBe(`${text} ${figure} 공고`);
      }),
    );
  });

  it.each([
    '1',
    '1 ',
    '010-',
    '1234-',
    '900101-',
    'a@',
    'a@a.',
    '@',
    ' at a dot ',
    'DE89 3704 ',
    'M1234 ',
    '공일',
    '계좌 12-3456-78 ',
    '전화 은행 123-456 ',
    '1234 12** ',
    '(((',
    '+',
    '\u200b',
    '१',
    '１',
    'a.',
  ])('takes time that grows with the length only, for %j over and over', (unit) => {
    // Time of the processor, which other programs do not lengthen.
    const timeOf = (length: number): number => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const start = process.cpuUsage();
      redact(text);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    // Eight times the length; quadratic work would take sixty-four times as long. The least of several counts, as collecting
    // garbage takes time too: the long one is tried again only where it took too much.
    const most = 20 * Math.min(...Array.from({ length: 4 }, () => timeOf(5_000))) + 100;
    let least = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 4 && least >= most; tries += 1) least = Math.min(least, timeOf(40_000));
    expect(least).toBeLessThan(most);
  });
});
