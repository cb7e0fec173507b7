/** Conditions, answers and questions in words. */

import type { Condition, ConditionTree } from '../../../model/eligibility.js';
import { formatNumber, unitOf } from '../../../model/format.js';
import { given } from '../../../model/given.js';
import type { Attribute, ChoiceAttribute, Facts, Known, NumberAttribute } from '../../../model/profile.js';
import type { ReplyQuestion } from '../../../reply.js';
import { say, type Voice } from '../../answer/say.js';

function numberWords(
  voice: Voice,
  attribute: NumberAttribute,
  n: number,
  how: 'exactly' | 'under' | 'at-least' | 'up-to' | 'over',
): string {
  const unit = unitOf(voice.kb, attribute.unit);
  if (attribute.measure === 'year') return String(n);
  const value = formatNumber(n, unit, 'exactly', voice.language);
  // Fewer people, but less than a percentage or a sum.
  if (how === 'under' && attribute.measure !== 'people') return say(voice, 'check-less-than', { value });
  if (how === 'over') return say(voice, 'check-more-than', { value });
  if (how === 'up-to' && voice.language === 'ko') return `${value} 이하`;
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
  const isWritten = voice.kb.units.has(attribute.unit);
  return say(voice, 'check-range', {
    from: isWritten ? String(from) : numberWords(voice, attribute, from, 'exactly'),
    to: numberWords(voice, attribute, to, 'exactly'),
  });
}

/** All that was said of a business, in one line. What one of several may be, from what was said, nobody has said. */
export function factsWords(voice: Voice, facts: Facts): string {
  return Object.entries(facts)
    .map(([id, known]) => {
      const attribute = voice.kb.profile.attributes.get(id);
      const value = knownWords(voice, id, known);
      if (attribute?.kind === 'choice') return known.kind === 'choice' && known.among.length > 1 ? '' : value;
      if (attribute === undefined) return value;
      return `${attribute.name[voice.language]}${attribute.kind === 'yes-no' ? ':' : ''} ${value}`;
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
    ...given({ note: attribute.note?.[language] }),
    kind: attribute.kind,
    ...(attribute.kind === 'number' && {
      unit:
        language === 'ko' ? unitOf(voice.kb, attribute.unit).ko : unitOf(voice.kb, attribute.unit).en.other,
      whole: attribute.whole,
      ...given({ min: attribute.min, max: attribute.max }),
    }),
    choices:
      attribute.kind === 'number'
        ? []
        : attribute.choices.map((choice) => ({ id: choice.id, label: choice.name[language] })),
  };
}
