/** What `check --coverage` shows: of each paragraph, the figures, names and sentences that no fact holds. */
import {
  type CoveredParagraph,
  type CoveredSource,
  type Tally,
  tallyOf,
} from '../knowledge/covering/index.js';
import { padTo } from './columns.js';
import { escapeHtml, htmlPage } from './html.js';

const BAR = 10;
const KINDS = ['figures', 'names', 'sentences'] as const;

/** Full and empty blocks, as much of them full as is held; all full where there is nothing to hold. */
function barOf([held, of]: readonly [number, number]): string {
  const full = of === 0 ? BAR : Math.floor((BAR * held) / of);
  return '█'.repeat(full) + '░'.repeat(BAR - full);
}

const shares = (tally: Tally): string =>
  KINDS.map((kind) => `${kind} ${tally[kind][0]}/${tally[kind][1]}`).join('  ');

/** What stands at a place of a paragraph, cut where a mark or an untold sentence begins or ends. */
function pieces({
  text,
  marks,
  sentences,
  entries,
}: CoveredParagraph): { words: string; open: 'figure' | 'name' | 'sentence' | undefined }[] {
  const open = [
    ...marks.filter(({ held }) => !held),
    ...(entries.length > 0
      ? []
      : sentences.filter(({ held }) => !held).map((span) => ({ ...span, what: 'sentence' as const }))),
  ];
  const cuts = [...new Set([0, text.length, ...open.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((start, n) => ({
    words: text.slice(start, cuts[n + 1]),
    open: open.find((span) => span.start <= start && (cuts[n + 1] ?? 0) <= span.end)?.what,
  }));
}

/** A line for each paragraph, and below it the paragraph where something is open: [figure], <name>, {sentence told nowhere}. */
export function coverageText(sources: readonly CoveredSource[]): string {
  const signs = { figure: '[]', name: '<>', sentence: '{}' };
  const lines = sources.flatMap(({ source, paragraphs }) => [
    `${source}  ${shares(tallyOf(paragraphs))}  paragraphs cited ${tallyOf(paragraphs).cited.join('/')}`,
    ...paragraphs.flatMap((paragraph) => {
      const tally = tallyOf([paragraph]);
      const cited = paragraph.entries.length === 0 ? '  told by no entry' : '';
      const head = `  ${padTo(String(paragraph.number), 3)}${barOf(tally.figures)}  ${shares(tally)}${cited}`;
      const shown = pieces(paragraph);
      if (shown.every(({ open }) => open === undefined)) return [head];
      return [
        head,
        `      ${shown.map(({ words, open }) => (open === undefined ? words : `${signs[open][0]}${words}${signs[open][1]}`)).join('')}`,
      ];
    }),
    '',
  ]);
  return `${lines.join('\n')}\n${sources.length === 0 ? '' : 'In brackets: [a figure], <a name>, {a sentence} that nothing holds.\n'}`;
}

/** The same as a page, with what is held and what is not in colours. */
export function coverageHtml(sources: readonly CoveredSource[]): string {
  const bar = ([held, of]: readonly [number, number]): string =>
    `<span class="bar"><i style="width:${of === 0 ? 100 : Math.round((100 * held) / of)}%"></i></span>`;
  const body = sources.map(({ source, paragraphs }) => {
    const rows = paragraphs.map((paragraph) => {
      const tally = tallyOf([paragraph]);
      const entries = paragraph.entries.length === 0 ? 'told by no entry' : paragraph.entries.join(', ');
      return `<div class="card"><p class="quiet"><b>${paragraph.number}</b> ${bar(tally.figures)} ${shares(tally)} — ${escapeHtml(entries)}</p>\n<p>${marked(paragraph)}</p></div>`;
    });
    return `<h2>${escapeHtml(source)}</h2>\n<p>${shares(tallyOf(paragraphs))}</p>\n${rows.join('\n')}`;
  });
  const key =
    '<p class="quiet"><mark class="held">held by a fact</mark> <mark class="open">held by nothing</mark> <span class="untold">a sentence that no entry tells</span></p>';
  return htmlPage('What the documents print, and what is held of it', [key, ...body].join('\n'));
}

function marked(paragraph: CoveredParagraph): string {
  const { text, marks, entries, sentences } = paragraph;
  const cuts = [
    ...new Set([0, text.length, ...[...marks, ...sentences].flatMap(({ start, end }) => [start, end])]),
  ].sort((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((start, n) => {
      const end = cuts[n + 1] ?? text.length;
      const words = escapeHtml(text.slice(start, end));
      const inside = (span: { readonly start: number; readonly end: number }): boolean =>
        span.start <= start && end <= span.end;
      const mark = marks.find(inside);
      if (mark !== undefined)
        return `<mark class="${mark.held ? 'held' : 'open'} ${mark.what}">${words}</mark>`;
      const untold = entries.length === 0 && sentences.some((sentence) => !sentence.held && inside(sentence));
      return untold ? `<span class="untold">${words}</span>` : words;
    })
    .join('');
}
