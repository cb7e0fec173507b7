/** Slips of an editor, planted in content one at a time: another figure, another day, another word in what people are told. */
import { type Document, isMap, isScalar, type Pair, parseDocument, type Scalar, visit } from 'yaml';
import type { ContentFiles } from '../../src/knowledge/index.js';

/** Keys whose values name something, or that nobody is told. */
const NAMES =
  /^(id|kind|source|unit|aspect|status|follow_ups|facts|about|related|record|entry|as_of|paragraphs|paragraph|superseded_by|qualifier|printed|roles|lead|fields|visibility|attribute|known|says|reach|outcome|starters|version|phrasings|groups|descriptions|says|words|is|name_of|aliases|subjects)$/u;

/** Ways to ask are data for finding, told to nobody. */
const FOR_FINDING = /\.asks\.yaml$|^(conversations\/|aspects\.yaml|glossary\.yaml)/u;

/** Content with one slip in it. */
export interface Plant {
  /** File, keys and what stands there now. */
  readonly place: string;
  readonly content: ContentFiles;
}

const keyOf = (pair: unknown): string => {
  const { key } = pair as Pair;
  return isScalar(key) ? String(key.value) : '';
};

/** What an editor might have typed in place of a value; undefined where a slip would be none. */
function slipOf(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/u.test(value)) return value.replace(/-\d\d$/u, '-17');
  if (/^https:\/\//u.test(value)) return `${value}/moved`;
  if (/\p{Script=Hangul}/u.test(value)) return `${value} 바뀐 말`;
  return /[a-z] [a-z]/iu.test(value) ? `${value} changed words` : undefined;
}

interface Slip {
  readonly path: string;
  readonly at: number;
  readonly to: unknown;
  readonly keys: string;
}

function slipsIn(path: string, text: string): Slip[] {
  const slips: Slip[] = [];
  let at = 0;
  visit(parseDocument(text), {
    Scalar: (key, scalar, above) => {
      at += 1;
      const keys = above.filter((each) => !isMap(each)).map(keyOf);
      if (key === 'key' || keys.some((each) => NAMES.test(each))) return;
      const to = slipOf(scalar.value);
      if (to !== undefined) slips.push({ path, at, to, keys: keys.filter(Boolean).join('.') });
    },
  });
  return slips;
}

function put(document: Document, at: number, to: unknown): void {
  let count = 0;
  visit(document, {
    Scalar: (_, scalar: Scalar) => {
      count += 1;
      if (count === at) scalar.value = to;
    },
  });
}

/** Each slip that fits, in an order that `pick` gives; the content need not be in order with it. */
export function* plantsIn(content: ContentFiles, pick: (slips: Slip[]) => readonly Slip[]): Generator<Plant> {
  const slips = [...content.files].flatMap(([path, text]) =>
    FOR_FINDING.test(path) ? [] : slipsIn(path, text),
  );
  for (const { path, at, to, keys } of pick(slips)) {
    const document = parseDocument(content.files.get(path)!);
    put(document, at, to);
    const files = new Map(content.files).set(path, document.toString({ lineWidth: 0 }));
    yield { place: `${path} ${keys}: ${String(to)}`, content: { ...content, files } };
  }
}
