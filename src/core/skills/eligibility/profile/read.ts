/** What someone says about her business, in her own words. What is not said stays unknown. */
import { LANGUAGES, type Phrasings } from '../../../basics.js';
import { editCost } from '../../../language/edit-cost.js';
import { among, both } from '../known.js';
import type { Attribute, Choice, Facts, Known, Profile } from '../profile-types.js';
import { type CountSpan, readCounts, type Span } from './counts.js';
import { patternOf } from './sayings.js';

/** What a text told: facts by attribute, and the places in it that told them. */
export interface ProfileReading {
  readonly facts: Facts;
  readonly spans: readonly (Span & { readonly attribute: string })[];
}

interface ChoicePatterns {
  readonly choice: Choice;
  readonly says: RegExp | undefined;
  readonly is: RegExp | undefined;
}

type ChoiceAttribute = Extract<Attribute, { kind: 'choice' | 'yes-no' }>;

interface Mention extends Span {
  readonly choice: string;
  readonly negated: boolean;
}

const KO_NOT =
  /^(?:업|업종|업체|회사|기업|공장|쪽)?\s?(?:[은는이가도을를])?\s?(?:전혀|절대|따로)?\s?(?:아니(?!죠|지요|면|예요\?)|아닌(?!가|지\s?(?:모|궁))|아닙니다|안\s?(?:하|합|해|함|만|팔)|하지\s?(?:는\s)?않|못\s?(?:하|합|해))/u;
const EN_NOT =
  /(?:\bnot|n't|\bnever|\bno longer|\bneither|\bnor|\brather than|\binstead of)\s+(?:(?!but\b|and\b|so\b|only\b|just\b)[\p{L}']+[\s-]+){0,3}$/iu;
/** Asked or demanded, not said: "do we need …", "…해야 하나요". */
const ONLY_ASKED = {
  before:
    /(?:\bneed|\bmust|\bhave to|\brequire[sd]?|\bnecessary|\bshould|\bcan i find|\blooking for|\bfind)\b[^.?!]{0,24}$/iu,
  after: /^[^.?!,]{0,6}(?:해야|하여야|필수|필요|있어야|찾(?:아|고|을|나|는)|구(?:해|하고|할))/u,
};

/** Said to be uncertain: "대기업이랑 같이 할지 모르겠어요", "we are not sure whether Samsung will join". Nothing follows from it. */
const DOUBTED = {
  before:
    /(?:\bnot (?:yet |quite |really |so )?(?:sure|certain|clear|decided)|\bun(?:sure|certain|clear|decided)|\b(?:do not|don't|did not|didn't) (?:yet |really )?know|\bno idea|\b(?:might|may)\b(?!\s+(?:i|we|my|our)\b)|\bmaybe|\bperhaps|\bpossibly|\bwaiting to hear)(?:(?!\bbut\b)[^.?!,;:]){0,60}$/iu,
  after:
    /^(?:(?!는데|은데|인데|이고|하고|지만|[,.?!]|\bbut\b).){0,24}?(?:모르|몰라|미정|불확실|확실(?:하지|치)\s?않|정해지지|안\s?정해|못\s?정해|미지수|수도\s?있|\bmight\b|\bmay or may not\b|\b(?:is|are) (?:still |yet )?(?:un(?:decided|certain|clear|sure)|to be decided))/iu,
};

/** What is uncertain is what follows from the rules, not what is said of the business. */
const RULE_DOUBTED = /qualif|eligib|\bcount|covered|대상|자격|해당|되는지|될지|받을|가능|소공인/iu;

/** Said of the speaker: 중소기업인데, 저희는 중소기업. Not: 원청이 대기업인데, 중소기업 지원. */
const KO_SELF_AFTER =
  /^\s?(?:업체|회사|기업|법인|공장|대표|사장|운영자?|쪽)?(?:이?고요?|인데|인디|이구|입니다|입니당|이에요|예요|에요|이라|이라서|라서|으로서?|로서|이며|이자|임|인지라|이지만|인\s|이야(?!\?)|을?\s?운영|대표|사장|쪽이)/u;
