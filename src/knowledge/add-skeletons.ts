/** Entries to fill in, as comments in the file where they belong: nothing of them is read until somebody has written them. */
import { isMap, parseDocument } from 'yaml';
import type { ContentFiles } from './content-files.js';
import { draftOf } from './draft.js';
import { linesOf, withEdits } from './yaml-edit.js';

/** What people ask and no entry answers. */
export interface Skeleton {
  /** Key of the entry to be. */
  readonly key: string;
  /** The record that it is about; without one, it becomes a question of its own. */
  readonly record?: string;
  /** How often it was asked. */
  readonly count: number;
  readonly questions: readonly { readonly id: string; readonly text: string }[];
}

const GAP = ['  title: { ko: "", en: "" }'];
const QUESTION = [
  '  title: { ko: "", en: "" }',
  '  text:',
  '    ko: ',
  '    en: ',
  '  source: ',
  '  paragraphs: ',
];

/**
 * Texts of the files that change, by path: in the record, under what no document states; else in the first file of questions.
 * `homeless` are those for which the content has no such file.
 */
export function addSkeletons(
  content: ContentFiles,
  skeletons: readonly Skeleton[],
): { readonly files: ReadonlyMap<string, string>; readonly homeless: readonly Skeleton[] } {
  const draft = draftOf(content);
  const recordFiles = new Map(draft.records.map(({ data, file }) => [data.id, file.path]));
  const [questions] = draft.questions.map(({ file }) => file.path).sort();
  const files = new Map<string, string>();
  const homeless: Skeleton[] = [];
  for (const skeleton of skeletons) {
    const { record } = skeleton;
    const path = record === undefined ? questions : recordFiles.get(record);
    if (path === undefined) {
      homeless.push(skeleton);
      continue;
    }
    const group = record === undefined ? 'questions' : 'not_stated';
    const text = files.get(path) ?? content.files.get(path) ?? '';
    files.set(path, withComment(text, group, skeleton));
  }
  return { files, homeless };
}

function withComment(text: string, group: 'not_stated' | 'questions', skeleton: Skeleton): string {
  const { key, count, questions } = skeleton;
  const todo =
    group === 'not_stated'
      ? 'If a document does state it, write it under "details" with its source instead.'
      : 'If it is about a record, write it there instead.';
  const comment = [
    `Asked ${count === 1 ? 'once' : `${count} times`}, and no entry answers. Fill in what follows and take away its "# ", or delete it.`,
    todo,
    ...questions.map((each) => `  ${each.id}  ${each.text.replace(/[\s\p{C}]+/gu, ' ').trim()}`),
  ].map((line) => `  # ${line}`);
  const entry = [`${key}:`, ...(group === 'not_stated' ? GAP : QUESTION)].map((line) =>
    `  # ${line}`.trimEnd(),
  );
  const whole = text.endsWith('\n') || text === '' ? text : `${text}\n`;
  const found = parseDocument(whole, { version: '1.2', stringKeys: true }).get(group);
  const last = isMap(found) && !found.flow ? found.items.at(-1) : undefined;
  const lines = [...comment, ...entry].map((line) => `${line}\n`).join('');
  if (last === undefined) return `${whole}# ${group}:\n${lines}`;
  const { end } = linesOf(whole, last);
  return withEdits(whole, [{ start: end, end, to: lines }]);
}
