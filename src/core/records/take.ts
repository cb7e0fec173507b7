/** A turn that is a command to the desk of records: who it is about, and what is said. Pure. */
import { wordsOnly } from '../dialogue/build-reply.js';
import { forget, type Response, type Scene } from '../dialogue/response.js';
import type { Action, Reply } from '../reply.js';
import { sayCard } from './card.js';
import { type Catalog, catalogOf, type Item } from './catalog.js';
import { sayCitation } from './cite.js';
import type { ExportFormat, RecordCommand } from './command.js';
import { sayComparison, sayOverTime, seriesOf } from './compare.js';
import { spanOf } from './dates.js';
import { sayDate } from './describe.js';
import { fileOf, sheetOfList, sheetOfRecord } from './export.js';
import { findRecords, sayFilter, sayList } from './list.js';
import {
  factNamed,
  isName,
  type Resolved,
  resolveName,
  resolveTwo,
  seriesNamed,
  splitName,
} from './names.js';
import { readCommand } from './read.js';
import { readList } from './read-list.js';
import { sayTimeline } from './timeline.js';
import { word } from './words.js';

/** What a press of a button of this desk begins with; what follows is a command as one could type it. */
const RUN = 'run:';
/** Likeness of a name below which a command may be a question in the same words. */
const SURE = 0.8;
/** Rows of a file that a chat hands over, at most. */
const MOST_FILE_ROWS = 20_000;

/** Answers the rest of a turn as on another day. */
export type AnswerOn = (scene: Scene, rest: string) => Response;

function responseOf({ state, voice }: Scene, reply: Reply): Response {
  return {
    reply,
    state: {
      ...forget(state),
      lastLanguage: voice.language,
      actions: reply.actions,
      ...(reply.record === undefined ? {} : { record: reply.record }),
      ...(reply.entry === undefined ? {} : { entry: reply.entry }),
    },
  };
}

/** Asks which of several records is meant; each button is the command with that one in it. */
function sayWhich(
  { voice }: Scene,
  items: readonly Item[],
  commandFor: (item: Item) => string,
  question: 'which' | 'whichFirst' = 'which',
): Reply {
  const actions = items.map(
    (item): Action => ({
      id: `${RUN}${commandFor(item)}`,
      kind: 'choose',
      label: item.record.name[voice.language].slice(0, 75),
    }),
  );
  return { ...wordsOnly(voice, 'clarify', [word(question, voice.language)]), actions };
}

/**
 * Takes a turn that is a command; undefined for a question, and for a command about something that is not here.
 *
 * @param text normalised
 */
export function takeCommand(scene: Scene, text: string, answerOn: AnswerOn): Response | undefined {
  const { voice, setting } = scene;
  const catalog = catalogOf(voice.kb);
  const command = readCommand(text, catalog, voice.today);
  if (command === undefined) return undefined;
  // A phrasing that an editor wrote is a question, unless it asks for a record by its name or for a plain list.
  if (setting.desk.exact(text) !== undefined && !isPlain(catalog, command)) return undefined;
  if (command.kind === 'as-of') return takeAsOf(scene, command, answerOn);
  const reply = replyTo(scene, catalog, command);
  return reply === undefined ? undefined : responseOf(scene, reply);
}

function isPlain(catalog: Catalog, command: RecordCommand): boolean {
  if (command.kind === 'show') return (resolveName(catalog, command.name)?.score ?? 0) >= SURE;
  if (command.kind !== 'list') return false;
  const { kind, parties, fields, status, when } = command.filter;
  return kind !== undefined && parties.length + fields.length === 0 && (status ?? when) === undefined;
}

/** Takes a pressed button of this desk; undefined for other buttons. */
export function pressCommand(scene: Scene, id: string, answerOn: AnswerOn): Response | undefined {
  return id.startsWith(RUN) ? takeCommand(scene, id.slice(RUN.length), answerOn) : undefined;
}

