/** Whether an utterance is a command to the desk of records, and which. Only its form is read here. */
import type { PartialDate } from '../knowledge-base.js';
import type { Catalog } from './catalog.js';
import type { ExportFormat, RecordCommand } from './command.js';
import { DATE, readDate } from './dates.js';
import { isName } from './names.js';
import { readList } from './read-list.js';

/** Longest command, in characters; what is longer tells a story. */
const LONGEST = 240;

const PLEASE = /(?:\s(?:please|좀|부탁해요?|부탁합니다|부탁드립니다))?[\s.!?~。]*$/u;
const SHOWS =
  '보여\\s?(?:줘요?|주세요|주십시오|줄래요?|달라|봐)|열어\\s?(?:줘요?|주세요)|띄워\\s?(?:줘요?|주세요)';
const MAKES = '(?:\\s?(?:해|써|만들어|보여|뽑아)?\\s?(?:줘요?|주세요|주십시오))?';

const AS_OF_EN = new RegExp(`^as (?:of|at) (${DATE})[\\s,:;]+(.+)$`, 'u');
const AS_OF_KO = new RegExp(
  `^(${DATE})\\s?(?:기준|당시|현재|시점)(?:으로|에는|에서는|에|의)?[\\s,:;]+(.+)$`,
  'u',
);

const SHOW_EN =
  /^(?:show|open|display|pull up|bring up)(?: me| us)?(?: the| a)?(?: (?:whole |full )?(?:record|card|file) (?:of|for|on))?(?: the)? (.+)$/u;
const SHOW_KO = new RegExp(
  `^(.+?)(?:\\s?(?:의\\s?)?(?:기록|카드)(?:\\s?전체)?)?(?:을|를|좀)?\\s(?:좀\\s)?(?:${SHOWS})$`,
  'u',
);
const COMPARE_EN = /^compare (.+)$/u;
const COMPARE_KO = new RegExp(`^(?:(.+?)(?:을|를)?\\s?비교${MAKES}|비교\\s(.+))$`, 'u');
const TIMELINE_EN = /^(?:show (?:me )?(?:the |a )?)?time ?line(?: (?:of|for|on|about)(?: the)?)?(?: (.+))?$/u;
const TIMELINE_KO = new RegExp(
  `^(?:(.+?)(?:의)?\\s)?(?:연표|타임\\s?라인|연혁|시간\\s?순)(?:을|를)?(?:\\s?(?:${SHOWS}))?${MAKES}$`,
  'u',
);
const CITE_EN =
  /^(?:cite|citation (?:of|for)|a citation (?:of|for)) (?:the )?(.+?)(?: in (korean|english))?$/u;
const CITE_KO = new RegExp(
  `^(.+?)(?:의|을|를)?\\s(?:인용문?|인용구)(?:을|를)?(?:\\s?(?:${SHOWS}))?${MAKES}$`,
  'u',
);
const FORMAT = '(?:markdown|md|마크다운|csv|씨에스브이|엑셀|excel|json|제이슨)';
const EXPORT_EN = new RegExp(`^export (?:the )?(.+?)(?: (?:as|to|in)(?: an?)? (${FORMAT})(?: file)?)?$`, 'u');
const EXPORT_KO = new RegExp(
  `^(.+?)(?:을|를)?\\s(?:(${FORMAT})(?:으로|로)?\\s)?(?:내보내기|내보내\\s?(?:줘요?|주세요)|내려\\s?받기|다운로드)(?:\\s(${FORMAT}))?${MAKES}$`,
  'u',
);
const EXPORT_AS_KO = new RegExp(
  `^(.+?)(?:을|를)?\\s(${FORMAT})(?:으로|로)\\s(?:줘요?|주세요|받기|만들어\\s?(?:줘요?|주세요))$`,
  'u',
);
const OVER_TIME =
  /(?: (?:over (?:time|the years)|by year|through time)|\s?(?:연도별|시간에 따른|추이|변화)(?:로)?)(?: (?:of|for))?\s*/u;
