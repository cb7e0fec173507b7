import { parse } from 'yaml';
import { type EditForm, type Field, formOf, type PartName } from './form.js';
import { withValue } from './with-value.js';

/** What was written into the fields of a form, by name; with `.ko` and `.en` behind it where both languages are. */
export type FormValues = Readonly<Record<string, string>>;

/** A field that cannot be read, and why. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}

/** Puts the values of a form into the text of its file; what a form does not hold stays as it is. */
export function applyForm(
  path: string,
  text: string,
  part: PartName,
  values: FormValues,
): { readonly text: string } | FieldProblem {
  const form = formOf(path, text, part);
  if (form === undefined) return { field: '', problem: 'There is no such part.' };
  let edited = text;
  for (const field of form.fields) {
    if (!isHandedIn(field, values) || isUnchanged(field, values)) continue;
    try {
      edited = withValue(edited, [...pathOf(form), field.name], readField(field, values));
    } catch (error) {
      return { field: field.name, problem: (error as Error).message.split('\n')[0] ?? '' };
    }
  }
  return { text: edited };
}

const pathOf = ({ part: { group, key } }: EditForm): string[] => (group === 'head' ? [] : [group, key]);

const inBoth = ({ kind }: Field): boolean => kind === 'text' || kind === 'lists';

/** Browsers send line ends of their own. */
const plain = (text: string | undefined): string => (text ?? '').replaceAll('\r\n', '\n').trim();

const isHandedIn = (field: Field, values: FormValues): boolean =>
  (inBoth(field) ? `${field.name}.ko` : field.name) in values;

function isUnchanged({ name, value }: Field, values: FormValues): boolean {
  return typeof value === 'string'
    ? plain(values[name]) === value.trim()
    : plain(values[`${name}.ko`]) === value.ko.trim() && plain(values[`${name}.en`]) === value.en.trim();
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function readField(field: Field, values: FormValues): unknown {
  const { name, kind } = field;
  if (inBoth(field)) {
    const [ko, en] = [plain(values[`${name}.ko`]), plain(values[`${name}.en`])];
    if (ko === '' && en === '') return undefined;
    // Words are one line of YAML: an editor's line ends are spaces.
    return kind === 'lists'
      ? { ko: linesOf(ko), en: linesOf(en) }
      : { ko: linesOf(ko).join(' '), en: linesOf(en).join(' ') };
  }
  const text = plain(values[name]);
  if (text === '') return undefined;
  switch (kind) {
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text.replaceAll(',', '')) ? Number(text.replaceAll(',', '')) : text;
    case 'list':
      return linesOf(text);
    case 'choice':
      return text === 'true' ? true : text === 'false' ? false : text;
    case 'value':
    case 'yaml':
      return parse(text);
    default:
      return linesOf(text).join(' ');
  }
}
