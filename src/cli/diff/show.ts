/** Differences in the terminal and as a page. */
import { toLine } from '../columns.js';
import { escapeHtml, htmlPage } from '../html.js';
import { type Change, type Difference, KINDS, type Kind } from './differences.js';

const TITLES: Readonly<Record<Kind, string>> = {
  figure: 'Another figure',
  lost: 'No longer answered',
  entry: 'Another entry',
  gained: 'Newly answered',
  wording: 'Another wording',
};

/** What was compared. */
export interface Compared {
  readonly base: string;
  readonly head: string;
  readonly questions: number;
  readonly differences: readonly Difference[];
}

/** The lines that only one of the two texts has. */
function linesOnlyIn(text: string, other: string): string[] {
  const there = new Set(other.split('\n'));
  return text.split('\n').filter((line) => line.trim() !== '' && !there.has(line));
}

const about = ({ outcome, entry }: Change): string =>
  entry === undefined ? outcome : `${outcome}, ${entry}`;

function counts(differences: readonly Difference[]): string {
  const of = (kind: Kind): number => differences.filter((each) => each.kind === kind).length;
  return KINDS.map((kind) => `${TITLES[kind].toLowerCase()} ${of(kind)}`).join(', ');
}

/** How many of the questions, and what else, in a sentence. */
function sumOf({ base, head, questions, differences }: Compared): string {
  const number = (of: number): string => of.toLocaleString('en');
  if (differences.length === 0) return `${base} and ${head} say the same to ${number(questions)} questions.`;
  const besides = differences.filter((each) => each.besides === true).length;
  const asked = `${number(differences.length - besides)} of ${number(questions)} questions are answered otherwise in ${head} than in ${base}`;
  const more = besides === 0 ? '' : `, and ${number(besides)} more that nobody asked`;
  const added = differences.filter((each) => each.added === true).length;
  const isNew =
    added === 0 ? '' : ` Of what is newly answered, ${number(added)} are of what only ${head} has.`;
  return `${asked}${more}: ${counts(differences)}.${isNew}`;
}

export function diffText({ base, head, questions, differences }: Compared): string {
  const lines: string[] = [];
  for (const kind of KINDS) {
    const those = differences.filter((each) => each.kind === kind);
    if (those.length === 0) continue;
    lines.push(`${TITLES[kind]} (${those.length})`, '');
    for (const { from, question, base: before, head: after, figures } of those) {
      lines.push(`  ${toLine(question)}   [${from}]`);
      if (figures !== undefined)
        lines.push(`    ${figures.base.join(', ') || 'none'} → ${figures.head.join(', ') || 'none'}`);
      if (about(before) !== about(after)) lines.push(`    ${about(before)} → ${about(after)}`);
      lines.push(...linesOnlyIn(before.text, after.text).map((line) => `    - ${toLine(line)}`));
      lines.push(...linesOnlyIn(after.text, before.text).map((line) => `    + ${toLine(line)}`), '');
    }
  }
  lines.push(sumOf({ base, head, questions, differences }));
  return `${lines.join('\n')}\n`;
}

export function diffHtml({ base, head, questions, differences }: Compared): string {
  const marked = (text: string, other: string, tag: 'del' | 'ins'): string => {
    const own = new Set(linesOnlyIn(text, other));
    return text
      .split('\n')
      .map((line) => (own.has(line) ? `<${tag}>${escapeHtml(line)}</${tag}>` : escapeHtml(line)))
      .join('<br>');
  };
  const sections = KINDS.flatMap((kind) => {
    const those = differences.filter((each) => each.kind === kind);
    if (those.length === 0) return [];
    const cards = those.map(
      ({ from, question, base: before, head: after, figures }) => `<div class="card">
<p><b>${escapeHtml(question)}</b> <span class="quiet">${escapeHtml(from)}</span></p>
${figures === undefined ? '' : `<p><del>${escapeHtml(figures.base.join(', '))}</del> → <ins>${escapeHtml(figures.head.join(', '))}</ins></p>`}
<div class="side"><div><p class="quiet">${escapeHtml(about(before))}</p><p>${marked(before.text, after.text, 'del')}</p></div>
<div><p class="quiet">${escapeHtml(about(after))}</p><p>${marked(after.text, before.text, 'ins')}</p></div></div>
</div>`,
    );
    return [`<h2>${TITLES[kind]} (${those.length})</h2>`, ...cards];
  });
  const sum = sumOf({ base, head, questions, differences });
  const lead = `<p>${escapeHtml(sum)} ${escapeHtml(base)} on the left, ${escapeHtml(head)} on the right.</p>`;
  return htmlPage(`What people are told: ${base} → ${head}`, [lead, ...sections].join('\n'));
}
