/** Pages to edit on. */
import { type Language, RECORD_KINDS } from '../../../../src/core/model/knowledge-base.js';
import type { Change } from '../../../../src/delivery/index.js';
import { safeText } from '../../../plain-text.js';
import { KIND_NAMES, nameIn } from '../../../words.js';
import { html, line, type Markup, NOTHING, option } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { timeOf } from '../context.js';
import { choiceWords, fieldWords } from '../field-words.js';
import { type FilePair, foldersOf, type NameOfPart } from '../part-names.js';
import type { Attempt, CoveredSource, EditForm, Field, PartName } from '../ports.js';
import { type DeskWord, say } from '../words.js';
import { paragraphView } from './documents.js';
import { findingView } from './findings.js';
import { spokenView } from './records.js';

/** A file that is edited: of the content, or of a draft. */
export interface EditPlace {
  readonly path: string;
  readonly text: string;
  readonly draft: string | undefined;
}

/** What has come of an edit. `asked`: it is saved when it is handed in once more. */
export interface Outcome {
  readonly kind: 'tried' | 'asked' | 'saved' | 'refused' | 'conflict';
  readonly says: string;
  /** A patch from the file to what was handed in. */
  readonly difference: string;
  /** A patch from what the editor has seen to the file, where somebody else was quicker. */
  readonly theirs?: string;
  readonly attempt?: Attempt;
  readonly record?: string;
}

/** The address of a page about a file. */
export function editAddress(
  page: 'file' | 'part' | 'history',
  place: Pick<EditPlace, 'path' | 'draft'>,
  language: Language,
  part?: PartName,
): string {
  const query = new URLSearchParams({
    path: place.path,
    ...(place.draft === undefined ? {} : { draft: place.draft }),
  });
  if (part !== undefined) query.set('group', part.group);
  if (part !== undefined && part.key !== '') query.set('key', part.key);
  return inLanguage(`/desk/edit/${page}?${query}`, language);
}

/** What the desk calls a folder of the content. */
const FOLDER_WORDS: Readonly<Record<string, DeskWord>> = {
  conversations: 'folder_conversations',
  questions: 'folder_questions',
  sources: 'sources',
  '': 'folder_shared',
};

function folderName(folder: string, language: Language): string {
  const kind = RECORD_KINDS.find((each) => `${each}s` === folder);
  if (kind !== undefined) return KIND_NAMES[kind][language];
  const named = FOLDER_WORDS[folder];
  return named === undefined ? folder : say(named, language);
}

