/** What is typed, as far as it is for a check: when one begins, and what is told to it. Pure. */

import { ASKED } from '../../../find/index.js';
import { endsOf } from '../../../language/index.js';
import { labelOf, recordOf } from '../../../library/entries.js';
import type { Library } from '../../../library/library.js';
import { given } from '../../../model/given.js';
import type { Facts } from '../../../model/profile.js';
import type { Reply } from '../../../reply.js';
import { sayEntry } from '../../answer/build-reply.js';
import { type Decision, decide } from '../../answer/decide.js';
import type { Response, Scene } from '../../skill.js';
import type { CheckState } from '../../state.js';
import type { Hearing } from '../index.js';
import { answerToAnother, choiceBegun, correctedNumber } from './asides.js';
import {
  asksByName,
  asksForCheck,
  asksNothingElse,
  has,
  isQuestion,
  isStatement,
  readCommand,
  recordAsked,
  tellsFirst,
  termAsked,
  untold,
} from './recognise.js';
import {
  answeredWith,
  askAgain,
  askWhich,
  begin,
  checkScene,
  goOn,
  isEmpty,
  leaving,
  run,
  saidIn,
  saidWith,
  steer,
} from './run.js';
import { sayAgain, sayNoted, withNotStated, withResumed } from './say.js';

/** Words up to which a text that says something of a business, and asks nothing, is taken for that alone. */
const SHORT_STATEMENT = 14;
/** A number that is no year. */
const COUNT = /(?<!\p{N})\p{N}{1,3}(?!\p{N})/u;
/** From this confidence on, a question is about what is not stated rather than about being eligible. */
const SURELY_A_GAP = 0.97;
/** The same where it tells nothing of a business. */
const LIKELY_A_GAP = 0.6;
/** Below this confidence, a question that names no record is not about one. */
const BARELY_ABOUT = 0.45;

/** A turn of words: where it takes place, what is told in it and what it asks, and what is made of it without a check. */
interface Told {
  readonly scene: Scene;
  readonly library: Library;
  /** The utterance as it is read, line by line. */
  readonly text: string;
  /** As much of it as is looked at for what it asks. */
  readonly question: string;
  readonly decision: Decision;
  readonly ordinary: () => Response;
}

/**
 * Takes a turn that belongs to an eligibility check: one that asks for it, answers it, corrects it or steers it.
 * Undefined when the turn is something else.
 *
 * @param text the utterance as it is read, line by line
 * @param ordinary the response of the library without a check
 */
export function takeCheck(
  scene: Scene,
  text: string,
  decision: Decision,
  ordinary: () => Response,
): Response | undefined {
  const { library } = scene.setting;
  // What is told may be long; what is asked stands at either end.
  const question = endsOf(text, ASKED);
  const { check } = scene.state;
  const asking = check?.asking;
  const command = check && readCommand(question);
  if (check !== undefined && command !== undefined && (asking !== undefined || command !== 'unknown')) {
    const steered = steer(scene, check, command, question);
    if (steered !== undefined) return steered;
  }
  // Reading a business out of a text takes ten times as long as finding an entry, and most questions tell of none.
  const all =
    has(question, 'asksAll') &&
    library.recordsMeant(question).length === 0 &&
    asksNothingElse(library, question);
  const named = has(question, 'eligible');
  const offered = check === undefined && !isQuestion(question) ? offeredBy(scene) : undefined;
  const mayTell =
    has(question, 'self') || named || asksForCheck(question, true) || asksByName(library, question);
  if (check === undefined && offered === undefined && !all && !mayTell) return undefined;
  const hearing = library.checks.hear(text, asking === undefined ? {} : { asking });
  const { facts } = hearing;
  const tells = !isEmpty(facts);
  if (all) return begin(scene, undefined, saidWith(scene, facts));
  if (offered !== undefined && tells && asksNothingElse(library, question))
    return begin(scene, offered, saidWith(scene, facts));
  const told: Told = { scene, library, text, question, decision, ordinary };
  if (check !== undefined && asking !== undefined) return takeAnswer(told, check, asking, hearing);
  // What is doubted or supposed is no fact, and still shows of what is spoken.
  const mentions = tells || hearing.claims.some(({ stance }) => stance !== 'other');
  const term = mentions ? termAsked(library, question) : undefined;
  const toldFirst = !mentions && tellsFirst(question) && asksNothingElse(library, question);
  const asks =
    term !== undefined ||
    asksForCheck(question, mentions || toldFirst) ||
    (mentions && asksByName(library, question));
  const about = asks || named ? recordAsked(library, question, facts, decision, scene.state) : undefined;
  const isHere =
    about !== undefined && (asks ? !isElsewhere(told, mentions) : hasUnsaidConditions(library, about));
  const hasConditions = isHere && library.checks.conditionsOf(about) !== undefined;
  if (asks && tells && !hasConditions && meansAny(told))
    return begin(scene, undefined, saidWith(scene, facts));
  if (isHere) {
    const begun = beginFor(told, about, facts);
    if (begun !== undefined) return begun;
  }
  return (check && takeAfterwards(told, check, hearing)) ?? noted(told, facts);
}