const KO_SELF_BEFORE =
  /(?:^|[\s,.])(?:저희|우리|제가|저는|전|나는|난|내가|당사|본사|저흰|우린|울|저희도|우리도)(?:[는은가도]|\s?(?:회사|업체|기업|공장|가게|사업장)[는은이가도]?)?\s?(?:그냥|아직|조그만|작은|전형적인|평범한)?\s?$/u;
const KO_OTHER_BEFORE =
  /(?:원청|고객사?|거래처|상대|파트너|모기업|발주처|납품처|협력사|회사|업체|곳|쪽)[이가은는도]\s?$/u;
const KO_ASKED_AFTER =
  /^\s?(?:업체|회사|기업)?(?:인가|인지|인감|맞나|맞는|맞죠|맞습|이에요\s?\?|예요\s?\?|입니까|이야\s?\?|이냐|일까|에\s?(?:해당|들|속|포함)|으로\s?(?:인정|치|보|쳐))/u;
const EN_SELF_BEFORE =
  /(?:(?<!are |am )\b(?:we are|we're|were|i am|i'm|im|as|being|my (?:company|firm|business|shop|plant|factory|workshop) is|our (?:company|firm|business|shop|plant|factory|workshop) is|i run|we run|i own|we own|i have|we have|running|owner of|own|run|from|for|a firm that is|just|only|still)\s+(?:(?:an?|the|only|just|still|really|basically|very|one|typical|ordinary|family-run|family|korean|local|registered|manufacturing|independent|rural|tiny|little|two|certified|supplying|busan|seoul|ulsan|daegu)\s+){0,3}|\b(?:our|my|us,? an?|we,? an?|me,? an?)\s+(?:little |tiny |own |humble |family )?)$/iu;
const EN_SELF_AFTER = /^\s?(?:here\b|like (?:mine|ours|us|me)|of ours|ourselves|speaking|owner)/iu;
const EN_ASKED_BEFORE =
  /(?:\bare we|\bam i|\bis (?:my|our)[^.?!]{0,30}|count(?:ed)? as|qualify as|eligible as|count as|counted as|considered|called|classed as|treated as|recogni[sz]ed as|regarded as|registered as|pass as|with|find|between)\s+(?:an?\s|the\s)?$/iu;

/** Cost of a slip of the keys that is still read as the word meant, and the shortest word of which it is. */
const SLIP = { cost: 1.2, letters: 6 };

export class ProfileReader {
  readonly profile: Profile;
  readonly #choices = new Map<string, ChoicePatterns[]>();
  /** Single English words that tell a choice. */
  readonly #words = new Set<string>();
  readonly #sayings = new Map<string, { pattern: RegExp; known: Known }[]>();
  readonly #descriptions: { pattern: RegExp; means: Facts }[];

