/** The eligibility check in conversation: when it begins, what an answer does, and how it is steered. Pure. */

import { ASKED } from '../../../find/index.js';
import { endsOf } from '../../../language/index.js';
import { labelOf } from '../../../library/entries.js';
import type { Facts, Known } from '../../../model/profile.js';
import type { Reply } from '../../../reply.js';
import { sayEntry } from '../../answer/build-reply.js';
import { type Decision, decide } from '../../answer/decide.js';
import { say, wordsOnly } from '../../answer/say.js';
import { forget, type Response, type Scene } from '../../skill.js';
import type { CheckState } from '../../state.js';
import { among, exactly, type Hearing, sameKnown } from '../index.js';
import { type Command, readCommand } from './commands.js';
import { answerToAnother, correctedNumber } from './hear.js';
import {
  asksByName,
  asksForAll,
  asksForCheck,
  asksNothingElse,
  asksOfAnother,
  asksOtherSide,
  isOfSelf,
  isQuestion,
  namesEligibility,
  recordAsked,
  tellsFirst,
  termAsked,
} from './recognise.js';
import {
  type CheckScene,
  sayAgain,
  sayAll,
  sayCheck,
  sayNoted,
  sayWhichAnswer,
  sayWhy,
  withNotStated,
  withResumed,
} from './say.js';

const NEW_CHECK = { answered: [], declined: [] } as const;
/** Words up to which a text that says something of a business, and asks nothing, is taken for that alone. */
const SHORT_STATEMENT = 14;
/** From this confidence on, a question is about what is not stated rather than about being eligible. */
const SURELY_A_GAP = 0.97;
/** Below this confidence, a question that names no record is not about one. */
const BARELY_ABOUT = 0.45;

function sceneOf(scene: Scene, check: CheckState, said: Facts): CheckScene {
  return { voice: scene.voice, library: scene.setting.library, state: check, said };
}

function stateAfter(
  scene: Scene,
  reply: Reply,
  said: Facts,
  check: CheckState | undefined,
): Response['state'] {
  const { check: _, said: __, ...rest } = forget(scene.state);
  return {
    ...rest,
    lastLanguage: scene.voice.language,
    actions: reply.actions,
    ...(reply.record === undefined ? {} : { record: reply.record }),
    ...(reply.entry === undefined ? {} : { entry: reply.entry }),
    ...(Object.keys(said).length === 0 ? {} : { said }),
    ...(check === undefined ? {} : { check }),
  };
}

/** The attributes answered so far and those just told, each once, in order. */
function answeredWith(answered: readonly string[], told: Facts): string[] {
  return [...new Set([...answered, ...Object.keys(told)])];
}

/** Says how a check stands, and asks its next question. */
function run(scene: Scene, check: CheckState, said: Facts, first: boolean, wanted?: string): Response {
  const { library } = scene.setting;
  const one = check.record === undefined ? undefined : library.checks.on(scene.voice.today).get(check.record);
  const checking = sceneOf(scene, check, said);
  const { reply, asking } =
    one === undefined ? sayAll(checking, first, wanted) : sayCheck(checking, one, first, wanted);
  const { asking: _, ...rest } = check;
  const next: CheckState = { ...rest, ...(asking === undefined ? {} : { asking }) };
  return { reply, state: stateAfter(scene, reply, said, next) };
}

/** Begins the check of a record, or of everything. */
function begin(scene: Scene, record: string | undefined, said: Facts): Response {
  const answered = answeredWith([], said);
  return run(scene, { ...NEW_CHECK, answered, ...(record === undefined ? {} : { record }) }, said, true);
}

/** A record whose documents state no conditions: says so, and what is stated. */
function notStated(
  scene: Scene,
  record: string,
  said: Facts,
  decision: Decision,
  ordinary: () => Response,
): Response {
  const { voice, setting } = scene;
  const { library } = setting;
  const entry = decision.kind === 'say' ? decision.entry : undefined;
  const said_of = entry !== undefined && entry.kind !== 'social' ? entry : undefined;
  const fallback = library.entries.get(`${record}/eligibility`) ?? library.entries.get(`${record}/overview`);
  const plain = ordinary();
  const shown =
    said_of !== undefined || fallback === undefined
      ? undefined
      : sayEntry(voice, fallback, decision.candidates[0]?.confidence ?? 0);
  // What nobody stated stays asked: staff see it, whatever else the record says.
  const response: Response =
    shown === undefined
      ? plain
      : {
          ...plain,
          reply: shown,
          state: stateAfter(scene, shown, said, scene.state.check),
        };
  const detail = said_of?.kind === 'statement' && said_of.statement.aspect === undefined;
  const name =
    detail && said_of !== undefined
      ? labelOf(said_of, voice.language)
      : (library.kb.records.get(record)?.name[voice.language] ?? record);
  const told = withNotStated(voice, response.reply, record, name);
  const reply: Reply = response.inquiry === undefined ? told : { ...told, outcome: 'unanswered' };
  return { ...response, reply, state: { ...response.state, ...(Object.keys(said).length > 0 && { said }) } };
}

