import { describe, expect, it } from 'vitest';
import { type Document, isMap, isScalar, type Pair, parseDocument, type Scalar, visit } from 'yaml';
import { saidBy, saidDifferences } from '../../src/cli/diff/index.js';
import { Library } from '../../src/core/library/library.js';
import type { ContentFiles } from '../../src/knowledge/index.js';
import { libraryOf } from '../core/library-of.js';
import { edited, minimal, parsedAgain } from '../knowledge/fixture.js';

const TODAY = { year: 2031, month: 7, day: 1 };
/** Keys whose values name something, or that nobody is told. */
const NAMES =
  /^(id|kind|source|unit|aspect|status|follow_ups|facts|about|related|record|entry|as_of|paragraphs|paragraph|superseded_by|qualifier|printed|roles|lead|fields|visibility|attribute|known|says|reach|outcome|starters|version|phrasings|groups|descriptions|says|words|is|name_of|aliases|subjects)$/u;

/** Ways to ask are data for finding, told to nobody. */
const FOR_FINDING = /\.asks\.yaml$|^(conversations\/|aspects\.yaml|glossary\.yaml)/u;
const GRANT = 'programs/example-grant.yaml';

const keyOf = (pair: unknown): string => {
  const { key } = pair as Pair;
  return isScalar(key) ? String(key.value) : '';
};

/** What an editor might have typed in place of a value: another figure, another day, another word. */
function slipOf(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/u.test(value)) return value.replace(/-\d\d$/u, '-17');
  if (/^https:\/\//u.test(value)) return `${value}/moved`;
  if (/\p{Script=Hangul}/u.test(value)) return `${value} 바뀐 말`;
  return /[a-z] [a-z]/iu.test(value) ? `${value} changed words` : undefined;
}

/** Every second value that people are told, one slip at a time. */
function* slips(content: ContentFiles): Generator<{ place: string; content: ContentFiles }> {
  for (const [path, text] of content.files) {
    if (FOR_FINDING.test(path)) continue;
    const places: { at: number; to: unknown; key: string }[] = [];
    let at = 0;
    visit(parseDocument(text), {
      Scalar: (key, scalar, above) => {
        at += 1;
        const keys = above.filter((each) => !isMap(each)).map(keyOf);
        if (key === 'key' || keys.some((each) => NAMES.test(each))) return;
        const to = slipOf(scalar.value);
        if (to !== undefined) places.push({ at, to, key: keys.filter(Boolean).join('.') });
      },
    });
    for (const place of places.filter((_, n) => n % 2 === 0)) {
      const document = parseDocument(text);
      put(document, place.at, place.to);
      const files = new Map(content.files).set(path, document.toString({ lineWidth: 0 }));
      yield { place: `${path} ${place.key}: ${String(place.to)}`, content: { ...content, files } };
    }
  }
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

describe('what a side says by itself', () => {
  it('differs with each slip in what people are told, asked or not', () => {
    const base = libraryOf(minimal());
    const before = saidBy(base, TODAY);
    const unseen: string[] = [];
    let planted = 0;
    for (const { place, content } of slips(minimal())) {
      const { knowledgeBase } = parsedAgain(content);
      if (knowledgeBase === undefined) continue;
      planted += 1;
      const head = new Library(knowledgeBase, base.index, base.models);
      if (saidDifferences(before, saidBy(head, TODAY)).length === 0) unseen.push(place);
    }
    expect(unseen).toEqual([]);
    expect(planted).toBeGreaterThanOrEqual(60);
  }, 300_000);

  it('is the same where only comments and the order of files differ', () => {
    const files = [...minimal().files]
      .reverse()
      .map(([path, text]) => [path, `${text}# as announced\n`] as const);
    const content = { ...minimal(), files: new Map(files) };
    const said = (each: ContentFiles) => saidBy(libraryOf(each), TODAY);
    expect(saidDifferences(said(minimal()), said(content))).toEqual([]);
  });

  it('tells a figure from other words, and what is said no longer', () => {
    const base = saidBy(libraryOf(), TODAY);
    const figure = saidBy(libraryOf(edited(GRANT, '    number: 30\n', '    number: 35\n')), TODAY);
    expect(new Set(saidDifferences(base, figure).map(({ kind }) => kind))).toEqual(new Set(['figure']));
    const hidden = edited(GRANT, 'kind: program\n', 'kind: program\nvisibility: staff\n');
    expect(
      saidDifferences(base, saidBy(libraryOf(hidden).for(undefined), TODAY)).map(({ kind }) => kind),
    ).toContain('lost');
  });
});
