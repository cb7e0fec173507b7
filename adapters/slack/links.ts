/** What is shown below a link to the page of a record. Pure. */
import type { LinkedRecord } from '../record-links.js';
import { aboutOf } from '../words.js';
import { type Block, context, linkedText, section } from './blocks.js';
import { cut, plainLine } from './safe.js';

const FACTS = 4;

/** A record on less than a screen of a phone: its name as a link, what it is, two sentences at most, four facts, the source. */
export function renderLink({ url, summary, reply }: LinkedRecord): Block[] {
  const facts = reply.facts
    .slice(0, FACTS)
    .map(({ label, value }, index) => [
      { text: `${index > 0 ? '\n' : ''}${cut(plainLine(label), 100)}: ` },
      { text: cut(plainLine(value), 200), strong: true as const },
    ]);
  return [
    linkedText([{ text: cut(plainLine(summary.name), 200), url, strong: true }]),
    context([cut(plainLine(aboutOf(summary, reply.language)), 300)]),
    ...reply.paragraphs.slice(0, 2).map((words) => section(cut(words, 400))),
    ...(facts.length === 0 ? [] : [linkedText(facts.flat())]),
  ];
}
