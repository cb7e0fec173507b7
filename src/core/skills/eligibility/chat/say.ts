/** Replies of an eligibility check. */

import { attributesIn, type ConditionTree, type Verdict } from '../../../model/eligibility.js';
import { statementFor } from '../../../model/facts.js';
import { formatDate } from '../../../model/format.js';
import { given } from '../../../model/given.js';
import type { BotPhrase, PartialDate } from '../../../model/knowledge-base.js';
import { windowOf } from '../../../model/window.js';
import type { Action, Reply, ReplyFact } from '../../../reply.js';
import { citeSources } from '../../answer/cite.js';
import { composeEntry } from '../../answer/compose.js';
import { replyOf, say, type Voice } from '../../answer/say.js';
import { type Check, changesTo, standingOf } from '../index.js';
import {
  asks,
  askWords,
  button,
  type CheckScene,
  changeButton,
  checkButton,
  nextOf,
  questionsOf,
} from './asking.js';
import { conditionWords, factsWords } from './wording.js';

/** What is said of a condition by its own verdict. */
const STANDING_WORDS: Readonly<Record<Verdict, BotPhrase>> = {
  eligible: 'check-met',
  not_eligible: 'check-not-met',
  needs_more_information: 'check-unknown',
  not_stated: 'check-part-not-stated',
};

/** What a verdict is called in a list of several, in which they stand in this order. */
const VERDICT_WORDS: Readonly<Record<Verdict, BotPhrase>> = {
  eligible: 'check-is-eligible',
  not_eligible: 'check-is-not-eligible',
  not_stated: 'check-part-not-stated',
  needs_more_information: 'check-unknown',
};
const VERDICTS = Object.keys(VERDICT_WORDS) as Verdict[];

/** Checks that are offered beside that of everything. */
const MOST_OFFERED = 3;

/** A condition as it stands. */
interface Assessed {
  readonly tree: ConditionTree;
  readonly standing: Verdict;
}

/** Sources of conditions, each once. */
const sourcesOf = (voice: Voice, trees: readonly ConditionTree[]): Reply['sources'] =>
  citeSources(
    voice,
    trees.map(({ citation }) => citation),
  );

const listed = (voice: Voice, trees: readonly ConditionTree[]): string =>
  trees.map((tree) => conditionWords(voice, tree)).join(', ');

function rows({ voice, facts }: CheckScene, items: readonly Assessed[]): ReplyFact[] {
  return items.map(({ tree, standing }) => {
    const told = attributesIn(tree).flatMap((id) => (facts[id] === undefined ? [] : [[id, facts[id]]]));
    const words = factsWords(voice, Object.fromEntries(told));
    return {
      label: conditionWords(voice, tree),
      value: say(voice, STANDING_WORDS[standing]),
      ...given({ note: words === '' ? undefined : say(voice, 'check-said', { said: words }) }),
    };
  });
}

/** What the documents say of the matter, as the record's eligibility entry has it. */
function stated({ voice, library }: CheckScene, check: Check): string[] {
  const entry = library.entries.get(`${check.holder.id}/eligibility`);
  return entry?.kind === 'statement' ? composeEntry(voice, entry).paragraphs.slice(0, 1) : [];
}

function followUps({ voice, library, state }: CheckScene, check: Check): Action[] {
  const statement = statementFor(check.record, 'eligibility');
  const next = (statement?.followUps ?? []).flatMap((id): Action[] => {
    const entry = library.entries.get(id);
    return entry?.kind === 'statement'
      ? [{ id: `ask:${id}`, kind: 'ask', label: entry.statement.title[voice.language] }]
      : [];
  });
  const sayable = library.checks.sayable([check]);
  return [
    ...next,
    ...state.answered.filter((id) => sayable.has(id)).map((id) => changeButton(voice, id)),
    ...(state.answered.length > 0 ? [button(voice, 'check-restart', 'check-restart')] : []),
    checkButton(voice, undefined),
  ];
}

