/** Conditions, answers and questions in words. */

import type { Condition, ConditionTree } from '../../../model/eligibility.js';
import { formatNumber } from '../../../model/format.js';
import type { Attribute, Facts, Known } from '../../../model/profile.js';
import type { ReplyQuestion } from '../../../reply.js';
import { say, type Voice } from '../../answer/say.js';

type NumberAttribute = Extract<Attribute, { kind: 'number' }>;
type ChoiceAttribute = Exclude<Attribute, NumberAttribute>;

function numberWords(
  voice: Voice,
  attribute: NumberAttribute,
  n: number,
  how: 'exactly' | 'under' | 'at-least' | 'up-to' | 'over',
): string {
  const unit = voice.kb.units.get(attribute.unit) ?? { ko: '{n}', en: { one: '{n}', other: '{n}' } };
  if (attribute.measure === 'year') return String(n);
  const value = formatNumber(n, unit, 'exactly', voice.language);
  // Fewer people, but less than a percentage or a sum.
  if (how === 'under' && attribute.measure !== 'people') return say(voice, 'check-less-than', { value });
  if (how === 'over')
    return say(voice, 'check-more-than', { value: formatNumber(n, unit, 'exactly', voice.language) });
  if (how === 'up-to' && voice.language === 'ko') return `${formatNumber(n, unit, 'exactly', 'ko')} 이하`;
  return formatNumber(n, unit, how, voice.language);
}

function choiceWords(voice: Voice, attribute: ChoiceAttribute, ids: readonly string[]): string {
  return attribute.choices
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name[voice.language])
    .join(` ${say(voice, 'check-or')} `);
}

function comparisonWords(voice: Voice, attribute: Attribute, condition: Condition): string {
  const { comparison, number = 0, choices } = condition;
  if (attribute.kind === 'yes-no') {
    const yes = choices.includes('yes') !== (comparison === 'is_not');
    return say(voice, yes ? 'check-yes' : 'check-no');
  }
  if (attribute.kind !== 'number') {
    const value = choiceWords(voice, attribute, choices);
    return comparison === 'is_not' ? say(voice, 'check-not', { value }) : value;
  }
  const how = { at_least: 'at-least', at_most: 'up-to', more_than: 'over', less_than: 'under' } as const;
  if (comparison === 'is' || comparison === 'one_of') return numberWords(voice, attribute, number, 'exactly');
  if (comparison === 'is_not')
    return say(voice, 'check-not', { value: numberWords(voice, attribute, number, 'exactly') });
  return numberWords(voice, attribute, number, how[comparison]);
}

/** A condition as a noun phrase: the editor's words, or its parts. */
export function conditionWords(voice: Voice, tree: ConditionTree): string {
  if (tree.says !== undefined) return tree.says[voice.language];
  if (tree.kind !== 'condition') {
    const joint = tree.kind === 'any_of' ? ` ${say(voice, 'check-or')} ` : ', ';
    return tree.items.map((item) => conditionWords(voice, item)).join(joint);
  }
  const attribute = voice.kb.profile.attributes.get(tree.attribute);
  if (attribute === undefined) return tree.attribute;
  const name = attribute.name[voice.language];
  const words = comparisonWords(voice, attribute, tree);
  return voice.language === 'ko' && attribute.kind === 'number' ? `${name} ${words}` : `${name}: ${words}`;
}

/** What is known of an attribute, as the user said it or as it follows from that. */
export function knownWords(voice: Voice, id: string, known: Known): string {
  const attribute = voice.kb.profile.attributes.get(id);
  if (attribute === undefined) return '';
  if (attribute.kind !== 'number')
    return known.kind === 'choice' ? choiceWords(voice, attribute, known.among) : '';
  if (known.kind !== 'number') return '';
  const { from, to } = known;
  if (from !== undefined && from === to) return numberWords(voice, attribute, from, 'exactly');
  if (to === undefined) return numberWords(voice, attribute, from ?? 0, 'at-least');
  if (from === undefined || from === attribute.min) return numberWords(voice, attribute, to, 'up-to');
  const unit = voice.kb.units.get(attribute.unit);
  const [low, high] = [String(from), numberWords(voice, attribute, to, 'exactly')];
  return say(voice, 'check-range', {
    from: unit === undefined ? numberWords(voice, attribute, from, 'exactly') : low,
    to: high,
  });
}

/** All that was said of a business, in one line. */
export function factsWords(voice: Voice, facts: Facts): string {
  return Object.entries(facts)
    .map(([id, known]) => {
      const attribute = voice.kb.profile.attributes.get(id);
      const value = knownWords(voice, id, known);
      if (attribute === undefined || attribute.kind === 'choice') return value;
      return `${attribute.name[voice.language]} ${value}`;
    })
    .filter((words) => words !== '')
    .join(', ');
}

/** A question as a channel or a form asks it. */
export function questionOf(voice: Voice, id: string): ReplyQuestion | undefined {
  const attribute = voice.kb.profile.attributes.get(id);
  if (attribute === undefined) return undefined;
  const { language } = voice;
  return {
    attribute: id,
    question: attribute.question[language],
    ...(attribute.note !== undefined && { note: attribute.note[language] }),
    kind: attribute.kind,
    ...(attribute.kind === 'number' && {
      unit:
        language === 'ko'
          ? (voice.kb.units.get(attribute.unit)?.ko ?? '{n}')
          : (voice.kb.units.get(attribute.unit)?.en.other ?? '{n}'),
      whole: attribute.whole,
      ...(attribute.min !== undefined && { min: attribute.min }),
      ...(attribute.max !== undefined && { max: attribute.max }),
    }),
    choices:
      attribute.kind === 'number'
        ? []
        : attribute.choices.map((choice) => ({ id: choice.id, label: choice.name[language] })),
  };
}
