/** Records looked up and listed among very many: how long a reader waits. */

import { buildLibraryIndex, Library } from '../src/core/library/library.js';
import {
  type Fact,
  type FactValue,
  FIELDS,
  type KnowledgeBase,
  type PolicyRecord,
  RECORD_KINDS,
  type Source,
  type Text,
} from '../src/core/model/knowledge-base.js';
import { thresholdsOf } from '../src/core/skills/answer/decide.js';
import { catalogOf } from '../src/core/skills/records/index.js';
import { EMPTY_STATE } from '../src/core/skills/state.js';
import { respond } from '../src/core/turn/respond.js';
import { shippedModels } from '../src/indexing/index.js';
import { type Random, randomStream } from './random.js';

export interface Timing {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly runs: number;
  /** Runs that came to a record or a list. */
  readonly found: number;
}

export interface RecordsReport {
  readonly records: number;
  /** Milliseconds to prepare the records when they are first asked for. */
  readonly prepareMs: number;
  readonly show: Timing;
  readonly typing: Timing;
  readonly list: Timing;
}

/** The most that the slowest one in a hundred may take, in milliseconds. */
export const RECORDS_GOAL_MS = { show: 20, typing: 20, list: 50 } as const;

const KO =
  '가온 누리 다솜 라온 마루 바다 새봄 아람 자람 차오름 하늘 한빛 미래 도약 상생 혁신 디지털 수출 녹색 안전 지역 청년 기술 공정 물류 금융 인력 판로 스마트 공장'.split(
    ' ',
  );
const EN =
  'amber bridge cedar delta ember forge garden harbor island jade keystone lantern meadow nova orchard pioneer quarry river summit timber upland valley willow zenith smart factory export carbon growth skills'.split(
    ' ',
  );
const MINISTRIES: readonly Text[] = [
  { ko: '중소벤처기업부', en: 'Ministry of SMEs and Startups' },
  { ko: '산업통상자원부', en: 'Ministry of Trade, Industry and Energy' },
  { ko: '환경부', en: 'Ministry of Environment' },
  { ko: '고용노동부', en: 'Ministry of Employment and Labor' },
];
const TODAY = { year: 2026, month: 1, day: 15 };
const NONE = { ko: [], en: [] };

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const words = (random: Random, from: readonly string[], n: number): string =>
  Array.from({ length: n }, () => pick(random, from)).join(' ');

/** A knowledge base of made-up records, the same ones for the same seed, in the words of another. */
export function makeRecords(base: KnowledgeBase, count: number, seed: number): KnowledgeBase {
  const random = randomStream(seed);
  const sources = new Map<string, Source>(
    MINISTRIES.map((publisher, n) => [
      `source-${n}`,
      { id: `source-${n}`, title: publisher, publisher, date: { year: 2024, month: n + 1, day: 5 } },
    ]),
  );
  const records = Array.from({ length: count }, (_, n) => makeRecord(random, n));
  return {
    ...base,
    sources,
    records: new Map(records.map((record) => [record.id, record])),
    questions: [],
    conversations: [],
    bot: { ...base.bot, starters: [], social: [] },
  };
}

