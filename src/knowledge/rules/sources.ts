/** Rules of `check --sources`: what a record cites must stand in the document. */
import { advising, quote } from './rule.js';

interface Cited {
  readonly source: string;
  readonly paragraphs: readonly number[];
}

export const SOURCE_RULES = {
  'source-text-missing': advising(
    'Without the document nobody can tell whether the figures are right.',
    ({ source, file, reason }: { source: string; file: string | undefined; reason: string }) => ({
      what:
        file === undefined
          ? `The source "${source}" names no text file.`
          : `The text file ${quote(file)} of the source "${source}" cannot be read: ${reason}.`,
      fix:
        file === undefined
          ? 'Add a line such as: text: press-release.txt'
          : 'Correct the file name, or put the file into the folder that --sources names.',
    }),
  ),
  'paragraph-missing': advising(
    'Readers are told the paragraph and look it up.',
    ({ source, paragraph, count }: { source: string; paragraph: number; count: number }) => ({
      what: `Paragraph ${paragraph} of "${source}" does not exist; the text has ${count}.`,
      fix: 'Count the lines of the text that hold a letter or digit, from 1, and correct the number.',
    }),
  ),
  'not-in-source': advising(
    'Every figure, date and name must be the one that the document prints.',
    ({
      name,
      looked,
      paragraphs,
      elsewhere,
    }: {
      name: string;
      looked: string;
      paragraphs: string;
      elsewhere: number | undefined;
    }) => ({
      what: `${looked} of "${name}" does not stand in ${paragraphs}.`,
      fix:
        elsewhere === undefined
          ? 'Correct the value or the paragraph. If the document prints it in another way, add that as: printed: "…"'
          : `It stands in paragraph ${elsewhere}: correct the paragraph, or the value if another is meant.`,
    }),
  ),
  'amount-printed-otherwise': advising(
    'A limit is not an amount, nor a share a sum: readers count on the one that the document prints.',
    ({ fact, shown, line, paragraphs, source }: Cited & { fact: string; shown: string; line: string }) => ({
      what: `Paragraph ${paragraphs.join(', ')} of "${source}" prints the number of "${fact}" as ${quote(shown)}.`,
      fix: `Say of the number what the document says. That would be: ${line}`,
    }),
  ),
  'comparison-printed-otherwise': advising(
    'Whether the limit itself is within it decides whether somebody is eligible.',
    ({
      attribute,
      shown,
      line,
      paragraphs,
      source,
    }: Cited & { attribute: string; shown: string; line: string }) => ({
      what: `Paragraph ${paragraphs.join(', ')} of "${source}" prints the limit of the condition on "${attribute}" as ${quote(shown)}.`,
      fix: `Compare as the document does. That would be: ${line}`,
    }),
  ),
  'cell-of-another': advising(
    "The cells of a table belong to the heads of their columns; two values in each other's place are both wrong.",
    ({ fact, own, other }: { fact: string; own: string; other: string }) => ({
      what: `The label of "${fact}" names ${quote(own)}, but its value stands in the cell under ${quote(other)}.`,
      fix: 'Compare both with the table, and put each value under its own label.',
    }),
  ),
  'translation-not-marked': advising(
    'Readers look a name up, and must know when it is not in the document.',
    ({
      fact,
      name,
      language,
      source,
    }: {
      fact: string;
      name: string;
      language: 'ko' | 'en';
      source: string;
    }) => ({
      what: `The ${language === 'ko' ? 'Korean' : 'English'} name ${quote(name)} of "${fact}" does not stand in "${source}", which prints it in the other language alone.`,
      fix: `If the name is your translation, write under the fact: ours: ${language}. If it is the official one, add both to glossary.yaml.`,
    }),
  ),
  'figure-not-in-source': advising(
    'A figure that no document prints must not be told to anyone.',
    ({ figure, where }: { figure: string; where: string }) => ({
      what: `${quote(figure)} stands in this text, but in no fact of the record and not in ${where}.`,
      fix: 'Correct or delete the figure, or cite the paragraph that prints it; best make it a fact and write its key in braces.',
    }),
  ),
  'name-not-in-source': advising(
    'A name that no document prints must not be told to anyone; a translated one is the same in every answer as a fact.',
    ({ name, where }: { name: string; where: string }) => ({
      what: `${quote(name)} stands in this text, but in no fact or name of the record, not in glossary.yaml and not in ${where}.`,
      fix: 'Correct the name, or make it a fact with both languages and write its key in braces; a word for a known thing goes into glossary.yaml.',
    }),
  ),
  'text-elsewhere': advising(
    'Readers are told the paragraph and look it up.',
    ({ paragraph, cited, source }: { paragraph: number; cited: readonly number[]; source: string }) => ({
      what: `This text says what stands in paragraph ${paragraph} of "${source}", and next to nothing of paragraph ${cited.join(', ')}, which it cites.`,
      fix: `Compare it with the document, and write: paragraphs: ${paragraph}`,
    }),
  ),
  'threshold-not-in-source': advising(
    'A number in a condition decides whether somebody is eligible; it must be the one that the document prints.',
    ({
      attribute,
      looked,
      paragraphs,
      elsewhere,
    }: {
      attribute: string;
      looked: string;
      paragraphs: string;
      elsewhere: number | undefined;
    }) => ({
      what: `${looked} of the condition on "${attribute}" does not stand in ${paragraphs}.`,
      fix:
        elsewhere === undefined
          ? 'Correct the number or the paragraph; compare as the document does: "fewer than 10" is less_than: 10.'
          : `It stands in paragraph ${elsewhere}: correct the paragraph, or the number if another is meant.`,
    }),
  ),
};
