/** Whether someone asks if she is eligible, and for what. */
import type { Library } from '../../../library/library.js';
import { squash } from '../../../library/library.js';
import type { ConversationState } from '../../../turn/state.js';
import type { Decision } from '../../answer/decide.js';
import type { Facts } from '../index.js';

/** Asks whether something holds of the asker. The lists are of forms, not of subjects. */
const ASKS_KO = new RegExp(
  [
    '(?:자격|대상|요건|조건)(?:이|에|을|도|은|까지)?\\s?(?:되|돼|될|된|됩|해당|있(?:나|을|는|어|습|는지)|인가|인지|일까|맞|충족|만족|갖|못|안)',
    '(?:대상|자격자)(?:인가|인지|일까|이에요|예요|입니까|이야|인감|인지요|이\\s?맞)',
    '(?:지원|신청|가입|참여|이용|혜택|선정|활용|적용)\\s?(?:을|를|도|이|가)?\\s?(?:받을|할|될|가능|되나|되는|될까|돼|해당)',
    '(?:받을|신청할|가입할|참여할|들어갈|이용할|쓸|낄|탈|넣을|해당될|지원될|선정될)\\s?수\\s?(?:는|도)?\\s?있',
    '(?:되나|될까|되는지|될지|되는가|되겠|됩니까|되려나|돼요|되요|될런지|될는지|되는거|되는 거|되는건)',
    '(?:가능한가|가능할까|가능한지|가능해|가능하|가능합니까|가능여부|가능 여부)',
    '해당(?:되|하|돼|될|인|이|사항|여부|\\s여부)',
    '(?:충족|만족)(?:하|되|시키|할|한)',
    '(?:인정|취급)(?:받|되|돼|해|하)',
    '(?:포함|적용|커버|혜택)(?:되|돼|될|하|이|을)',
    '(?:인가요|인가여|인가|인지|인감|인가유|맞나|맞는지|맞죠|맞습니까|맞아요|맞을까|일까요|일까|이냐|입니까|인지요)',
    '(?:나오나|나올까|나옵니까|나와요|받나요|받아요|받을까|받습니까|받게|줍니까|주나요|주실|해\\s?주나|해줘요)',
    '에\\s?(?:드나|들까|드는지)',
    '(?:들어가|들어갈|속하|속할|속해|될\\s?수\\s?있|될\\s?수\\s?없)',
    'eligible|qualif',
  ].join('|'),
  'u',
);
/** What one would like to be, or to have, so that asking for it asks who is eligible. */
const WANTED_EN =
  '(?:covered?|covers|count(?:s|ed)?|fit|fits|in|out|allowed|apply|join|joins|get|gets|receive|use|used|draw|take part|participate|benefit|access|claim|obtain|have|back|backs|support|supports|supported|help|helps|meet|meets|satisfy|satisfies|fall under|falls under|fall within|include|includes|included|considered|classed|accepted|accept|pay|pays|sign up|enrol|enroll|tap|ask for|be one|one of|a small manufacturer|small manufacturers?)';
const ASKS_EN = new RegExp(
  [
    '\\b(?:eligible|eligib\\w*|elligible|elegible|qualif\\w+|entitled|entitlement)\\b',
    `\\b(?:am i|are we|is (?:it|that|this|my|our)|would (?:i|we|it|that|this|my|our)|will (?:i|we|my|our)|does (?:it|that|this|my|our|the|your)|do (?:i|we|my|our|they|you)|can (?:i|we|my|our|it|they|you|a|an)|may (?:i|we|my|our)|could (?:i|we|my|our|it)|should (?:i|we)|might (?:i|we))\\b.{0,120}?\\b${WANTED_EN}\\b`,
    `\\b(?:check|see|tell me|find out|know|wonder(?:ing)?|confirm|verify) (?:if|whether) (?:i|we|my|our)\\b.{0,120}?\\b${WANTED_EN}\\b`,
    '\\binside the definition\\b|\\bin or out\\b|\\b(?:in|within) scope\\b|\\bmeet the (?:conditions|requirements|criteria)\\b|\\bany chance (?:for|of)\\b|\\b(?:is|are) there .{0,40}\\bfor (?:us|me|my|our|a (?:firm|company|business|shop) like)\\b',
  ].join('|'),
  'iu',
);
const SELF =
  /(?:업체|기업|회사|공장|공방|가게|사업자|스타트업|공장주|사장|업)(?:을|를)?\s?(?:인데|이고|입니다|이에요|예요|운영|하는데|합니다)|저희|우리(?!나라)|제가|저도|저는|전\s|나도|나는|내가|난\s|저흰|우린|당사|본인|울\s?회사|(?:^|\s)(?:저|나|제|내)\s|(?<![\p{L}])(?:we|we're|we've|us|our|ours|i|i'm|i've|my|me|mine|myself)(?![\p{L}])/iu;

