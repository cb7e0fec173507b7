/** Which way a document compares with a number: "10명 이상", "넘는 기업은 제외", "firms with more than 200 employees are excluded". */
import type { Condition } from '../core/model/eligibility.js';
import type { Qualifier } from '../core/model/knowledge-base.js';
import { comparedBy, deniesSomething, excludesIn, lastClause } from './editorial/editorial.js';
import { type PrintedOtherwise, type Read, readsOf, shownIn } from './printed-amounts.js';

/** Comparisons that a limit as printed comes to: where it is asked for, and, its opposite, where it is ruled out. */
export const PRINTED_AS: Readonly<
  Partial<Record<Qualifier, readonly [Condition['comparison'], Condition['comparison']]>>
> = {
  'at-least': ['at_least', 'less_than'],
  over: ['more_than', 'at_most'],
  'more-than': ['more_than', 'at_most'],
  under: ['less_than', 'at_least'],
  'up-to': ['at_most', 'more_than'],
};

/** Signs with which lists of a document mark their items, of one kind each. */
const MARKS: readonly RegExp[] = [
  /^\d+[.)]? /,
  /^\(\d+\)/,
  /^\p{Script=Hangul}[.)] /u,
  /^[a-z][.)] /,
  /^[-·•∙]/,
  /^[○●◦◯o] /,
  /^[□■▪❏]/,
];
/** Items of a list, at most, over which its heading is looked for. */
const MOST_ITEMS = 40;

const markOf = (paragraph: string): number => MARKS.findIndex((mark) => mark.test(paragraph));

/** The line under which an item of a list stands; undefined for what is no item. */
function headingOf(paragraphs: readonly string[], number: number): string | undefined {
  const mark = markOf(paragraphs[number - 1] ?? '');
  if (mark === -1) return undefined;
  return paragraphs
    .slice(Math.max(0, number - 1 - MOST_ITEMS), number - 1)
    .findLast((each) => ![mark, -1].includes(markOf(each)));
}

const withoutAsides = (text: string): string => text.replaceAll(/\([^()]*\)/g, ' ');

/** The sentence of a paragraph around a stretch, without what stands in brackets beside it. */
function sentenceAround(
  text: string,
  { start, end }: Pick<Read, 'start' | 'end'>,
): [before: string, after: string] {
  const before = lastClause(text.slice(0, start));
  const [after = ''] = text.slice(end).split(/(?<!\d)[.;](?=\s|$)/u);
  return [withoutAsides(before), withoutAsides(after)];
}

/** Whether what is said of a number keeps businesses out: of its own sentence, else of the list that it stands in. */
function keepsOut(text: string, read: Read, heading: string): boolean | undefined {
  const [before, after] = sentenceAround(text, read);
  const near = excludesIn(before, after);
  const ofList = excludesIn('', withoutAsides(heading));
  if (near) return ofList ? undefined : true;
  if (deniesSomething(`${before} # ${after}`)) return undefined;
  return ofList;
}

/**
 * Where every printing of a condition's number in the paragraphs that it cites compares otherwise.
 *
 * @param cited numbers of the paragraphs, from 1
 * @param all the paragraphs of the document, folded
 */
export function comparisonOtherwise(
  number: number,
  comparison: Condition['comparison'],
  cited: readonly number[],
  all: readonly string[],
): PrintedOtherwise | undefined {
  const numbers = cited.filter((each) => all[each - 1] !== undefined);
  const paragraphs = numbers.map((each) => all[each - 1] ?? '');
  const said = readsOf(number, paragraphs).map((read) => {
    const text = paragraphs[read.paragraph] ?? '';
    const qualifier =
      read.qualifier === 'exactly'
        ? (comparedBy(text.slice(0, read.start), text.slice(read.end)) ?? 'exactly')
        : read.qualifier;
    const [wanted, ruledOut] = PRINTED_AS[qualifier] ?? [];
    if (wanted === undefined || ruledOut === undefined) return { read, fits: undefined };
    const out = keepsOut(text, read, headingOf(all, numbers[read.paragraph] ?? 0) ?? '');
    return { read, fits: out === undefined ? [wanted, ruledOut] : [out ? ruledOut : wanted] };
  });
  const [first] = said;
  if (first?.fits === undefined) return undefined;
  if (said.some(({ fits }) => fits === undefined || fits.includes(comparison))) return undefined;
  return { shown: shownIn(first.read, paragraphs), line: `${first.fits[0]}: ${number}` };
}
