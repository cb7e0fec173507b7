/** All that the bot will say of a record, as of a day, in both languages: what an editor reads before she saves. */
import { renderPlain } from '../../adapters/console/render.js';
import { normalise } from '../core/language/index.js';
import type { Library } from '../core/library/library.js';
import {
  LANGUAGES,
  type Language,
  type PartialDate,
  type PolicyRecord,
  type Statement,
} from '../core/model/knowledge-base.js';
import { placesIn } from '../core/model/template.js';
import type { Reply } from '../core/reply.js';
import { sayEntry } from '../core/skills/answer/build-reply.js';
import { citeSources } from '../core/skills/answer/cite.js';
import { bandsOf } from '../core/skills/answer/decide.js';
import type { Voice } from '../core/skills/answer/say.js';
import { conditionWords } from '../core/skills/eligibility/chat/words.js';
import type { ConditionTree } from '../core/skills/eligibility/index.js';
import { takeCommand } from '../core/skills/records/index.js';
import { EMPTY_STATE } from '../core/turn/state.js';
import { escapeHtml, htmlPage, htmlReply, htmlTable } from './html.js';

/** What is said in one language. */
export interface SpokenRecord {
  readonly name: string;
  /** What `show` says. */
  readonly card: Reply;
  readonly entries: readonly { readonly id: string; readonly reply: Reply }[];
  /** Columns of the conditions, and a row for each. */
  readonly eligibility: { readonly says: string; readonly rows: readonly (readonly string[])[] };
  readonly notStated: readonly string[];
  /** Questions of `questions/` that are about the record or say a fact of it. */
  readonly questions: readonly { readonly id: string; readonly reply: Reply }[];
}

export interface RecordPreview {
  readonly record: string;
  readonly date: PartialDate;
  readonly ko: SpokenRecord;
  readonly en: SpokenRecord;
}

const HEADS = {
  ko: {
    conditions: '신청 자격',
    columns: ['조건', '적용 기간', '충족하지 않으면', '출처'],
    notStated: '문서에 없는 것',
    questions: '관련 질문',
    none: '없음',
    same: '다른 기록과 같음',
  },
  en: {
    conditions: 'Who is eligible',
    columns: ['Condition', 'Applies', 'If it is not met', 'Source'],
    notStated: 'Not stated',
    questions: 'Questions that reach it',
    none: 'none',
    same: 'the same as',
  },
} as const;

/** @param library what the reader may read: all of it for staff, the public part for anyone else */
export function previewRecord(library: Library, id: string, today: PartialDate): RecordPreview | undefined {
  const record = library.kb.records.get(id);
  if (record === undefined) return undefined;
  return {
    record: id,
    date: today,
    ko: spoken(library, record, today, 'ko'),
    en: spoken(library, record, today, 'en'),
  };
}

function spoken(
  library: Library,
  record: PolicyRecord,
  today: PartialDate,
  language: Language,
): SpokenRecord {
  const voice: Voice = { kb: library.kb, language, today };
  const entries = [...library.entries.values()].filter(
    (entry) => 'record' in entry && entry.record === record.id && !entry.id.startsWith('questions/'),
  );
  const said = entries.map((entry) => ({ entry, id: entry.id, reply: sayEntry(voice, library, entry, 1) }));
  const isGap = ({ entry }: (typeof said)[number]): boolean =>
    entry.kind === 'gap' || entry.kind === 'missing';
  return {
    name: record.name[language],
    card: cardOf(library, voice, record.id),
    entries: said.filter((each) => !isGap(each)).map(({ id, reply }) => ({ id, reply })),
    eligibility: eligibilityOf(library, voice, record),
    notStated: said.filter(isGap).map(({ reply }) => reply.paragraphs[0] ?? ''),
    questions: library.kb.questions
      .filter((question) => reaches(question, record.id))
      .flatMap(({ id }) => {
        const entry = library.entries.get(id);
        return entry === undefined ? [] : [{ id, reply: sayEntry(voice, library, entry, 1) }];
      }),
  };
}

function cardOf(library: Library, voice: Voice, id: string): Reply {
  const { today, language } = voice;
  const setting = { library, today, bands: bandsOf(library), language };
  const refuse = (): never => {
    throw new Error(`The record ${id} cannot be shown.`);
  };
  return (takeCommand({ setting, voice, state: EMPTY_STATE }, normalise(`show ${id}`), refuse) ?? refuse())
    .reply;
}