/** Asks to have it looked at, which nobody asks for anyone but herself: "소공인인지 확인해 주세요", "check my eligibility". */
const ASKS_TO_CHECK =
  /(?:자격|대상|요건|조건|해당|인지|되는지|될지|맞는지|가능한지)[^.?!]{0,14}(?:확인(?!서)|봐\s?(?:주|줘|줄)|체크|점검)|(?:자격|해당|되는지|될지|맞는지)[^.?!]{0,8}(?:알고\s?싶|알아\s?(?:봐|보)|따져|판단)|\b(?:check|test|see|assess|verify|confirm) (?:my|our) eligibility|\beligibility check\b|\b(?:check|see|tell me|find out|know|wonder(?:ing)?|confirm|verify) (?:if|whether) (?:i am|i'm|we are|we're|(?:my|our) \w+ is)(?![a-z])/iu;

/** Another side of a record is asked, whatever else is said: an amount, a time, a place, a name, a way. */
const OTHER_SIDE =
  /얼마|몇\s?(?:퍼|프로|%|개|군데|곳|월|년도|일|시|번)|언제|어디|누가|누구|어떻게\s?(?:신청|하면|해야|지원|내|받|접수|찾)|서류|마감|비율|금액|한도|금리|이자|수수료|보험료|보증료|연락처|전화|담당자|홈페이지|방법|절차|기간|무엇|뭐가|뭐예|뭐야|뭔가|무슨|왜|어느|차이|\bhow (?:much|many|long|do (?:i|we) (?:apply|sign|register)|would (?:i|we) (?:apply|request))|\bwhat (?:share|portion|percentage|part|documents|paperwork|is|does|are)|\bwhen\b|\bwhere\b|\bwhich (?:documents|office|website|companies|firms)|\bwho\b|deadline|documents|paperwork|interest rate|contact|website|phone/iu;
/** …unless the word for being eligible stands there as well. */
const ELIGIBLE = /자격|대상\s?(?:이|인|에|되|여부)|해당|eligib|qualif|entitle/iu;
/** What the conditions are is asked, not whether someone meets them. */
const ASKS_RULES =
  /(?:자격|조건|요건|대상|기준)(?:이|은|는|을)?\s?(?:뭐|무엇|어떻게|어떤|누구|알려|설명|정리|궁금|좀)|(?:which|what) (?:companies|firms|businesses|conditions|requirements|criteria)|who (?:is|can|qualifies|may)|누가|누구/iu;

const ASKS_ALL_KO =
  /(?:(?:제가|저희가|우리가|내가|저는|우리는|저희는|우리\s?회사(?:가|는)?|저희\s?회사(?:가|는)?)?\s?.{0,30}(?:받을|신청할|참여할|이용할|해당되는|해당하는|쓸)\s?(?:수\s?있는)?\s?(?:지원\s?사업|지원사업|지원|사업|정책|혜택|제도|프로그램|것|거|게)(?:이|은|는|가|을)?\s?(?:뭐|뭔|무엇|어떤|있(?:나|을|는지|어|습)|전부|다|모두|알려|찾아|확인|골라|뭘|죄다))|(?:뭘|뭐|뭐를|무엇을|무슨 지원을|어떤 지원을|어떤 사업을|무슨 사업을|어떤 걸|어떤 거|어느 사업을)\s?(?:제가\s?|우리가\s?|저희가\s?)?(?:받을|신청할)\s?수|(?:어떤|무슨)\s?(?:지원|사업|혜택|정책)(?:사업)?(?:에|이|의)?\s?(?:대상|해당|가능|자격)|전부\s?자격\s?확인|자격\s?모두\s?확인/u;
