/** Replies of an eligibility check. */

import type { Library } from '../../../library/library.js';
import type { ConditionTree, Verdict } from '../../../model/eligibility.js';
import { formatDate } from '../../../model/format.js';
import type { BotPhrase } from '../../../model/knowledge-base.js';
import type { Facts } from '../../../model/profile.js';
import { windowOf } from '../../../model/window.js';
import type { Action, Reply, ReplyCheck, ReplyFact } from '../../../reply.js';
import { citeSources } from '../../answer/cite.js';
import { composeEntry } from '../../answer/compose.js';
import { say, type Voice, wordsOnly } from '../../answer/say.js';
import type { CheckState } from '../../state.js';
import {
  type Check,
  changesTo,
  isExact,
  leavesOf,
  nextQuestion,
  type Standing,
  standingOf,
} from '../index.js';
import { conditionWords, factsWords, knownWords, questionOf } from './words.js';

const STANDING_WORDS: Readonly<Record<Standing, BotPhrase>> = {
  met: 'check-met',
  'not-met': 'check-not-met',
  unknown: 'check-unknown',
  'not-stated': 'check-part-not-stated',
};

interface Item {
  readonly tree: ConditionTree;
  readonly standing: Standing;
}

/** Everything that a reply of a check depends on. */
export interface CheckScene {
  readonly voice: Voice;
  readonly library: Library;
  readonly state: CheckState;
  /** What the user said. */
  readonly said: Facts;
}

/** A reply, and the attribute that it asks. */
export interface Asked {
  readonly reply: Reply;
  readonly asking?: string;
}

function button(voice: Voice, verb: string, phrase: BotPhrase, places: Record<string, string> = {}): Action {
  return { id: verb, kind: 'check', label: say(voice, phrase, places) };
}

/** The button that begins a check. */
export function checkButton(voice: Voice, record: string | undefined): Action {
  const name = record === undefined ? undefined : voice.kb.records.get(record)?.name[voice.language];
  return name === undefined
    ? button(voice, 'check:*', 'check-offer-all')
    : button(voice, `check:${record}`, 'check-offer', { name });
}

/** The button that asks anew for an answer. */
function changeButton(voice: Voice, id: string): Action {
  const attribute = voice.kb.profile.attributes.get(id)?.name[voice.language] ?? id;
  return button(voice, `check-change:${id}`, 'check-change-answer', { attribute });
}

/** Buttons under a question: its answers, and what else one may say to it. */
function answerButtons({ voice, state }: CheckScene, asking: string): Action[] {
  const question = questionOf(voice, asking);
  const answers = (question?.choices ?? []).map(
    ({ id, label }): Action => ({ id: `answer:${asking}=${id}`, kind: 'answer', label }),
  );
  return [
    ...answers,
    button(voice, 'check-unknown', 'check-do-not-know'),
    button(voice, 'check-why', 'check-ask-why'),
    ...(state.answered.length === 0 ? [] : [button(voice, 'check-back', 'check-back')]),
    button(voice, 'check-stop', 'check-stop'),
  ];
}

/** The question in words; where something inexact was said, that too. */
export function askWords({ voice, said }: CheckScene, asking: string): string {
  const question = questionOf(voice, asking);
  const known = said[asking];
  const unsure =
    known !== undefined && known.kind === 'number' && !isExact(known)
      ? [say(voice, 'check-confirm', { said: knownWords(voice, asking, known) })]
      : [];
  return [...unsure, question?.question ?? '', ...(question?.note === undefined ? [] : [question.note])].join(
    ' ',
  );
}

function rows({ voice, library, said }: CheckScene, items: readonly Item[]): ReplyFact[] {
  const facts = library.checks.withConsequences(said, voice.today);
  return items.map(({ tree, standing }) => {
    const attributes = [...new Set([...leavesOf(tree)].map(({ attribute }) => attribute))];
    const words = factsWords(
      voice,
      Object.fromEntries(attributes.flatMap((id) => (facts[id] === undefined ? [] : [[id, facts[id]]]))),
    );
    return {
      label: conditionWords(voice, tree),
      value: say(voice, STANDING_WORDS[standing]),
      ...(words !== '' && { note: say(voice, 'check-said', { said: words }) }),
    };
  });
}

/** What the documents say of the matter, as the record's eligibility entry has it. */
function stated({ voice, library }: CheckScene, check: Check): string[] {
  const entry = library.entries.get(`${check.holder.id}/eligibility`);
  return entry?.kind === 'statement' ? composeEntry(voice, entry).paragraphs.slice(0, 1) : [];
}

