/** The shape of `profile.yaml` and of a record's `eligibility`. */
import { z } from 'zod';
import { factInBraces, id, paragraphs, partialDate, text } from './schema-parts.js';

const attributeId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single underscores, such as years_in_business.');

const words = z
  .strictObject({
    ko: z.array(z.string().min(1)).default([]).describe('In Korean.'),
    en: z.array(z.string().min(1)).default([]).describe('In English.'),
  })
  .describe(
    'Words that people use. + stands between words of one clause, {group} for any word of that group.',
  );

/** A yes-or-no answer may be written without quotes, whichever way YAML reads it. */
const choice = z
  .union([z.string().min(1), z.boolean().transform((answer) => (answer ? 'yes' : 'no'))])
  .describe('A choice of the attribute; yes or no for a yes-or-no question.');

const bounds = {
  at_least: z.number().optional(),
  at_most: z.number().optional(),
  more_than: z.number().optional(),
  less_than: z.number().optional(),
};

const threshold = z
  .union([z.number(), ...factInBraces])
  .describe('A number, or {fact} for the value of a fact of the record.');

const comparisons = {
  at_least: threshold.optional(),
  at_most: threshold.optional(),
  more_than: threshold.optional(),
  less_than: threshold.optional(),
};

const meaning = z
  .record(attributeId, z.union([choice, z.number(), z.array(choice).min(1), z.strictObject(bounds)]))
  .describe('Attributes with a choice, a list of choices, a number or bounds of a number.');

const choiceSchema = z.strictObject({
  name: text.describe('As a button has it.'),
  says: words.optional().describe('Words that tell this choice wherever they stand.'),
  is: words.optional().describe('Words that tell it only when people say them of themselves.'),
  also: meaning.optional().describe('What is so of every business of which this is so.'),
});

/** Every key is optional here: of an attribute of the shelf, only what is to be different is written. */
const attributeSchema = z.strictObject({
  like: attributeId
    .optional()
    .describe('A kind of the shelf that asks for a name, such as registered_in or supplier_of; with `of`.'),
  of: words
    .optional()
    .describe(
      'For `like`: what it is called, such as a country or a program. The first name is said, all are heard.',
    ),
  name: text.optional().describe('As a noun: "number of regular employees".'),
  question: text.optional().describe('One short question.'),
  note: text.optional().describe('Who or what counts; said with the question.'),
  when: z
    .enum(['past', 'future'])
    .optional()
    .describe(
      'Counts although it is over (past), or is still to come (future). Left out: it has to be so now.',
    ),
  unit: z
    .string()
    .optional()
    .describe('For a number: a unit, such as employees, years, percent, krw or one of units.yaml.'),
  whole: z
    .boolean()
    .optional()
    .describe('Whether only whole numbers are possible. Left out: not for years and percent.'),
  min: z.number().optional().describe('Left out: 0.'),
  max: z.number().optional(),
  words: words
    .optional()
    .describe('For a number: what people call it, such as 매출, sales. The number stands beside it.'),
  since: attributeId
    .optional()
    .describe('For a number of years: the attribute with the calendar year that they are counted from.'),
  sayings: z
    .array(z.strictObject({ says: words, ...bounds }))
    .optional()
    .describe('Words that tell a number by themselves: on my own.'),
  choices: z
    .record(id, choiceSchema)
    .optional()
    .describe('For a choice: the possible answers, in the order of the buttons.'),
  yes: id.optional().describe('For a choice: the one that a bare yes to the question means.'),
  says: words
    .optional()
    .describe('For yes or no: words that say that it is so. A "not" beside them turns them round.'),
  is: words.optional().describe('The same, where people say them of themselves: we are a startup.'),
  denies: words.optional().describe('Words that say that it is not so, without a "not".'),
  answers: z
    .strictObject({ yes: text, no: text })
    .optional()
    .describe('For yes or no: what the buttons say.'),
  also: z
    .strictObject({ yes: meaning.optional(), no: meaning.optional() })
    .optional()
    .describe('For yes or no: what is so of every business of which it is so, or not so.'),
});

