/** A turn that is a command to look records up: who it is about, and what is said. Pure. */

import { recordOf } from '../../library/entries.js';
import { findFact } from '../../model/facts.js';
import type { Fact, Language, PolicyRecord } from '../../model/knowledge-base.js';
import type { Reply } from '../../reply.js';
import { replyOf } from '../answer/say.js';
import { certain, type ReadOn, type Response, type Scene, type Skill, stateAfter } from '../skill.js';
import { type Catalog, catalogOf, type Item } from './catalog.js';
import { sayComparison, sayOverTime, seriesOf } from './compare.js';
import { spanOf } from './dates.js';
import { sayFile, sheetOfList, sheetOfRecord } from './export.js';
import { recordButton, sayDate } from './lines.js';
import { findRecords, sayFilter, sayList } from './list.js';
import { type RecordCommand, readCommand } from './read.js';
import { readList } from './read-list.js';
import { isName, labelled, type Resolved, resolveName, resolveTwo, splitName, tellingIn } from './resolve.js';
import { sayCard, sayCitation } from './show.js';
import { sayTimeline } from './timeline.js';
import { inAll, word } from './words.js';

/** Longest utterance in which a command is looked for: in a story its words mean something else. */
const LONGEST = 600;
/** Likeness of a name below which a command may be a question in the same words. */
const SURE = 0.8;
/** Half of the words and more make a label the one that is meant. */
const ENOUGH = 0.5;
/** Rows of a file that a chat hands over, at most. */
const MOST_FILE_ROWS = 20_000;
/** What a language is called in the command of a button. */
const SPOKEN: Readonly<Record<Language, string>> = { ko: 'korean', en: 'english' };

const SPOKEN_OF = new Set(inAll(({ spokenOf: words }) => words.split('|')).flat());

const sure = (found: Resolved | undefined) =>
  found !== undefined && found.score >= SURE ? found : undefined;

/** What a press of a button of this room begins with; what follows is a command as one could type it. */
const RUN = 'run:';

export const records: Skill = {
  hear(scene, heard, readOn) {
    if (heard.kind === 'words') return certain(takeCommand(scene, heard.text, readOn));
    if (heard.kind !== 'press' || !heard.id.startsWith(RUN)) return undefined;
    return certain(takeCommand(scene, heard.id.slice(RUN.length), readOn));
  },
};

type AsOf = RecordCommand & { kind: 'as-of' };

/**
 * Takes a turn that is a command; undefined for a question, and for a command about something that is not here.
 *
 * @param text normalised
 */
export function takeCommand(scene: Scene, text: string, readOn: ReadOn): Response | undefined {
  const { voice, setting } = scene;
  if (text.length > LONGEST) return undefined;
  const catalog = catalogOf(voice.kb);
  const command = readCommand(text, catalog, voice.today);
  if (command === undefined) return undefined;
  // A phrasing that an editor wrote is a question, unless it asks for a record by its name or for a plain list.
  if (setting.library.exact(text) !== undefined && !isPlain(catalog, command)) return undefined;
  if (command.kind === 'as-of') return answerAsOf(scene, command, readOn);
  const reply = replyTo(scene, catalog, command);
  if (reply === undefined) return undefined;
  return { reply, state: stateAfter(scene, reply) };
}

function isPlain(catalog: Catalog, command: RecordCommand): boolean {
  if (command.kind === 'show') return (resolveName(catalog, command.name)?.score ?? 0) >= SURE;
  if (command.kind !== 'list') return false;
  const { kind, parties, fields, status, when } = command.filter;
  return kind !== undefined && parties.length + fields.length === 0 && (status ?? when) === undefined;
}

const EXPORT = /^run:export (?<list>.+) as csv$/u;

/** What "it" and "this list" stand for: the list shown last, where a file is asked for, else the record spoken of. */
function spokenOf({ state }: Scene, asked: RecordCommand['kind']): string {
  const lists = state.actions.flatMap(({ id }) => EXPORT.exec(id)?.groups?.['list'] ?? []);
  return (asked === 'export' ? lists[0] : undefined) ?? state.record ?? '';
}

/** The fact that words ask for, of the record that they name or of any: one that answers, else one that is labelled so. */
function factAsked(
  { setting, voice }: Scene,
  text: string,
  rest: string,
  named: Resolved | undefined,
): { readonly record: PolicyRecord; readonly fact: Fact } | undefined {
  const { library, thresholds } = setting;
  const [item, ...more] = named?.items ?? [];
  const isOne = item !== undefined && more.length === 0;
  for (const { entry, confidence } of library.search(text, isOne ? { record: item.record.id } : undefined)
    .candidates) {
    if (confidence < thresholds.answer) break;
    const record = voice.kb.records.get(recordOf(entry) ?? '');
    const told = entry.kind === 'statement' ? entry.statement.facts[0] : entry.id;
    const fact = findFact(voice.kb, told ?? '');
    if (record !== undefined && fact !== undefined) return { record, fact };
  }
  const called = isOne ? labelled(item.record.facts.values(), rest, 1) : undefined;
  return isOne && called !== undefined ? { record: item.record, fact: called } : undefined;
}

