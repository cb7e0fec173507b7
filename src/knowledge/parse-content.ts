/** Text in, knowledge base and findings out. Pure: no file, no clock. */
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { outlineOf } from './asked-for.js';
import { type ContentFiles, shownPath } from './content-files.js';
import { checkContent } from './content-rules/index.js';
import { type Diagnostic, sortDiagnostics } from './diagnostics.js';
import { type Draft, draftOf } from './draft.js';
import type { ParsedTexts } from './parsed-texts.js';
import { Places } from './places.js';
import { resolve } from './resolve.js';
import { isBlocking } from './rules/index.js';
import { versionOf } from './version.js';

/** How much of what there is. */
export interface Counts {
  readonly records: number;
  readonly facts: number;
  readonly entries: number;
  readonly phrasings: number;
}

/** What the content came to. Knowledge bases are made when they are first asked for. */
export interface Parsed {
  /** Absent when a finding leaves nothing sound to serve. Findings about wording alone do not. */
  readonly knowledgeBase?: KnowledgeBase | undefined;
  /** What could be read, also where a finding leaves it unsound: to be compared with documents, never to be served. */
  readonly readable?: KnowledgeBase | undefined;
  /** Whether nothing stands in the way of serving it. */
  readonly sound: boolean;
  /** What editors wrote, in numbers. */
  readonly counts: Counts;
  /** All findings of one run, in order of place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where entries stand in the files. */
  readonly places: Places;
  /** What tells the text of each file from any other, by path. */
  readonly stamps: ReadonlyMap<string, string>;
}

/**
 * Parses, checks and resolves the content. Never throws, whatever the texts hold.
 *
 * @param parsed texts of an earlier reading, for a caller that reads the folder again and again
 */
export function parseContent(content: ContentFiles, parsed?: ParsedTexts): Parsed {
  const draft = draftOf(content, parsed);
  checkContent(draft, content);
  const diagnostics = sortDiagnostics([
    ...content.diagnostics,
    ...draft.diagnostics,
    ...draft.all.flatMap(({ file }) => file.diagnostics),
  ]);
  const places = new Places(draft, shownPath(content.dir, ''));
  const sound = !diagnostics.some(({ rule }) => isBlocking(rule));
  let made: { readonly readable: KnowledgeBase | undefined } | undefined;
  const readable = (): KnowledgeBase | undefined => {
    made ??= { readable: resolve(draft, versionOf(content.files)) };
    return made.readable;
  };
  return {
    get knowledgeBase() {
      return sound ? readable() : undefined;
    },
    get readable() {
      return readable();
    },
    sound,
    counts: countsOf(draft),
    diagnostics,
    places,
    stamps: new Map(draft.all.map(({ file }) => [file.path, file.stamp])),
  };
}

function countsOf({ records, questions, asks }: Draft): Counts {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  const size = (group: object | undefined): number => Object.keys(group ?? {}).length;
  return {
    records: records.length,
    facts: sum(records.map(({ data }) => size(data.facts))),
    entries: sum([
      ...records.map(({ data }) => size(data.aspects) + size(data.details) + size(data.not_stated)),
      ...questions.map(({ data }) => size(data.questions)),
    ]),
    phrasings: sum(asks.map((each) => outlineOf(each).phrasings)),
  };
}
