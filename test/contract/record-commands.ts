/**
 * The commands to the desk of records, in both languages, with facts that the reply must hold: one table, held against
 * every channel by one call of `runRecordCommands`.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelOptions } from '../../adapters/contract.js';
import type { Library } from '../../src/core/library/library.js';
import { botOf } from '../core/library-of.js';
import { recordingLogger } from '../helpers/logger.js';
import { shippedLibrary } from '../helpers/shipped.js';
import type { ChannelHarness } from './channel.contract.js';

interface RecordCommandCase {
  readonly what: string;
  readonly say: string;
  /** Strings that the reader must see, whatever the line breaks. */
  readonly sees: readonly string[];
  /** Strings that must not be there. */
  readonly not?: readonly string[];
}

const MOU_EN = 'MOU on smart factories for mutual growth';
const MOU_KO = '상생형 스마트공장 업무협약';

/** As on 1 June 2024. */
export const RECORD_COMMANDS: readonly RecordCommandCase[] = [
  {
    what: 'show',
    say: 'show me the MOU',
    sees: [MOU_EN, 'March 26, 2024', 'Korea Federation of SMEs', 'para. 7', 'who signed the MOU'],
  },
  {
    what: 'show',
    say: '스마트공장 업무협약 보여줘',
    sees: [MOU_KO, '2024년 3월 26일', '중소기업중앙회', '문단 7', '나와 있지 않음'],
  },
  { what: 'show a part of a name', say: '상생공장 보여줘', sees: ['상생형 스마트공장', '30%', '3,000억 원'] },
  { what: 'show a part of a name', say: '3개년 계획 보여줘', sees: ['소공인 3개년 종합계획', '18일'] },
  { what: 'show a misspelt name', say: 'show smart factory agreemnt', sees: [MOU_EN, 'March 26, 2024'] },
  {
    what: 'show several that are as near',
    say: 'show smrt fctory',
    sees: ['Which record do you mean?', MOU_EN],
  },
  { what: 'show by initial consonants', say: 'ㅅㅁㅌㄱㅈ', sees: ['상생형 스마트공장', MOU_KO] },
  { what: 'list', say: 'list agreements', sees: ['2 agreements', MOU_EN, 'MOTIE–MSS Policy Council'] },
  { what: 'list', say: '협약 목록', sees: ['협약 2건', MOU_KO, '산업부·중기부 정책협의회'] },
  {
    what: 'list by year of signing',
    say: 'MOUs signed in 2024',
    sees: ['1 agreement', 'March 26, 2024'],
    not: ['Policy Council'],
  },
  {
    what: 'list by year of signing',
    say: '2024년에 체결된 협약 목록',
    sees: ['협약 1건', '2024년 3월 26일'],
    not: ['정책협의회'],
  },
  {
    what: 'list by partner',
    say: 'agreements with MOTIE',
    sees: ['1 agreement', 'MOTIE–MSS Policy Council', 'no publication date printed'],
  },
  {
    what: 'list by partner',
    say: '산업부랑 같이 하는 사업',
    sees: ['산업부·중기부 정책협의회', '다른 종류에서'],
  },
  {
    what: 'list by year of ending',
    say: 'plans that end in 2027',
    sees: ['1 plan', 'Third Comprehensive Plan', '2027'],
  },
  {
    what: 'list by year of ending',
    say: '2027년에 끝나는 계획',
    sees: ['계획 1건', '제3차 도시형 소공인 종합계획', '2027년'],
  },
  {
    what: 'list what ends soon',
    say: 'what ends in the next 90 days',
    sees: ['No record fits', '2024-08-30'],
  },
  {
    what: 'list what ends soon',
    say: '앞으로 90일 안에 끝나는 사업',
    sees: ['맞는 자료가 없습니다', '2024-08-30'],
  },
  { what: 'list by field', say: 'list plans about export', sees: ['1 plan', 'SME globalization strategy'] },
  { what: 'list by field', say: '수출 분야 계획 목록', sees: ['계획 1건', '중소기업 글로벌화 지원 전략'] },
  { what: 'list by amount', say: 'list programs with amounts', sees: ['1 program', 'KRW 300 billion'] },
  { what: 'list by amount', say: '금액이 있는 사업 목록', sees: ['사업 1건', '3,000억 원'] },
  { what: 'list by status', say: 'list planned plans', sees: ['1 plan', 'Third Comprehensive Plan'] },
  { what: 'list by status', say: '진행 중인 사업', sees: ['사업 1건', '끝은 나와 있지 않음'] },
  { what: 'count', say: 'how many agreements were signed in 2024', sees: ['1 agreement.'] },
  { what: 'count', say: '협약 몇 건이에요?', sees: ['협약 2건'] },
  {
    what: 'compare two records',
    say: 'compare the three-year plan and the third plan',
    sees: ['Comparison', 'the 18th', 'February 23, 2024', 'not stated'],
  },
  {
    what: 'compare two records',
    say: '3개년 종합계획과 제3차 종합계획 비교해줘',
    sees: ['비교', '18일', '2024년 2월 23일', '나와 있지 않음'],
  },
  {
    what: 'compare over time',
    say: 'compare smart factory investment 2018 and 2024',
    sees: [
      'KRW 12 billion',
      '4 companies',
      'KRW 25.4 billion',
      '18 companies',
      'Our arithmetic',
      '2.12 times',
      'para. 11',
    ],
  },
  {
    what: 'compare over time',
    say: '스마트공장 투자 2018년과 2024년 비교해줘',
    sees: ['120억 원', '4개사', '254억 원', '18개사', '우리 계산', '2.12배', '문단 11'],
  },
  {
    what: 'compare over time, with a year of which there is no value',
    say: 'compare smart factory investment 2020 and 2024',
    sees: ['KRW 25.4 billion', 'The documents give no value of 2020.'],
  },
  { what: 'timeline of a year', say: 'timeline 2019', sees: ['Year of the first council'] },
  {
    what: 'timeline of a year to come, of what other years announced',
    say: '2027년 연표',
    sees: ['목표 연도', '제3차 도시형 소공인'],
  },
  {
    what: 'timeline',
    say: 'timeline of the smart factory program',
    sees: ['2018', 'March 27, 2024', '2027', 'KRW 12 billion'],
  },
  { what: 'timeline', say: '스마트공장 협약 연표', sees: ['2024년 3월 26일', '2024년 3월 27일'] },
  {
    what: 'as of a day',
    say: 'as of 2024-03-01 show the MOU',
    sees: ['As of March 1, 2024', 'after that day: March 27, 2024', 'planned'],
  },
  {
    what: 'as of a day',
    say: '2024년 3월 1일 기준 스마트공장 협약 보여줘',
    sees: ['2024년 3월 1일 기준', '그날 이후', '예정'],
  },
  {
    what: 'cite',
    say: 'cite smart factory government share',
    sees: ['30%', 'Ministry of SMEs and Startups', 'March 27, 2024', 'para. 9'],
  },
  {
    what: 'cite what is called otherwise',
    say: 'cite number of small manufacturers',
    sees: ['560,000', 'The Asia Business Daily', 'para. 6'],
  },
  { what: 'cite', say: '소공인 수 인용', sees: ['56만 개', '아시아경제', '문단 6'] },
  {
    what: 'cite in the other language',
    say: 'cite the MOU in Korean',
    sees: ['「대·중소 상생형 스마트공장 업무협약식」', '2024년 3월 27일', '문단 4'],
  },
  { what: 'cite', say: '스마트공장 업무협약 인용', sees: ['중소벤처기업부', '2024년 3월 27일', '문단 4'] },
  {
    what: 'the source, in other words',
    say: "what's the source for the smart factory MOU?",
    sees: ['Ministry of SMEs and Startups', 'March 27, 2024', 'para. 4'],
  },
  {
    what: 'the source of what is pointed to by its name',
    say: 'what is the source of that smart factory MOU?',
    sees: ['led by the private sector', 'March 27, 2024', 'para. 4'],
  },
  {
    what: 'the source, in other words',
    say: '스마트공장 업무협약 출처가 어디예요?',
    sees: ['중소벤처기업부', '2024년 3월 27일', '문단 4'],
  },
  {
    what: 'export a list',
    say: 'export agreements as csv',
    sees: ['agreements.csv', 'smart-factory-mou', '2024'],
  },
  {
    what: 'export a record',
    say: '스마트공장 업무협약 마크다운으로 내보내기',
    sees: ['smart-factory-mou.md', '2024년 3월 26일'],
  },
  {
    what: 'a plain question is no command',
    say: 'which companies presented at the MOU signing?',
    sees: ['Samsung Electronics', 'Hyundai Motor'],
  },
  {
    what: 'a plain question is no command',
    say: '협약식에서 우수사례를 발표한 회사는 어디예요?',
    sees: ['삼성전자', '현대자동차'],
  },
];

