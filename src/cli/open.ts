/** Opens a content folder for a command that answers from it. */

import { Library } from '../core/library/library.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import { loadIndexed, shippedModels } from '../indexing/index.js';
import { UsageError } from './errors.js';

/**
 * Loads and indexes a content folder. Findings that leave it usable are `npm run check`'s to report. Unlike a running bot, it
 * never takes the last good content: who asks here wants to see what the files say now.
 */
export async function openContent(dir: string, cacheDir?: string): Promise<Library> {
  const { knowledgeBase, index, diagnostics } = await loadIndexed(dir, cacheDir);
  if (knowledgeBase !== undefined && index !== undefined)
    return new Library(knowledgeBase, index, shippedModels());
  const first = diagnostics[0];
  const where = first === undefined ? '' : ` The first finding is ${first.file}:${first.line}: ${first.what}`;
  throw new UsageError(
    `The knowledge base in ${dir} cannot be read.${where}\nRun "policy-bot check --content ${dir}" for all findings and how to mend them. A running bot goes on with the last good content; here only what the files say now is answered from.`,
  );
}

/** Reads `--today YYYY-MM-DD`. */
export function parseDay(value: string): PartialDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(value);
  const [year, month, day] = (match ?? []).slice(1).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  if (year === undefined || month === undefined || day === undefined || date.getUTCMonth() !== month - 1) {
    throw new UsageError(`"${value}" is not a day. Write it as 2026-03-31.`);
  }
  return { year, month, day };
}
