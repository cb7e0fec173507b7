/** How many of something a business has, as its owner says it: exactly, about, at least, from 5 to 6. */
import { between, either, highest, lowest } from '../known.js';
import type { Attribute, Counting, Known } from '../profile-types.js';
import { findNumbers } from './numbers.js';
import { wordsPattern } from './sayings.js';

/** Something read in a text, and where it stands there. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CountSpan extends Span {
  readonly known: Known;
}

type NumberAttribute = Extract<Attribute, { kind: 'number' }>;

interface Patterns {
  readonly after: RegExp;
  readonly before: RegExp;
  readonly except: RegExp;
  readonly including: RegExp;
}

interface Raw extends Span {
  from: number;
  to: number;
  readonly except: boolean;
}

const patternsOf = new WeakMap<Counting, Patterns>();

/** At most three words that may stand between an English number and what is counted: ten regular full-time workers. */
const BETWEEN = String.raw`(?:[\s-]+(?!and|or|of|but|with|plus|customers|years|machines|days|shops|orders)[a-z'-]+){0,3}?`;

function patterns(counting: Counting): Patterns {
  const known = patternsOf.get(counting);
  if (known !== undefined) return known;
  const ko = (words: readonly string[]): string => wordsPattern(words, 'ko') || '(?!)';
  const en = (words: readonly string[]): string => wordsPattern(words, 'en') || '(?!)';
  const { after, before, except, including } = counting;
  const made: Patterns = {
    after: new RegExp(
      `^(?:\\s?(?:여|정도|남짓)?\\s?(?:의\\s)?(?:${ko(after.ko)})|${BETWEEN}[\\s-]*(?:${en(after.en)}))`,
      'iu',
    ),
    before: new RegExp(
      `(?:(?:${ko(before.ko)})(?:들?[은는이가도을를]|수[는가]?|\\s수[는가]?)?[\\s:]{0,2}(?:총|모두|전부|합쳐서?|약|대략|한|딱|겨우|고작|다\\s?해서)?\\s?|(?:${en(before.en)})\\s(?:is\\s|are\\s|of\\s|about\\s|around\\s|just\\s|only\\s|exactly\\s|roughly\\s|currently\\s|some\\s|now\\s|at\\s|over\\s|under\\s|nearly\\s){0,3})$`,
      'iu',
    ),
    except: new RegExp(`(?:${ko(except.ko)}|${en(except.en)})`, 'iu'),
    including: new RegExp(`(?:${ko(including.ko)}|${en(including.en)})`, 'iu'),
  };
  patternsOf.set(counting, made);
  return made;
}

const ABOUT = {
  before:
    /(?:약|대략|한|얼추|거의|about|around|roughly|approximately|approx\.?|some|maybe|perhaps|circa|~)\s*$/iu,
  after:
    /^\s*(?:쯤|정도|가량|안팎|내외|남짓|언저리|인가\s|or so|or thereabouts|-ish|ish\b|give or take|이나\s?될|될까)/iu,
};
const NEARLY = {
  before: /(?:nearly|almost|close to|거의)\s*$/iu,
  after: /^\s*(?:가까이|가 채 안|이 채 안)/iu,
};
const LEAST = {
  before: /(?:at least|no fewer than|no less than|minimum of|최소|적어도|최소한)\s*$/iu,
  after: /^\s*(?:이상|or more|and up|plus\b|\+)/iu,
};
const MOST = {
  before: /(?:at most|no more than|not more than|up to|maximum of|최대|많아야|많아봐야|기껏해야)\s*$/iu,
  after: /^\s*(?:이하|or fewer|or less|까지|(?:[이을를]\s*)?(?:안|못)?\s*넘지\s*(?:않|못))/iu,
};
const UNDER = {
  before: /(?:under|below|fewer than|less than|short of)\s*$/iu,
  after: /^\s*(?:미만|[이가도]?\s*(?:채\s*)?(?:안\s*(?:돼|되|됩|된)|못\s*(?:되|미)|되지\s*않|밑))/iu,
};
const OVER = {
  before: /(?:over|more than|above|beyond|upwards of|in excess of)\s*$/iu,
  after: /^\s*(?:초과|[이을를]?\s*(?:훨씬\s*)?(?:넘(?!지)|웃도))/iu,
};
/** The number is of a rule, of a change to come, or of a time that is over. */
const ELSEWHERE = {
  before:
    /(?:작년|지난해|예전|원래|전에는?|옛날|last year|used to (?:be|have|employ)|previously|formerly|once had)[^.?!,]{0,20}$/iu,
  after:
    /^[^.?!,]{0,4}(?:더\s?(?:뽑|채용|고용|늘)|[을를]?\s*(?:더\s)?(?:뽑으면|채용하면|고용하면|늘리면)|이?라는?\s?(?:기준|조건|제한)|\s(?:기준|제한|한도)(?:이|은|을)|이?어야|여야)/iu,
};
const LIMIT =
  /(?:limit|cut-?off|threshold|must (?:be|have)|need to have|have to have|ceiling|criteri|rule says)/iu;
const JOINED = /^\s*(?:-|~|–|에서|내지|또는|이나|or|to|and)\s*$/iu;
const CORRECTED = /(?:아니|아뇨|정정|no\b|sorry|wait|actually|i mean|rather|correction)/iu;
const AMONG = /(?:그\s?중|그\s?가운데|중\s|중에|포함|of (?:them|whom|these|which)|includ|among)/iu;