function replyTo(scene: Scene, catalog: Catalog, command: Exclude<RecordCommand, AsOf>): Reply | undefined {
  const { voice, setting, state } = scene;
  const { language, today } = voice;
  const which = (
    question: 'which' | 'whichFirst',
    items: readonly Item[],
    commandFor: (item: Item) => string,
  ) => {
    const actions = items.map((item) => recordButton(voice, item.record, commandFor(item), 'choose'));
    return replyOf(voice, { outcome: 'clarify', paragraphs: [word(question, language)], actions });
  };
  /** Says something of the one record that is meant, or asks which it is; each button is the command, with the record for `*`. */
  const one = (found: Resolved | undefined, again: string, sayOf: (item: Item) => Reply | undefined) => {
    if (found === undefined || found.items.length === 1) return found && sayOf(found.items[0]);
    return which('which', found.items, ({ record }) => again.replace('*', record.id));
  };
  const listIn = (text: string) => {
    const { filter } = (!isName(catalog, text) && readList(text, catalog, today, true)) || {};
    return (
      filter && { ...findRecords(voice, catalog, filter), filter, title: sayFilter(voice, catalog, filter) }
    );
  };
  if (command.kind === 'list') return sayList(voice, catalog, command);
  const isSpokenOf = SPOKEN_OF.has(command.name) || (command.kind === 'cite' && command.name === '');
  const name = isSpokenOf ? spokenOf(scene, command.kind) : command.name;
  const meant = resolveName(catalog, name);
  switch (command.kind) {
    case 'show':
      return one(meant, 'show *', (item) => sayCard(voice, item));
    case 'compare': {
      const pair = resolveTwo(catalog, name);
      if (pair === undefined || pair.some((each) => sure(each) === undefined)) return undefined;
      const firsts = [pair[0].items[0], pair[1].items[0]] as const;
      const open = pair.findIndex(({ items }) => items.length > 1);
      if (open === -1) return firsts[0] === firsts[1] ? undefined : sayComparison(voice, firsts);
      const choices = pair[open]!.items.filter((item) => item !== firsts[1 - open]);
      return which('whichFirst', choices, (item) => {
        const both = firsts.map((first, side) => (side === open ? item : first).record.id);
        return `compare ${both.join(', ')}`;
      });
    }
    case 'over-time': {
      const { found, rest = '' } = splitName(catalog, name) ?? {};
      return one(sure(found), `compare * ${rest} over time`, (item) => {
        const { record } = item;
        const series = seriesOf(voice, record);
        // What is counted beside it belongs to it: how much, and from how many.
        const first = [labelled(series, rest, ENOUGH) ?? []].flat();
        const all = [...first, ...series.filter((each) => !first.includes(each))];
        if (all.length > 0) return sayOverTime(voice, item, all, command.times);
        const says = word('noSeries', language, { name: record.name[language] });
        return replyOf(voice, { paragraphs: [says], record: record.id });
      });
    }
    case 'timeline': {
      if (name === '') return sayTimeline(voice, catalog.items);
      const list = listIn(name);
      if (list !== undefined) {
        // What is dated is looked at day by day, not the records: one of another year can hold a day of this one.
        const { when, ...which } = list.filter;
        const { items } =
          when === undefined ? list : findRecords(voice, catalog, { ...which, when: undefined });
        return sayTimeline(voice, items, list.title, when?.span);
      }
      return one(meant, 'timeline *', (item) => sayTimeline(voice, [item], item.record.name[language]));
    }
    case 'cite': {
      const other = command.language;
      const spoken = { ...voice, language: other ?? language };
      // Who asks for the source and names nothing asks for that of the answer before.
      const last = isSpokenOf ? setting.library.entries.get(state.entry ?? '') : undefined;
      const home = catalog.byId.get(recordOf(last) ?? '');
      if (home !== undefined && (last?.kind === 'statement' || last?.kind === 'fact'))
        return sayCitation(spoken, home, last);
      if (name === '') return undefined;
      const { found, rest = '' } = splitName(catalog, name) ?? {};
      if (found === undefined || tellingIn(rest).length > 0) {
        const asked = factAsked(scene, name, rest, found);
        const item = asked && catalog.byId.get(asked.record.id);
        return item && sayCitation(spoken, item, { fact: asked.fact });
      }
      const tail = other === undefined ? '' : ` in ${SPOKEN[other]}`;
      return one(found, `cite *${tail}`, (item) => sayCitation(spoken, item));
    }
    case 'export': {
      const { format } = command;
      const list = listIn(name);
      if (list !== undefined) {
        const sheet = sheetOfList(voice, list.items.slice(0, MOST_FILE_ROWS));
        return sayFile(voice, sheet, `${list.filter.kind ?? 'record'}s`, list.title, format);
      }
      return one(sure(meant), `export * as ${format}`, (item) => {
        const { id, name: title } = item.record;
        return { ...sayFile(voice, sheetOfRecord(voice, item), id, title[language], format), record: id };
      });
    }
  }
}

/** Answers as on a day: with the values that held then, and a word about sources that are younger. */
function answerAsOf(scene: Scene, { date, rest }: AsOf, readOn: ReadOn): Response {
  const voice = { ...scene.voice, today: date };
  const response = readOn({ ...scene, voice, setting: { ...scene.setting, today: date } }, rest);
  const { reply } = response;
  const { language } = reply;
  const then = spanOf(date)?.to ?? 0;
  const younger = reply.sources.flatMap(({ id }) => {
    const day = voice.kb.sources.get(id)?.date;
    return day !== undefined && (spanOf(day)?.from ?? 0) > then ? [sayDate(voice, day)] : [];
  });
  const said = [
    word('asOf', language, { date: sayDate({ ...voice, language }, date) }),
    ...(younger.length === 0
      ? []
      : [word('laterSource', language, { date: [...new Set(younger)].join(', ') })]),
    ...(reply.notice === undefined ? [] : [reply.notice]),
  ];
  return { ...response, reply: { ...reply, notice: said.join(' ') } };
}