const TODAY = { year: 2024, month: 6, day: 1 };
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

export interface RecordCommandChannel {
  readonly name: string;
  readonly make: (options: ChannelOptions) => Promise<ChannelHarness>;
}

/** Holds channels to the table, on the shipped content. */
export function runRecordCommands(channels: readonly RecordCommandChannel[]): void {
  let library: Library | undefined;
  beforeAll(async () => {
    library = await shippedLibrary();
  }, 300_000);

  describe.each(channels)('the desk of records in $name', ({ make }) => {
    let open: ChannelHarness | undefined;
    afterEach(async () => {
      await open?.channel.stop();
      await open?.close?.();
      open = undefined;
    });

    it.each(RECORD_COMMANDS)('$what: $say', async ({ say, sees, not = [] }) => {
      const { bot } = botOf({ today: TODAY }, library!);
      open = await make({ handle: bot.handle, words: bot.words, logger: recordingLogger() });
      await open.channel.start();
      await open.say('a', say);
      await expect.poll(() => squeeze(open!.posts('a').join('\n'))).toContain(squeeze(sees[0] ?? ''));
      await open.channel.stop();
      const seen = squeeze([...open.posts('a'), ...((await open.pages?.('a')) ?? [])].join('\n'));
      for (const text of sees) expect(seen).toContain(squeeze(text));
      for (const text of not) expect(seen).not.toContain(squeeze(text));
    });

    it('offers the records that may be meant as buttons, and a press shows the one', async () => {
      const { bot } = botOf({ today: TODAY }, library!);
      open = await make({ handle: bot.handle, words: bot.words, logger: recordingLogger() });
      await open.channel.start();
      const said = (): string => squeeze(open!.posts('a').join('\n'));
      await open.say('a', 'show smrt fctory');
      await expect.poll(said).toContain(squeeze('Which record do you mean?'));
      expect(said()).not.toContain('2018');
      await open.press('a', 'run:show smart-factory-mutual-growth');
      await expect.poll(said).toContain('2018');
      await open.channel.stop();
      const pages = (await open.pages?.('a')) ?? [];
      expect(said() + squeeze(pages.join('\n'))).toContain(squeeze('KRW 300 billion'));
    });
  });
}