/** @param named names of records by id */
export function filesView(
  language: Language,
  files: readonly string[],
  drafts: readonly string[],
  named: ReadonlyMap<string, string>,
): Markup {
  const link = (path: string, label: string): Markup =>
    html`<a href="${editAddress('file', { path, draft: undefined }, language)}">${line(label)}</a>`;
  const pair = ({ path, asks }: FilePair): Markup => {
    const name = named.get(path.replace(/^.*\//, '').replace(/\.yaml$/, ''));
    return html`<li>${link(path, name ?? path)}${asks === undefined ? NOTHING : html` · ${link(asks, say('asksFile', language))}`}${
      name === undefined ? NOTHING : html`<small class="path">${path}</small>`
    }</li>`;
  };
  return html`<h1>${say('edit', language)}</h1><p>${say('editLead', language)}</p>
    <section><h2>${say('drafts', language)}</h2>${
      drafts.length === 0
        ? html`<p>${say('noDrafts', language)}</p>`
        : html`<ul>${drafts.map((id) => html`<li><a href="${inLanguage(`/desk/edit/drafts/${encodeURIComponent(id)}`, language)}">${line(id)}</a></li>`)}</ul>`
    }<p><a class="button" href="${inLanguage('/desk/edit/draft', language)}">${say('draftTitle', language)}</a></p></section>
    <section><h2>${say('files', language)}</h2>${[...foldersOf(files)].map(
      ([folder, pairs]) => html`<h3>${line(folderName(folder, language))}</h3><ul>${pairs.map(pair)}</ul>`,
    )}</section>`;
}

/** The way back: to the files, or to the draft. */
function above({ draft }: EditPlace, language: Language): Markup {
  const to = draft === undefined ? '/desk/edit' : `/desk/edit/drafts/${encodeURIComponent(draft)}`;
  const label = draft === undefined ? say('files', language) : say('inDraft', language, { id: draft });
  return html`<a href="${inLanguage(to, language)}">← ${label}</a>`;
}

interface Handing {
  readonly language: Language;
  readonly place: EditPlace;
  readonly base: string;
  readonly proof: string;
  readonly writes: boolean;
  readonly outcome?: Outcome;
}

function hidden({ place, base, proof }: Handing): Markup {
  return html`<input type="hidden" name="proof" value="${proof}"><input type="hidden" name="path" value="${place.path}">
    <input type="hidden" name="base" value="${base}">${
      place.draft === undefined ? NOTHING : html`<input type="hidden" name="draft" value="${place.draft}">`
    }`;
}

function buttons({ language, place, writes, outcome }: Handing): Markup {
  const draft = place.draft !== undefined;
  return saveButtons({ language, saves: writes || draft, patch: !draft, anyway: outcome?.kind === 'asked' });
}

export interface SaveParts {
  readonly language: Language;
  /** What can be done besides trying it out. */
  readonly saves: boolean;
  readonly patch: boolean;
  /** Whether it is saved with its findings. */
  readonly anyway: boolean;
}

export function saveButtons({ language, saves, patch, anyway }: SaveParts): Markup {
  return html`<p class="tools">${
    saves
      ? html`<button class="primary" name="do" value="${anyway ? 'anyway' : 'save'}">${say(anyway ? 'saveAnyway' : 'save', language)}</button>`
      : NOTHING
  }<button name="do" value="try">${say('tryOut', language)}</button>
    ${patch ? html`<button name="do" value="patch">${say('patch', language)}</button>` : NOTHING}</p>`;
}

export interface FileParts extends Handing {
  readonly parts: readonly PartName[];
  readonly named: NameOfPart;
  /** What was handed in, where it is not what is in the file. */
  readonly written?: string;
}

export function fileView(parts: FileParts): Markup {
  const { language, place, parts: names, named, outcome } = parts;
  const groups = [...new Set(names.map(({ group }) => group))];
  const label = (group: PartName['group']): string => say(`group_${group}`, language);
  const record = groups.length > 0 && !place.path.startsWith('sources/');
  return html`<p>${above(place, language)}</p><h1 class="path">${line(place.path)}</h1>
    ${place.draft === undefined ? html`<p><a href="${editAddress('history', place, language)}">${say('editHistory', language)}</a></p>` : NOTHING}
    ${
      names.length === 0
        ? NOTHING
        : html`<section><h2>${say('parts', language)}</h2>${groups.map(
            (group) =>
              html`<h3>${label(group)}</h3><ul class="keys">${names
                .filter((name) => name.group === group)
                .map(
                  (name) =>
                    html`<li><a href="${editAddress('part', place, language, name)}">${line(named(name, language) ?? name.key) || label(group)}</a>${
                      named(name, language) === undefined
                        ? NOTHING
                        : html` <span class="note">${name.key}</span>`
                    }</li>`,
                )}</ul>`,
          )}</section>`
    }
    ${record ? addView(place, language) : NOTHING}
    <section><h2>${say('fileText', language)}</h2>
      <form method="post" action="${inLanguage('/desk/edit/file', language)}" class="act" data-try="try">${hidden(parts)}
        <label><span class="hidden">${say('fileText', language)}</span><textarea name="text" class="code" rows="24" spellcheck="false">
${parts.written ?? place.text}</textarea></label>${buttons(parts)}</form>
      <div id="try" aria-live="polite">${outcome === undefined ? NOTHING : outcomeView(outcome, language)}</div></section>`;
}

function addView(place: EditPlace, language: Language): Markup {
  const groups = ['facts', 'aspects', 'details', 'not_stated'] as const;
  return html`<form method="get" action="/desk/edit/part" class="filter"><input type="hidden" name="lang" value="${language}">
    <input type="hidden" name="path" value="${place.path}">${place.draft === undefined ? NOTHING : html`<input type="hidden" name="draft" value="${place.draft}">`}
    <label>${say('group', language)}<select name="group">${groups.map((group, at) => option(group, say(`group_${group}`, language), at === 0))}</select></label>
    <label>${say('addKey', language)}<input name="key" required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxlength="80"></label>
    <button>${say('add', language)}</button></form>`;
}

export interface PartViewParts extends Handing {
  readonly form: EditForm;
  readonly named: NameOfPart;
  readonly document: CoveredSource | undefined;
  /** What was handed in, by the names of the fields. */
  readonly values?: Readonly<Record<string, string>>;
}

export function partView(parts: PartViewParts): Markup {
  const { language, place, form, named, document, values, outcome } = parts;
  const { group, key } = form.part;
  const about = (field: Field) => fieldWords(place.path, form.part, field, language);
  return html`<p><a href="${editAddress('file', place, language)}">← ${line(place.path)}</a></p>
    <h1 class="path">${group === 'head' ? say('group_head', language) : line(named(form.part, language) ?? key)}</h1>
    ${group === 'head' ? NOTHING : html`<p class="note">${say(`group_${group}`, language)} · ${line(key)}</p>`}
    <div class="beside-it"><form method="post" action="${inLanguage('/desk/edit/part', language)}" class="act" data-try="try">${hidden(parts)}
      <input type="hidden" name="group" value="${group}"><input type="hidden" name="key" value="${key}">
      ${form.fields.map((field) => fieldView(field, about(field), language, values))}${buttons(parts)}</form>
    <div><div id="try" aria-live="polite">${outcome === undefined ? NOTHING : outcomeView(outcome, language)}</div>
      ${document === undefined ? NOTHING : documentBeside(document, form.paragraphs, language)}</div></div>`;
}

function documentBeside(
  { title, paragraphs }: CoveredSource,
  cited: readonly number[],
  language: Language,
): Markup {
  const shown = paragraphs.filter(({ number }) => cited.includes(number));
  return html`<aside aria-label="${say('printedThere', language)}"><h2>${say('printedThere', language)}</h2><p class="note">${line(title)}</p>
    ${shown.map((paragraph) => paragraphView(paragraph, language, 3))}
    <details><summary>${say('wholeDocument', language)}</summary>${paragraphs.map((paragraph) => paragraphView(paragraph, language, 3))}</details></aside>`;
}

function fieldView(
  field: Field,
  { name: called, hint }: Pick<Field, 'name' | 'hint'>,
  language: Language,
  values?: Readonly<Record<string, string>>,
): Markup {
  const { name, kind, needed, value } = field;
  const note = { list: 'perLine', lists: 'perLine', yaml: 'asYaml', value: 'asYaml' } as const;
  const hows = [
    ...(called === name ? [] : [name]),
    ...(needed ? [say('needed', language)] : []),
    ...(kind in note ? [say(note[kind as keyof typeof note], language)] : []),
  ];
  const how = hows.length === 0 ? NOTHING : html` <span class="how">(${hows.join(', ')})</span>`;
  const about = hint === '' ? NOTHING : html`<small id="h-${name}">${line(hint)}</small>`;
  const described = hint === '' ? NOTHING : html`aria-describedby="h-${name}"`;
  if (typeof value !== 'string') {
    const side = (each: 'ko' | 'en'): Markup => {
      const text = values?.[`${name}.${each}`] ?? value[each];
      const rows = Math.max(2, text.split('\n').length);
      return html`<label>${say(each === 'ko' ? 'inKorean' : 'inEnglish', language)}<textarea name="f.${name}.${each}" lang="${each}" rows="${rows}" ${described}>
${text}</textarea></label>`;
    };
    return html`<fieldset><legend><b>${called}</b>${how}</legend>${about}<div class="pair">${side('ko')}${side('en')}</div></fieldset>`;
  }
  const text = values?.[name] ?? value;
  const own = html`id="f-${name}" name="f.${name}" ${described}`;
  return html`<div><label for="f-${name}">${called}${how}</label>${about}${control(field, text, own, language)}</div>`;
}

/** What a value that is in no language is written into. */
function control({ kind, choices }: Field, text: string, own: Markup, language: Language): Markup {
  if (kind === 'choice') {
    return html`<select ${own}>${option('', `– ${say('none', language)} –`, text === '')}${choices.map(
      (choice) => option(choice, choiceWords(choice, language), choice === text),
    )}</select>`;
  }
  if (kind === 'list' || kind === 'yaml' || text.length > 60)
    return html`<textarea ${own} rows="${Math.min(16, Math.max(2, text.split('\n').length))}" ${kind === 'yaml' ? html`class="code" spellcheck="false"` : NOTHING}>
${text}</textarea>`;
  return html`<input ${own} value="${text}" autocomplete="off" ${kind === 'number' ? html`inputmode="decimal"` : NOTHING}>`;
}

/**
 * What has come of an edit: words, differences, findings, and what would be said.
 *
 * @param texts texts of files in which findings are to be shown, by their paths in the content
 */
export function outcomeView(
  { kind, says, difference, theirs = '', attempt, record = '' }: Outcome,
  language: Language,
  texts: Readonly<Record<string, string>> = {},
): Markup {
  const bad = kind === 'conflict' || kind === 'refused' || kind === 'asked';
  const preview = attempt?.servable === true ? attempt.preview(record) : undefined;
  return html`<p role="${bad ? 'alert' : 'status'}" class="${bad ? '' : 'said-so'}">${line(says)}</p>
    ${theirs === '' ? NOTHING : html`<h2>${say('theirs', language)}</h2>${differenceView(theirs)}`}
    ${difference === '' || kind === 'saved' ? NOTHING : html`<h2>${say('yours', language)}</h2>${differenceView(difference)}`}
    ${(attempt?.findings ?? []).map((finding) => findingView(finding, language, texts[finding.file]?.split('\n') ?? []))}
    ${preview === undefined ? NOTHING : html`<details ${kind === 'tried' ? html`open` : NOTHING}><summary>${say('wouldSay', language)}</summary>${spokenView(preview, language)}</details>`}`;
}

/** A patch with what goes and what comes marked. */
export function differenceView(patch: string): Markup {
  const lines = patch.split('\n').filter((each) => !/^(?:---|\+\+\+) /.test(each));
  return html`<pre tabindex="0" class="patch">${lines.map((each) => {
    const words = `${safeText(each)}\n`;
    if (each.startsWith('+')) return html`<ins>${words}</ins>`;
    return each.startsWith('-') ? html`<del>${words}</del>` : html`${words}`;
  })}</pre>`;
}

export function historyView(language: Language, path: string, changes: readonly Change[]): Markup {
  return html`<p><a href="${editAddress('file', { path, draft: undefined }, language)}">← ${line(path)}</a></p>
    <h1>${say('editHistory', language)}</h1>${
      changes.length === 0
        ? html`<p>${say('nothingYet', language)}</p>`
        : html`<ol class="notes">${changes.map(
            ({ number, at, who, what }) =>
              html`<li><a href="${inLanguage(`/desk/edit/changes/${number}`, language)}">${timeOf(at)}</a> ${line(nameIn(who))} <span class="note">${line(what)}</span></li>`,
          )}</ol>`
    }`;
}

export interface ChangeParts {
  readonly language: Language;
  readonly change: Change;
  readonly proof: string;
  readonly undoable: boolean;
  readonly difference: string;
}

export function changeView({ language, change, proof, undoable, difference }: ChangeParts): Markup {
  const { number, about, at, who } = change;
  return html`<p><a href="${editAddress('history', { path: about, draft: undefined }, language)}">← ${line(about)}</a></p>
    <h1>${timeOf(at)} ${line(nameIn(who))}</h1><h2>${say('undoLead', language)}</h2>${differenceView(difference)}
    ${
      undoable
        ? html`<form method="post" action="${inLanguage(`/desk/edit/changes/${number}/undo`, language)}"><input type="hidden" name="proof" value="${proof}">
          <button>${say('undo', language)}</button></form>`
        : NOTHING
    }`;
}