  constructor(profile: Profile) {
    this.profile = profile;
    const { groups } = profile;
    const made = (phrasings: Phrasings): RegExp | undefined => patternOf(phrasings, groups);
    for (const attribute of profile.attributes.values()) {
      if (attribute.kind === 'number') {
        this.#sayings.set(
          attribute.id,
          attribute.sayings.flatMap(({ says, known }) => {
            const pattern = made(says);
            return pattern === undefined ? [] : [{ pattern, known }];
          }),
        );
        continue;
      }
      this.#choices.set(
        attribute.id,
        attribute.choices.map((choice) => ({ choice, says: made(choice.says), is: made(choice.is) })),
      );
    }
    for (const attribute of profile.attributes.values()) {
      if (attribute.kind === 'number') continue;
      for (const { says, is } of attribute.choices) {
        for (const word of [...says.en, ...is.en]) {
          if (/^[a-z]+$/u.test(word) && word.length >= SLIP.letters) this.#words.add(word);
        }
      }
    }
    this.#descriptions = profile.descriptions.flatMap(({ is, means }) => {
      const pattern = made(is);
      return pattern === undefined ? [] : [{ pattern, means }];
    });
  }

  /**
   * Reads a text.
   *
   * @param blank names to leave out of account: a program's name may hold words that are said of a business elsewhere
   */
  read(
    text: string,
    blank: readonly string[] = [],
    { descriptions = true }: { descriptions?: boolean } = {},
  ): ProfileReading {
    const open = blanked(text, blank);
    const facts: Record<string, Known> = {};
    const spans: (Span & { attribute: string })[] = [];
    for (const attribute of this.profile.attributes.values()) {
      const found =
        attribute.kind === 'number' ? this.#number(open, attribute) : this.#choice(open, attribute);
      if (found === undefined) continue;
      facts[attribute.id] = found.known;
      spans.push(...found.spans.map(({ start, end }) => ({ attribute: attribute.id, start, end })));
    }
    for (const [token, meant] of this.#slips(open)) {
      const mended = `${open.slice(0, token.start)}${meant}${open.slice(token.end)}`;
      for (const attribute of this.profile.attributes.values()) {
        if (attribute.kind === 'number' || facts[attribute.id] !== undefined) continue;
        const found = this.#choice(mended, attribute);
        if (found === undefined) continue;
        facts[attribute.id] = found.known;
        spans.push({ ...token, attribute: attribute.id });
      }
    }
    for (const { pattern, means } of descriptions ? this.#descriptions : []) {
      const said = matches(open, pattern).find((match) => saidOfSelf(open, match) && !negatedAt(open, match));
      if (said === undefined) continue;
      for (const [attribute, known] of Object.entries(means)) {
        const before = facts[attribute];
        const narrowed = before === undefined ? known : both(before, known);
        if (narrowed !== undefined) facts[attribute] = narrowed;
      }
      spans.push({ ...said, attribute: Object.keys(means)[0] ?? '' });
    }
    return { facts, spans };
  }

  /** Reads the answer to a question about one attribute, in which fewer words are needed than elsewhere. */
  readAnswer(text: string, id: string, blank: readonly string[] = []): Known | undefined {
    const attribute = this.profile.attributes.get(id);
    if (attribute === undefined) return undefined;
    const told = this.read(text, blank).facts[id];
    if (told !== undefined) return told;
    if (attribute.kind === 'number') {
      if (BARE_YES.test(text.trim())) return undefined;
      const noun = attribute.counting.after.ko[0] ?? '';
      const bare = text
        .replace(
          /^\s*(?:음+|어+|한\s(?=\d)|아마|well|um+|uh+|maybe|it's|we are|we're|we have|i have|they are|there are)[\s,]*/iu,
          '',
        )
        .trim();
      if (bare.length > 30) return undefined;
      // A bare number is an answer here; the noun that was left out is put back.
      const whole = bare.replace(
        /^((?:[\d,.]+|[가-힣]+?|[a-z-]+)(?:\s?(?:~|-|에서|or|to)\s?(?:[\d,.]+|[가-힣]+?|[a-z-]+))?)(?=$|[\s.!,]|이[요에예고구]|예요|입|정도|쯤)/iu,
        `$1${noun}`,
      );
      return (
        readCounts(whole, attribute)[0]?.known ??
        readCounts(`${bare} ${attribute.counting.after.en[0] ?? ''}`, attribute)[0]?.known
      );
    }
    if (NOT_KNOWN.test(text)) return undefined;
    const answer = attribute.yes === undefined ? undefined : readYesNo(text);
    if (answer !== undefined && attribute.kind === 'yes-no') return among(answer);
    const named = attribute.choices.filter(({ name, is }) =>
      [...LANGUAGES.map((language) => name[language]), ...LANGUAGES.flatMap((language) => is[language])].some(
        (word) => standsIn(text, word),
      ),
    );
    const [only] = named;
    if (named.length === 0 && answer !== undefined && attribute.yes !== undefined && isShort(text))
      return among(
        ...attribute.choices
          .map(({ id: one }) => one)
          .filter((one) => (one === attribute.yes) === (answer === 'yes')),
      );
    if (named.length !== 1 || only === undefined) return undefined;
    return /아니|아닙|아닌|\bnot\b|n't/iu.test(text)
      ? among(...attribute.choices.flatMap(({ id: other }) => (other === only.id ? [] : [other])))
      : among(only.id);
  }

  /** The text with what it tells about the business taken out, for whoever must not learn it. */
  hide(text: string, blank: readonly string[] = []): string {
    const { spans } = this.read(text, blank);
    let shown = text;
    let last = Infinity;
    for (const { start, end, attribute } of [...spans].sort((a, b) => b.start - a.start || b.end - a.end)) {
      if (end > last) continue;
      shown = `${shown.slice(0, start)}[${attribute.replaceAll('_', '-')}]${shown.slice(end)}`;
      last = start;
    }
    return shown;
  }

  /** Misspelt English words, with the words of the profile that they are slips of. */
  #slips(text: string): [Span, string][] {
    return [...text.matchAll(/[a-z]{5,20}/giu)].slice(0, 60).flatMap((match): [Span, string][] => {
      const word = match[0].toLowerCase();
      const single = word.replace(/s$/u, '');
      if (this.#words.has(word) || this.#words.has(single)) return [];
      const meant = [...this.#words].find(
        (known) =>
          Math.abs(known.length - word.length) < 2 &&
          known[0] === word[0] &&
          editCost(word, known) <= SLIP.cost,
      );
      const span = { start: match.index, end: match.index + word.length };
      return meant === undefined ? [] : [[span, meant]];
    });
  }

  #number(text: string, attribute: Extract<Attribute, { kind: 'number' }>) {
    const counts: CountSpan[] = readCounts(text, attribute);
    const first = counts[0];
    if (first !== undefined) return { known: first.known, spans: counts };
    for (const { pattern, known } of this.#sayings.get(attribute.id) ?? []) {
      const said = matches(text, pattern).find((match) => !negatedAt(text, match));
      if (said !== undefined) return { known, spans: [said] };
    }
    return undefined;
  }

  #choice(text: string, attribute: ChoiceAttribute): { known: Known; spans: readonly Span[] } | undefined {
    const mentions = (this.#choices.get(attribute.id) ?? []).flatMap(({ choice, says, is }): Mention[] => {
      const plain = matches(text, says).filter((match) => !onlyAsked(text, match) && !doubtedAt(text, match));
      const own = matches(text, is).filter(
        (match) => (saidOfSelf(text, match) || negatedAt(text, match)) && !doubtedAt(text, match),
      );
      return [...plain, ...own].map((match) => ({
        ...match,
        choice: choice.id,
        negated: negatedAt(text, match),
      }));
    });
    const all = attribute.choices.map(({ id }) => id);
    // "Without a large company" holds words that "with a large company" is made of: the longer one is meant.
    const heard = mentions.filter(
      (mention) => !mentions.some((other) => other !== mention && covers(other, mention)),
    );
    if (heard.length === 0) return undefined;
    const no = new Set(heard.filter(({ negated }) => negated).map(({ choice }) => choice));
    const yes = new Set(
      heard.filter(({ negated, choice }) => !negated && !no.has(choice)).map(({ choice }) => choice),
    );
    const left = yes.size > 0 ? [...yes] : all.filter((id) => !no.has(id));
    if (left.length === 0 || left.length === all.length) return undefined;
    return { known: among(...left), spans: heard };
  }
}

