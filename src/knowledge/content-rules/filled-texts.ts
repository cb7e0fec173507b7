import { isSurelyParticle, misfit } from '../../core/language/ko/particle.js';
import { formatValue } from '../../core/model/format.js';
import { LANGUAGES, type Language } from '../../core/model/knowledge-base.js';
import { placesAt } from '../../core/model/template.js';
import type { Draft } from '../draft.js';
import { factValue } from '../fact-value.js';
import { factId, factsById } from '../references.js';
import { SHELF_UNITS } from '../shelf.js';
import type { Path } from '../yaml-file.js';
import { type Seen, seenTexts } from './texts.js';

/** A place in a text, with the words next to it. */
interface Beside {
  readonly path: Path;
  readonly language: Language;
  readonly place: string;
  readonly id: string;
  readonly before: string;
  readonly behind: string;
  /** Whether the bot picks a particle behind it. */
  readonly picks: boolean;
}

/** Letters on either side of a place that can repeat its value. */
const NEAR = 40;

/** Where a value is filled in, the words next to it do not repeat it, and a Korean particle fits it. */
export function checkFilledTexts(draft: Draft): void {
  const { bot } = draft;
  if (bot === undefined) return;
  const units = new Map(Object.entries({ ...SHELF_UNITS, ...draft.units?.data.units }));
  const facts = factsById(draft);
  const kb = { units, bot: bot.data } as unknown as Parameters<typeof formatValue>[2];
  for (const { file, texts } of seenTexts(draft)) {
    for (const beside of file.derived('filled texts', () => texts().flatMap(placesOf))) {
      const { path, language, place, before, behind, picks } = beside;
      const fact = facts.get(beside.id);
      const made = fact && factValue(fact);
      if (made === undefined) continue;
      const value = formatValue(made, language, kb);
      const isCounted = made.kind === 'number' || made.kind === 'range';
      const word =
        repeatedBefore(value, before) ??
        (picks ? undefined : (language === 'ko' ? koreanBehind : englishBehind)(value, behind, isCounted));
      if (word !== undefined) file.report('doubled-in-text', path, { place, value, word });
      const particle = language === 'ko' && !picks ? /^\p{Script=Hangul}+/u.exec(behind)?.[0] : undefined;
      const pair = particle === undefined ? undefined : misfit(value, particle);
      if (particle !== undefined && pair !== undefined)
        file.report('particle-misfit', path, { place, value, particle, pair });
    }
  }
}

function placesOf({ path, text, allowed, record }: Seen): Beside[] {
  if (allowed !== 'facts') return [];
  return LANGUAGES.flatMap((language) =>
    placesAt(text[language]).map(({ name: place, start, end, picks }) => ({
      path: [...path, language],
      language,
      place,
      id: factId(place, record),
      before: text[language].slice(Math.max(0, start - NEAR), start),
      behind: text[language].slice(end, end + NEAR),
      picks,
    })),
  );
}

/** The words with which a value begins, where they stand before it: `최대 {cap}`, `up to {cap}`, `KRW {cap}`. */
function repeatedBefore(value: string, before: string): string | undefined {
  const words = value.split(' ');
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const first = words.slice(0, count).join(' ');
    if (/\p{L}/u.test(first) && ` ${before}`.toLowerCase().endsWith(` ${first.toLowerCase()} `)) return first;
  }
  return undefined;
}

/** The words with which a value ends, where they stand behind it: `{companies} companies`, `{share} %`. */
function englishBehind(value: string, behind: string): string | undefined {
  const last = /(?:\p{L}+|%)$/u.exec(value)?.[0];
  if (last === undefined) return undefined;
  const next = /^ ?(\p{L}+|%)/u.exec(behind)?.[1];
  return next?.toLowerCase() === last.toLowerCase() ? next : undefined;
}

/** The same in Korean, where a particle may follow: `{total} 원을`. A day (일) is no work (일정). */
function koreanBehind(value: string, behind: string, isCounted: boolean): string | undefined {
  const last = /(?:\p{Script=Hangul}+|%)$/u.exec(value)?.[0];
  const [, space = '', next = ''] = /^( ?)(\p{Script=Hangul}+|%)/u.exec(behind) ?? [];
  if (last === undefined || !next.startsWith(last)) return undefined;
  // One syllable behind a date or a name is as likely the beginning of a word.
  if (last.length === 1 && space === ' ' && !isCounted) return undefined;
  const more = next.slice(last.length);
  return more === '' || isSurelyParticle(more) ? last : undefined;
}