function replyTo(scene: Scene, catalog: Catalog, command: RecordCommand): Reply | undefined {
  const { voice, setting } = scene;
  switch (command.kind) {
    case 'show': {
      const found = resolveName(catalog, command.name);
      return withOne(
        scene,
        found,
        (id) => `show ${id}`,
        (item) => sayCard(voice, setting.desk, item),
      );
    }
    case 'list':
      return sayList(voice, catalog, command.filter, command.text, command.count);
    case 'compare':
      return compareTwo(scene, catalog, command.names);
    case 'over-time':
      return overTime(scene, catalog, command.name);
    case 'timeline':
      return timeline(scene, catalog, command.subject);
    case 'cite':
      return cite(scene, catalog, command);
    case 'export':
      return exported(scene, catalog, command.what, command.format);
    case 'as-of':
      return undefined;
  }
}

function withOne(
  scene: Scene,
  found: Resolved | undefined,
  commandFor: (id: string) => string,
  say: (item: Item) => Reply | undefined,
): Reply | undefined {
  if (found === undefined) return undefined;
  return found.kind === 'one'
    ? say(found.item)
    : sayWhich(scene, found.items, ({ record }) => commandFor(record.id));
}

function compareTwo(scene: Scene, catalog: Catalog, names: string): Reply | undefined {
  const pair = resolveTwo(catalog, names);
  if (pair === undefined || pair.some(({ score }) => score < SURE)) return undefined;
  const [left, right] = pair;
  if (left.kind === 'several') {
    const other = right.kind === 'one' ? right.item : right.items[0]!;
    const choices = left.items.filter((item) => item !== other);
    return sayWhich(scene, choices, (item) => `compare ${item.record.id}, ${other.record.id}`, 'whichFirst');
  }
  if (right.kind === 'several') {
    const choices = right.items.filter((item) => item !== left.item);
    return sayWhich(
      scene,
      choices,
      (item) => `compare ${left.item.record.id}, ${item.record.id}`,
      'whichFirst',
    );
  }
  return left.item === right.item ? undefined : sayComparison(scene.voice, [left.item, right.item]);
}

function overTime(scene: Scene, catalog: Catalog, name: string): Reply | undefined {
  const { voice } = scene;
  const split = splitName(catalog, name);
  return withOne(
    scene,
    split?.found,
    (id) => `compare ${id} ${split?.rest ?? ''} over time`,
    (item) => {
      const series = seriesOf(voice, item.record);
      if (series.length === 0) {
        const says = word('noSeries', voice.language, { name: item.record.name[voice.language] });
        return { ...wordsOnly(voice, 'answered', [says]), record: item.record.id };
      }
      const named = split === undefined || split.rest === '' ? undefined : seriesNamed(series, split.rest);
      // What is counted beside it belongs to it: how much, and from how many.
      return sayOverTime(
        voice,
        item,
        named === undefined ? series : [named, ...series.filter((each) => each !== named)],
      );
    },
  );
}

function timeline(scene: Scene, catalog: Catalog, subject: string): Reply | undefined {
  const { voice } = scene;
  if (subject === '') return sayTimeline(voice, catalog.items, '');
  const list = isName(catalog, subject) ? undefined : readList(subject, catalog, voice.today, true);
  if (list !== undefined) {
    const { items } = findRecords(voice, catalog, list.filter);
    return sayTimeline(voice, items, sayFilter(voice, catalog, list.filter));
  }
  return withOne(
    scene,
    resolveName(catalog, subject),
    (id) => `timeline ${id}`,
    (item) => sayTimeline(voice, [item], item.record.name[voice.language]),
  );
}