/** Some who may not be meant are in the number, nobody says how many: "알바까지 합쳐서", "some of them part-time". */
const SOME_OF =
  /까지|합쳐|합해|합하|다\s?해서|다\s?해|포함|섞|그\s?중|중\s?(?:몇|일부)|중에|일부|some|a few|several|a couple|includ|counting|of (?:them|whom|which)/iu;
const LEFT_OUT =
  /빼|제외|말고|별도|따로|없|외에|not counting|not including|without|exclud|except|besides|apart from|plus|no /iu;

/** How far off an approximate number may be. */
const slack = (n: number): number => Math.max(1, Math.round(n * 0.15));

function widened(from: number, to: number, text: string, start: number, end: number): [number, number] {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 24);
  const is = (side: { before: RegExp; after: RegExp }): boolean =>
    side.before.test(before) || side.after.test(after);
  if (is(UNDER)) return [0, to - 1];
  if (is(OVER)) return [from + 1, Infinity];
  if (is(MOST)) return [0, to];
  if (is(LEAST)) return [from, Infinity];
  if (is(NEARLY)) return [Math.floor(from * 0.8), to];
  if (is(ABOUT)) return [from - slack(from), to + slack(to)];
  return [from, to];
}

/** Numbers of the attribute, each with the range that its neighbours give it. */
function* rawCounts(text: string, attribute: NumberAttribute): Generator<Raw> {
  const { after, before, except, including } = patterns(attribute.counting);
  const numbers = findNumbers(text);
  for (let n = 0; n < numbers.length; n++) {
    const first = numbers[n]!;
    let last = first;
    // 5-6명, five or six workers: the second number has the noun.
    const next = numbers[n + 1];
    if (next !== undefined && next.from > last.to && JOINED.test(text.slice(last.end, next.start))) {
      last = next;
      n += 1;
    } else if (
      next !== undefined &&
      /^\s*명?\s*(?:에서|내지|이나|~|-)\s*$/u.test(text.slice(last.end, next.start)) &&
      next.from > last.to
    ) {
      last = next;
      n += 1;
    }
    const ahead = text.slice(Math.max(0, first.start - 40), first.start);
    const noun = after.exec(text.slice(last.end));
    const lead = before.test(
      ahead.replace(/(?:under|below|over|more than|less than|fewer than|at least|up to|between)\s*$/iu, ''),
    );
    if (noun === null && !lead) continue;
    const end = last.end + (noun?.[0].length ?? 0);
    const behind = text.slice(end, end + 20);
    if (
      noun === null &&
      first.word &&
      /^[가-힣]/u.test(behind) &&
      !/^(?:이|이서|이고|뿐|밖에|인|이에|입|을|를|은|도|정도|쯤)/u.test(behind)
    )
      continue;
    if (ELSEWHERE.before.test(ahead) || ELSEWHERE.after.test(behind) || LIMIT.test(ahead)) continue;
    const nounText = noun?.[0] ?? '';
    const isExcept =
      except.test(nounText) ||
      except.test(ahead.slice(-8).replace(/.*[,.]/u, '')) ||
      new RegExp(`^(?:[은는이가]|\\s(?:are|being|work as))?\\s?(?:${except.source})`, 'iu').test(behind);
    const [from, to] = widened(first.from, last.to, text, first.start, end);
    const aroundSelf = `${ahead.slice(-14)} ${nounText} ${behind}`;
    const self = including.test(aroundSelf) ? 1 : 0;
    yield { from: Math.max(0, from - self), to, start: first.start, end, except: isExcept };
  }
}

/** Whether a text counts in some who may not be meant, without a number of theirs. */
function holdsUncounted(text: string, except: RegExp): boolean {
  return [...text.matchAll(new RegExp(except.source, 'giu'))].some(({ 0: word, index }) => {
    const around = text.slice(Math.max(0, index - 16), index + word.length + 12);
    return SOME_OF.test(around) && !LEFT_OUT.test(around);
  });
}

/**
 * What a text says of a number, all readings taken together; later ones replace earlier ones that they correct. Where
 * some of those counted may not be meant (part-timers), they are left open.
 */
export function readCounts(text: string, attribute: NumberAttribute): CountSpan[] {
  const raw = [...rawCounts(text, attribute)];
  let counted = raw.filter((each) => !each.except);
  for (let n = counted.length - 1; n > 0; n--) {
    const [one, two] = [counted[n - 1]!, counted[n]!];
    if (CORRECTED.test(text.slice(one.end, two.start))) {
      counted = counted.slice(n);
      break;
    }
  }
  for (const aside of raw.filter((each) => each.except)) {
    const total = counted.find(
      (each) => each.end <= aside.start && AMONG.test(text.slice(each.end, aside.end + 12)),
    );
    if (total !== undefined) total.from = Math.max(0, total.from - aside.to);
  }
  if (!raw.some((each) => each.except) && holdsUncounted(text, patterns(attribute.counting).except)) {
    for (const total of counted) total.from = 0;
  }
  const spans = counted.map(({ from, to, start, end }) => ({ known: between(from, to), start, end }));
  const all = spans.reduce<Known | undefined>(
    (sum, { known }) => (sum === undefined ? known : either(sum, known)),
    undefined,
  );
  if (all === undefined) return [];
  const { min = -Infinity, max = Infinity } = attribute;
  const [from, to] = [Math.max(min, lowest(all)), Math.min(max, highest(all))];
  return from > to ? [] : spans.map((span) => ({ ...span, known: between(from, to) }));
}
