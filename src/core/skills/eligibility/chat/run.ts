/** What an answer or a command does to a check, and the question that comes next. Pure. */

import { type CheckCommand, TABLES } from '../../../language/check-words.js';
import { given } from '../../../model/given.js';
import type { Facts } from '../../../model/profile.js';
import type { Reply } from '../../../reply.js';
import { say, wordsOnly } from '../../answer/say.js';
import { type Response, type Scene, stateAfter } from '../../skill.js';
import type { CheckState } from '../../state.js';
import { sameKnown } from '../index.js';
import type { CheckScene } from './asking.js';
import { sayAll, sayCheck, sayWhichAnswer, sayWhy } from './say.js';

const NEW_CHECK: CheckState = { answered: [], declined: [] };

export const isEmpty = (facts: Facts): boolean => Object.keys(facts).length === 0;

/** What was said before. */
export const saidIn = ({ state }: Scene): Facts => state.said ?? {};

/** What was told now replaces what was said before of the same. */
export const saidWith = (scene: Scene, told: Facts): Facts => ({ ...saidIn(scene), ...told });

export function checkScene({ voice, setting }: Scene, said: Facts, state = NEW_CHECK): CheckScene {
  const { library } = setting;
  return { voice, library, state, said, facts: library.checks.withConsequences(said, voice.today) };
}

/** A reply of a check, and the state that it leaves; without `check` there is none any more. */
export function leaving(scene: Scene, reply: Reply, said: Facts, check: CheckState | undefined): Response {
  const { check: _, said: __, ...rest } = stateAfter(scene, reply);
  return { reply, state: { ...rest, ...given({ said: isEmpty(said) ? undefined : said, check }) } };
}

/** The attributes answered so far and those just told, each once, in order. */
export function answeredWith(answered: readonly string[], told: Facts): string[] {
  return [...new Set([...answered, ...Object.keys(told)])];
}

/** Says how a check stands, and asks its next question. */
export function run(scene: Scene, check: CheckState, said: Facts, first: boolean, wanted?: string): Response {
  const { checks } = scene.setting.library;
  const one = checks.on(scene.voice.today).get(check.record ?? '');
  const checking = checkScene(scene, said, check);
  const reply = one === undefined ? sayAll(checking, first, wanted) : sayCheck(checking, one, first, wanted);
  const { asking: _, ...rest } = check;
  return leaving(scene, reply, said, { ...rest, ...given({ asking: reply.check?.asking?.attribute }) });
}

/** Begins the check of a record, or of everything. */
export function begin(scene: Scene, record: string | undefined, said: Facts): Response {
  const answered = answeredWith([], said);
  return run(scene, { ...NEW_CHECK, answered, ...given({ record }) }, said, true);
}

/** Goes on with what was told. An answer that says no more than before, and is not exact, is not asked for again. */
export function goOn(scene: Scene, check: CheckState, told: Facts): Response {
  const { asking } = check;
  const stuck =
    asking !== undefined && told[asking] !== undefined && sameKnown(saidIn(scene)[asking], told[asking]);
  const declined = stuck
    ? [...check.declined, asking]
    : check.declined.filter((id) => told[id] === undefined);
  const answered = answeredWith(check.answered, told);
  return run(scene, { ...check, declined, answered }, saidWith(scene, told), false);
}

/** Asks an attribute anew: its answer, and that it was declined, are forgotten. */
export function askAgain(scene: Scene, check: CheckState, id: string): Response {
  const { [id]: _, ...said } = saidIn(scene);
  const others = (ids: readonly string[]): string[] => ids.filter((each) => each !== id);
  const again = { ...check, answered: others(check.answered), declined: others(check.declined) };
  return run(scene, again, said, false, id);
}

/** Offers some of the answers given so far, to change one. */
export function askWhich(scene: Scene, check: CheckState, answered = check.answered): Response {
  const said = saidIn(scene);
  return leaving(scene, sayWhichAnswer(checkScene(scene, said, check), answered), said, check);
}

/** Does what a command says; undefined where it has nothing to act on. */
export function steer(
  scene: Scene,
  check: CheckState,
  command: CheckCommand,
  question: string,
): Response | undefined {
  const said = saidIn(scene);
  const { asking, answered, declined, record } = check;
  switch (command) {
    case 'why':
      return asking === undefined
        ? undefined
        : leaving(scene, sayWhy(checkScene(scene, said, check), asking), said, check);
    case 'unknown':
      return asking === undefined
        ? undefined
        : run(scene, { ...check, declined: [...declined, asking] }, said, false);
    case 'back': {
      const last = [...answered, ...declined].at(-1);
      return last === undefined ? run(scene, check, said, true) : askAgain(scene, check, last);
    }
    case 'restart':
      return begin(scene, record, {});
    case 'stop':
      return leaving(
        scene,
        wordsOnly(scene.voice, 'social', [say(scene.voice, 'check-stopped')]),
        {},
        undefined,
      );
    case 'change': {
      if (!isEmpty(scene.setting.library.checks.read(question))) return undefined;
      const id = attributeNamed(scene, question, answered);
      if (id !== undefined) return askAgain(scene, check, id);
      return answered.length === 0 ? undefined : askWhich(scene, check);
    }
  }
}

/** The answered attribute that a text names ("change the number of employees"). */
function attributeNamed({ voice }: Scene, text: string, answered: readonly string[]): string | undefined {
  const words = (name: string): string[] =>
    name
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 1 && !TABLES.some(({ common }) => common.has(word)));
  const [named, ...more] = answered.filter((id) => {
    const { ko = '', en = '' } = voice.kb.profile.attributes.get(id)?.name ?? {};
    return [...words(ko), ...words(en)].some((word) => text.toLowerCase().includes(word));
  });
  return more.length === 0 ? named : undefined;
}