function blanked(text: string, names: readonly string[]): string {
  let open = text;
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    for (
      let at = open.toLowerCase().indexOf(name);
      at >= 0 && name !== '';
      at = open.toLowerCase().indexOf(name)
    ) {
      open = `${open.slice(0, at)}${'_'.repeat(name.length)}${open.slice(at + name.length)}`;
    }
  }
  return open;
}

function matches(text: string, pattern: RegExp | undefined): Span[] {
  if (pattern === undefined) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function covers(a: Mention, b: Mention): boolean {
  if (a.choice === b.choice || a.start >= b.end || b.start >= a.end) return false;
  const [long, short] = [a.end - a.start, b.end - b.start];
  return long > short || (long === short && a.choice === 'no');
}

function negatedAt(text: string, { start, end }: Span): boolean {
  return KO_NOT.test(text.slice(end, end + 24)) || EN_NOT.test(text.slice(Math.max(0, start - 48), start));
}

function onlyAsked(text: string, { start, end }: Span): boolean {
  return (
    ONLY_ASKED.before.test(text.slice(Math.max(0, start - 48), start)) ||
    ONLY_ASKED.after.test(text.slice(end, end + 16))
  );
}

function doubtedAt(text: string, { start, end }: Span): boolean {
  if (RULE_DOUBTED.test(text.slice(end, end + 48))) return false;
  return (
    DOUBTED.before.test(text.slice(Math.max(0, start - 96), start)) ||
    DOUBTED.after.test(text.slice(end, end + 48)) ||
    // A pattern with a gap may hold the doubt itself: "Samsung may or may not join".
    /\bmight\b|\bmay or may not\b|모르|미정|미지수/iu.test(text.slice(start, end))
  );
}

function saidOfSelf(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 24);
  if (/[가-힣]/u.test(text.slice(start, end)) || /[가-힣]/u.test(after.trim().charAt(0))) {
    if (KO_ASKED_AFTER.test(after) || KO_OTHER_BEFORE.test(before)) return false;
    return (
      KO_SELF_AFTER.test(after) ||
      (KO_SELF_BEFORE.test(before) && !/^\s?(?:이랑|랑|하고|와|과|에|의|을|를|도)/u.test(after))
    );
  }
  if (EN_ASKED_BEFORE.test(before)) return false;
  if (EN_SELF_BEFORE.test(before)) return true;
  return (
    (EN_SELF_AFTER.test(after) || (before.trim() === '' && /^\s?[,.:;-]/u.test(after))) &&
    !EN_ASKED_BEFORE.test(before)
  );
}