function makeRecord(random: Random, n: number): PolicyRecord {
  const id = `record-${n}`;
  const ministry = Math.floor(random() * MINISTRIES.length);
  const source = `source-${ministry}`;
  const name = { ko: `${words(random, KO, 3)} ${n}호`, en: `${words(random, EN, 3)} no ${n}` };
  const year = 2015 + Math.floor(random() * 12);
  const fact = (key: string, label: Text, value: FactValue): Fact => ({
    id: `${id}/facts/${key}`,
    key,
    record: id,
    label,
    value,
    citation: { source, paragraphs: [1] },
    phrasings: NONE,
  });
  const day = (): { year: number; month: number; day: number } => ({
    year: year + Math.floor(random() * 4),
    month: 1 + Math.floor(random() * 12),
    day: 1 + Math.floor(random() * 28),
  });
  const facts = [
    fact('lead', { ko: '담당', en: 'Lead' }, { kind: 'text', text: MINISTRIES[ministry]! }),
    fact('partner', { ko: '함께', en: 'Partner' }, { kind: 'text', text: pick(random, MINISTRIES) }),
    fact('signed', { ko: '체결일', en: 'Signed' }, { kind: 'date', date: day(), weekday: false }),
    fact('ends', { ko: '종료일', en: 'Ends' }, { kind: 'date', date: day(), weekday: false }),
    ...(random() < 0.4
      ? [
          fact(
            'amount',
            { ko: '규모', en: 'Amount' },
            { kind: 'number', number: Math.ceil(random() * 500) * 1e8, unit: 'krw', qualifier: 'exactly' },
          ),
        ]
      : []),
  ];
  return {
    id,
    kind: RECORD_KINDS[n % RECORD_KINDS.length]!,
    name,
    aliases: { ko: [words(random, KO, 2)], en: [words(random, EN, 2)] },
    subjects: { ko: [words(random, KO, 2)], en: [words(random, EN, 2)] },
    source,
    facts: new Map(facts.map((each) => [each.key, each])),
    statements: [
      {
        id: `${id}/overview`,
        record: id,
        aspect: 'overview',
        title: { ko: '소개', en: 'Overview' },
        text: { ko: `${name.ko} 사업입니다.`, en: `This is ${name.en}.` },
        facts: [],
        citations: [{ source, paragraphs: [1] }],
        phrasings: NONE,
        followUps: [],
      },
    ],
    gaps: [],
    related: n === 0 ? [] : [`record-${Math.floor(random() * n)}`],
    roles: {
      lead: [`${id}/facts/lead`],
      partners: [`${id}/facts/partner`],
      signed: `${id}/facts/signed`,
      ends: `${id}/facts/ends`,
    },
    fields: [pick(random, FIELDS)],
    file: `programs/${id}.yaml`,
  };
}

function misspell(random: Random, name: string): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  return random() < 0.5 ? name : name.slice(0, at) + name.slice(at + 1);
}

function timed(runs: number, warmUp: number, run: (n: number) => boolean): Timing {
  const times: number[] = [];
  let found = 0;
  for (let n = -warmUp; n < runs; n++) {
    const from = performance.now();
    const came = run(n + warmUp);
    const took = performance.now() - from;
    if (n < 0) continue;
    times.push(took);
    if (came) found += 1;
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;
  return { p50: at(0.5), p99: at(0.99), runs, found };
}

const LISTS = [
  'list agreements signed in 2024',
  'plans that end in 2027',
  'programs by MOTIE with amounts by amount',
  'what ends in the next 90 days',
  'list records',
  'list agreements about export with the Ministry of Environment',
  '2024년에 체결된 협약 목록',
  '산업부랑 같이 하는 사업',
  '수출 분야 사업 목록 종료일순',
  '진행 중인 사업',
];

/** Times `show`, a search as it is typed, and `list` with filters; one process, one thread. */
export function runRecords(base: KnowledgeBase, count: number, runs: number, seed: number): RecordsReport {
  const kb = makeRecords(base, count, seed);
  // Commands do not search the entries, so a library of many records needs no index of them here.
  const library = new Library(
    kb,
    buildLibraryIndex({ ...kb, records: new Map() }, shippedModels()),
    shippedModels(),
  );
  const random = randomStream(seed + 1);
  const all = [...kb.records.values()];
  const setting = { library, today: TODAY, thresholds: thresholdsOf(library), language: 'ko' as const };
  const ask = (text: string) =>
    respond(setting, { channel: 'bench', conversation: 'b', user: 'u', text }, EMPTY_STATE).reply;
  const from = performance.now();
  ask('show record-0');
  const prepareMs = performance.now() - from;
  const nameOf = (): string => {
    const { ko, en } = pick(random, all).name;
    return random() < 0.5 ? ko : en;
  };
  const names = Array.from({ length: runs + 50 }, nameOf);
  const asked = names.map((name) => {
    const given = misspell(random, name);
    return /\p{Script=Hangul}/u.test(given) ? `${given} 보여줘` : `show ${given}`;
  });
  const typed = names.map((name) => misspell(random, name).slice(0, 1 + Math.floor(random() * name.length)));
  const { names: finder } = catalogOf(kb);
  return {
    records: count,
    prepareMs,
    show: timed(runs, 50, (n) => ask(asked[n]!).outcome !== 'unanswered'),
    typing: timed(runs, 50, (n) => finder.like(typed[n]!, 10).length > 0),
    list: timed(runs, 50, (n) => ask(LISTS[n % LISTS.length]!).tables !== undefined),
  };
}
