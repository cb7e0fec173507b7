/** What staff have said about logged questions, as a set to learn weights from. */
import type { Library } from '../core/library/library.js';
import { type Inquiry, REDACTION_TOKENS } from '../inquiries/index.js';
import { countedAs } from './misses.js';

/** A line of a set's `questions.jsonl`. */
export interface LocalRow {
  /** Of the inquiry. */
  readonly id: string;
  /** As it is kept: redacted. */
  readonly q: string;
  readonly lang: 'ko' | 'en';
  readonly kind: 'local' | 'oos-near' | 'oos-far';
  readonly outcome: 'answered' | 'unanswered';
  /** Whether somebody said so, or sent the answer; what was said stays when the set is made again. */
  readonly from: 'correction' | 'answer';
  /** Ids of the entries that answer; none where nothing does. */
  readonly answers: readonly string[];
}

/** In place of an entry: nothing answers the question. */
export const NOTHING = 'none';

/**
 * The questions of which a person has said what answers them: as a correction, or by sending the answer that the content had ready.
 * Others teach nothing, nor does one from which something was taken out, or of which the entry is gone.
 *
 * @param meant by inquiry, the id of the entry that answers, or `NOTHING`
 */
export function localRows(
  inquiries: readonly Inquiry[],
  library: Library,
  meant: ReadonlyMap<string, string>,
): LocalRow[] {
  const oldestFirst = [...inquiries].sort((a, b) => Number(a.id) - Number(b.id));
  return oldestFirst.flatMap((inquiry): LocalRow[] => {
    const { id, text: q, language: lang } = inquiry;
    const said = meant.get(id) ?? sentFrom(inquiry);
    const from = meant.has(id) ? 'correction' : 'answer';
    if (said === undefined || REDACTION_TOKENS.some((token) => q.includes(token))) return [];
    if (said === NOTHING) {
      const kind = library.recordsMeant(q).length > 0 ? 'oos-near' : 'oos-far';
      return [{ id, q, lang, kind, outcome: 'unanswered', from, answers: [] }];
    }
    const entry = library.entries.get(said);
    if (entry === undefined) return [];
    const answers = [...new Set([entry.id, countedAs(entry, library).id])];
    return [{ id, q, lang, kind: 'local', outcome: 'answered', from, answers }];
  });
}

/** The entry from which staff have sent the answer, as the last note says: a line of its own, above who it was. */
function sentFrom({ status, notes }: Inquiry): string | undefined {
  const note = status === 'answered' ? notes.findLast(({ kind }) => kind === 'answer') : undefined;
  const line = note?.text.split('\n').at(-2) ?? '';
  return line.startsWith('[') && line.endsWith(']') ? line.slice(1, -1) : undefined;
}