function followUps({ voice, library, state }: CheckScene, check: Check): Action[] {
  const statement = check.record.statements.find(({ id }) => id === `${check.record.id}/eligibility`);
  const next = (statement?.followUps ?? []).flatMap((id): Action[] => {
    const entry = library.entries.get(id);
    return entry?.kind === 'statement'
      ? [{ id: `ask:${id}`, kind: 'ask', label: entry.statement.title[voice.language] }]
      : [];
  });
  const asked = new Set(check.diagram.axes.map(({ attribute }) => attribute));
  const changes = state.answered
    .filter((id) => asked.has(id) || isSince(voice, asked, id))
    .map((id) => changeButton(voice, id));
  return [
    ...next,
    ...changes,
    ...(state.answered.length > 0 ? [button(voice, 'check-restart', 'check-restart')] : []),
    checkButton(voice, undefined),
  ];
}

/** When one can apply, and when it was announced; `all` also where nothing has closed. */
function windowWords(voice: Voice, { record }: Check, all: boolean): string[] {
  const window = windowOf(voice.kb, record, voice.today);
  if (window === undefined || (!all && window.kind !== 'closed')) return [];
  const places = 'date' in window ? { date: formatDate(window.date, voice.language) } : {};
  const { announced } = record;
  return [
    say(voice, `check-${window.kind}`, places),
    ...(announced === undefined
      ? []
      : [say(voice, 'check-announced', { date: formatDate(announced, voice.language) })]),
  ];
}

/** What the verdict rests on, as it was understood, for the asker to mend. */
function understood(scene: CheckScene, check: Check): string[] {
  const { voice } = scene;
  const { record, holder } = check;
  const [name, other] = [record, holder].map(({ name: own }) => own[voice.language]) as [string, string];
  return [
    ...readBack(scene, [check]),
    ...(record === holder ? [] : [say(voice, 'check-same-as', { name, other })]),
  ];
}

/** What was understood of what some checks ask. */
function readBack({ voice, said }: CheckScene, checks: readonly Check[]): string[] {
  const asked = new Set(checks.flatMap(({ diagram }) => diagram.axes.map(({ attribute }) => attribute)));
  const words = factsWords(
    voice,
    Object.fromEntries(Object.entries(said).filter(([id]) => asked.has(id) || isSince(voice, asked, id))),
  );
  return words === '' ? [] : [say(voice, 'check-understood', { said: words })];
}

/** Whether an attribute is the year from which one that is asked is counted. */
function isSince({ kb }: Voice, asked: ReadonlySet<string>, id: string): boolean {
  return [...asked].some((each) => {
    const attribute = kb.profile.attributes.get(each);
    return attribute?.kind === 'number' && attribute.since === id;
  });
}

const isTerm = (check: Check): boolean => check.record.kind === 'term';

function verdictWords(
  scene: CheckScene,
  check: Check,
  verdict: Verdict,
  items: readonly Item[],
  asking: string | undefined,
): string[] {
  const { voice, library, said } = scene;
  const name = check.record.name[voice.language];
  const failed = items.filter(({ standing }) => standing === 'not-met');
  const list = (some: readonly Item[]): string =>
    some.map(({ tree }) => conditionWords(voice, tree)).join(', ');
  switch (verdict) {
    case 'eligible':
      return [
        [
          ...windowWords(voice, check, true),
          say(voice, isTerm(check) ? 'check-eligible-term' : 'check-eligible', { name }),
        ].join(' '),
        ...understood(scene, check),
        ...stated(scene, check),
      ];
    case 'not_eligible': {
      const facts = library.checks.withConsequences(said, voice.today);
      const changing = new Set(changesTo(check.diagram, facts).map(({ attribute }) => attribute));
      const remedy = failed.find(({ tree }) =>
        [...leavesOf(tree)].some(({ attribute }) => changing.has(attribute)),
      );
      return [
        [
          ...windowWords(voice, check, false),
          say(voice, isTerm(check) ? 'check-not-eligible-term' : 'check-not-eligible', {
            name,
            conditions: list(failed),
          }),
        ].join(' '),
        ...understood(scene, check),
        ...(remedy === undefined
          ? []
          : [say(voice, 'check-change', { condition: conditionWords(voice, remedy.tree) })]),
        ...failed.flatMap(({ tree }) => tree.instead?.[voice.language] ?? []),
        ...stated(scene, check),
      ];
    }
    case 'not_stated':
      return [
        say(voice, 'check-not-stated-for-you', { name }),
        ...understood(scene, check),
        ...stated(scene, check),
      ];
    default: {
      const open = items.filter(({ standing }) => standing === 'unknown');
      return asking === undefined
        ? [
            say(voice, 'check-needs-more-done', { name, conditions: list(open) }),
            ...understood(scene, check),
            ...stated(scene, check),
          ]
        : [
            ...windowWords(voice, check, false),
            ...stated(scene, check),
            say(voice, 'check-needs-more', { name }),
          ];
    }
  }
}

