/** Text in, knowledge base and findings out. Pure: no file, no clock. */
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { type ContentFiles, shownPath } from './content-files.js';
import { checkContent } from './content-rules/index.js';
import { type Diagnostic, sortDiagnostics } from './diagnostics.js';
import { draftOf } from './draft.js';
import type { ParsedTexts } from './parsed-texts.js';
import { Places } from './places.js';
import { resolve } from './resolve.js';
import { isBlocking } from './rules/index.js';
import { versionOf } from './version.js';

/** What the content came to. */
export interface Parsed {
  /** Absent when a finding leaves nothing sound to serve. Findings about wording alone do not. */
  readonly knowledgeBase?: KnowledgeBase;
  /** What could be read, also where a finding leaves it unsound: to be compared with documents, never to be served. */
  readonly readable?: KnowledgeBase;
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
  const readable = resolve(draft, versionOf(content.files));
  return {
    ...(sound && readable && { knowledgeBase: readable }),
    ...(readable && { readable }),
    diagnostics,
    places,
    stamps: new Map(draft.all.map(({ file }) => [file.path, file.stamp])),
  };
}