/** Whether who tells of her business asks for support by no name, whichever it may be: nothing else is asked, or reported. */
function meansAny({ scene, library, question }: Told): boolean {
  return (
    scene.state.check === undefined &&
    scene.state.record === undefined &&
    !has(question, 'reported') &&
    library.recordsMeant(untold(library, question)).length === 0 &&
    asksNothingElse(library, question)
  );
}

/** A turn after a check that came to its end: corrects what was told, or tells more. */
function takeAfterwards(told: Told, check: CheckState, hearing: Hearing): Response | undefined {
  const { scene, question } = told;
  const { facts } = hearing;
  if (isEmpty(facts)) {
    const corrected = correctedNumber(scene, check, question);
    const which = Object.keys(corrected);
    if (which.length === 1) return goOn(scene, check, corrected);
    if (which.length > 1) return askWhich(scene, check, which);
    // What is said anew of something that was answered, and settles nothing, is asked again.
    const [open, ...more] = unsettled(hearing, check, question);
    return open === undefined || more.length > 0 ? undefined : askAgain(scene, check, open);
  }
  if (!isCorrection(told)) return undefined;
  const answered = answeredWith(check.answered, facts);
  return run(scene, { ...check, answered }, saidWith(scene, facts), true);
}

/** Notes what someone says of her business, and asks nothing; undefined for anything else. */
function noted({ scene, question, decision }: Told, facts: Facts): Response | undefined {
  if (isEmpty(facts) || isQuestion(question) || question.split(/\s+/u).length > SHORT_STATEMENT)
    return undefined;
  if (decision.kind === 'say' || !has(question, 'self')) return undefined;
  const said = saidWith(scene, facts);
  return leaving(scene, sayNoted(checkScene(scene, said)), said, undefined);
}

/** The record whose conditions were said last: who then tells of her business and asks nothing wants to know whether it meets them. */
function offeredBy({ state, setting }: Scene): string | undefined {
  const entry = setting.library.entries.get(state.entry ?? '');
  if (entry?.kind !== 'statement' || entry.statement.aspect !== 'eligibility') return undefined;
  return setting.library.checks.conditionsOf(entry.record)?.id;
}

/** Whether the conditions of a record are told by its check alone, as no text of it says who is eligible. */
function hasUnsaidConditions({ checks, entries }: Library, record: string): boolean {
  const holder = checks.conditionsOf(record);
  return holder !== undefined && !entries.has(`${holder.id}/eligibility`);
}

/** What was answered, and is spoken of again without being settled: also of another business, as which it may be meant. */
function unsettled({ claims }: Hearing, { answered }: CheckState, question: string): string[] {
  const isAsked = isQuestion(question);
  if (isAsked && !has(question, 'another')) return [];
  const spoken = claims.filter(({ stance }) =>
    isAsked ? stance === 'asked' : !['other', 'hypothetical', 'asked'].includes(stance),
  );
  return answered.filter((id) => spoken.some(({ attribute }) => attribute === id));
}

/**
 * Whether a question that only has the form of one about being eligible is about something else: about nothing that is
 * known here, or surely about another side of a record.
 */
function isElsewhere({ scene, library, question, decision }: Told, tells: boolean): boolean {
  if (has(question, 'eligible')) return false;
  const best = decision.candidates[0]?.confidence ?? 0;
  if (scene.state.record === undefined && library.recordsMeant(question).length === 0 && best < BARELY_ABOUT)
    return true;
  if (asksNothingElse(library, question) || (tells && termAsked(library, question) !== undefined))
    return false;
  if (!tells) return true;
  if (decision.kind !== 'say' || decision.entry.kind !== 'statement') return false;
  if (has(question, 'self')) return false;
  return decision.entry.record === undefined || decision.entry.statement.aspect !== 'eligibility';
}

/** Begins the check of a record, or says that its documents state no conditions; undefined where something else is asked of it. */
function beginFor(told: Told, record: string, facts: Facts): Response | undefined {
  const { scene, library, text, question, decision } = told;
  const holder = library.checks.holderOf(record);
  if (holder === undefined) return undefined;
  if (
    holder.eligibility?.kind === 'conditions' &&
    termAsked(library, question) !== holder.id &&
    !(hasUnsaidConditions(library, holder.id) && !has(question, 'otherSide')) &&
    !asksNothingElse(library, question) &&
    isAboutGap(told, facts)
  )
    return undefined;
  scene.setting.onDecision?.(decision, library);
  // Whether she is what a term names is the question: her word for it does not decide it.
  const own = holder.kind === 'term' ? library.checks.read(text, { descriptions: false }) : facts;
  const said = saidWith(scene, own);
  if (holder.eligibility?.kind === 'not-stated') return notStated(told, holder.id, said);
  const response = begin(scene, record, said);
  return { ...response, state: { ...response.state, question, asked: question } };
}

