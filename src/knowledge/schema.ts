/** The shape of every YAML file in the content folder. `schema/*.json` is generated from here. */
import { z } from 'zod';
import {
  ASPECTS,
  BOT_PHRASES,
  type BotPhrase,
  FIELDS,
  QUALIFIERS,
  RECORD_KINDS,
} from '../core/model/knowledge-base.js';
import { eligibilitySchema, profileSchema } from './eligibility-schema.js';
import {
  applicationsSchema,
  id,
  paragraphs,
  partialDate,
  phrasings,
  text,
  unitSchema,
  visibility,
} from './schema-parts.js';
import { SHELF_PHRASES } from './shelf.js';

const citation = z.strictObject({
  source: id.describe('Id of a file in content/sources.'),
  paragraphs,
});

const range = z.strictObject({ from: z.number(), to: z.number() });

/** One value. Exactly one of number, range, ratio, date, period, text, list. */
export const factSchema = z.strictObject({
  label: text.describe('What the value is, as a noun phrase: "Government share".'),
  number: z.number().optional().describe('In whole units: 300000000000 for KRW 300 billion, 30 for 30%.'),
  range: range.optional().describe('From a number to a greater one: { from: 30, to: 70 }.'),
  unit: z.string().optional().describe('A unit from content/units.yaml; needed with number and range.'),
  qualifier: z
    .enum(QUALIFIERS)
    .optional()
    .describe(
      'over (a little more: 1,230여 곳), more-than (a limit: 초과), about, nearly, under, up-to or at-least; leave out for an exact number.',
    ),
  basis: text
    .optional()
    .describe('What an amount is measured by: { ko: 과제당, en: per task }, { ko: 평균, en: on average }.'),
  ratio: z.array(z.number().positive()).min(2).optional().describe('[3, 3, 4] for 3:3:4.'),
  date: partialDate.optional(),
  weekday: z.boolean().optional().describe('true to show the day of the week.'),
  period: z.strictObject({ from: partialDate, to: partialDate }).optional(),
  text: text.optional(),
  title: text.optional().describe('What the person is of whom text is the name: { ko: 장관, en: Minister }.'),
  ours: z
    .enum(['ko', 'en'])
    .optional()
    .describe('The language whose words are your translation: the document does not print them.'),
  list: z.array(text).min(1).optional(),
  as_of: partialDate.optional().describe('When the value held.'),
  source: id.optional().describe("Id of a source; the record's own source when left out."),
  paragraphs,
  printed: z
    .string()
    .optional()
    .describe('The value exactly as the source prints it, for check --sources; … stands for words left out.'),
  note: text.optional().describe('A caution that readers must see beside the value.'),
  superseded_by: id.optional().describe('Key of the later value of the same thing in this record.'),
  visibility: visibility.optional(),
});

const statementFields = {
  title: text
    .optional()
    .describe('Short label for a button, up to 40 characters. Needed in details and questions.'),
  text: text
    .optional()
    .describe(
      'One or two sentences. Numbers and dates come from facts: write {fact-key}. Left out, the facts are said by their labels.',
    ),
  facts: z.array(z.string()).optional().describe('Keys of facts to show under the text.'),
  source: id.optional(),
  paragraphs,
  also: z.array(citation).optional().describe('Further sources.'),
  follow_ups: z
    .array(z.string())
    .optional()
    .describe('What to offer next: a key in this record, or record/key.'),
  visibility: visibility.optional(),
};

export const statementSchema = z.strictObject(statementFields);

export const detailSchema = z.strictObject({
  ...statementFields,
  title: text.describe('Short label for a button, up to 40 characters.'),
  aspect: z.enum(ASPECTS).optional().describe('The aspect that this belongs to, if any.'),
});

export const gapSchema = z.strictObject({
  title: text.describe('What is not stated, as a noun phrase: "the names of the ten institutions".'),
  aspect: z.enum(ASPECTS).optional(),
  known: z.array(z.string()).optional().describe('Keys of statements that say what is known instead.'),
  visibility: visibility.optional(),
});

const factKey = z.string().describe('Key of a fact in this record, or record/key.');

export const rolesSchema = z
  .strictObject({
    lead: z.array(factKey).optional().describe('Who leads it.'),
    partners: z.array(factKey).optional().describe('Who takes part besides.'),
    signed: factKey.optional().describe('The day of signing.'),
    held: factKey.optional().describe('The day of an event.'),
    starts: factKey.optional(),
    ends: factKey.optional(),
    period: factKey.optional().describe('A fact with a period: its start and its end.'),
  })
  .describe('Which facts are its lead, partners and dates; lists of records are filtered by them.');

const cell = z.union([z.number(), range, partialDate, text]);

/** What several variants of one thing have in common, and in what they differ. */
export const variantsSchema = z
  .strictObject({
    rows: z.record(id, text).describe('The variants, each with its name.'),
    columns: z
      .record(
        id,
        z.strictObject({
          label: text.describe('What the values are, as a noun phrase.'),
          values: z
            .record(id, cell)
            .describe('The value of each row: a number or a range where there is a unit, a date, or a text.'),
          printed: z.record(id, z.string()).optional().describe('What the source prints for a row.'),
          unit: z.string().optional(),
          qualifier: z.enum(QUALIFIERS).optional(),
          basis: text.optional(),
          as_of: partialDate.optional(),
          source: id.optional(),
          paragraphs,
        }),
      )
      .describe('In what they differ.'),
  })
  .describe('A table of variants: a fact for each cell, row-column, and an entry for each row and column.');

