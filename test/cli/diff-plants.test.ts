import { describe, expect, it } from 'vitest';
import { plantsIn } from '../../bench/loop/plants.js';
import { saidBy, saidDifferences } from '../../src/cli/diff/index.js';
import { Library } from '../../src/core/library/library.js';
import type { ContentFiles } from '../../src/knowledge/index.js';
import { libraryOf } from '../core/library-of.js';
import { edited, minimal, parsedAgain } from '../knowledge/fixture.js';

const TODAY = { year: 2031, month: 7, day: 1 };
const GRANT = 'programs/example-grant.yaml';

describe('what a side says by itself', () => {
  it('differs with each slip in what people are told, asked or not', () => {
    const base = libraryOf(minimal());
    const before = saidBy(base, TODAY);
    const unseen: string[] = [];
    let planted = 0;
    const everyThird = <Slip>(slips: Slip[]): Slip[] => slips.filter((_, n) => n % 3 === 0);
    for (const { place, content } of plantsIn(minimal(), everyThird)) {
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