/** What was told now replaces what was said before of the same. */
function told(scene: Scene, facts: Facts): Facts {
  return { ...scene.state.said, ...facts };
}

/** Whether the conditions of a record are told by its check alone, as no text of it says who is eligible. */
function hasUnsaidConditions(library: Scene['setting']['library'], record: string): boolean {
  const target = library.checks.recordFor(record);
  return target?.eligibility?.kind === 'conditions' && !library.entries.has(`${target.id}/eligibility`);
}

/** Whether the question is rather about something that is not stated: a fee, a loan. */
function isAboutGap(decision: Decision, facts: Facts): boolean {
  if (decision.kind !== 'say') return false;
  const { entry, confidence } = decision;
  if (entry.kind !== 'gap' && entry.kind !== 'missing') return false;
  if (entry.gap.aspect === 'eligibility') return false;
  return confidence >= (Object.keys(facts).length === 0 ? 0.6 : SURELY_A_GAP);
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
  if (check !== undefined) {
    const command = readCommand(question);
    if (command !== undefined && (check.asking !== undefined || command !== 'unknown')) {
      const steered = steer(scene, check, command, question);
      if (steered !== undefined) return steered;
    }
  }
  // Reading a business out of a text takes ten times as long as finding an entry, and most questions tell of none.
  const all =
    asksForAll(question) && library.recordsMeant(question).length === 0 && asksNothingElse(library, question);
  const named = namesEligibility(question);
  const offered = check === undefined && !isQuestion(question) ? offeredBy(scene) : undefined;
  if (
    check === undefined &&
    offered === undefined &&
    !all &&
    !isOfSelf(question) &&
    !named &&
    !asksForCheck(question, true)
  )
    return undefined;
  const asking = check?.asking;
  const hearing = library.checks.hear(text, asking === undefined ? {} : { asking });
  const { facts } = hearing;
  const tells = Object.keys(facts).length > 0;
  if (all) return begin(scene, undefined, told(scene, facts));
  if (offered !== undefined && tells && asksNothingElse(library, question))
    return begin(scene, offered, told(scene, facts));
  if (check !== undefined && asking !== undefined)
    return takeAnswer(scene, check, asking, { text, question }, hearing, decision, ordinary);
  // What is doubted or supposed is no fact, and still shows of what is spoken.
  const mentions = tells || hearing.claims.some(({ stance }) => stance !== 'other');
  const term = mentions ? termAsked(library, question) : undefined;
  const toldFirst = !mentions && tellsFirst(question) && asksNothingElse(library, question);
  const asks =
    term !== undefined ||
    asksForCheck(question, mentions || toldFirst) ||
    (mentions && asksByName(library, question));
  const about = asks || named ? recordAsked(library, question, facts, decision, scene.state) : undefined;
  if (
    about !== undefined &&
    (asks ? !isElsewhere(scene, question, mentions, decision) : hasUnsaidConditions(library, about))
  ) {
    const begun = beginFor(scene, about, facts, { text, question }, decision, ordinary);
    if (begun !== undefined) return begun;
  }
  const corrected = tells || check === undefined ? {} : correctedNumber(scene, check, question);
  const which = Object.keys(corrected);
  if (check !== undefined && which.length === 1) return withFacts(scene, check, corrected);
  if (check !== undefined && which.length > 1) {
    const said = scene.state.said ?? {};
    const reply = sayWhichAnswer(sceneOf(scene, { ...check, answered: which }, said));
    return { reply, state: stateAfter(scene, reply, said, check) };
  }
  // What is said anew of something that was answered, and settles nothing, is asked again.
  const open = check === undefined || tells ? [] : unsettled(hearing, check, question);
  if (check !== undefined && open.length === 1) return askAgain(scene, check, open[0] as string);
  if (tells && check !== undefined && isCorrection(library, question)) {
    const said = told(scene, facts);
    return run(scene, { ...check, answered: answeredWith(check.answered, facts) }, said, true);
  }
  if (tells && isStatement(question, decision)) {
    const said = told(scene, facts);
    const reply = sayNoted(sceneOf(scene, NEW_CHECK, said));
    return { reply, state: stateAfter(scene, reply, said, undefined) };
  }
  return undefined;
}

