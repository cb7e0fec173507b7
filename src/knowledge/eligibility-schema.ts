/** The shape of `profile.yaml` and of a record's `eligibility`. */
import { z } from 'zod';
import { id, paragraphs, partialDate, text } from './schema-parts.js';

const attributeId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single underscores, such as years_in_business.');

const words = z
  .strictObject({
    ko: z.array(z.string().min(1)).default([]).describe('In Korean.'),
    en: z.array(z.string().min(1)).default([]).describe('In English.'),
  })
  .describe('Words that people use. … stands for some words between, {group} for any word of that group.');

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

const meaning = z
  .record(attributeId, z.union([choice, z.number(), z.array(choice).min(1), z.strictObject(bounds)]))
  .describe('Attributes with a choice, a list of choices, a number or bounds of a number.');

const choiceSchema = z.strictObject({
  name: text.describe('As a button has it.'),
  says: words.optional().describe('Words that tell this choice wherever they stand.'),
  is: words.optional().describe('Words that tell it only when people say them of themselves.'),
  also: meaning.optional().describe('What is so of every business of which this is so.'),
});

const attributeFields = {
  name: text.describe('As a noun: "number of regular employees".'),
  question: text.describe('One short question.'),
  note: text.optional().describe('Who or what counts; said with the question.'),
};

const numberAttribute = z.strictObject({
  ...attributeFields,
  kind: z.literal('number'),
  unit: z.string().describe('A unit from content/units.yaml.'),
  whole: z.boolean().default(true).describe('Whether only whole numbers are possible.'),
  min: z.number().optional(),
  max: z.number().optional(),
  counting: z.strictObject({
    after: words.describe('What is counted, behind the number: 명, employees.'),
    before: words.optional().describe('What stands before the number: 직원, a team of.'),
    except: words.optional().describe('Those that are not meant: part-timers.'),
    including: words.optional().describe('Words for the speaker within the count: including me.'),
  }),
  sayings: z
    .array(z.strictObject({ says: words, ...bounds }))
    .optional()
    .describe('Words that tell a number by themselves: on my own.'),
});

const choiceAttribute = z.strictObject({
  ...attributeFields,
  kind: z.literal('choice'),
  choices: z.record(id, choiceSchema).describe('The possible answers, in the order of the buttons.'),
  yes: id.optional().describe('The choice that a bare yes to the question means; a bare no means any other.'),
});

const yesNoAttribute = z.strictObject({
  ...attributeFields,
  kind: z.literal('yes-no'),
  choices: z
    .strictObject({ yes: choiceSchema, no: choiceSchema })
    .describe('The answers yes and no; put both in quotes.'),
});

export const profileSchema = z.strictObject({
  groups: z
    .record(id, words)
    .optional()
    .describe('Words that stand for one another in ways of saying things.'),
  attributes: z
    .record(attributeId, z.discriminatedUnion('kind', [numberAttribute, choiceAttribute, yesNoAttribute]))
    .describe('What can be asked of a business.'),
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

/** A condition or a group; which of the two, and whether it is whole, is for the rules to say in plain words. */
export interface ConditionData {
  attribute?: string | undefined;
  at_least?: number | undefined;
  at_most?: number | undefined;
  more_than?: number | undefined;
  less_than?: number | undefined;
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
}

const conditionSchema: z.ZodType<ConditionData> = z
  .lazy(() =>
    z.strictObject({
      attribute: z.string().optional().describe('An attribute from content/profile.yaml.'),
      ...bounds,
      is: z.union([z.number(), choice]).optional(),
      is_not: choice.optional(),
      one_of: z.array(choice).min(1).optional(),
      not_stated_for: z
        .array(choice)
        .optional()
        .describe('Choices for which the documents do not say whether the condition is met.'),
      all_of: z.array(conditionSchema).min(1).optional().describe('Conditions that must all be met.'),
      any_of: z.array(conditionSchema).min(1).optional().describe('Conditions of which one must be met.'),
      ...worded,
    }),
  )
  .describe('An attribute with one comparison, or a group of conditions under all_of or any_of.') as never;

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
