import { describe, expect, it } from 'vitest';
import { ownDateOf, readParagraph } from '../../../src/knowledge/reading/index.js';

const DAY = { year: 2031, month: 6, day: 23 };

/** What is read in a text, as short as it can be said. */
function read(text: string, documentDate = DAY): string[] {
  const { values, text: plain } = readParagraph(text, 1, documentDate);
  return values.map((value) => {
    const printed = plain.slice(value.start, value.end);
    if (value.kind === 'number') return `${printed}: ${value.number} ${value.unit} ${value.qualifier}`;
    if (value.kind === 'range')
      return `${printed}: ${value.ends.map(({ number }) => number).join(' to ')} ${value.ends[0].unit}`;
    if (value.kind === 'ratio') return `${printed}: ${value.parts.join('/')}`;
    const day = (date: object): string => Object.values(date).join('-');
    if (value.kind === 'date') return `${printed}: ${day(value.date)}`;
    return `${printed}: ${day(value.from)} to ${day(value.to)}`;
  });
}

describe('readParagraph', () => {
  it('reads an amount of money with its scale and what limits it, in both languages', () => {
    expect(read('한 곳에 최대 2억 5천만원을 준다.')).toEqual(['최대 2억 5천만원: 250000000 krw up-to']);
    expect(read('Each gets up to KRW 1.5 billion.')).toEqual(['up to KRW 1.5 billion: 1500000000 krw up-to']);
    expect(read('about S$90 million, or 3,400 dollars')).toEqual([
      'about S$90 million: 90000000 sgd about',
      '3,400 dollars: 3400 usd exactly',
    ]);
  });

  it('reads a share, a ratio, and lengths of time in two parts or with a half', () => {
    expect(read('비용의 45% 이상을 정부와 기업이 2 대 3으로 나눈다.')).toEqual([
      '45% 이상: 45 percent at-least',
      '2 대 3: 2/3',
    ]);
    expect(read('for 2 years and 5 months, then 4개월 반')).toEqual([
      '2 years and 5 months: 29 months exactly',
      '4개월 반: 4.5 months exactly',
    ]);
  });

  it.each([
    ['보조율은 30~70%이다', ['30~70%: 30 to 70 percent']],
    ['10만~20만원을 받는다', ['10만~20만원: 100000 to 200000 krw']],
    ['10%∼20%', ['10%∼20%: 10 to 20 percent']],
    ['KRW 10 million to 20 million', ['KRW 10 million to 20 million: 10000000 to 20000000 krw']],
    ['10 to 20 million won', ['10 to 20 million won: 10000000 to 20000000 krw']],
    ['between 12 and 40 bakeries', ['between 12 and 40 bakeries: 12 to 40 bakeries']],
    ['1억~2억원, 3~4억원', ['1억~2억원: 100000000 to 200000000 krw', '3~4억원: 300000000 to 400000000 krw']],
    [
      '1~2천만원, 1천~2천만원',
      ['1~2천만원: 10000000 to 20000000 krw', '1천~2천만원: 10000000 to 20000000 krw'],
    ],
    ['비용의 30%에서 70%까지 돕는다', ['30%에서 70%: 30 to 70 percent']],
    ['30%에서 70%로 늘었다', ['30%: 30 percent exactly', '70%: 70 percent exactly']],
    ['3 to 5 years', ['3 to 5 years: 3 to 5 years']],
    ['it rose from 30% to 70%', ['30%: 30 percent exactly', '70%: 70 percent exactly']],
    ['70% to 30%', ['70%: 70 percent exactly', '30%: 30 percent exactly']],
    ['12 companies and 40 people', ['12 companies: 12 companies exactly', '40 people: 40 people exactly']],
  ])('reads "%s" as a range where it is one', (text, expected) => expect(read(text)).toEqual(expected));

  it('reads counts with what is counted, and numbers of which nothing says what they count', () => {
    expect(read('410여 개 기업, 12개국, 총 37명')).toEqual([
      '410여 개 기업: 410 companies over',
      '12개국: 12 countries exactly',
      '총 37명: 37 people exactly',
    ]);
    expect(read('more than 6,000 young bakeries, then 480 in all')).toEqual([
      'more than 6,000 young bakeries: 6000 bakeries over',
      '480: 480  exactly',
    ]);
  });

  it('takes no part of a name, no rank and no small bare number for a count', () => {
    expect(read('가게이음24 누리집, the 3rd round, 4차 산업, step 2')).toEqual([]);
  });

  it('tells dates without month or year from the date of the document', () => {
    expect(read('다음달 18일까지')).toEqual(['다음달 18일: 2031-7-18']);
    expect(read('작년 9월에 시작해 올해 10월5일에 끝난다')).toEqual([
      '작년 9월: 2030-9',
      '올해 10월5일: 2031-10-5',
    ]);
    expect(read('from the 24th to the 14th of next month')).toEqual([
      '24th to the 14th of next month: 2031-6-24 to 2031-7-14',
    ]);
  });

  it('leaves open what nothing tells', () => {
    expect(read('14일부터, on March 5', {} as typeof DAY)).toEqual(['14일: 14', 'March 5: 3-5']);
  });

  it('reads a period as one value', () => {
    expect(read('October 3 to 7, 2030')).toEqual(['October 3 to 7, 2030: 2030-10-3 to 2030-10-7']);
    expect(read('3일부터 8월9일까지')).toEqual(['3일부터 8월9일: 2031-6-3 to 2031-8-9']);
    expect(read('in 2029-2032')).toEqual(['2029-2032: 2029 to 2032']);
  });

  it.each([
    ['’31.3.3.(월)~3.28.(금) 18:00까지', ['’31.3.3.(월)~3.28.(금): 2031-3-3 to 2031-3-28']],
    ['‘31. 3. 3.(월) ~ 3. 28.(금)', ['‘31. 3. 3.(월) ~ 3. 28.(금): 2031-3-3 to 2031-3-28']],
    ['´31.3.3. 09:00 ~ 3.28. 18:00', ['´31.3.3. 09:00 ~ 3.28.: 2031-3-3 to 2031-3-28']],
    ['`31.12.1.~1.9.', ['`31.12.1.~1.9.: 2031-12-1 to 2032-1-9']],
    ["'31.11.30.까지", ["'31.11.30.: 2031-11-30"]],
    ['31.3.3 접수', ['31.3.3: 2031-3-3']],
    ['2031. 2. 19.(수)', ['2031. 2. 19.(수): 2031-2-19']],
    ['2031.3.3.~28.(금)', ['2031.3.3.~28.(금): 2031-3-3 to 2031-3-28']],
    ['3.3.(월)~3.28.(금)', ['3.3.(월)~3.28.(금): 2031-3-3 to 2031-3-28']],
    ['3월 3일(월) 09:00 ~ 3월 28일(금) 18시', ['3월 3일(월) 09:00 ~ 3월 28일(금): 2031-3-3 to 2031-3-28']],
    ['’28년~’30년', ['’28년~’30년: 2028 to 2030']],
    ['2028~2030년, 2028~30년', ['2028~2030년: 2028 to 2030', '2028~30년: 2028 to 2030']],
    ['’31.3월~5월', ['’31.3월~5월: 2031-3 to 2031-5']],
  ])('reads "%s" as announcements print dates', (text, expected) => expect(read(text)).toEqual(expected));

  it('takes the next year where the day of the week is that of it, and none where it is of neither', () => {
    expect(read('1.5.(월) 개강, 1.5.(토) 개강')).toEqual(['1.5.(월): 2032-1-5', '1.5.(토): 1-5']);
  });

  it('takes no share, version or quotation for a date', () => {
    expect(read('3.2~3.5%, 판 31.3.2.1, the ’10 companies’')).toEqual([
      '3.2~3.5%: 3.2 to 3.5 percent',
      '10 companies: 10 companies exactly',
    ]);
  });

  it('takes no time of day, article, number of an item or number in a circle for a value', () => {
    expect(read('18:00, 14시 30분, 오후 2시, 9 a.m., 7:3')).toEqual(['7:3: 7/3']);
    expect(read('12. 제30조제2항과 Article 40에 따른다')).toEqual([]);
    expect(read('① 세 기관은 ⑫ 함께 한다')).toEqual([]);
  });

  it('knows a length of time from a date', () => {
    expect(read('30일 이내, 15일간, 7년간, 만료 40일 전까지, 20일 뒤, 15일 전국에서')).toEqual([
      '30일 이내: 30 days up-to',
      '15일간: 15 days exactly',
      '7년: 7 years exactly',
      '40일: 40 days exactly',
      '20일: 20 days exactly',
      '15일: 2031-6-15',
    ]);
  });

  it('finds links, addresses and phone numbers, and takes no figure out of them', () => {
    const { reaches, values, text } = readParagraph(
      'Ask at www.example-fund.kr, desk@example.org, 02-555-0100, (044-200-0000, a) or the call center (1399).',
      1,
    );
    expect(reaches.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'link www.example-fund.kr',
      'email desk@example.org',
      'phone 02-555-0100',
      'phone 044-200-0000',
      'phone 1399',
    ]);
    expect(values).toEqual([]);
  });

  it('finds bodies, persons and places by the words that names of such things have', () => {
    const names = (text: string) => readParagraph(text, 1).names.map(({ kind, name }) => `${kind} ${name}`);
    expect(
      names('The Ministry of Bread met Mina Kim-Lee, director of the Oven Institute, at Flour Tower.'),
    ).toEqual([
      'organisation Ministry of Bread',
      'person Mina Kim-Lee',
      'organisation Oven Institute',
      'place Flour Tower',
    ]);
    expect(names('제빵진흥공단은 오븐타워에서 나빵순 이사장과 만났다. 참가신청은 나중에 받는다.')).toEqual([
      'organisation 제빵진흥공단',
      'place 오븐타워',
      'person 나빵순',
    ]);
  });
});

