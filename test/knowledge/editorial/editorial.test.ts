import { describe, expect, it } from 'vitest';
import { contradictions, denyAlike, placesIn } from '../../../src/knowledge/editorial/editorial.js';
import { knownNames, unknownNames } from '../../../src/knowledge/spoken-names.js';

const pairsOf = (ko: string, en: string): string[] => contradictions({ ko, en }).map(({ pair }) => pair);

describe('contradictions', () => {
  it.each([
    ['large/small', '중소기업이 비용을 냅니다.', 'Large companies pay.', 'SMEs pay.'],
    ['public/private', '민간이 이끕니다.', 'The public sector leads.', 'The private sector leads.'],
    ['online/on-paper', '온라인으로 냅니다.', 'Hand it in by post.', 'Hand it in online.'],
    ['first/second', '첫 모집입니다.', 'It is the second call.', 'It is the first call.'],
    ['planned/done', '새로 열 계획입니다.', 'It has been opened.', 'It is to be opened.'],
    ['planned/done', '공장이 열렸습니다.', 'The works will open.', 'The works were opened.'],
    ['beginning/end', '신청 마감일', 'First day to apply', 'Last day to apply'],
    ['more/less', '지원을 늘립니다.', 'Support is to see a reduction.', 'Support is to see an expansion.'],
    ['all/some', '기업마다 받습니다.', 'Some companies get it.', 'Each company gets it.'],
  ])('tells the sides of %s apart: %s', (pair, ko, wrong, right) => {
    expect(pairsOf(ko, wrong)).toContain(pair);
    expect(pairsOf(ko, right)).toEqual([]);
  });

  it('says nothing where a text names both sides', () => {
    const closed = 'Firms that are suspended or closed, or supported since 2023, cannot apply.';
    expect(pairsOf('2023년부터 지원을 받았거나 휴업·폐업한 기업은 신청할 수 없습니다.', closed)).toEqual([]);
    expect(pairsOf('대기업과 중소기업이 함께합니다.', 'Small firms take part.')).toEqual([]);
  });
});

describe('denyAlike', () => {
  it('tells what denies the opposite from what says it', () => {
    expect(denyAlike({ ko: '중소기업 단독 참여', en: 'Joining without a large company' })).toBe(false);
    expect(denyAlike({ ko: '중소기업 참여', en: 'Large companies taking part' })).toBe(true);
  });
});

describe('placesIn', () => {
  it('takes no everyday word for a place that is written like it', () => {
    expect([...placesIn('설비를 인도하고 인도 기한을 적습니다. 서울에서 합니다.', 'ko').keys()]).toEqual([
      'seoul',
    ]);
    expect(
      unknownNames('인도 기한은 나와 있지 않습니다.', 'ko', [knownNames(['The hand-over is open.'])]),
    ).toEqual([]);
  });

  it('knows a place by such a word where a document names it', () => {
    expect(knownNames(['인도 수출을 돕는다.']).places).toContain('india');
  });
});
