/** What a text tells a check that asks something else, or nothing. Pure. */

import { normalise, tokenise } from '../../../language/index.js';
import { LANGUAGES } from '../../../model/basics.js';
import type { Facts, Known } from '../../../model/profile.js';
import type { Scene } from '../../skill.js';
import type { CheckState } from '../../state.js';
import { askedBy } from '../checks.js';
import { withoutCorrection } from './recognise.js';

/** Words up to which a text may answer another question than the one that was asked. */
const SHORT_ANSWER = 4;

/** Least sum of money that is written without a currency. */
const LEAST_BARE = 1_000_000;

/**
 * "Sorry, I meant seventeen", "아니 2001년": a number for one that was told, though no noun stands beside it; what it may be
 * of, where it is not clear.
 */
export function correctedNumber(
  { voice, setting }: Scene,
  { answered }: CheckState,
  question: string,
): Facts {
  const bare = withoutCorrection(question);
  if (bare === undefined) return {};
  const read = answered.flatMap((id): [string, Known][] => {
    const attribute = voice.kb.profile.attributes.get(id);
    if (attribute?.kind !== 'number') return [];
    const known = setting.library.checks.readAnswer(bare, id);
    if (known?.kind !== 'number') return [];
    const small = attribute.measure.startsWith('money') && (known.to ?? known.from ?? 0) < LEAST_BARE;
    return small ? [] : [[id, known]];
  });
  return Object.fromEntries(read);
}

/**
 * What a few words that answer another question of the check than the one that is asked tell: "중소기업", "small business".
 * Yes and no belong to the question at hand, and so does a number where another number may be meant.
 */
export function answerToAnother(scene: Scene, check: CheckState, asking: string, question: string): Facts {
  const { checks } = scene.setting.library;
  if (question.split(/\s+/u).length > SHORT_ANSWER) return {};
  const asked = askedBy(checks.chosen(scene.voice.today, check.record));
  const kindOf = (id: string) => scene.voice.kb.profile.attributes.get(id)?.kind;
  const lone = new Set([...asked, asking].filter((id) => kindOf(id) === 'number')).size === 1;
  const told = asked.flatMap((id): [string, Known][] => {
    if (id === asking || kindOf(id) === 'yes-no' || (kindOf(id) === 'number' && !lone)) return [];
    const known = checks.readAnswer(question, id);
    return known === undefined ? [] : [[id, known]];
  });
  return told.length === 1 ? Object.fromEntries(told) : {};
}

/** Fewest letters by which a name is known from its beginning. */
const LEAST_BEGUN = 2;

/** The one choice whose name begins with what was answered, or has another form of it: 제조 for 제조업, "manufacture" for "Manufacturing". */
export function choiceBegun({ voice }: Scene, asking: string, question: string): Known | undefined {
  const attribute = voice.kb.profile.attributes.get(asking);
  const [word, ...more] = tokenise(normalise(question));
  if (attribute?.kind !== 'choice' || word === undefined || more.length > 0) return undefined;
  if (word.text.length < LEAST_BEGUN) return undefined;
  const meant = attribute.choices.filter(({ name }) =>
    LANGUAGES.some((language) =>
      tokenise(normalise(name[language])).some(({ stem, script }) =>
        script === 'hangul' ? stem.startsWith(word.stem) : stem === word.stem,
      ),
    ),
  );
  const [choice, ...others] = meant;
  return choice === undefined || others.length > 0 ? undefined : { kind: 'choice', among: [choice.id] };
}