describe('readParagraph, of the number of an announcement', () => {
  it('knows it, and takes no year or figure out of it', () => {
    const { reaches, values, text } = readParagraph('제빵청 공고 제2031-214호', 1);
    expect(reaches.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual([
      'notice 제2031-214호',
    ]);
    expect(values).toEqual([]);
  });
});

describe('readParagraph, of names', () => {
  it.each([
    ['해양청 차장 김반죽', ['김반죽, 해양청 차장']],
    ['사단법인 한국오븐협의회 회장 오 화 덕 (인)', ['오화덕, 사단법인 한국오븐협의회 회장']],
    ['| 재단 | 이사장 | 배누룩 |', ['배누룩, 재단 이사장']],
    ['서명자: 홍길동', ['홍길동']],
    ['Signed by: Jane Baker', ['Jane Baker']],
    [
      '제빵부(장관 김반죽), 오븐공사(사장 이가람), 누룩은행(은행장 박다솜)은 협약을 맺었다.',
      ['김반죽', '이가람', '박다솜'],
    ],
    ['제빵부 김반죽 장관과 이가람 사장, 박다솜 회장이 서명했다.', ['김반죽', '이가람', '박다솜']],
    ['오븐공사(사장 직속)는 새로운 이사를 뽑았다.', []],
    ['| 대표 | 이용료 |', []],
    ['| 위원장 | 부위원장 |', []],
    ['Program name and address', []],
    ['회의실 201호', []],
  ])('knows who signs in "%s"', (line, expected) => {
    const { names } = readParagraph(line, 1);
    const told = names.filter(({ kind }) => kind !== 'organisation');
    expect(told.map(({ name, title }) => (title === undefined ? name : `${name}, ${title}`))).toEqual(
      expected,
    );
  });
});

describe('ownDateOf', () => {
  it('is the date in brackets at an end of the document, else the first whole one', () => {
    expect(ownDateOf(['Opened in May 2020. (June 23, 2031)', 'More.'])).toEqual({ date: DAY, paragraph: 1 });
    expect(ownDateOf(['제빵 지원', '내용', '(2031년 6월 23일 보도)'])).toEqual({ date: DAY, paragraph: 3 });
    expect(ownDateOf(['Updated 23 June 2031.'])).toEqual({ date: DAY, paragraph: 1 });
  });

  it.each([
    ['배포일: 2031년 6월 23일(월)', 3],
    ['2031. 6. 23.(월) 배포', 3],
    ['보도시점 2031.6.23.(월) 12:00 이후', 3],
    ['Released: June 23, 2031', 3],
    ['Published on 23 June 2031', 3],
  ])('is that of the line "%s" at the head, which says when it was given out', (line, paragraph) => {
    const text = '제빵청은 7월 1일까지 2031년 제빵 지원사업에 참여할 기업을 모집한다고 밝혔다.';
    expect(ownDateOf(['보도자료', '제빵청', line, '2031년 제빵 지원 공고', text])).toEqual({
      date: DAY,
      paragraph,
    });
  });

  it('is the one that a text begins with, behind its place', () => {
    const text = 'Sejong, June 23, 2031 – The bakery office invites firms to apply by 3 July 2031.';
    expect(ownDateOf(['Bakery support opens', text])).toEqual({ date: DAY, paragraph: 2 });
  });

  it('is no deadline in a title', () => {
    expect(
      ownDateOf([
        '제빵 지원 공고(7월까지)',
        '2031년 6월 23일까지 제빵 기업 모집',
        '제빵청은 기업을 모집한다.',
      ]),
    ).toBeUndefined();
  });

  it('is none where only a year stands in the text', () => {
    expect(ownDateOf(['The 2031 plan for bakeries.'])).toBeUndefined();
  });

  it('is a date alone on a line near the head, or above the signatures', () => {
    const text = '오븐을 고치려는 빵집은 2030년 1월 2일 이후의 견적을 낸다.';
    expect(ownDateOf(['오븐 지원 공고', text, '2031. 6. 23.(월)', '제빵청장', text])).toEqual({
      date: DAY,
      paragraph: 3,
    });
    expect(ownDateOf(['업무협약서', text, text, '체결일: 2031년 6월 23일', '제빵청장 김반죽', '끝'])).toEqual(
      {
        date: DAY,
        paragraph: 4,
      },
    );
    expect(ownDateOf(['업무협약서', text, '협약 종료일: 2031년 6월 23일', '끝'])).toBeUndefined();
  });
});