function reaches({ record, facts, text }: Statement, id: string): boolean {
  const places = LANGUAGES.flatMap((language) => placesIn(text[language]));
  return record === id || [...facts, ...places].some((reference) => reference.startsWith(`${id}/`));
}

function eligibilityOf(library: Library, voice: Voice, record: PolicyRecord): SpokenRecord['eligibility'] {
  const { language, today } = voice;
  const words = HEADS[language];
  const { eligibility } = record;
  const check = library.checks.on(today).get(record.id);
  if (eligibility === undefined || eligibility.kind === 'not-stated' || check === undefined)
    return { says: words.none, rows: [] };
  const row = (tree: ConditionTree): string[] => [
    conditionWords(voice, tree),
    [tree.from, tree.until].some(Boolean) ? `${dayText(tree.from)} – ${dayText(tree.until)}` : '',
    tree.instead?.[language] ?? '',
    citeSources(voice, [tree.citation])
      .map(({ title, locator }) => `${title}, ${locator}`)
      .join('; '),
  ];
  const says = check.holder === record ? '' : `${words.same} ${check.holder.name[language]}`;
  return { says, rows: check.items.map(row) };
}

const dayText = (date: PartialDate | undefined): string =>
  date === undefined
    ? ''
    : [date.year, date.month, date.day]
        .flatMap((part) => part ?? [])
        .map((part) => String(part).padStart(2, '0'))
        .join('-');

/** The page in the terminal: first all of it in Korean, then in English. */
export function previewText(preview: RecordPreview, width: number): string {
  const part = (language: Language): string[] => {
    const { name, card, entries, eligibility, notStated, questions } = preview[language];
    const words = HEADS[language];
    const head = (title: string): string => `── ${title} ${'─'.repeat(Math.max(3, 60 - title.length))}`;
    return [
      `══ ${name} · ${language} · ${dayText(preview.date)} ${'═'.repeat(20)}`,
      renderPlain(card, { width }),
      ...entries.flatMap(({ id, reply }) => [head(id), renderPlain(reply, { width })]),
      head(words.conditions),
      [
        eligibility.says,
        ...eligibility.rows.map((cells) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      head(words.notStated),
      notStated.length === 0 ? words.none : notStated.map((line) => `- ${line}`).join('\n'),
      head(words.questions),
      ...(questions.length === 0
        ? [words.none]
        : questions.flatMap(({ id, reply }) => [`${id}:`, renderPlain(reply, { width })])),
    ];
  };
  return `${LANGUAGES.flatMap(part).join('\n\n')}\n`;
}

/** The page in a browser: both languages side by side. */
export function previewHtml(preview: RecordPreview): string {
  const { ko, en, record, date } = preview;
  const side = (show: (language: Language) => string): string =>
    `<div class="side">${LANGUAGES.map((language) => `<div lang="${language}">${show(language)}</div>`).join('\n')}</div>`;
  const replies = (of: (spoken: SpokenRecord) => SpokenRecord['entries']): string[] =>
    of(ko).map(
      ({ id }, n) =>
        `<h3>${escapeHtml(id)}</h3>\n${side((language) => htmlReply(of(preview[language])[n]!.reply))}`,
    );
  const table = (language: Language): string => {
    const { says, rows } = preview[language].eligibility;
    return `${says === '' ? '' : `<p>${escapeHtml(says)}</p>`}${rows.length === 0 ? '' : htmlTable(HEADS[language].columns, rows)}`;
  };
  const list = (lines: readonly string[], none: string): string =>
    lines.length === 0
      ? `<p>${none}</p>`
      : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
  const body = [
    `<p class="quiet">${escapeHtml(record)}, as of ${dayText(date)}</p>`,
    side(
      (language) =>
        `<h2>${escapeHtml(preview[language].name)}</h2><div class="card">${htmlReply(preview[language].card)}</div>`,
    ),
    '<h2>Entries</h2>',
    ...replies(({ entries }) => entries),
    side((language) => `<h2>${HEADS[language].conditions}</h2>${table(language)}`),
    side(
      (language) =>
        `<h2>${HEADS[language].notStated}</h2>${list(preview[language].notStated, HEADS[language].none)}`,
    ),
    side(
      (language) =>
        `<h2>${HEADS[language].questions}</h2>${ko.questions.length === 0 ? HEADS[language].none : ''}`,
    ),
    ...replies(({ questions }) => questions),
  ];
  return htmlPage(`${ko.name} · ${en.name}`, body.join('\n'));
}