/**
 * The reply of a check of one record: the verdict or the next question, each condition as it stands, the source and date
 * of each.
 *
 * @param first whether the check begins with it; later questions do without what was said at the beginning
 * @param wanted the attribute to ask, if its answer can still change the verdict
 */
export function sayCheck(scene: CheckScene, check: Check, first: boolean, wanted?: string): Asked {
  const { voice, library, state, said } = scene;
  const facts = library.checks.withConsequences(said, voice.today);
  const { verdict, open } = library.checks.evaluate(check, said);
  const asking =
    wanted !== undefined && open.includes(wanted)
      ? wanted
      : nextQuestion([check.diagram], facts, new Set(state.declined));
  const items = check.items.map((tree) => ({ tree, standing: standingOf(voice.kb.profile, tree, facts) }));
  const words = verdictWords(scene, check, verdict, items, asking);
  const form = open.flatMap((id) => questionOf(voice, id) ?? []);
  const paragraphs = asking === undefined ? words : [...(first ? words : []), askWords(scene, asking)];
  const question = asking === undefined ? undefined : questionOf(voice, asking);
  const reply: Reply = {
    ...wordsOnly(voice, 'answered', paragraphs),
    title: check.record.name[voice.language],
    facts: rows(scene, items),
    sources: citeSources(
      voice,
      check.items.map(({ citation }) => citation),
    ),
    sourceLabel: say(voice, 'source'),
    actions: asking === undefined ? followUps(scene, check) : answerButtons(scene, asking),
    record: check.record.id,
    check: { record: check.record.id, verdict, form, ...(question !== undefined && { asking: question }) },
  };
  return { reply, ...(asking !== undefined && { asking }) };
}

/** The reply of a check of everything: what is eligible, what is not and why, what is not known, and the next question. */
export function sayAll(scene: CheckScene, first: boolean, wanted?: string): Asked {
  const { voice, library, state, said } = scene;
  const facts = library.checks.withConsequences(said, voice.today);
  const results = library.checks.evaluateAll(voice.today, said);
  const open = new Set(results.flatMap((result) => result.open));
  const asking =
    wanted !== undefined && open.has(wanted)
      ? wanted
      : nextQuestion(
          results.filter((result) => result.open.length > 0).map(({ check }) => check.diagram),
          facts,
          new Set(state.declined),
        );
  const question = asking === undefined ? undefined : questionOf(voice, asking);
  const verdictWord: Readonly<Record<Verdict, BotPhrase>> = {
    eligible: 'check-is-eligible',
    not_eligible: 'check-is-not-eligible',
    not_stated: 'check-part-not-stated',
    needs_more_information: 'check-unknown',
  };
  const order: readonly Verdict[] = ['eligible', 'not_eligible', 'not_stated', 'needs_more_information'];
  const lines = [...results]
    .sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
    .map(({ check, verdict }): ReplyFact => {
      const wanted: Standing = verdict === 'not_eligible' ? 'not-met' : 'unknown';
      const reasons = check.items.filter((tree) => standingOf(voice.kb.profile, tree, facts) === wanted);
      const note = reasons.map((tree) => conditionWords(voice, tree)).join(', ');
      return {
        label: check.record.name[voice.language],
        value: say(voice, verdictWord[verdict]),
        ...(verdict !== 'eligible' && note !== '' && { note }),
      };
    });
  const silent = [...voice.kb.records.values()].filter(
    ({ eligibility, kind }) => eligibility?.kind === 'not-stated' && kind !== 'agreement',
  );
  const names = silent.map(({ name }) => name[voice.language]).join(', ');
  const reply: Reply = {
    ...wordsOnly(voice, 'answered', [
      say(voice, asking !== undefined && first ? 'check-all-start' : 'check-all'),
      ...(asking === undefined
        ? readBack(
            scene,
            results.map(({ check }) => check),
          )
        : []),
      ...(asking !== undefined || names === '' ? [] : [say(voice, 'check-all-not-stated', { names })]),
      ...(asking === undefined ? [] : [askWords(scene, asking)]),
    ]),
    facts: lines,
    sources: citeSources(
      voice,
      results.flatMap(({ check }) => check.items.map(({ citation }) => citation)),
    ),
    sourceLabel: say(voice, 'source'),
    actions:
      asking === undefined
        ? [
            ...results.map(({ check }) => checkButton(voice, check.record.id)),
            ...state.answered.map((id) => changeButton(voice, id)),
          ]
        : answerButtons(scene, asking),
    check: {
      form: [...open].flatMap((id) => questionOf(voice, id) ?? []),
      ...(question !== undefined && { asking: question }),
    },
  };
  return { reply, ...(asking !== undefined && { asking }) };
}

