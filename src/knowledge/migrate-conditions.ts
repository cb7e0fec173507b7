/** Conditions and examples that name an attribute of one's own by the name that it has on the shelf. */
import { isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml';
import { type Edit, endOf, startOf, withEdits } from './yaml-edit.js';

/** Names on the shelf, of attributes and of their choices, by one's own. */
export type Renamed = ReadonlyMap<
  string,
  { readonly to: string; readonly choices: ReadonlyMap<string, string> }
>;

/** A record whose `eligibility` names attributes as the shelf does; undefined when there is nothing to convert. */
export function migrateConditions(text: string, renamed: Renamed): string | undefined {
  if (renamed.size === 0) return undefined;
  const document = parseDocument(text, { version: '1.2', stringKeys: true });
  const eligibility = document.errors.length > 0 ? undefined : document.get('eligibility');
  if (!isMap(eligibility)) return undefined;
  const edits: Edit[] = [];
  rename(eligibility, renamed, undefined, edits);
  return edits.length === 0 ? undefined : withEdits(text, edits);
}

/** Keys of a condition whose values are choices of its attribute. */
const CHOICES: ReadonlySet<string> = new Set(['is', 'is_not', 'one_of', 'not_stated_for']);
/** Keys whose values are names of attributes. */
const NAMES: ReadonlySet<string> = new Set(['attribute', 'because', 'asks']);

function rename(
  node: unknown,
  renamed: Renamed,
  choices: ReadonlyMap<string, string> | undefined,
  edits: Edit[],
): void {
  if (isSeq(node)) for (const item of node.items) rename(item, renamed, choices, edits);
  if (!isMap(node)) return;
  const attribute = node.get('attribute');
  const here = typeof attribute === 'string' ? renamed.get(attribute)?.choices : choices;
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const own = renamed.get(name);
    if (own !== undefined) {
      edits.push(edit(key as Scalar, own.to));
      swap(value, own.choices, edits);
      rename(value, renamed, own.choices, edits);
    } else if (NAMES.has(name)) swap(value, new Map([...renamed].map(([id, { to }]) => [id, to])), edits);
    else if (CHOICES.has(name) && here !== undefined) swap(value, here, edits);
    else if (name !== 'says' && name !== 'instead') rename(value, renamed, here, edits);
  }
}

/** Replaces a name, or each of a list. */
function swap(node: unknown, names: ReadonlyMap<string, string>, edits: Edit[]): void {
  for (const each of isSeq(node) ? node.items : [node]) {
    const to = isScalar(each) ? names.get(String(each.value)) : undefined;
    if (to !== undefined && isScalar(each) && to !== each.value) edits.push(edit(each, to));
  }
}

const edit = (node: Scalar, to: string): Edit => ({ start: startOf(node), end: endOf(node), to });
