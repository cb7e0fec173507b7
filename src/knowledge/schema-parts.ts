/** Parts that the shapes of several content files share. */
import { z } from 'zod';

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .describe('Lower-case letters, digits and single hyphens, such as smart-factory.');

export const visibility = z
  .literal('staff')
  .describe('staff: only staff can read it. Leave out for what everyone may read.');

export const text = z
  .strictObject({
    ko: z.string().min(1).describe('In Korean.'),
    en: z.string().min(1).describe('In English.'),
  })
  .describe('The same words in Korean (ko) and English (en).');

export const phrasings = z
  .strictObject({
    ko: z.array(z.string().min(1)).default([]).describe('In Korean.'),
    en: z.array(z.string().min(1)).default([]).describe('In English.'),
  })
  .describe('Ways to ask. Three to five in each language are enough.');

export const unitSchema = z.strictObject({
  ko: z.string(),
  en: z.strictObject({ one: z.string(), other: z.string() }),
});

export const partialDate = z
  .union([
    z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
      .describe('2024, 2024-03 or 2024-03-26.'),
    z.number().int().min(1900).max(2200).describe('A year alone.'),
    z.strictObject({
      year: z.number().int().min(1900).max(2200).optional(),
      month: z.number().int().min(1).max(12).optional(),
      day: z.number().int().min(1).max(31).optional(),
    }),
  ])
  .describe('A date as far as it is printed: 2024-03-26, 2024-03, 2024, or {day: 6} for "the 6th".');

export const paragraphs = z
  .union([z.number().int().min(1), z.array(z.number().int().min(1)).min(1)])
  .describe(
    'Number of the paragraph in the source (its lines that hold a letter or digit, from 1), or a list of numbers.',
  );

/** `{shop-years}`, which YAML reads as a group with one empty key: the value of a fact. */
export const factInBraces = [
  z
    .record(z.string(), z.null())
    .refine((group) => Object.keys(group).length === 1)
    .transform((group) => `{${Object.keys(group)[0]}}`),
  z.string().regex(/^\{[a-z0-9/-]+\}$/),
] as const;

const day = z
  .union([partialDate, ...factInBraces])
  .describe('A day as printed, or {fact} for that of a fact of the record with a date or a period.');

export const applicationsSchema = z
  .strictObject({
    opens: day.optional(),
    closes: day.optional(),
    always: z.literal(true).optional().describe('One can apply at any time.'),
    by_announcement: z.literal(true).optional().describe('Each call is announced.'),
    unknown: z.literal(true).optional().describe('The documents do not state it.'),
    source: id.optional(),
    paragraphs: paragraphs.optional(),
  })
  .describe('When one can apply: opens and closes, or one of always, by_announcement and unknown.');