/** Initial consonants alone: a look-up that can be nothing else, unless it is laughter. */
const INITIALS = /^[ㄱ-ㅎ\s]{4,}$/u;

const FORMATS: readonly (readonly [ExportFormat, RegExp])[] = [
  ['markdown', /^(?:markdown|md|마크다운)$/u],
  ['json', /^(?:json|제이슨)$/u],
];

function formatOf(word: string | undefined): ExportFormat {
  return FORMATS.find(([, pattern]) => word !== undefined && pattern.test(word))?.[0] ?? 'csv';
}

/**
 * Reads a command; undefined for a question. Whether a record of the name exists is not looked at here, so a command
 * whose name leads nowhere is a question after all.
 *
 * @param text normalised
 */
export function readCommand(text: string, catalog: Catalog, today: PartialDate): RecordCommand | undefined {
  const bare = text.replace(PLEASE, '').replace(/^(?:please|can you|could you|좀)\s/u, '');
  const asOf = AS_OF_EN.exec(bare) ?? AS_OF_KO.exec(bare);
  if (asOf !== null) {
    const date = readDate(asOf[1]!);
    // "2022년 기준" belongs to a question about figures of that year.
    if (date?.month !== undefined) return { kind: 'as-of', date, rest: asOf[2]! };
  }
  if (bare.length > LONGEST || bare === '') return undefined;
  const compared = COMPARE_EN.exec(bare) ?? COMPARE_KO.exec(bare);
  if (compared !== null) return readComparison((compared[1] ?? compared[2] ?? '').trim());
  const timeline = TIMELINE_EN.exec(bare) ?? TIMELINE_KO.exec(bare);
  if (timeline !== null) return { kind: 'timeline', subject: timeline[1] ?? '' };
  const cited = CITE_EN.exec(bare);
  if (cited !== null) {
    const language =
      cited[2] === undefined ? {} : ({ language: cited[2] === 'korean' ? 'ko' : 'en' } as const);
    return { kind: 'cite', name: cited[1]!, ...language };
  }
  const citedKo = CITE_KO.exec(bare);
  if (citedKo !== null) {
    const other = /^(.+?)\s?(영어|영문|한국어|국문)(?:로|으로)?$/u.exec(citedKo[1]!);
    if (other === null) return { kind: 'cite', name: citedKo[1]! };
    return { kind: 'cite', name: other[1]!, language: other[2]!.startsWith('영') ? 'en' : 'ko' };
  }
  const exported = EXPORT_EN.exec(bare) ?? EXPORT_KO.exec(bare) ?? EXPORT_AS_KO.exec(bare);
  if (exported !== null)
    return { kind: 'export', what: exported[1]!, format: formatOf(exported[2] ?? exported[3]) };
  const shown = SHOW_EN.exec(bare) ?? SHOW_KO.exec(bare);
  // "스마트공장 업무협약" names one record, though each of its words could describe a list.
  if (shown !== null && isName(catalog, shown[1]!)) return { kind: 'show', name: shown[1]! };
  const list = readList(bare, catalog, today);
  if (list !== undefined) return { kind: 'list', filter: list.filter, text: bare, count: list.count };
  if (shown !== null) return { kind: 'show', name: shown[1]! };
  if (INITIALS.test(bare) && new Set(bare.replace(/\s/gu, '')).size > 2) return { kind: 'show', name: bare };
  return undefined;
}

/** `compare A B`, or one thing at several times. */
function readComparison(names: string): RecordCommand | undefined {
  const years = [...names.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/gu)];
  if (OVER_TIME.test(names) || years.length >= 2) {
    const name = names
      .replace(OVER_TIME, ' ')
      .replace(/(?<!\d)(?:19|20)\d{2}(?!\d)\s?년?(?:도)?(?:과|와|이랑|랑|하고|의)?/gu, ' ')
      .replace(/(?<![\p{L}])(?:and|vs|with|in|between|from|to|the)(?![\p{L}])/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    return { kind: 'over-time', name };
  }
  return names === '' ? undefined : { kind: 'compare', names };
}