/** Why a question is asked: the conditions that it is about, with their source. */
export function sayWhy(scene: CheckScene, asking: string): Reply {
  const { voice, library, state } = scene;
  const checks = [...library.checks.on(voice.today).values()].filter(
    ({ record, items }) =>
      (state.record === undefined || record.id === state.record) &&
      items.some((tree) => [...leavesOf(tree)].some(({ attribute }) => attribute === asking)),
  );
  const name = voice.kb.profile.attributes.get(asking)?.name[voice.language] ?? asking;
  const about = checks.map(({ record, items }) => ({
    record,
    trees: items.filter((tree) => [...leavesOf(tree)].some(({ attribute }) => attribute === asking)),
  }));
  return {
    ...wordsOnly(voice, 'answered', [
      ...about.map(({ record, trees }) =>
        say(voice, 'check-why', {
          attribute: name,
          name: record.name[voice.language],
          conditions: trees.map((tree) => conditionWords(voice, tree)).join(', '),
        }),
      ),
      askWords(scene, asking),
    ]),
    sources: citeSources(
      voice,
      about.flatMap(({ trees }) => trees.map(({ citation }) => citation)),
    ),
    sourceLabel: say(voice, 'source'),
    actions: answerButtons(scene, asking),
    ...(state.record !== undefined && { record: state.record }),
    check: steering(scene, asking),
  };
}

function steering({ voice, state }: CheckScene, asking: string): ReplyCheck {
  const question = questionOf(voice, asking);
  return {
    ...(state.record !== undefined && { record: state.record }),
    form: question === undefined ? [] : [question],
    ...(question !== undefined && { asking: question }),
  };
}

/** Asks the question at hand once more, after words of its own. */
export function sayAgain(scene: CheckScene, asking: string, phrase: BotPhrase): Reply {
  return {
    ...wordsOnly(scene.voice, 'clarify', [say(scene.voice, phrase), askWords(scene, asking)]),
    actions: answerButtons(scene, asking),
    ...(scene.state.record !== undefined && { record: scene.state.record }),
    check: steering(scene, asking),
  };
}

/** A reply to another question, with the question of the check behind it. */
export function withResumed(scene: CheckScene, reply: Reply, asking: string): Reply {
  return {
    ...reply,
    paragraphs: [...reply.paragraphs, `${say(scene.voice, 'check-resume')} ${askWords(scene, asking)}`],
    actions: answerButtons(scene, asking),
    check: steering(scene, asking),
  };
}

/** Says that nothing decides, before a reply that says what is stated. */
export function withNotStated(voice: Voice, reply: Reply, record: string, name: string): Reply {
  return {
    ...reply,
    paragraphs:
      reply.outcome === 'unanswered'
        ? reply.paragraphs
        : [say(voice, 'check-not-stated', { name }), ...reply.paragraphs],
    check: { record, verdict: 'not_stated', form: [] },
  };
}

/** Says what was understood of a business, and offers the checks. */
export function sayNoted({ voice, library, said }: CheckScene): Reply {
  return {
    ...wordsOnly(voice, 'clarify', [say(voice, 'check-noted', { said: factsWords(voice, said) })]),
    actions: [
      ...[...library.checks.on(voice.today).keys()].slice(0, 3).map((record) => checkButton(voice, record)),
      checkButton(voice, undefined),
    ],
  };
}

/** Offers the answers given so far, to change one. */
export function sayWhichAnswer({ voice, state }: CheckScene): Reply {
  return {
    ...wordsOnly(voice, 'clarify', [say(voice, 'check-which-answer')]),
    actions: state.answered.map((id) => changeButton(voice, id)),
    ...(state.record !== undefined && { record: state.record }),
  };
}