/** The record whose conditions were said last: who then tells of her business and asks nothing wants to know whether it meets them. */
function offeredBy({ state, setting }: Scene): string | undefined {
  const entry = setting.library.entries.get(state.entry ?? '');
  if (entry?.kind !== 'statement' || entry.statement.aspect !== 'eligibility') return undefined;
  const target = setting.library.checks.recordFor(entry.record ?? '');
  return target?.eligibility?.kind === 'conditions' ? target.id : undefined;
}

/** What was answered, and is spoken of again without being settled: also of another business, as which it may be meant. */
function unsettled({ claims }: Hearing, { answered }: CheckState, question: string): string[] {
  const isAsked = isQuestion(question);
  if (isAsked && !asksOfAnother(question)) return [];
  const spoken = claims.filter(({ stance }) =>
    isAsked ? stance === 'asked' : !['other', 'hypothetical', 'asked'].includes(stance),
  );
  return answered.filter((id) => spoken.some(({ attribute }) => attribute === id));
}

/**
 * Whether a question that only has the form of one about being eligible is about something else: about nothing that is
 * known here, or surely about another side of a record.
 */
function isElsewhere(scene: Scene, question: string, tells: boolean, decision: Decision): boolean {
  if (namesEligibility(question)) return false;
  const { library } = scene.setting;
  const best = decision.candidates[0]?.confidence ?? 0;
  if (scene.state.record === undefined && library.recordsMeant(question).length === 0 && best < BARELY_ABOUT)
    return true;
  if (asksNothingElse(library, question) || (tells && termAsked(library, question) !== undefined))
    return false;
  if (!tells) return true;
  if (decision.kind !== 'say' || decision.entry.kind !== 'statement') return false;
  if (isOfSelf(question)) return false;
  return decision.entry.record === undefined || decision.entry.statement.aspect !== 'eligibility';
}

/** What was typed, and as much of it as is looked at for what it asks. */
interface Asked {
  readonly text: string;
  readonly question: string;
}

function beginFor(
  scene: Scene,
  record: string,
  facts: Facts,
  { text, question }: Asked,
  decision: Decision,
  ordinary: () => Response,
): Response | undefined {
  const { library } = scene.setting;
  const target = library.checks.recordFor(record);
  if (target === undefined) return undefined;
  const conditions = target.eligibility?.kind === 'conditions';
  if (
    conditions &&
    termAsked(library, question) !== target.id &&
    !(hasUnsaidConditions(library, target.id) && !asksOtherSide(question)) &&
    !asksNothingElse(library, question) &&
    isAboutGap(withoutFacts(scene, question, facts, decision), facts)
  )
    return undefined;
  scene.setting.onDecision?.(decision, library);
  // Whether she is what a term names is the question: her word for it does not decide it.
  const own = target.kind === 'term' ? library.checks.read(text, { descriptions: false }) : facts;
  const said = told(scene, own);
  if (target.eligibility?.kind === 'not-stated') return notStated(scene, target.id, said, decision, ordinary);
  const response = begin(scene, record, said);
  return { ...response, state: { ...response.state, question, asked: question } };
}

/** What the question comes to without what it tells of the business, which may hold words of another matter. */
function withoutFacts(scene: Scene, question: string, facts: Facts, decision: Decision): Decision {
  if (Object.keys(facts).length === 0) return decision;
  const { library, thresholds } = scene.setting;
  return decide(
    library,
    library.checks.hide(question).replace(/\[[a-z-]+\]/gu, ' '),
    scene.state,
    thresholds,
  );
}

/** A few words about the business that change what was said ("아니 12명이에요", "and with 12 people?"). */
function isCorrection(library: Scene['setting']['library'], question: string): boolean {
  return (
    question.split(/\s+/u).length <= SHORT_STATEMENT &&
    !(isQuestion(question) && asksOtherSide(question)) &&
    library.recordsNamed(library.checks.hide(question)).length === 0
  );
}