/** Attributes by their names. */
export const attributesSchema = z.record(attributeId, attributeSchema);

export const profileSchema = z.strictObject({
  groups: z
    .record(id, words)
    .optional()
    .describe('Words that stand for one another in ways of saying things.'),
  attributes: attributesSchema
    .optional()
    .describe('What is asked of a business beyond the shelf, or differently.'),
  descriptions: z
    .array(z.strictObject({ is: words, means: meaning }))
    .optional()
    .describe('Names for a kind of business that tell several things at once.'),
});

const worded = {
  says: text.optional().describe('The condition in words; made from its parts when left out.'),
  source: id.optional().describe("Id of a source; the record's own source when left out."),
  paragraphs: paragraphs
    .optional()
    .describe('Where it stands. Needed for each condition that is not in a group.'),
  instead: text.optional().describe('What someone who does not meet it can do.'),
  from: partialDate.optional().describe('First day on which it applies.'),
  until: partialDate.optional().describe('Last day on which it applies.'),
};

type Threshold = number | string;

/** A condition or group as an editor writes it; what has to be together is for the rules to say in plain words. */
export interface ConditionData {
  attribute?: string | undefined;
  at_least?: Threshold | undefined;
  at_most?: Threshold | undefined;
  more_than?: Threshold | undefined;
  less_than?: Threshold | undefined;
  is?: string | number | undefined;
  is_not?: string | undefined;
  one_of?: string[] | undefined;
  not_stated_for?: string[] | undefined;
  all_of?: ConditionData[] | undefined;
  any_of?: ConditionData[] | undefined;
  says?: z.infer<typeof text> | undefined;
  source?: string | undefined;
  paragraphs?: number | number[] | undefined;
  instead?: z.infer<typeof text> | undefined;
  from?: z.infer<typeof partialDate> | undefined;
  until?: z.infer<typeof partialDate> | undefined;
  /** The short form: an attribute with its choice, or with its comparisons. */
  [attribute: string]: unknown;
}

const isOrIsNot = {
  is: z.union([z.number(), choice]).optional(),
  is_not: choice.optional(),
  one_of: z.array(choice).min(1).optional(),
};

const conditionSchema: z.ZodType<ConditionData> = z
  .lazy(() =>
    z
      .object({
        attribute: z.string().optional().describe('An attribute of the shelf or of content/profile.yaml.'),
        ...comparisons,
        ...isOrIsNot,
        not_stated_for: z
          .array(choice)
          .optional()
          .describe('Choices for which the documents do not say whether the condition is met.'),
        all_of: z.array(conditionSchema).min(1).optional().describe('Conditions that must all be met.'),
        any_of: z.array(conditionSchema).min(1).optional().describe('Conditions of which one must be met.'),
        ...worded,
      })
      .catchall(
        z.union([
          choice,
          z.number(),
          z.array(choice).min(1),
          z.strictObject({ ...comparisons, ...isOrIsNot }),
        ]),
      ),
  )
  .describe(
    'An attribute with what it must be, such as employees: { at_most: 200 }, or a group under all_of or any_of.',
  ) as never;

/** A row of an eligibility table: a business, and the verdict that it must get. */
const exampleSchema = z.strictObject({
  profile: meaning.optional().describe('What is known of the business.'),
  verdict: z.enum(['eligible', 'not_eligible', 'needs_more_information', 'not_stated']),
  because: z
    .array(z.string())
    .optional()
    .describe('Attributes of the conditions that are not met, at least one of each.'),
  asks: z.array(z.string()).optional().describe('Exactly the attributes that can still change the verdict.'),
});

export const eligibilitySchema = z
  .strictObject({
    conditions: z.array(conditionSchema).min(1).optional().describe('Conditions that must all be met.'),
    not_stated: z
      .literal(true)
      .optional()
      .describe('The documents state no conditions: the bot never decides.'),
    same_as: id.optional().describe('Id of the record whose conditions are meant.'),
    examples: z.array(exampleSchema).optional().describe('Businesses and their verdicts, run by the check.'),
  })
  .describe('What the documents state about who is eligible: one of conditions, not_stated and same_as.');
