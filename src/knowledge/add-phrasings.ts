/** More ways to ask for entries, put into the files of phrasings where they belong; all else stays letter for letter. */
import { isMap, parseDocument } from 'yaml';
import { LANGUAGES, type Language, type Phrasings } from '../core/model/knowledge-base.js';
import { askedFor } from './asked-for.js';
import { type AskGroup, inBraces, phrasingLines } from './asks-text.js';
import type { ContentFiles } from './content-files.js';
import { type Draft, draftOf } from './draft.js';
import { asksFileOf } from './layout.js';
import { rewritePhrasings } from './prune.js';
import { factId } from './references.js';
import { schemaLine } from './schema-line.js';
import { endOf, linesOf, withEdits } from './yaml-edit.js';

export interface AddedPhrasing {
  /** Entry id. */
  readonly entry: string;
  readonly language: Language;
  readonly text: string;
}

/** Where the phrasings of an entry stand, or would. */
interface AskPlace {
  readonly file: string;
  readonly group: AskGroup;
  readonly key: string;
}

/** Texts of the files that change, by path. Entries that no editor wrote, such as aspects that are missing, have no place. */
export function addPhrasings(
  content: ContentFiles,
  added: readonly AddedPhrasing[],
): { readonly files: ReadonlyMap<string, string>; readonly homeless: readonly AddedPhrasing[] } {
  const draft = draftOf(content);
  const places = placesOf(draft);
  const known = new Map([...askedFor(draft)].map((each) => [each.id, each.phrasings]));
  const homeless = added.filter(({ entry }) => !places.has(entry));
  const files = new Map<string, string>();
  for (const entry of new Set(added.map((each) => each.entry))) {
    const place = places.get(entry);
    if (place === undefined) continue;
    const before = known.get(entry);
    const phrasings = merged(
      before,
      added.filter((each) => each.entry === entry),
    );
    const text =
      files.get(place.file) ??
      content.files.get(place.file) ??
      `${schemaLine(place.file, 'asks', content.schemaDir)}\n`;
    files.set(place.file, withAsks(text, [{ ...place, phrasings }]));
  }
  return { files, homeless };
}

function placesOf(draft: Draft): Map<string, AskPlace> {
  const places = new Map<string, AskPlace>();
  for (const { file, data } of draft.records) {
    const groups = {
      aspects: data.aspects,
      details: data.details,
      not_stated: data.not_stated,
      facts: data.facts,
    };
    for (const [group, entries] of Object.entries(groups) as [AskGroup, object | undefined][])
      for (const key of Object.keys(entries ?? {})) {
        const id = group === 'facts' ? factId(key, data.id) : `${data.id}/${key}`;
        places.set(id, { file: asksFileOf(file.path), group, key });
      }
  }
  for (const { file, data } of draft.questions)
    for (const key of Object.keys(data.questions))
      places.set(`questions/${key}`, { file: asksFileOf(file.path), group: 'questions', key });
  return places;
}

function merged(before: Phrasings | undefined, added: readonly AddedPhrasing[]): Phrasings {
  const of = (language: Language): string[] => [
    ...new Set([
      ...(before?.[language] ?? []),
      ...added.flatMap((each) => (each.language === language ? [each.text] : [])),
    ]),
  ];
  const [ko, en] = LANGUAGES.map(of);
  return { ko: ko!, en: en! };
}

/** Phrasings of an entry, and where they belong in a file. */
export interface PlacedPhrasings {
  readonly group: AskGroup;
  readonly key: string;
  readonly phrasings: Phrasings;
}

/** A file of phrasings with those of some entries in it, in place of what they had; all else stays letter for letter. */
export function withAsks(text: string, entries: readonly PlacedPhrasings[]): string {
  const held = parseDocument(text, { version: '1.2', stringKeys: true });
  const isThere = ({ group, key }: PlacedPhrasings): boolean => held.hasIn([group, key]);
  let edited = rewritePhrasings(
    text,
    entries.filter(isThere).map(({ group, key, phrasings }) => ({ path: [group, key], phrasings })),
  );
  const fresh = entries.filter((entry) => !isThere(entry));
  for (const group of new Set(fresh.map((each) => each.group)))
    edited = withMore(
      edited,
      group,
      fresh.filter((each) => each.group === group),
    );
  return edited;
}

/** Puts entries that are not there yet behind the last one of their group. */
function withMore(text: string, group: AskGroup, entries: readonly PlacedPhrasings[]): string {
  const found = parseDocument(text, { version: '1.2', stringKeys: true }).get(group);
  const lines = entries
    .flatMap(({ key, phrasings }) => [`  ${key}:`, ...phrasingLines(phrasings, '    ')])
    .map((line) => `${line}\n`)
    .join('');
  const last = isMap(found) ? found.items.at(-1) : undefined;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (!isMap(found) || last === undefined) return `${whole}${group}:\n${lines}`;
  const { end } = linesOf(whole, last);
  if (!found.flow) return withEdits(whole, [{ start: end, end, to: lines }]);
  const after = endOf(last.value);
  const inside = entries.map(({ key, phrasings }) => `, ${key}: ${inBraces(phrasings)}`).join('');
  return withEdits(whole, [{ start: after, end: after, to: inside }]);
}