const YES =
  /^(?:네+|넵|넹|예|응|어|ㅇㅇ|맞(?:아|습|네|음|다)|그래|그렇|있(?:어|습|음|다)|합니다|해요|할\s?(?:거|예정|계획)|같이\s?(?:해|합|하)|물론|당연|yes|yeah|yep|yup|sure|correct|right|of course|we do|we are|we will|i do|i am|indeed|definitely|y)(?![a-z])/iu;
/** 네 is yes, and four only before something counted. */
const BARE_YES = /^(?:네+|넵|넹|예|응|어|ㅇㅇ|네\s?네|yes|yeah|yep)[\s.!,~]*$/iu;
/** Words up to which a yes or no says no more than that. */
const BARE_WORDS = 3;
const isShort = (text: string): boolean => text.trim().split(/\s+/u).length <= BARE_WORDS;
const NO =
  /^(?:아니(?:요|오|에요|예요|다|라)?|아뇨|아닙|없(?:어|습|음|다)|안\s?(?:해|합|하)|못|혼자|no|nope|nah|none|not|we don't|we do not|we aren't|we are not|i don't|i'm not|never|n)(?![a-z가-힣])/iu;

/** Neither, wherever it stands: "같이 하는 대기업은 아직 모르겠어요". */
const NOT_KNOWN =
  /모르겠|모릅니|모르네|모름|몰라|미정|미지수|안\s?정해|정해지지|not (?:yet )?(?:sure|certain|decided)|(?:don't|do not) know|unsure|undecided|no idea|may or may not/iu;

/** Whether a text says of something that it is not known. */
export function saysNotKnown(text: string): boolean {
  return NOT_KNOWN.test(text);
}

/** A bare yes or no. */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  const bare = text.trim().replace(/^[\s,.!~]+/u, '');
  if (NOT_KNOWN.test(bare)) return undefined;
  if (
    NO.test(bare) ||
    /(?:^|\s)(?:안\s?(?:해요|합니다)|없(?:어요|습니다)|아닙니다|아니에요)[.!~]*$/u.test(bare)
  )
    return 'no';
  return YES.test(bare) ? 'yes' : undefined;
}

/** Whether a name stands in a text, whatever its spaces and marks; an English one as words of its own: "no" not in "not". */
function standsIn(text: string, name: string): boolean {
  if (/\p{Script=Hangul}/u.test(name)) return fold(text).includes(fold(name));
  const words = (some: string): string =>
    ` ${some
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  return words(name).trim() !== '' && words(text).includes(words(name));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