function isStatement(question: string, decision: Decision): boolean {
  if (isQuestion(question) || question.split(/\s+/u).length > SHORT_STATEMENT) return false;
  return decision.kind !== 'say' && isOfSelf(question);
}

/** A turn while a question is open. */
function takeAnswer(
  scene: Scene,
  check: CheckState,
  asking: string,
  asked: Asked,
  { facts, answer: bare }: Hearing,
  decision: Decision,
  ordinary: () => Response,
): Response {
  const { text, question } = asked;
  const { library } = scene.setting;
  const asks = isQuestion(question);
  if (asks && asksForCheck(question, Object.keys(facts).length > 0)) {
    const record = recordAsked(library, question, facts, decision, {
      ...scene.state,
      check: { ...NEW_CHECK },
    });
    const begun =
      record === undefined ? undefined : beginFor(scene, record, facts, asked, decision, ordinary);
    if (begun !== undefined) return begun;
  }
  const answer = asks && decision.kind === 'say' ? facts[asking] : library.checks.readAnswer(text, asking);
  const direct: Facts = answer === undefined ? facts : { ...facts, [asking]: answer };
  const heard =
    asks || Object.keys(direct).length > 0 ? direct : answerToAnother(scene, check, asking, question);
  if (Object.keys(heard).length > 0) return withFacts(scene, check, heard);
  if (!asks && bare === 'unknown') return steer(scene, check, 'unknown', question) ?? ordinary();
  const checking = sceneOf(scene, check, scene.state.said ?? {});
  if (!asks && decision.kind !== 'say' && !asksOtherSide(question)) {
    const reply = sayAgain(checking, asking, 'check-again');
    return { reply, state: stateAfter(scene, reply, checking.said, check) };
  }
  const response = ordinary();
  const reply = withResumed(checking, response.reply, asking);
  const state = { ...response.state, actions: reply.actions, check, said: checking.said };
  return { ...response, reply, state };
}

/** Goes on with what was told. An answer that says no more than before, and is not exact, is not asked for again. */
function withFacts(scene: Scene, check: CheckState, facts: Facts): Response {
  const before = scene.state.said ?? {};
  const said = told(scene, facts);
  const { asking } = check;
  const stuck =
    asking !== undefined && facts[asking] !== undefined && sameKnown(before[asking], facts[asking]);
  const declined = stuck
    ? [...check.declined, asking]
    : check.declined.filter((id) => facts[id] === undefined);
  return run(scene, { ...check, declined, answered: answeredWith(check.answered, facts) }, said, false);
}

/** Without an attribute: its answer and that it was declined are forgotten. */
function without(said: Facts, id: string): Facts {
  const { [id]: _, ...rest } = said;
  return rest;
}

function askAgain(scene: Scene, check: CheckState, id: string): Response {
  const again: CheckState = {
    ...check,
    answered: check.answered.filter((each) => each !== id),
    declined: check.declined.filter((each) => each !== id),
  };
  return run(scene, again, without(scene.state.said ?? {}, id), false, id);
}

function steer(scene: Scene, check: CheckState, command: Command, question: string): Response | undefined {
  const said = scene.state.said ?? {};
  const checking = sceneOf(scene, check, said);
  const keep = (reply: Reply, next: CheckState | undefined = check): Response => ({
    reply,
    state: stateAfter(scene, reply, next === undefined ? {} : said, next),
  });
  switch (command) {
    case 'why':
      return check.asking === undefined ? undefined : keep(sayWhy(checking, check.asking));
    case 'unknown':
      return check.asking === undefined
        ? undefined
        : run(scene, { ...check, declined: [...check.declined, check.asking] }, said, false);
    case 'back': {
      const last = [...check.answered, ...check.declined].at(-1);
      return last === undefined ? run(scene, check, said, true) : askAgain(scene, check, last);
    }
    case 'restart':
      return run(
        scene,
        { ...NEW_CHECK, ...(check.record === undefined ? {} : { record: check.record }) },
        {},
        true,
      );
    case 'stop':
      return {
        reply: wordsOnly(scene.voice, 'social', [say(scene.voice, 'check-stopped')]),
        state: stateAfter(scene, wordsOnly(scene.voice, 'social', []), {}, undefined),
      };
    case 'change': {
      if (Object.keys(scene.setting.library.checks.read(question)).length > 0) return undefined;
      const id = attributeNamed(scene, question, check.answered);
      if (id !== undefined) return askAgain(scene, check, id);
      return check.answered.length === 0 ? undefined : keep(sayWhichAnswer(checking));
    }
  }
}