const ASKS_ALL_EN =
  /\bwhat (?:am i|are we|is my (?:company|business|firm)|might (?:i|we) be|could (?:i|we) be|would (?:i|we) be) (?:eligible|entitled|qualified)|\b(?:what|which) (?:\w+ )?(?:support|programs?|programmes?|schemes?|help|aid|measures?|benefits?|of these|grants?|funding)?\s?(?:can|could|may|do|would|might|am|are) (?:i|we|my \w+|our \w+) (?:get|apply|qualify|join|receive|eligible|be eligible|use|claim)|\bwhat (?:do|would) (?:i|we) qualify for|\bwhat(?:'s| is) (?:there|available) for (?:me|us|my|our|a (?:company|business|firm|shop) like)|\bcheck (?:everything|all(?: programs)?)\b|\bwhat can (?:i|we|my company|my business|my firm) (?:get|apply for|join|claim|receive)\b/iu;

/**
 * What thumbs make of endings, spelt out: 받아여, 되나용, 쓸수잇음; "r we". Only for telling what is asked: what is told
 * of a business is read from the words as they stand.
 */
function spellOut(question: string): string {
  return question
    .replace(/(?<=[가-힣])(?:여|용|욤|염|유)(?=[\s?？!.~ㅋㅎㅠㅜ]*$)/gmu, '요')
    .replace(/잇(?=[가-힣\s?？]|$)/gu, '있')
    .replace(/(?<=[가-힣])됬|^됬/gu, '됐')
    .replace(/(?<![a-z'])r (?=we\b)/giu, 'are ');
}

/** Whether the question is for everything that the asker may be eligible for. */
export function asksForAll(question: string): boolean {
  const text = spellOut(question);
  return ASKS_ALL_KO.test(text) || ASKS_ALL_EN.test(text);
}

/** Opens with what it asks for; whether someone is eligible is asked without. */
const OPEN_QUESTION =
  /^\P{L}*(?:(?:so|and|but|ok|hi|hello)[ ,]+)?(?:how|what|why|when|where|which|who)(?!\p{L})/iu;

/** Whether a question has the very word for being eligible in it. */
export function namesEligibility(question: string): boolean {
  return ELIGIBLE.test(question);
}

/** Whether someone asks if she herself is eligible; `told` is whether the question tells something of her business. */
export function asksForCheck(typed: string, told: boolean): boolean {
  const question = spellOut(typed);
  if (ASKS_TO_CHECK.test(question) && !OTHER_SIDE.test(question) && !ASKS_RULES.test(question)) return true;
  if (!told && !SELF.test(question)) return false;
  if (OPEN_QUESTION.test(question) && !ELIGIBLE.test(question)) return false;
  if (OTHER_SIDE.test(question) && !ELIGIBLE.test(question)) return false;
  if (ASKS_RULES.test(question) && !told) return false;
  return ASKS_KO.test(question) || ASKS_EN.test(question);
}

/** Whether a text asks for a side of a matter that no check decides: where, how much, by when. */
export function asksOtherSide(question: string): boolean {
  return OTHER_SIDE.test(question);
}

/** Whether a text says something of its writer ("we …", "저희는 …"). */
export function isOfSelf(text: string): boolean {
  return SELF.test(text);
}

const QUESTION =
  /[?？]\s*$|(?:나요|까요|인가요|가요|는지요?|을까|습니까|ㅂ니까|입니까|은가요|던가요|죠|줘요?|주세요|알려줘|알려\s?주세요|궁금(?:해요|합니다)?|있어요|뭐예요|뭐야|얼마|언제|어디|이면요|하면요|는요|은요)[\s.!~?]*$|^\s*(?:how|what|when|where|who|which|why|is|are|do|does|can|could|may|will|would|should|tell me|explain)\b/iu;

/** Whether a text asks something. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim());
}

/** "소공인인가요", "do we count as a small manufacturer": asks whether the asker is what a term names. */
function asksToBe(question: string, names: { ko: readonly string[]; en: readonly string[] }): boolean {
  const text = spellOut(question).toLowerCase();
  const after =
    /^\s?(?:업체|기업|범위|기준|요건|자격|대상)?(?:인가|인지|인감|맞|이냐|일까|이에요\s*[?？]|예요\s*[?？]|입니까|이야\s*[?？]|에\s?(?:해당|들|드[나는]|속|포함|끼)|으로\s?(?:인정|치|보|쳐|봐|분류)|이\s?(?:되|될|맞)|되나|돼요|될까|에\s?해당|축에)/u;
  const before =
    /(?:am i|are we|(?:if|whether) (?:i am|i'm|we are|we're)|is (?:my|our) [\w\s-]{1,30}|count(?:ed|s)? (?:as|among)|qualif\w+ as|considered|class(?:ed)? as|called|treated as|definition of|fall under|pass (?:for|as)|make (?:us|me)|counts as|still|be)\s+(?:an?\s|the\s|official\s|still\s|legally\s|technically\s)*$/u;
  return (
    names.ko.some((name) => {
      const at = text.indexOf(name);
      return at >= 0 && after.test(text.slice(at + name.length));
    }) ||
    names.en.some((name) => {
      const at = text.indexOf(name.toLowerCase());
      if (at < 0) return false;
      const rest = text.slice(at + name.length);
      return before.test(text.slice(0, at)) || after.test(rest) || /^s?,? or not\b/u.test(rest);
    })
  );
}

/** Words of a question that is only a name: "Small manufacturer?", "Small manufacturer support for us?" */
const NAME_ALONE = 6;

/** Whether a text, after what it tells, ends by asking with nothing but the name of a record. */
export function asksByName(library: Library, question: string): boolean {
  const sentences = question.trim().split(/(?<=[.!?。])\s+/u);
  const last = sentences.at(-1) ?? '';
  if (sentences.length < 2 || !/[?？]$/u.test(last)) return false;
  if (last.split(/\s+/u).length > NAME_ALONE || OPEN_QUESTION.test(last) || OTHER_SIDE.test(last))
    return false;
  return library.recordsNamed(last).length > 0;
}

/** The term of which someone asks whether she is what it names: "소공인 맞나요", "are we a small manufacturer". */
export function termAsked(library: Library, question: string): string | undefined {
  for (const { id, kind, eligibility, name, aliases } of library.kb.records.values()) {
    if (kind !== 'term' || eligibility === undefined) continue;
    if (asksToBe(question, { ko: [name.ko, ...aliases.ko], en: [name.en, ...aliases.en] })) return id;
  }
  return undefined;
}

/** From this confidence on, an entry that was found says which record is meant. */
const CLEAR = 0.45;
const POSSIBLE = 0.3;

/**
 * The record of which someone asks whether she is eligible; undefined when none is clear. What she says of herself does
 * not count as its name: a small manufacturer may ask for a guarantee.
 */
export function recordAsked(
  library: Library,
  question: string,
  told: Facts,
  decision: Decision,
  state: ConversationState,
): string | undefined {
  const open = (id: string | undefined): boolean =>
    library.kb.records.get(id ?? '')?.eligibility !== undefined;
  const isTerm = (id: string): boolean => library.kb.records.get(id)?.kind === 'term';
  const term = termAsked(library, question);
  if (term !== undefined) return term;
  const bare = library.checks.hide(question).replace(/\[[a-z-]+\]/gu, ' ');
  const meant = library.recordsMeant(bare).filter(open);
  const found = decision.candidates.flatMap(({ entry, confidence }) =>
    entry.kind !== 'social' && open(entry.record) ? [{ record: entry.record ?? '', confidence }] : [],
  );
  const best = found[0];
  const firm = meant.filter((id) => !isTerm(id));
  if (best !== undefined && meant.includes(best.record) && (!isTerm(best.record) || firm.length === 0)) {
    return best.record;
  }
  if (best !== undefined && best.confidence >= CLEAR && firm.length === 0 && !isTerm(best.record))
    return best.record;
  const named = firm[0] ?? meant[0];
  if (named !== undefined) return named;
  if (best !== undefined && best.confidence >= CLEAR) return best.record;
  const carried = state.check?.record ?? state.record;
  if (carried !== undefined && open(carried)) return carried;
  if (
    best !== undefined &&
    best.confidence >= POSSIBLE &&
    (Object.keys(told).length > 0 || squash(bare).length > 6)
  ) {
    return best.record;
  }
  return undefined;
}
