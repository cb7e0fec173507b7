import { LANGUAGES, type Text } from '../../core/model/knowledge-base.js';
import { conditionsIn } from '../conditions.js';
import { nearest } from '../did-you-mean.js';
import type { Draft, RecordData, SourceData } from '../draft.js';
import { isOver, lengthOf, MAX_TEXT, MAX_TITLE } from '../limits.js';
import { bracesIn, placeholdersOf, unpairedBrace } from '../placeholders.js';
import { factId, shortFact } from '../references.js';
import { stampOf } from '../text-stamp.js';
import type { Path, YamlFile } from '../yaml-file.js';

/** Which placeholders a text may hold: facts, a fixed list, or none. */
type Allowed = 'facts' | readonly string[];

export interface Seen {
  readonly file: YamlFile;
  readonly path: Path;
  readonly text: Text;
  readonly limit: number;
  readonly allowed: Allowed;
  readonly record: string | undefined;
}

/** Texts fit a chat card, and braces hold only what the bot replaces. */
export function checkTexts(draft: Draft): void {
  const facts = new Set(
    draft.records.flatMap(({ file, data }) => file.keysOf('facts').map((key) => factId(key, data.id))),
  );
  const everyRecordRead = draft.all.every(({ schema, passed }) => schema !== 'record' || passed);
  const check = (seen: Seen): void => {
    for (const language of LANGUAGES) {
      const { file, limit } = seen;
      const path = [...seen.path, language];
      const text = seen.text[language];
      if (isOver(text, limit)) {
        const data = { part: partName(seen.path), length: lengthOf(text), limit };
        file.report('text-too-long', path, data);
      }
      checkBraces(seen, path, text, facts, everyRecordRead);
    }
  };
  const on = `${stampOf([...facts].join(' '))} ${everyRecordRead}`;
  for (const { file, texts } of seenTexts(draft)) file.once('texts', () => texts().forEach(check), on);
}

function checkBraces(
  { file, allowed, record }: Seen,
  path: Path,
  text: string,
  facts: ReadonlySet<string>,
  everyRecordRead: boolean,
): void {
  const unpaired = unpairedBrace(text);
  if (unpaired !== undefined) file.report('unclosed-brace', path, { found: unpaired });
  for (const { whole, name, particle } of bracesIn(text)) {
    if (particle !== undefined && !/^[^/]+\/[^/]*$/.test(particle)) {
      file.report('particle', path, { found: whole, name });
    }
    if (allowed !== 'facts') {
      if (!allowed.includes(`{${name}}`)) file.report('stray-braces', path, { found: whole, allowed });
      continue;
    }
    const id = factId(name, record);
    if (facts.has(id) || (name.includes('/') && !everyRecordRead)) continue;
    const near = nearest(id, facts);
    const data = { reference: name, near: near === undefined ? undefined : shortFact(near, record) };
    file.report('unknown-fact-in-text', path, data);
  }
}

/** The texts of a file that readers see, with their limits, made when they are asked for. */
export interface SeenInFile {
  readonly file: YamlFile;
  readonly texts: () => readonly Seen[];
}

/** Every text that readers see, by file. */
export function* seenTexts(draft: Draft): Generator<SeenInFile> {
  for (const { file, data } of draft.records) yield { file, texts: () => [...recordTexts(file, data)] };
  const { aspects, bot } = draft;
  if (aspects !== undefined) yield { file: aspects.file, texts: () => aspectTexts(aspects) };
  for (const { file, data } of draft.sources) yield { file, texts: () => sourceTexts(file, data) };
  for (const { file, data } of draft.questions)
    yield {
      file,
      texts: () =>
        Object.entries(data.questions).flatMap(([key, question]) => [
          ...statementTexts(file, ['questions', key], question, question.about),
        ]),
    };
  if (bot !== undefined) yield { file: bot.file, texts: () => [...botTexts(bot)] };
}

function aspectTexts({ file, data }: NonNullable<Draft['aspects']>): Seen[] {
  return Object.entries(data.aspects).map(([key, { name }]) =>
    whole(file, ['aspects', key, 'name'], name, MAX_TITLE),
  );
}

function sourceTexts(file: YamlFile, data: SourceData): Seen[] {
  return (['title', 'publisher', 'office'] as const).flatMap((part) => {
    const said = data[part];
    return said === undefined ? [] : [whole(file, [part], said, MAX_TEXT)];
  });
}

function* botTexts({ file, data }: NonNullable<Draft['bot']>): Generator<Seen> {
  for (const [phrase, text] of Object.entries(data.phrases)) {
    yield whole(file, ['phrases', phrase], text, MAX_TEXT, placeholdersOf(phrase));
  }
  for (const [id, { reply }] of Object.entries(data.social)) {
    yield whole(file, ['social', id, 'reply'], reply, MAX_TEXT);
  }
  yield whole(file, ['hand_over'], data.hand_over, MAX_TEXT);
}

function* recordTexts(file: YamlFile, data: RecordData): Generator<Seen> {
  yield whole(file, ['name'], data.name, MAX_TEXT);
  for (const group of ['aspects', 'details'] as const) {
    for (const [key, statement] of Object.entries(data[group] ?? {})) {
      yield* statementTexts(file, [group, key], statement, data.id);
    }
  }
  for (const { path, data: condition } of conditionsIn(data)) {
    for (const part of ['says', 'instead'] as const) {
      const text = condition[part];
      if (text !== undefined) yield whole(file, [...path, part], text, MAX_TEXT);
    }
  }
  for (const [key, gap] of Object.entries(data.not_stated ?? {})) {
    yield whole(file, ['not_stated', key, 'title'], gap.title, MAX_TITLE);
  }
  for (const [key, fact] of Object.entries(data.facts ?? {})) {
    yield whole(file, ['facts', key, 'label'], fact.label, MAX_TITLE);
    if (fact.note) yield whole(file, ['facts', key, 'note'], fact.note, MAX_TEXT);
    for (const part of ['text', 'title', 'basis'] as const) {
      const said = fact[part];
      if (said) yield whole(file, ['facts', key, part], said, MAX_TEXT);
    }
    for (const [n, item] of (fact.list ?? []).entries()) {
      yield whole(file, ['facts', key, 'list', n], item, MAX_TEXT);
    }
  }
}

function* statementTexts(
  file: YamlFile,
  path: Path,
  data: { readonly title?: Text | undefined; readonly text: Text },
  record: string | undefined,
): Generator<Seen> {
  if (data.title) yield whole(file, [...path, 'title'], data.title, MAX_TITLE);
  yield { file, path: [...path, 'text'], text: data.text, limit: MAX_TEXT, allowed: 'facts', record };
}

function whole(file: YamlFile, path: Path, text: Text, limit: number, allowed: readonly string[] = []): Seen {
  return { file, path, text, limit, allowed, record: undefined };
}

function partName(path: Path): string {
  const key = path.at(-1);
  return `The ${typeof key === 'number' ? 'item' : key} of "${path.at(typeof key === 'number' ? -3 : -2)}"`;
}
