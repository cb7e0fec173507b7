import { given } from '../../model/given.js';
import type { Citation } from '../../model/knowledge-base.js';
import type { ReplySource } from '../../reply.js';
import { say, sourceDate, type Voice } from './say.js';

/** `7`, `7, 8`, `7–9`: paragraph numbers in order, runs of three and more drawn together. */
function formatParagraphs(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const runs: number[][] = [];
  for (const n of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === n - 1) run.push(n);
    else runs.push([n]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String))).join(', ');
}

/** Sources as the reader sees them, each once, in the order cited, with all its paragraphs. */
export function citeSources(voice: Voice, citations: readonly Citation[]): ReplySource[] {
  const bySource = new Map<string, number[]>();
  for (const { source, paragraphs } of citations) {
    bySource.set(source, [...(bySource.get(source) ?? []), ...paragraphs]);
  }
  return [...bySource].flatMap(([id, paragraphs]) => {
    const source = voice.kb.sources.get(id);
    if (source === undefined) return [];
    return [
      {
        id,
        title: source.title[voice.language],
        publisher: source.publisher?.[voice.language] ?? '',
        date: sourceDate(voice, source),
        // A document as a whole has no paragraph.
        locator: paragraphs.length === 0 ? '' : say(voice, 'paragraph', { n: formatParagraphs(paragraphs) }),
        ...given({ url: source.url }),
      },
    ];
  });
}
