/** Rules about names that must be unique, and references that must lead somewhere. */
import { advising, blocking, didYouMean, quote } from './rule.js';

export const NAME_RULES = {
  'duplicate-id': blocking(
    'Two things with one id cannot be told apart.',
    ({ id, other }: { id: string; other: string }) => ({
      what: `The id "${id}" is already used at ${other}.`,
      fix: 'Give one of the two another id, and change the references to it.',
    }),
  ),
  'duplicate-alias': advising(
    'Somebody who types this name would get either record, by chance.',
    ({ name, other, place }: { name: string; other: string; place: string }) => ({
      what: `${quote(name)} is also a name of the record "${other}" (${place}).`,
      fix: 'Keep it in one of the two records. If it fits both, make it a subject of each (key: subjects).',
    }),
  ),
  'duplicate-phrasing': advising(
    'One question can have one answer only.',
    ({ phrasing, other, place }: { phrasing: string; other: string; place: string }) => ({
      what: `${quote(phrasing)} is also a phrasing of "${other}" (${place}).`,
      fix: 'Keep it with the entry that answers it best, and delete it from the other.',
    }),
  ),
  'phrasings-without-file': advising(
    'Phrasings lead to what stands in the file beside them; without it they lead nowhere.',
    ({ file, near }: { file: string; near: string | undefined }) => ({
      what: `There is no file ${file} for these phrasings.${didYouMean(near)}`,
      fix: 'Give both files the same name, this one with .asks before .yaml, or delete this file.',
    }),
  ),
  'phrasings-without-entry': advising(
    'Phrasings lead to the entry of the same key; without it they lead nowhere.',
    ({ entry, file, near }: { entry: string; file: string; near: string | undefined }) => ({
      what: `There is no entry "${entry}" in ${file}.${didYouMean(near)}`,
      fix:
        near !== undefined
          ? `Write these phrasings under ${near}, or delete them.`
          : `Add the entry to ${file}, or delete these phrasings.`,
    }),
  ),
  'unknown-reference': blocking(
    'A reference to nothing leaves a hole in the answer.',
    ({
      reference,
      thing,
      near,
      hint,
    }: {
      reference: string;
      thing: string;
      near: string | undefined;
      hint: string;
    }) => ({
      what: `There is no ${thing} "${reference}".${didYouMean(near)}`,
      fix: near !== undefined ? `Write ${near}, or ${hint}.` : `Correct the spelling, or ${hint}.`,
    }),
  ),
  'reference-to-gap': advising(
    'A button that leads to "the documents do not state this" helps nobody.',
    ({ reference }: { reference: string }) => ({
      what: `"${reference}" is something that is not stated, so it cannot be offered here.`,
      fix: 'Name a statement, from aspects or details.',
    }),
  ),
  'no-overview': blocking(
    'Whoever asks about a record by its name alone is answered with its overview.',
    ({ record }: { record: string }) => ({
      what: `The record "${record}" has no overview.`,
      fix: 'Add under aspects: overview: with text (ko, en) and paragraphs.',
    }),
  ),
  'missing-aspect-words': blocking(
    'Records are asked about in the words that this file gives for each aspect.',
    ({ aspect }: { aspect: string }) => ({
      what: `There are no words for the aspect "${aspect}".`,
      fix: `Add under aspects: ${aspect}: with name (ko, en), phrasings and kinds.`,
    }),
  ),
};