/** The answered attribute that a text names ("change the number of employees"). */
function attributeNamed({ voice }: Scene, text: string, answered: readonly string[]): string | undefined {
  const words = (name: string): string[] =>
    name
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter(
        (word) => word.length > 1 && !['of', 'the', 'number', 'part', 'taking', 'large'].includes(word),
      );
  const named = answered.filter((id) => {
    const name = voice.kb.profile.attributes.get(id)?.name;
    return (
      name !== undefined &&
      [...words(name.ko), ...words(name.en)].some((word) => text.toLowerCase().includes(word))
    );
  });
  return named.length === 1 ? named[0] : undefined;
}

/** Takes a pressed button of a check; undefined for other buttons. */
export function pressCheck(scene: Scene, id: string): Response | undefined {
  const { library } = scene.setting;
  const said = scene.state.said ?? {};
  const { check } = scene.state;
  const [verb = '', rest = ''] = [id.split(':')[0], id.slice(id.indexOf(':') + 1)];
  if (id === 'check:*') return begin(scene, undefined, said);
  if (verb === 'check') {
    return library.checks.on(scene.voice.today).has(rest) ? begin(scene, rest, said) : undefined;
  }
  if (verb === 'answer') {
    const [attribute = '', choice = ''] = rest.split('=');
    const known = answerOf(scene, attribute, choice);
    return check === undefined || known === undefined
      ? undefined
      : withFacts(scene, check, { [attribute]: known });
  }
  if (check === undefined || !verb.startsWith('check-')) return undefined;
  if (verb === 'check-change') return voiceHas(scene, rest) ? askAgain(scene, check, rest) : undefined;
  const command = verb.slice('check-'.length);
  return isCommand(command) ? steer(scene, check, command, '') : undefined;
}

const isCommand = (text: string): text is Command =>
  ['why', 'unknown', 'back', 'restart', 'stop', 'change'].includes(text);

function voiceHas({ voice }: Scene, attribute: string): boolean {
  return voice.kb.profile.attributes.has(attribute);
}

/** The value that a form or a button gave; undefined when it is none of the attribute's. */
function answerOf({ voice, setting }: Scene, id: string, value: string | number): Known | undefined {
  const attribute = voice.kb.profile.attributes.get(id);
  if (attribute === undefined) return undefined;
  if (attribute.kind !== 'number') {
    const choice = attribute.choices.find((each) => each.id === value);
    return choice === undefined ? setting.library.checks.readAnswer(String(value), id) : among(choice.id);
  }
  const number =
    typeof value === 'number'
      ? value
      : /^\s*\d[\d,]*(?:\.\d+)?\s*$/u.test(value)
        ? Number(value.replaceAll(',', ''))
        : undefined;
  if (number === undefined) return setting.library.checks.readAnswer(String(value), id);
  const fits =
    Number.isFinite(number) &&
    number >= (attribute.min ?? -Infinity) &&
    number <= (attribute.max ?? Infinity);
  return fits && (!attribute.whole || Number.isInteger(number)) ? exactly(number) : undefined;
}

/** Takes several answers at once, from a form. What is left empty, or is `unknown`, is not known. */
export function submitAnswers(
  scene: Scene,
  answers: Readonly<Record<string, string | number>>,
  action?: string,
): Response | undefined {
  const begun = action === undefined ? undefined : pressCheck(scene, action);
  const check = begun?.state.check ?? scene.state.check;
  if (check === undefined) return undefined;
  const declined: string[] = [];
  const facts: Record<string, Known> = {};
  for (const [id, value] of Object.entries(answers)) {
    if (!voiceHas(scene, id)) continue;
    const known = value === '' || value === 'unknown' ? undefined : answerOf(scene, id, value);
    if (known === undefined) declined.push(id);
    else facts[id] = known;
  }
  const next: CheckState = {
    ...check,
    answered: answeredWith(check.answered, facts),
    declined: [...new Set([...check.declined, ...declined])].filter((id) => facts[id] === undefined),
  };
  return run(scene, next, told(scene, facts), true);
}
