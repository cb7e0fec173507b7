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
    const text = files.get(place.file) ?? content.files.get(place.file);
    files.set(
      place.file,
      written(
        text ?? `${schemaLine(place.file, 'asks', content.schemaDir)}\n`,
        place,
        phrasings,
        before !== undefined,
      ),
    );
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

/** A file of phrasings with those of one entry in it. */
function written(
  text: string,
  { group, key }: Omit<AskPlace, 'file'>,
  phrasings: Phrasings,
  isThere: boolean,
): string {
  if (isThere) return rewritePhrasings(text, [{ path: [group, key], phrasings }]);
  const found = parseDocument(text, { version: '1.2', stringKeys: true }).get(group);
  const lines = [`  ${key}:`, ...phrasingLines(phrasings, '    ')].map((line) => `${line}\n`).join('');
  const last = isMap(found) ? found.items.at(-1) : undefined;
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (!isMap(found) || last === undefined) return `${whole}${group}:\n${lines}`;
  const { end } = linesOf(whole, last);
  if (!found.flow) return withEdits(whole, [{ start: end, end, to: lines }]);
  const after = endOf(last.value);
  return withEdits(whole, [{ start: after, end: after, to: `, ${key}: ${inBraces(phrasings)}` }]);
}