/** A record whose documents state no conditions: says so, and what is stated. */
function notStated({ scene, library, decision, ordinary }: Told, record: string, said: Facts): Response {
  const { voice } = scene;
  const found = decision.kind === 'say' && decision.entry.kind !== 'social' ? decision.entry : undefined;
  const fallback = library.entries.get(`${record}/eligibility`) ?? library.entries.get(`${record}/overview`);
  const plain = ordinary();
  const shown =
    found !== undefined || fallback === undefined
      ? undefined
      : sayEntry(voice, fallback, decision.candidates[0]?.confidence ?? 0);
  // What nobody stated stays asked: staff see it, whatever else the record says.
  const response =
    shown === undefined ? plain : { ...plain, ...leaving(scene, shown, said, scene.state.check) };
  const isDetail = found?.kind === 'statement' && found.statement.aspect === undefined;
  const name = isDetail
    ? labelOf(found, voice.language)
    : (library.kb.records.get(record)?.name[voice.language] ?? record);
  const told = withNotStated(voice, response.reply, record, name);
  const reply: Reply = response.inquiry === undefined ? told : { ...told, outcome: 'unanswered' };
  return { ...response, reply, state: { ...response.state, ...(!isEmpty(said) && { said }) } };
}

/**
 * Whether the question is rather about something that is not stated: a fee, a loan. What it tells of the business may hold words of
 * another matter, and is left out.
 */
function isAboutGap({ scene, library, question, decision }: Told, facts: Facts): boolean {
  const meant = isEmpty(facts)
    ? decision
    : decide(library, untold(library, question), scene.state, scene.setting.thresholds);
  if (meant.kind !== 'say') return false;
  const { entry, confidence } = meant;
  if (entry.kind !== 'gap' && entry.kind !== 'missing') return false;
  return entry.gap.aspect !== 'eligibility' && confidence >= (isEmpty(facts) ? LIKELY_A_GAP : SURELY_A_GAP);
}

/** A few words about the business that change what was said ("아니 12명이에요", "and with 12 people?"). */
function isCorrection({ library, question }: Told): boolean {
  return (
    question.split(/\s+/u).length <= SHORT_STATEMENT &&
    !(isQuestion(question) && has(question, 'otherSide')) &&
    library.recordsNamed(library.checks.hide(question)).length === 0
  );
}

/** A turn while a question is open. */
function takeAnswer(
  told: Told,
  check: CheckState,
  asking: string,
  { facts, claims, answer: bare }: Hearing,
): Response {
  const { scene, library, text, question, decision, ordinary } = told;
  const asks = isQuestion(question);
  if (asks && asksForCheck(question, !isEmpty(facts))) {
    // Of which record is asked does not depend on the check under way.
    const { check: _, ...state } = scene.state;
    const record = recordAsked(library, question, facts, decision, state);
    const begun = record === undefined ? undefined : beginFor(told, record, facts);
    if (begun !== undefined) return begun;
  }
  const answer =
    asks && decision.kind === 'say'
      ? facts[asking]
      : (library.checks.readAnswer(text, asking) ?? choiceBegun(scene, asking, question));
  const direct: Facts = answer === undefined ? facts : { ...facts, [asking]: answer };
  const isOfAsked = asks || !isEmpty(direct) || bare !== undefined;
  const heard = isOfAsked ? direct : answerToAnother(scene, check, asking, question);
  if (!isEmpty(heard)) return goOn(scene, check, heard);
  if (!asks && bare === 'unknown') return steer(scene, check, 'unknown', question) ?? ordinary();
  const said = saidIn(scene);
  const checking = checkScene(scene, said, check);
  // What counts something, tells of the business or asks for nothing was meant as an answer, whatever entry is like it.
  const isStated = bare !== undefined || isStatement(question);
  const isTold = isStated || claims.length > 0 || COUNT.test(question);
  const isNamed = library.recordsNamed(question).length > 0;
  const says = decision.kind === 'say';
  const isOwn = says && asks && recordOf(decision.entry) === check.record;
  const isAside = says && (!isTold || isOwn || isNamed);
  if (!isAside && (!asks || says) && !has(question, 'otherSide'))
    return leaving(scene, sayAgain(checking, asking, 'check-again'), said, check);
  const response = ordinary();
  const reply = withResumed(checking, response.reply, asking);
  const { record, ...state } = response.state;
  // What it seems to be about, and names, is not spoken of from then on.
  const spoken = says || isNamed ? record : scene.state.record;
  return {
    ...response,
    reply,
    state: { ...state, ...given({ record: spoken }), actions: reply.actions, check, said },
  };
}