export const recordSchema = z.strictObject({
  id,
  kind: z.enum(RECORD_KINDS),
  name: text,
  aliases: phrasings.optional().describe('Other names and abbreviations of the record itself.'),
  subjects: phrasings.optional().describe('Words that point to this record without naming it.'),
  source: id,
  announced: partialDate.optional().describe('When it was announced as a plan; answers then say so.'),
  valid_from: partialDate.optional(),
  valid_to: partialDate.optional(),
  applications: applicationsSchema.optional(),
  facts: z.record(id, factSchema).optional(),
  variants: variantsSchema.optional(),
  aspects: z
    .partialRecord(z.enum(ASPECTS), statementSchema)
    .describe('What the record says, side by side. overview is needed.'),
  details: z.record(id, detailSchema).optional().describe('Finer answers, each with a title of its own.'),
  not_stated: z.record(id, gapSchema).optional().describe('What people ask and no document states.'),
  eligibility: eligibilitySchema.optional(),
  related: z.array(id).optional(),
  fields: z.array(z.enum(FIELDS)).optional().describe('What it is about, for lists of records.'),
  roles: rolesSchema.optional(),
  series: z
    .record(id, z.strictObject({ label: text, facts: z.array(factKey).min(2) }))
    .optional()
    .describe('Values of one thing over time, oldest first.'),
  review_by: partialDate
    .optional()
    .describe(
      "After it, answers say how old their source is. Default: the source's date and bot.yaml's setting.",
    ),
  visibility: visibility.optional(),
});

/** How people ask for what stands in the file of the same name without `.asks`: the same groups, the same keys. */
export const asksSchema = z.strictObject({
  aspects: z.partialRecord(z.enum(ASPECTS), phrasings).optional(),
  details: z.record(id, phrasings).optional(),
  not_stated: z.record(id, phrasings).optional(),
  facts: z.record(id, phrasings).optional(),
  questions: z.record(id, phrasings).optional().describe('Only beside a file in questions/.'),
});

export const sourceSchema = z.strictObject({
  id,
  title: text,
  publisher: text.optional().describe('As the document names it; leave it out if it names none.'),
  office: text.optional().describe('Whom to ask about what it says; hand_over of bot.yaml when left out.'),
  date: partialDate.optional().describe('As printed. Leave out if the document prints none.'),
  date_note: text.optional().describe('What readers see in place of a date.'),
  url: z.url({ protocol: /^https?$/ }).optional(),
  text: z.string().optional().describe('File name of its text, for check --sources.'),
});

export const questionsSchema = z.strictObject({
  questions: z.record(
    id,
    z.strictObject({
      ...statementFields,
      title: text,
      text,
      source: id,
      about: id.optional().describe('Id of the record that it belongs to.'),
      aspect: z.enum(ASPECTS).optional(),
    }),
  ),
});

export const glossarySchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      ko: z.array(z.string().min(1)).default([]),
      en: z.array(z.string().min(1)).default([]),
    }),
  ),
});

export const aspectsSchema = z.strictObject({
  aspects: z.record(
    z.enum(ASPECTS),
    z.strictObject({ name: text, phrasings, kinds: z.array(z.enum(RECORD_KINDS)).min(1) }),
  ),
});

export const unitsSchema = z.strictObject({
  units: z.record(id, unitSchema),
});

export const botSchema = z.strictObject({
  name: text,
  hand_over: text,
  starters: z.array(z.string()).default([]),
  review_after_months: z
    .number()
    .int()
    .min(1)
    .max(600)
    .optional()
    .describe(
      'Months after the date of its source that a record is due for review, unless it has a review_by.',
    ),
  phrases: z.strictObject(
    Object.fromEntries(
      Object.keys(BOT_PHRASES).map((phrase) => [
        phrase,
        Object.hasOwn(SHELF_PHRASES, phrase) ? text.optional() : text,
      ]),
    ) as Record<BotPhrase, typeof text>,
  ),
  social: z.record(id, z.strictObject({ reply: text, phrasings })),
});

export const conversationsSchema = z.strictObject({
  conversations: z.record(
    id,
    z.array(
      z.strictObject({
        say: z.string(),
        outcome: z.enum(['answered', 'clarify', 'unanswered', 'social']),
        record: id.optional(),
        entry: z.string().optional(),
        says: z.array(z.string()).optional(),
        language: z.enum(['ko', 'en']).optional(),
      }),
    ),
  ),
});

/** Which schema a file has, by its place in the content folder. */
export const FILE_SCHEMAS = {
  'bot.yaml': botSchema,
  'glossary.yaml': glossarySchema,
  'aspects.yaml': aspectsSchema,
  'units.yaml': unitsSchema,
  'profile.yaml': profileSchema,
  'sources/': sourceSchema,
  'programs/': recordSchema,
  'plans/': recordSchema,
  'agreements/': recordSchema,
  'events/': recordSchema,
  'terms/': recordSchema,
  'questions/': questionsSchema,
  '.asks.yaml': asksSchema,
  'conversations/': conversationsSchema,
} as const;
