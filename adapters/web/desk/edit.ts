/** Editing the content: a part by its form, a file as text; tried out, saved or taken away as a patch, and undone. */
import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import type { Change } from '../../../src/delivery/index.js';
import { signed } from '../../../src/staff/index.js';
import { nameIn } from '../../words.js';
import type { Markup } from '../public/html.js';
import type { Fields } from '../public/inbound.js';
import { inLanguage } from '../public/views/page.js';
import {
  type DeskContext,
  type DeskParts,
  deskPage,
  type Env,
  languageAsked,
  notice,
  visitorForm,
} from './context.js';
import { createDraftShelf, type Draft } from './draft-shelf.js';
import { namesOfParts } from './part-names.js';
import type { Attempt, FileChange, PartName, Workbench } from './ports.js';
import {
  changeView,
  type EditPlace,
  filesView,
  fileView,
  historyView,
  type Outcome,
  outcomeView,
  partView,
} from './views/edit.js';
import { say } from './words.js';

const MOST_FIELDS = 300;
const MOST_HISTORY = 50;
const GROUPS = ['head', 'facts', 'aspects', 'details', 'not_stated'] as const;

/** Tells whether a file is still what an editor has seen. */
export const baseOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The record that a file is about, for a preview. */
const recordOf = (path: string): string => path.replace(/^.*\//, '').replace(/(?:\.asks)?\.yaml$/, '');

export function addEditRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { workbench, knowledge, store, clock } = parts.options;
  const drafts = createDraftShelf(store, clock);

  const placeOf = async (fields: Readonly<Record<string, string>>): Promise<EditPlace | undefined> => {
    const path = fields['path'] ?? '';
    const draft = fields['draft'] ? await drafts.get(fields['draft']) : undefined;
    if (fields['draft'] && draft === undefined) return undefined;
    const text = draft === undefined ? await workbench.read(path) : draft.files[path];
    return text === undefined ? undefined : { path, text, draft: draft?.id };
  };
  const partOf = ({ group, key = '' }: Readonly<Record<string, string>>): PartName | undefined => {
    const known = GROUPS.find((each) => each === group);
    return known && { group: known, key: known === 'head' ? '' : key };
  };
  const named = async (text: string) => namesOfParts(text, await workbench.read('aspects.yaml'));
  const page = (
    c: DeskContext,
    title: string,
    content: Markup,
    status?: 200 | 400 | 409,
  ): ReturnType<typeof deskPage> =>
    deskPage(parts, c, { title, here: 'edit', content, path: '/desk/edit' }, status);
  const gone = (c: DeskContext) => {
    const language = languageAsked(c);
    return notice(parts, c, {
      title: say('edit', language),
      says: say('nothingThere', language),
      status: 404,
    });
  };
  const documentOf = async (source: string | undefined, c: DeskContext) =>
    source === undefined
      ? undefined
      : (await knowledge.coverage(languageAsked(c)))?.find((each) => each.source === source);

  const showPart = async (
    c: DeskContext,
    place: EditPlace,
    part: PartName,
    more: { readonly values?: Fields; readonly outcome?: Outcome } = {},
    status?: 200 | 400 | 409,
  ): Promise<Response> => {
    const language = languageAsked(c);
    const form = await workbench.form(place.path, place.text, part);
    if (form === undefined) return gone(c);
    const proof = c.get('visitor').proof;
    const document = await documentOf(form.source, c);
    const base = baseOf(place.text);
    const content = partView({
      language,
      place,
      form,
      named: await named(place.text),
      base,
      proof,
      document,
      writes: workbench.writes,
      ...more,
    });
    return page(c, `${part.key || place.path}`, content, status);
  };
  const showFile = async (
    c: DeskContext,
    place: EditPlace,
    more: { readonly written?: string; readonly outcome?: Outcome } = {},
    status?: 200 | 400 | 409,
  ) => {
    const language = languageAsked(c);
    const names = await workbench.parts(place.path, place.text);
    const { proof } = c.get('visitor');
    const base = baseOf(place.text);
    const content = fileView({
      language,
      place,
      parts: names,
      named: await named(place.text),
      base,
      proof,
      writes: workbench.writes,
      ...more,
    });
    return page(c, place.path, content, status);
  };

  app.get('/edit', async (c) => {
    const language = languageAsked(c);
    const [files, ids] = [await workbench.files(), await drafts.ids()];
    const records = new Map(knowledge.browser.list({ language }).map(({ id, name }) => [id, name]));
    return page(c, say('edit', language), filesView(language, files, ids, records));
  });
  app.get('/edit/file', async (c) => {
    const place = await placeOf(c.req.query());
    return place === undefined ? gone(c) : showFile(c, place);
  });
  app.get('/edit/part', async (c) => {
    const [place, part] = [await placeOf(c.req.query()), partOf(c.req.query())];
    return place === undefined || part === undefined ? gone(c) : showPart(c, place, part);
  });

  /** The files of a draft with one of them changed, as they would come into the content. */
  const changesOf = async (place: EditPlace, after: string): Promise<FileChange[]> => {
    const draft = place.draft === undefined ? undefined : await drafts.get(place.draft);
    return draft === undefined
      ? [{ path: place.path, before: place.text, after }]
      : filesOf({ ...draft, files: { ...draft.files, [place.path]: after } });
  };
  /** Who has changed a file last, and what it was for somebody who has seen it before. */
  const lastChange = async (path: string, base: string): Promise<{ who?: string; seen?: string }> => {
    const changes = await store.changes({ limit: MOST_HISTORY, about: path });
    const texts = changes.flatMap(({ before, after }) => [after, before]);
    const seen = texts.find((text) => text !== undefined && baseOf(text) === base);
    const who = changes[0] === undefined ? {} : { who: nameIn(changes[0].who) };
    return { ...who, ...(seen === undefined ? {} : { seen }) };
  };

  /**
   * What comes of an edit; undefined with `patch` when it goes out as a file.
   * @param base of the text that the editor has seen
   */
  const carryOut = async (
    c: DeskContext,
    place: EditPlace,
    { after, base, act }: { readonly after: string; readonly base: string; readonly act: string },
  ): Promise<Outcome> => {
    const language = languageAsked(c);
    const { path, text, draft } = place;
    const own = [{ path, before: text, after }];
    const difference = await workbench.patch(own);
    if (base !== baseOf(text)) {
      const { who = say('someoneElse', language), seen } = await lastChange(path, base);
      const theirs = seen === undefined ? '' : await workbench.patch([{ path, before: seen, after: text }]);
      return { kind: 'conflict', says: say('changedFirst', language, { who }), difference, theirs };
    }
    if (after === text) return { kind: 'tried', says: say('nothingChanged', language), difference: '' };
    const tried = await workbench.attempt(await changesOf(place, after));
    const shown = { difference, attempt: tried, record: recordOf(path) };
    const kept = draft === undefined ? undefined : await drafts.get(draft);
    if (act === 'try') return { kind: 'tried', says: wordsOf(tried, language), ...shown };
    if (kept !== undefined) {
      await drafts.keep({ ...kept, files: { ...kept.files, [path]: after } });
      return { kind: 'saved', says: say('keptInDraft', language), ...shown };
    }
    if (!tried.servable) return { kind: 'refused', says: say('notServable', language), ...shown };
    if (tried.findings.length > 0 && act !== 'anyway')
      return { kind: 'asked', says: say('newFindings', language), ...shown };
    // Somebody may have been quicker since it was read: then it is told like any other conflict.
    if (!(await workbench.write(own, authorOf(c)))) {
      const { who = say('someoneElse', language) } = await lastChange(path, base);
      return { kind: 'conflict', says: say('changedFirst', language, { who }), difference, theirs: '' };
    }
    const who = signed(c.get('visitor').member);
    await store.logChange({ who, what: 'edit', about: path, before: text, after });
    return { kind: 'saved', says: doneWords('saved', workbench, language), ...shown };
  };
  /** Saving is for where files are written, or a draft. */
  const actOf = (fields: Fields, place: EditPlace): string => {
    const act = fields['do'] ?? 'try';
    const may = [
      'try',
      'patch',
      ...(workbench.writes || place.draft !== undefined ? ['save', 'anyway'] : []),
    ];
    return may.includes(act) ? act : 'try';
  };
  const statusOf = ({ kind }: Outcome): 200 | 400 | 409 =>
    kind === 'conflict' ? 409 : kind === 'refused' ? 400 : 200;

  app.post('/edit/part', async (c) => {
    const fields = await visitorForm(parts, c, MOST_FIELDS);
    if (fields instanceof Response) return fields;
    const [place, part] = [await placeOf(fields), partOf(fields)];
    if (place === undefined || part === undefined) return gone(c);
    const language = languageAsked(c);
    const values = Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]) =>
        name.startsWith('f.') ? [[name.slice(2), value]] : [],
      ),
    );
    const applied = await workbench.apply(place.path, place.text, part, values);
    const fragment = c.req.header('x-fragment') !== undefined;
    if (!('text' in applied)) {
      const says = say('fieldUnread', language, { field: applied.field, problem: applied.problem });
      const outcome: Outcome = { kind: 'refused', says, difference: '' };
      return fragment
        ? c.html(outcomeView(outcome, language))
        : showPart(c, place, part, { values, outcome }, 400);
    }
    const act = actOf(fields, place);
    if (act === 'patch')
      return asPatch(c, workbench, [{ path: place.path, before: place.text, after: applied.text }]);
    const outcome = await carryOut(c, place, { after: applied.text, base: fields['base'] ?? '', act });
    if (fragment) return c.html(outcomeView(outcome, language));
    const now = outcome.kind === 'saved' ? { ...place, text: applied.text } : place;
    return showPart(c, now, part, { values, outcome }, statusOf(outcome));
  });

  app.post('/edit/file', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    const place = await placeOf(fields);
    if (place === undefined) return gone(c);
    const written = (fields['text'] ?? '').replaceAll('\r\n', '\n');
    const act = actOf(fields, place);
    if (act === 'patch')
      return asPatch(c, workbench, [{ path: place.path, before: place.text, after: written }]);
    const outcome = await carryOut(c, place, { after: written, base: fields['base'] ?? '', act });
    if (c.req.header('x-fragment') !== undefined) return c.html(outcomeView(outcome, languageAsked(c)));
    const now = outcome.kind === 'saved' ? { ...place, text: written } : place;
    return showFile(c, now, { written, outcome }, statusOf(outcome));
  });

  app.get('/edit/history', async (c) => {
    const language = languageAsked(c);
    const path = c.req.query('path') ?? '';
    const changes = await store.changes({ limit: MOST_HISTORY, about: path });
    return page(c, say('editHistory', language), historyView(language, path, changes));
  });
  const changeOf = async (c: DeskContext): Promise<Change | undefined> => {
    const number = Number(c.req.param('number'));
    if (!Number.isSafeInteger(number)) return undefined;
    const [change] = await store.changes({ limit: 1, before: number + 1 });
    return change?.number === number && (change.before ?? change.after) !== undefined ? change : undefined;
  };
  const backOf = ({ about, before, after }: Change): FileChange => ({
    path: about,
    before: after,
    after: before,
  });
  app.get('/edit/changes/:number', async (c) => {
    const change = await changeOf(c);
    if (change === undefined) return gone(c);
    const language = languageAsked(c);
    const { proof } = c.get('visitor');
    const content = changeView({
      language,
      change,
      proof,
      undoable: workbench.writes,
      difference: await workbench.patch([backOf(change)]),
    });
    return page(c, say('editHistory', language), content);
  });
  app.post('/edit/changes/:number/undo', async (c) => {
    const fields = await visitorForm(parts, c);
    if (fields instanceof Response) return fields;
    const change = await changeOf(c);
    if (change === undefined || !workbench.writes) return gone(c);
    const language = languageAsked(c);
    const back = backOf(change);
    const title = say('undo', language);
    const { servable } = await workbench.attempt([back]);
    if (!servable) return notice(parts, c, { title, says: say('notServable', language), status: 400 });
    if (!(await workbench.write([back], authorOf(c))))
      return notice(parts, c, { title, says: say('cannotUndo', language), status: 409 });
    await store.logChange({
      who: signed(c.get('visitor').member),
      what: 'undo',
      about: change.about,
      before: back.before,
      after: back.after,
    });
    return notice(parts, c, { title, says: doneWords('undone', workbench, language) });
  });
  app.get('/edit/changes/:number/undo', (c) =>
    c.redirect(inLanguage(`/desk/edit/changes/${Number(c.req.param('number'))}`, languageAsked(c)), 303),
  );
}

/** An edit to take away. */
export async function asPatch(
  c: DeskContext,
  workbench: Pick<Workbench, 'patch'>,
  changes: readonly FileChange[],
): Promise<Response> {
  c.header('Content-Type', 'text/x-diff; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="content.patch"');
  return c.body(await workbench.patch(changes));
}

/** Whose name an edit goes under. */
export const authorOf = (c: DeskContext): string =>
  c.get('visitor').member.name || c.get('visitor').member.id;

/** That something is done, and where it is when it is not served yet. */
export function doneWords(
  done: 'saved' | 'published' | 'undone',
  { branch }: Pick<Workbench, 'branch'>,
  language: 'ko' | 'en',
): string {
  if (branch === undefined) return say(done, language);
  return `${say(`${done}There`, language)} ${say('onBranch', language, { branch })}`;
}

/** The files of a draft as changes of the content, which has none of them. */
export const filesOf = ({ files }: Draft): FileChange[] =>
  Object.entries(files).map(([path, after]) => ({ path, before: undefined, after }));

export function wordsOf({ servable, findings }: Attempt, language: 'ko' | 'en'): string {
  if (!servable) return say('notServable', language);
  return say(findings.length > 0 ? 'newFindings' : 'noNewFindings', language);
}