function cite(
  scene: Scene,
  catalog: Catalog,
  { name, language }: RecordCommand & { kind: 'cite' },
): Reply | undefined {
  const voice = { ...scene.voice, language: language ?? scene.voice.language };
  const split = splitName(catalog, name);
  const tail = `${split?.rest ?? ''}${language === undefined ? '' : ` in ${language === 'ko' ? 'korean' : 'english'}`}`;
  return withOne(
    scene,
    split?.found,
    (id) => `cite ${id} ${tail}`.trim(),
    (item) => {
      const rest = split?.rest ?? '';
      const fact = rest === '' ? undefined : factNamed(item.record, rest);
      return rest !== '' && fact === undefined ? undefined : sayCitation(voice, item, fact);
    },
  );
}

function exported(scene: Scene, catalog: Catalog, what: string, format: ExportFormat): Reply | undefined {
  const { voice } = scene;
  const { language } = voice;
  const list = isName(catalog, what) ? undefined : readList(what, catalog, voice.today, true);
  if (list !== undefined) {
    const { items } = findRecords(voice, catalog, list.filter);
    const title = sayFilter(voice, catalog, list.filter);
    const sheet = sheetOfList(voice, items.slice(0, MOST_FILE_ROWS));
    return handOver(scene, title, fileOf(sheet, `${list.filter.kind ?? 'record'}s`, title, format), sheet);
  }
  const found = resolveName(catalog, what);
  if (found === undefined || found.score < SURE) return undefined;
  return withOne(
    scene,
    found,
    (id) => `export ${id} as ${format}`,
    (item) => {
      const sheet = sheetOfRecord(voice, item);
      const title = item.record.name[language];
      return {
        ...handOver(scene, title, fileOf(sheet, item.record.id, title, format), sheet),
        record: item.record.id,
      };
    },
  );
}

/** Rows that are shown beside a file, for a place that takes no files. */
const PREVIEW_ROWS = 10;
const PREVIEW_COLUMNS = 8;

function handOver(
  { voice }: Scene,
  title: string,
  file: NonNullable<Reply['file']>,
  { columns, rows }: ReturnType<typeof sheetOfList>,
): Reply {
  const { language } = voice;
  const says = word('exported', language, {
    file: file.name,
    n: word('lines', language, { n: rows.length }),
  });
  const kept = columns
    .map((_, i) => i)
    .filter((i) => rows.slice(0, PREVIEW_ROWS).some((row) => row[i] !== ''))
    .slice(0, PREVIEW_COLUMNS);
  const shown = rows.slice(0, PREVIEW_ROWS).map((row) => kept.map((i) => row[i] ?? ''));
  return {
    ...wordsOnly(voice, 'answered', [says]),
    title,
    file,
    ...(shown.length === 0
      ? {}
      : {
          tables: [
            {
              columns: kept.map((i) => ({ label: columns[i] ?? '' })),
              rows: shown,
              ...(shown.length === rows.length
                ? {}
                : { note: word('rowsIn', language, { n: rows.length, to: shown.length }) }),
            },
          ],
        }),
  };
}

/** Answers as on a day: with the values that held then, and a word about sources that are younger. */
function takeAsOf(
  scene: Scene,
  { date, rest }: RecordCommand & { kind: 'as-of' },
  answerOn: AnswerOn,
): Response {
  const voice = { ...scene.voice, today: date };
  const response = answerOn({ ...scene, voice, setting: { ...scene.setting, today: date } }, rest);
  const { reply } = response;
  const then = spanOf(date)?.to ?? 0;
  const younger = [...new Set(reply.sources.map(({ id }) => id))].flatMap((id) => {
    const day = voice.kb.sources.get(id)?.date;
    const span = day === undefined ? undefined : spanOf(day);
    return day !== undefined && span !== undefined && span.from > then ? [sayDate(voice, day)] : [];
  });
  const said = [
    word('asOf', reply.language, { date: sayDate({ ...voice, language: reply.language }, date) }),
    ...(younger.length === 0
      ? []
      : [word('laterSource', reply.language, { date: [...new Set(younger)].join(', ') })]),
    ...(reply.notice === undefined ? [] : [reply.notice]),
  ];
  return { ...response, reply: { ...reply, notice: said.join(' ') } };
}
