/** The entries of a content folder as rows of a table, with where each stands. */
import { LANGUAGES, type Phrasings } from '../../core/model/knowledge-base.js';
import { ASK_GROUPS, type AskGroup } from '../asks-text.js';
import type { ContentFiles } from '../content-files.js';
import { type Draft, draftOf } from '../draft.js';
import { asksFileOf } from '../layout.js';
import { factId } from '../references.js';
import { EMPTY_ROW, linesIn, type Row } from './columns.js';

/** An entry, its cells, and the files that it stands in. */
export interface TableEntry {
  readonly id: string;
  readonly group: AskGroup;
  readonly key: string;
  /** The file that says it, and the one with how it is asked for. */
  readonly file: string;
  readonly asksFile: string;
  readonly cells: Row;
  /** Whether the file itself says it; facts of a table of variants, for one, it does not. */
  readonly written: boolean;
}

type Keyed = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Every entry that an editor wrote or wrote phrasings for, in order of the content. */
export function entriesOf(content: ContentFiles, draft: Draft = draftOf(content)): TableEntry[] {
  const owners = [
    ...draft.records.map((each) => ({ ...each, id: each.data.id })),
    ...draft.questions.map((each) => ({ ...each, id: 'questions' })),
  ];
  return owners.flatMap(({ id: owner, file, asks }) => {
    const written = (file.data ?? {}) as Keyed;
    const asked = (asks?.data ?? {}) as Readonly<Record<string, Readonly<Record<string, Phrasings>>>>;
    return ASK_GROUPS.flatMap((group) => {
      const own = Object.hasOwn(written, group) ? (written[group] ?? {}) : {};
      const phrasings = asked[group] ?? {};
      return [...new Set([...Object.keys(own), ...Object.keys(phrasings)])].map((key): TableEntry => {
        const id = group === 'facts' ? factId(key, owner) : `${owner}/${key}`;
        const said = Object.hasOwn(own, key) ? own[key] : undefined;
        return {
          id,
          group,
          key,
          file: file.path,
          asksFile: asksFileOf(file.path),
          cells: cellsOf(id, group, said as Readonly<Record<string, unknown>> | undefined, phrasings[key]),
          written: said !== undefined,
        };
      });
    });
  });
}

/** Name of the title of an entry; of a fact it is its label. */
export const titleKeyOf = (group: AskGroup): string => (group === 'facts' ? 'label' : 'title');

function cellsOf(
  entry: string,
  part: AskGroup,
  said: Readonly<Record<string, unknown>> = {},
  phrasings: Partial<Phrasings> = {},
): Row {
  const text = (name: string, language: string): string => {
    const both = said[name] as Readonly<Record<string, unknown>> | undefined;
    return linesIn(String(both?.[language] ?? '')).join(' ');
  };
  const asked = (list: readonly string[] = []): string => [...new Set(list.flatMap(linesIn))].join('\n');
  const [ko, en] = LANGUAGES;
  const title = titleKeyOf(part);
  const isFact = part === 'facts';
  return {
    ...EMPTY_ROW,
    entry,
    part,
    'title (ko)': text(title, ko),
    'title (en)': text(title, en),
    // The value of a fact is not its answer in words, and stands in its file alone.
    'text (ko)': isFact ? '' : text('text', ko),
    'text (en)': isFact ? '' : text('text', en),
    source: isFact ? '' : String(said['source'] ?? ''),
    paragraphs: isFact ? '' : [said['paragraphs'] ?? []].flat().join(', '),
    'phrasings (ko)': asked(phrasings.ko),
    'phrasings (en)': asked(phrasings.en),
  };
}
