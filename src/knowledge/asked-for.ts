/** Everything that people ask for in words of an editor's own, with the place of those words. */
import type { Phrasings } from '../core/model/knowledge-base.js';
import type { AsksData, Draft, Loaded } from './draft.js';
import { factId } from './references.js';
import type { Path, YamlFile } from './yaml-file.js';

export interface AskedFor {
  /** Entry id, `aspects/<aspect>` or `social/<id>`. */
  readonly id: string;
  readonly file: YamlFile;
  /** Path of the phrasings, a group of `ko` and `en`. */
  readonly path: Path;
  readonly phrasings: Phrasings;
}

/** A file in which phrasings stand. They are looked at when they are asked for. */
export interface AskedFile {
  readonly file: YamlFile;
  readonly asked: () => readonly AskedFor[];
}

/** The phrasings of a draft: those that all records share, of social turns, and of the files beside records and questions. */
export function askedFor(draft: Draft): AskedFor[] {
  return [...askedFiles(draft)].flatMap(({ asked }) => asked());
}

/** The same, file by file. */
export function* askedFiles({ aspects, bot, records, questions }: Draft): Generator<AskedFile> {
  if (aspects) yield inGroup(aspects.file, 'aspects', aspects.data.aspects);
  if (bot) yield inGroup(bot.file, 'social', bot.data.social);
  for (const { data, asks } of records) if (asks) yield inAsks(asks, data.id);
  for (const { asks } of questions) if (asks) yield inAsks(asks, 'questions');
}

function inGroup(
  file: YamlFile,
  group: string,
  members: Readonly<Record<string, { readonly phrasings: Phrasings }>>,
): AskedFile {
  const asked = Object.entries(members).map(([id, { phrasings }]) => {
    return { id: `${group}/${id}`, file, path: [group, id, 'phrasings'], phrasings };
  });
  return { file, asked: () => asked };
}

function inAsks(asks: Loaded<AsksData>, owner: string): AskedFile {
  const { file } = asks;
  const asked = (): AskedFor[] =>
    Object.entries(asks.data).flatMap(([group, entries]) =>
      Object.entries(entries ?? {}).map(([key, phrasings]) => {
        const id = group === 'facts' ? factId(key, owner) : `${owner}/${key}`;
        return { id, file, path: [group, key], phrasings };
      }),
    );
  return { file, asked };
}

/** What a file of phrasings has phrasings for, and how many. */
export function outlineOf(asks: Loaded<AsksData>): {
  readonly keys: Readonly<Partial<Record<string, readonly string[]>>>;
  readonly phrasings: number;
} {
  return asks.file.derived('outline', () => {
    const groups = Object.entries(asks.data).map(([group, entries]) => [group, entries ?? {}] as const);
    const each = groups.flatMap(([, entries]) => Object.values(entries));
    return {
      keys: Object.fromEntries(groups.map(([group, entries]) => [group, Object.keys(entries)])),
      phrasings: each.reduce((sum, { ko, en }) => sum + ko.length + en.length, 0),
    };
  });
}