/** When one can apply, and when it was announced; `all` also where nothing has closed. */
function windowWords(voice: Voice, { record }: Check, all: boolean): string[] {
  const window = windowOf(voice.kb, record, voice.today);
  if (window === undefined || (!all && window.kind !== 'closed')) return [];
  const dated = (phrase: BotPhrase, date: PartialDate): string =>
    say(voice, phrase, { date: formatDate(date, voice.language) });
  const { announced } = record;
  return [
    'date' in window ? dated(`check-${window.kind}`, window.date) : say(voice, `check-${window.kind}`),
    ...(announced === undefined ? [] : [dated('check-announced', announced)]),
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
function readBack({ voice, library, said }: CheckScene, checks: readonly Check[]): string[] {
  const sayable = library.checks.sayable(checks);
  const own = Object.fromEntries(Object.entries(said).filter(([id]) => sayable.has(id)));
  const words = factsWords(voice, own);
  return words === '' ? [] : [say(voice, 'check-understood', { said: words })];
}

function verdictWords(
  scene: CheckScene,
  check: Check,
  verdict: Verdict,
  items: readonly Assessed[],
  asking: string | undefined,
): string[] {
  const { voice, facts } = scene;
  const name = check.record.name[voice.language];
  const standing = (as: Verdict): ConditionTree[] =>
    items.flatMap((item) => (item.standing === as ? [item.tree] : []));
  const isTerm = check.record.kind === 'term';
  const basis = [...understood(scene, check), ...stated(scene, check)];
  switch (verdict) {
    case 'eligible': {
      const says = say(voice, isTerm ? 'check-eligible-term' : 'check-eligible', { name });
      return [[...windowWords(voice, check, true), says].join(' '), ...basis];
    }
    case 'not_eligible': {
      const failed = standing('not_eligible');
      const changing = changesTo(check.diagram, facts);
      const remedy = failed.find((tree) => attributesIn(tree).some((id) => changing.includes(id)));
      const phrase = isTerm ? 'check-not-eligible-term' : 'check-not-eligible';
      const says = say(voice, phrase, { name, conditions: listed(voice, failed) });
      return [
        [...windowWords(voice, check, false), says].join(' '),
        ...understood(scene, check),
        ...(remedy === undefined
          ? []
          : [say(voice, 'check-change', { condition: conditionWords(voice, remedy) })]),
        ...failed.flatMap((tree) => tree.instead?.[voice.language] ?? []),
        ...stated(scene, check),
      ];
    }
    case 'not_stated':
      return [say(voice, 'check-not-stated-for-you', { name }), ...basis];
    default:
      if (asking !== undefined)
        return [
          ...windowWords(voice, check, false),
          ...stated(scene, check),
          say(voice, 'check-needs-more', { name }),
        ];
      return [
        say(voice, 'check-needs-more-done', {
          name,
          conditions: listed(voice, standing('needs_more_information')),
        }),
        ...basis,
      ];
  }
}

/**
 * The reply of a check of one record: the verdict or the next question, each condition as it stands, the source and date
 * of each.
 *
 * @param first whether the check begins with it; later questions do without what was said at the beginning
 * @param wanted the attribute to ask, if its answer can still change the verdict
 */
export function sayCheck(scene: CheckScene, check: Check, first: boolean, wanted?: string): Reply {
  const { voice, library, said, facts } = scene;
  const { verdict, open } = library.checks.evaluate(check, said);
  const asking = nextOf(scene, [check], open, wanted);
  const items = check.items.map((tree) => ({ tree, standing: standingOf(voice.kb.profile, tree, facts) }));
  const words = verdictWords(scene, check, verdict, items, asking);
  const asked = asking === undefined ? { actions: followUps(scene, check) } : asks(scene, asking);
  const record = check.record.id;
  return replyOf(voice, {
    title: check.record.name[voice.language],
    paragraphs: asking === undefined ? words : [...(first ? words : []), askWords(scene, asking)],
    facts: rows(scene, items),
    sources: sourcesOf(voice, check.items),
    record,
    ...asked,
    check: { ...asked.check, record, verdict, form: questionsOf(voice, open) },
  });
}

/** The reply of a check of everything: what is eligible, what is not and why, what is not known, and the next question. */
export function sayAll(scene: CheckScene, first: boolean, wanted?: string): Reply {
  const { voice, library, state, said, facts } = scene;
  const { language, kb } = voice;
  const results = library.checks.evaluateAll(voice.today, said);
  const checks = results.map(({ check }) => check);
  const open = [...new Set(results.flatMap((result) => result.open))];
  const asking = nextOf(scene, checks, open, wanted);
  const lines = results
    .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
    .map(({ check, verdict }): ReplyFact => {
      const telling = verdict === 'not_eligible' ? verdict : 'needs_more_information';
      const reasons = check.items.filter((tree) => standingOf(kb.profile, tree, facts) === telling);
      const note = verdict === 'eligible' ? '' : listed(voice, reasons);
      return {
        label: check.record.name[language],
        value: say(voice, VERDICT_WORDS[verdict]),
        ...given({ note: note === '' ? undefined : note }),
      };
    });
  const silent = [...kb.records.values()].filter(
    ({ eligibility, kind }) => eligibility?.kind === 'not-stated' && kind !== 'agreement',
  );
  const names = silent.map(({ name }) => name[language]).join(', ');
  const asked =
    asking === undefined
      ? {
          paragraphs: [
            say(voice, 'check-all'),
            ...readBack(scene, checks),
            ...(names === '' ? [] : [say(voice, 'check-all-not-stated', { names })]),
          ],
          actions: [
            ...checks.map(({ record }) => checkButton(voice, record.id)),
            ...state.answered.map((id) => changeButton(voice, id)),
          ],
        }
      : {
          paragraphs: [say(voice, first ? 'check-all-start' : 'check-all'), askWords(scene, asking)],
          ...asks(scene, asking),
        };
  return replyOf(voice, {
    ...asked,
    facts: lines,
    sources: sourcesOf(
      voice,
      checks.flatMap(({ items }) => items),
    ),
    check: {
      form: questionsOf(voice, open),
      ...given({ asking: 'check' in asked ? asked.check?.asking : undefined }),
    },
  });
}

/** Why a question is asked: the conditions that it is about, with their source. */
export function sayWhy(scene: CheckScene, asking: string): Reply {
  const { voice, library, state } = scene;
  const attribute = voice.kb.profile.attributes.get(asking)?.name[voice.language] ?? asking;
  const about = library.checks.chosen(voice.today, state.record).flatMap(({ record, items }) => {
    const trees = items.filter((tree) => attributesIn(tree).includes(asking));
    return trees.length === 0 ? [] : [{ name: record.name[voice.language], trees }];
  });
  const reasons = about.map(({ name, trees }) =>
    say(voice, 'check-why', { attribute, name, conditions: listed(voice, trees) }),
  );
  return replyOf(voice, {
    paragraphs: [...reasons, askWords(scene, asking)],
    sources: sourcesOf(
      voice,
      about.flatMap(({ trees }) => trees),
    ),
    record: state.record,
    ...asks(scene, asking),
  });
}

/** Asks the question at hand once more, after words of its own. */
export function sayAgain(scene: CheckScene, asking: string, phrase: BotPhrase): Reply {
  return replyOf(scene.voice, {
    outcome: 'clarify',
    paragraphs: [say(scene.voice, phrase), askWords(scene, asking)],
    record: scene.state.record,
    ...asks(scene, asking),
  });
}

/** A reply to another question, with the question of the check behind it. */
export function withResumed(scene: CheckScene, reply: Reply, asking: string): Reply {
  const resumed = `${say(scene.voice, 'check-resume')} ${askWords(scene, asking)}`;
  return { ...reply, paragraphs: [...reply.paragraphs, resumed], ...asks(scene, asking) };
}

/** Says that nothing decides, before a reply that says what is stated. */
export function withNotStated(voice: Voice, reply: Reply, record: string, name: string): Reply {
  const lead = reply.outcome === 'unanswered' ? [] : [say(voice, 'check-not-stated', { name })];
  return {
    ...reply,
    paragraphs: [...lead, ...reply.paragraphs],
    check: { record, verdict: 'not_stated', form: [] },
  };
}

/** Says what was understood of a business, and offers the checks. */
export function sayNoted({ voice, library, said }: CheckScene): Reply {
  const offered = [...library.checks.on(voice.today).keys()].slice(0, MOST_OFFERED);
  return replyOf(voice, {
    outcome: 'clarify',
    paragraphs: [say(voice, 'check-noted', { said: factsWords(voice, said) })],
    actions: [...offered, undefined].map((record) => checkButton(voice, record)),
  });
}

/** Offers some of the answers given so far, to change one. */
export function sayWhichAnswer({ voice, state }: CheckScene, answered = state.answered): Reply {
  return replyOf(voice, {
    outcome: 'clarify',
    paragraphs: [say(voice, 'check-which-answer')],
    actions: answered.map((id) => changeButton(voice, id)),
    record: state.record,
  });
}
