/** All that a side says by itself, asked or not: so that no change of it stays unseen because nobody asked for it. */

import { previewRecord } from '../../browse/index.js';
import { entriesOf, labelOf } from '../../core/library/entries.js';
import type { Library } from '../../core/library/library.js';
import {
  type KnowledgeBase,
  LANGUAGES,
  type Language,
  type PartialDate,
  type Phrasings,
} from '../../core/model/knowledge-base.js';
import type { Reply } from '../../core/reply.js';
import { sayEntry } from '../../core/skills/answer/build-reply.js';
import { type Change, changeOf } from './differences.js';
import type { Asked } from './questions.js';

/** Something that is said, under a name that both sides have for it. */
export interface Said {
  readonly what: string;
  readonly change: Change;
}

/**
 * Of each record its card, entries and conditions, each question and greeting, and the bot's
 * own words, in both languages; what stands on a record's buttons once, together.
 */
export function saidBy(library: Library, today: PartialDate): Said[] {
  return LANGUAGES.flatMap((language) => [
    ...[...library.kb.records.keys()].flatMap((id) => ofRecord(library, id, today, language)),
    ...[...library.entries.values()].flatMap((entry): Said[] => {
      const own = entry.kind === 'social' || entry.id.startsWith('questions/');
      const voice = { kb: library.kb, language, today };
      return own ? [said(entry.id, language, sayEntry(voice, entry, 1))] : [];
    }),
    ...buttonsOf(library, language),
    ...ofBot(library, language),
  ]);
}

function buttonsOf(library: Library, language: Language): Said[] {
  const labels = new Map<string, string[]>();
  for (const entry of library.entries.values()) {
    if (entry.kind === 'social') continue;
    const about = entry.record ?? 'questions';
    labels.set(about, [...(labels.get(about) ?? []), labelOf(entry, language)]);
  }
  return [...labels].map(([about, lines]) => words(`${about}, buttons`, language, lines.join('\n')));
}

function said(what: string, language: Language, reply: Reply): Said {
  return { what: `${what} (${language})`, change: changeOf(reply) };
}

const words = (what: string, language: Language, text: string): Said => ({
  what: `${what} (${language})`,
  change: { outcome: 'answered', text },
});

function ofRecord(library: Library, id: string, today: PartialDate, language: Language): Said[] {
  const preview = previewRecord(library, id, today)?.[language];
  if (preview === undefined) return [];
  const { card, entries, eligibility, notStated } = preview;
  const conditions = [eligibility.says, ...eligibility.rows.map((cells) => cells.join('; '))];
  return [
    said(id, language, card),
    ...entries.map((entry) => said(entry.id, language, entry.reply)),
    words(`${id}, conditions`, language, conditions.filter((line) => line !== '').join('\n')),
    words(`${id}, not stated`, language, notStated.join('\n')),
  ];
}

function ofBot({ kb: { bot, profile } }: Library, language: Language): Said[] {
  return [
    words('name of the bot', language, bot.name[language]),
    words('whom to ask', language, bot.handOver[language]),
    ...[...profile.attributes].map(([id, attribute]) => {
      const labels = attribute.kind === 'number' ? [] : attribute.choices.map(({ name }) => name);
      const lines = [attribute.name, attribute.question, attribute.note, ...labels].flatMap(
        (text) => text?.[language] ?? [],
      );
      return words(`question ${id}`, language, lines.join('\n'));
    }),
    ...Object.entries(bot.phrases).map(([phrase, text]) =>
      words(`phrase ${phrase}`, language, text[language]),
    ),
  ];
}

/** Ways to ask, and names, that lead elsewhere on the other side, or are not there: each is asked. */
export function waysThatDiffer(base: KnowledgeBase, head: KnowledgeBase): Asked[] {
  const [before, after] = [waysOf(base), waysOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((way): Asked[] => {
    const to = after.get(way) ?? before.get(way) ?? '';
    if (before.get(way) === after.get(way)) return [];
    const record = to.split('/')[0] ?? '';
    const isNew = !before.has(way) && head.records.has(record) && !base.records.has(record);
    return [{ from: `a way to ask for ${to}`, turns: [way], ...(isNew && { added: record }) }];
  });
}

function waysOf(kb: KnowledgeBase): Map<string, string> {
  const ways = new Map<string, string>();
  const add = (phrasings: Phrasings, to: string): void => {
    for (const language of LANGUAGES) for (const text of phrasings[language]) ways.set(text, to);
  };
  for (const { entry } of entriesOf(kb)) {
    if (entry.kind === 'statement') add(entry.statement.phrasings, entry.id);
    if (entry.kind === 'fact') add(entry.fact.phrasings, entry.id);
    if (entry.kind === 'gap') add(entry.gap.phrasings, entry.id);
    if (entry.kind === 'social') add(entry.social.phrasings, entry.id);
  }
  for (const { id, name, aliases, subjects } of kb.records.values())
    for (const names of [{ ko: [name.ko], en: [name.en] }, aliases, subjects]) add(names, id);
  for (const [aspect, { phrasings }] of kb.aspects) {
    const [record] = kb.records.values();
    if (record === undefined) continue;
    const named = (language: Language): string[] =>
      phrasings[language].map((text) => text.replaceAll('{name}', record.name[language]));
    add({ ko: named('ko'), en: named('en') }, `aspects/${aspect}`);
  }
  for (const term of kb.glossary) add(term, `the term ${term.en[0] ?? term.ko[0]}`);
  return ways;
}
