/** Rules about who is eligible: conditions, and the tables that try them. */
import { advising, blocking, didYouMean, oneOf, quote } from './rule.js';

export const ELIGIBILITY_RULES = {
  'eligibility-not-clear': blocking(
    'The bot decides by the conditions, or says that none are stated; it cannot do both, or neither.',
    ({ keys }: { keys: readonly string[] }) => ({
      what:
        keys.length === 0
          ? 'The eligibility says neither what the conditions are nor that none are stated.'
          : `The eligibility has ${keys.join(' and ')}, which exclude each other.`,
      fix: 'Keep exactly one of conditions:, not_stated: true and same_as:.',
    }),
  ),
  'same-as-nothing': blocking(
    'The conditions are looked up in that record, and only there.',
    ({ record }: { record: string }) => ({
      what: `The record "${record}" has no conditions of its own, and does not say that none are stated.`,
      fix: 'Name the record that holds the conditions, or write them here.',
    }),
  ),
  'condition-not-whole': blocking(
    'A condition compares one attribute in one way; anything else could be read in two ways.',
    ({ problem, fix }: { problem: string; fix: string }) => ({ what: problem, fix }),
  ),
  'condition-does-not-fit': blocking(
    'A number is compared with numbers, a choice with choices; otherwise the condition is never met.',
    ({
      attribute,
      kind,
      key,
      example,
    }: {
      attribute: string;
      kind: 'number' | 'choice';
      key: string;
      example?: string | undefined;
    }) =>
      kind === 'number'
        ? {
            what: `"${attribute}" is a number, but ${key} has no number to compare it with.`,
            fix: `Write at_least, at_most, more_than, less_than or is, with a number, as in: ${example ?? `${attribute}: { at_least: 3 }`}`,
          }
        : {
            what: `"${attribute}" is a choice, so it cannot be compared by ${key} with a number.`,
            fix: 'Write is, is_not or one_of, with choices of the attribute.',
          },
  ),
  'compared-exactly': advising(
    'A number alone is met by that number and no other, and documents mostly set a limit.',
    ({ attribute, number }: { attribute: string; number: number }) => ({
      what: `"${attribute}: ${number}" is met by ${number} exactly, and by nothing above or below.`,
      fix: `Write ${attribute}: { at_least: ${number} } or { at_most: ${number} }, as the document has it; where ${number} exactly is meant, { is: ${number} }.`,
    }),
  ),
  'limit-without-condition': advising(
    'The check of eligibility goes by the conditions alone: it would tell somebody beyond this limit that she meets them all.',
    ({ shown }: { shown: string }) => ({
      what: `This text says who is eligible by ${quote(shown)}, and no condition of the record compares with it or cites its paragraph.`,
      fix: 'Add the condition under eligibility. If it holds of one track only, put it beside the question which track is meant: content/README.md, "Conditions of one track".',
    }),
  ),
  'attribute-not-whole': blocking(
    'Nobody can be asked, or understood, about what has no name, no question and no words.',
    ({ attribute, lines }: { attribute: string; lines: readonly string[] }) => ({
      what: `The attribute "${attribute}" has no ${lines.map((line) => line.split(':')[0]).join(' and no ')}.`,
      fix: `Write under it:\n${lines.map((line) => `    ${line}`).join('\n')}`,
    }),
  ),
  'attribute-of-two-kinds': blocking(
    'An answer is a number or one of the choices; it cannot be both.',
    ({ attribute }: { attribute: string }) => ({
      what: `The attribute "${attribute}" has a unit, as numbers have, and choices.`,
      fix: 'Delete the unit, or the choices.',
    }),
  ),
  'threshold-without-number': blocking(
    'A business is compared with the value of that fact.',
    ({ fact, near }: { fact: string; near: string | undefined }) => ({
      what: `The record has no fact "${fact}" whose value is a number, or for at_least and at_most a range.${didYouMean(near)}`,
      fix: 'Name a fact of this record with a number: in braces, such as at_least: {shop-years}; or write the number itself.',
    }),
  ),
  'unknown-choice': blocking(
    'Nobody can give an answer that the question does not offer.',
    ({
      choice,
      attribute,
      near,
      choices,
    }: {
      choice: string;
      attribute: string;
      near: string | undefined;
      choices: readonly string[];
    }) => ({
      what: `"${choice}" is not a choice of the attribute "${attribute}".${didYouMean(near)}`,
      fix: `Write ${oneOf(choices)}, or add the choice to profile.yaml.`,
    }),
  ),
  'condition-without-source': blocking(
    'Whoever is told that she is not eligible is told where that is written.',
    ({ condition }: { condition: string }) => ({
      what: `The condition on ${condition} does not say in which paragraph of its source it stands.`,
      fix: 'Add a line such as: paragraphs: 3',
    }),
  ),
  'impossible-conditions': blocking(
    'The bot would tell everybody that she is not eligible.',
    ({ problem }: { problem: string }) => ({
      what: problem,
      fix: 'Compare them with the document. If one of several conditions is enough, put them under any_of.',
    }),
  ),
  'condition-without-effect': advising(
    'A condition that every business meets is asked and shown for nothing, and is usually a slip.',
    ({ condition }: { condition: string }) => ({
      what: `Every business meets the condition on ${condition}.`,
      fix: 'Correct the comparison, or delete the condition.',
    }),
  ),
  'eligibility-example-failed': advising(
    'A wrong verdict is the worst that the bot can say; the table is what keeps it from that.',
    ({
      record,
      profile,
      expected,
      actual,
    }: {
      record: string;
      profile: string;
      expected: string;
      actual: string;
    }) => ({
      what: `For ${profile}, the table of "${record}" expects ${expected}, but the conditions give ${actual}.`,
      fix: 'Correct the conditions; or, if they say what the document says, correct this row.',
    }),
  ),
};
