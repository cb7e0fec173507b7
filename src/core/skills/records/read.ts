/** Whether an utterance is a command to look records up, and which. Only its form is read here. */

import { Phrases } from '../../language/phrases.js';
import type { ExportFormat } from '../../language/record-words.js';
import { withoutEnd } from '../../language/without-end.js';
import { isInitials } from '../../library/names.js';
import type { Language, PartialDate } from '../../model/knowledge-base.js';
import type { Catalog } from './catalog.js';
import { DATE, mayHoldDate, readDate } from './dates.js';
import { JOINERS, type ReadList, readList } from './read-list.js';
import { isName } from './resolve.js';
import { phrasesOf } from './words.js';

export type RecordCommand =
  | { readonly kind: 'show' | 'timeline' | 'compare'; readonly name: string }
  | { readonly kind: 'over-time'; readonly name: string; readonly times: readonly PartialDate[] }
  | ({ readonly kind: 'list'; readonly text: string } & ReadList)
  | { readonly kind: 'cite'; readonly name: string; readonly language: Language | undefined }
  | { readonly kind: 'export'; readonly name: string; readonly format: ExportFormat }
  | { readonly kind: 'as-of'; readonly date: PartialDate; readonly rest: string };

/** Longest command, in characters; what is longer tells a story. */
const LONGEST = 240;
/** Initial consonants alone are a look-up, unless they are few or laughter. */
const INITIALS = { letters: 4, different: 3 } as const;

const FORMATS = phrasesOf(({ formats }) => formats, {}, true);
const LANGUAGES = phrasesOf(({ languages }) => languages, {}, true);
const SLOTS = { date: DATE, format: FORMATS.plain, language: LANGUAGES.plain };
const AS_OF = phrasesOf(({ asOf }) => ({ asOf }), { ...SLOTS, rest: '.+' }, true);
const POLITE = phrasesOf(({ polite }) => ({ polite }), {}, true);
const COMMANDS = phrasesOf(({ commands }) => commands, SLOTS, true);
const OVER_TIME = phrasesOf(({ overTime }) => ({ overTime }));
const DATES = new Phrases({ date: ['{date}'] }, SLOTS);

/** A text without the signs at its end and without what is only polite. */
function withoutManners(text: string): string {
  const bare = withoutEnd(text, (letter) => ' .!?~。'.includes(letter));
  const polite = POLITE.find(bare);
  return polite === undefined ? bare : withoutManners(polite.slots['rest'] ?? '');
}

/**
 * Reads a command; undefined for a question. Whether a record of the name exists is not looked at here, so a command
 * whose name leads nowhere is a question after all.
 *
 * @param text normalised
 */
export function readCommand(text: string, catalog: Catalog, today: PartialDate): RecordCommand | undefined {
  const bare = text.length > LONGEST ? text : withoutManners(text);
  const { date: day = '', rest = '' } = (mayHoldDate(bare) ? AS_OF.find(bare)?.slots : undefined) ?? {};
  const date = readDate(day);
  // "2022년 기준" belongs to a question about figures of that year.
  if (date?.month !== undefined) return { kind: 'as-of', date, rest };
  if (bare.length > LONGEST || bare === '') return undefined;
  const command = COMMANDS.find(bare);
  const { name = '', format, language } = command?.slots ?? {};
  switch (command?.key) {
    case 'compare':
      return readComparison(name);
    case 'timeline':
      return { kind: 'timeline', name };
    case 'cite':
      return { kind: 'cite', name, language: LANGUAGES.find(language ?? '')?.key };
    case 'export':
      return { kind: 'export', name, format: FORMATS.find(format ?? '')?.key ?? 'csv' };
  }
  // "스마트공장 업무협약" names one record, though each of its words could describe a list.
  const list = name !== '' && isName(catalog, name) ? undefined : readList(bare, catalog, today);
  if (list !== undefined) return { kind: 'list', text: bare, ...list };
  if (name !== '') return { kind: 'show', name };
  const letters = isInitials(bare) && bare.length >= INITIALS.letters;
  return letters && new Set(bare.replaceAll(' ', '')).size >= INITIALS.different
    ? { kind: 'show', name: bare }
    : undefined;
}

/** Two names, or one thing at several times. */
function readComparison(names: string): RecordCommand {
  let rest = names;
  const times: PartialDate[] = [];
  const overTime = OVER_TIME.find(rest);
  rest = overTime?.left ?? rest;
  for (let said = DATES.find(rest); said !== undefined; said = DATES.find(rest)) {
    times.push(readDate(said.text) ?? {});
    rest = said.left;
  }
  if (overTime === undefined && times.length < 2) return { kind: 'compare', name: names };
  const words = rest.split(' ').filter((each) => each !== '' && !JOINERS.has(each));
  return { kind: 'over-time', name: words.join(' '), times };
}
