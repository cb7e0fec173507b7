/** Rules about the keys and values of one file, as `schema.ts` lays them down. */
import { blocking, didYouMean, oneOf, quote } from './rule.js';

export const SHAPE_RULES = {
  'empty-file': blocking('A file with nothing in it answers nothing.', (_: object) => ({
    what: 'This file holds nothing.',
    fix: 'Fill it in, starting from a copy of another file in the same folder, or delete it.',
  })),
  'unknown-key': blocking(
    'What stands under a key that the bot does not know is never said.',
    ({ key, near, allowed }: { key: string; near: string | undefined; allowed: readonly string[] }) => ({
      what: `"${key}" is not a key that is used here.${didYouMean(near)}`,
      fix:
        near !== undefined
          ? `Write ${near}: in place of ${key}:, or delete the line.`
          : `Delete it, or use one of: ${oneOf(allowed)}.`,
    }),
  ),
  'phrasings-elsewhere': blocking(
    'A record stays short enough to read when the ways to ask for it have a file of their own.',
    ({ file }: { file: string }) => ({
      what: `Phrasings do not stand here, but in ${file}.`,
      fix: `Move them there, under the same group and key, or have the whole folder converted: npm run migrate -- FROM TO`,
    }),
  ),
  'comma-in-text': blocking(
    'Between braces a comma begins a new key, so the rest of the text would be lost.',
    ({ rest }: { rest: string }) => ({
      what: `The text before ${quote(rest)} ends at its comma, because it is not in quotes.`,
      fix: 'Put double quotes around the whole text, as in: { ko: "가, 나", en: "one, two" }',
    }),
  ),
  'missing-key': blocking(
    'Without it the bot cannot say or cite this.',
    ({ key, inside, example }: { key: string; inside: string; example: string }) => ({
      what: `"${key}" is missing in ${inside}.`,
      fix: `Add a line such as: ${example}`,
    }),
  ),
  'missing-text-language': blocking(
    'Every reader is answered in the language of the question, Korean or English.',
    ({ inside, language }: { inside: string; language: string }) => ({
      what: `${inside} has no ${language === 'ko' ? 'Korean' : 'English'} text.`,
      fix: `Add a line "${language}: …" beside the other language.`,
    }),
  ),
  'empty-value': blocking('A key with nothing after it says nothing.', ({ key }: { key: string }) => ({
    what: `"${key}" is there, but nothing stands after it.`,
    fix: 'Fill it in, or delete the line if it is not needed.',
  })),
  'wrong-type': blocking(
    'The bot reads this value in one way only.',
    ({ key, expected, found, fix }: { key: string; expected: string; found: string; fix: string }) => ({
      what: `"${key}" must be ${expected}, but is ${found}.`,
      fix,
    }),
  ),
  'wrong-value': blocking(
    'The bot knows what to do only with the values that are laid down.',
    ({ key, value, near, fix }: { key: string; value: string; near: string | undefined; fix: string }) => ({
      what: `${quote(value)} is not a value that "${key}" can have.${didYouMean(near)}`,
      fix,
    }),
  ),
  'bad-id': blocking(
    'Ids are used in links between files, so they keep to one plain form.',
    ({ id, better }: { id: string; better: string }) => ({
      what: `${quote(id)} is not usable as an id: lower-case English letters, digits and single hyphens only.`,
      fix: `Write it like this: ${better}`,
    }),
  ),
  'wrong-folder': blocking(
    'Editors look for a record by its kind, and so does the bot.',
    ({ kind, folder, right }: { kind: string; folder: string; right: string }) => ({
      what: `This record is of kind "${kind}", but it is in the folder "${folder}".`,
      fix: `Move the file to the folder "${right}", or correct the kind.`,
    }),
  ),
  'id-differs-from-file': blocking(
    'A record is found by its id, so the file has the same name.',
    ({ id, file }: { id: string; file: string }) => ({
      what: `The id is "${id}", but the file is called "${file}".`,
      fix: `Rename the file to ${id}.yaml, or make the id the file's name without .yaml.`,
    }),
  ),
};
