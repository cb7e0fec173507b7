/** Rules about tables of questions and answers, before they are put into the content. */
import { advising, blocking, didYouMean, oneOf, quote } from './rule.js';

export const TABLE_RULES = {
  'table-unreadable': blocking(
    'Only what can be read as rows and columns can be put into the content.',
    ({ reason }: { reason: string }) => ({
      what: `This table cannot be read: ${reason}.`,
      fix: 'Open it in a spreadsheet and save it anew, as .xlsx or as .csv.',
    }),
  ),
  'column-missing': blocking(
    'The first row names the columns, and this one says which entry a row is about.',
    ({ column }: { column: string }) => ({
      what: `There is no column "${column}".`,
      fix: `Write "${column}" into the first row, above the ids of the entries; policy-bot export FILE shows how.`,
    }),
  ),
  'column-unknown': blocking(
    'What stands in a column without a known name would not be read.',
    ({ name, near, known }: { name: string; near: string | undefined; known: readonly string[] }) => ({
      what: `There is no column ${quote(name)}.${didYouMean(near)}`,
      fix: `Name it one of ${oneOf(known)}, or take it out.`,
    }),
  ),
  'column-twice': blocking(
    'Only one of the two would count, and nobody could tell which.',
    ({ column }: { column: string }) => ({
      what: `There are two columns "${column}".`,
      fix: 'Keep one of them.',
    }),
  ),
  'row-without-entry': blocking(
    'Nobody could tell where this row belongs.',
    ({ text }: { text: string }) => ({
      what: `This row says ${quote(text)} and names no entry.`,
      fix: 'Write its id, such as repair-grant/deadline, or questions/opening-hours for one that belongs to no record.',
    }),
  ),
  'row-twice': blocking(
    'Only one of the two would count, and nobody could tell which.',
    ({ entry, row }: { entry: string; row: number }) => ({
      what: `"${entry}" stands in row ${row} already.`,
      fix: 'Put both into one row, or give this one another id.',
    }),
  ),
  'row-without-record': blocking(
    'A row belongs to a record that is there, or to "questions".',
    ({ entry, near }: { entry: string; near: string | undefined }) => ({
      what: `There is no record for "${entry}".${didYouMean(near)}`,
      fix: 'Write the id of a record before the slash, or write questions/ in its place. A record begins as a file of its own.',
    }),
  ),
  'row-without-part': blocking(
    'Each part of a record needs other columns: what no document states, for one, has no text.',
    ({ part, known }: { part: string; known: readonly string[] }) => ({
      what: `This entry cannot be in ${quote(part)}.`,
      fix: `Write ${oneOf(known)}, or leave the cell empty.`,
    }),
  ),
  'value-not-in-table': blocking(
    'A value has a unit, a date and a source, and is typed once, in the file of its record.',
    ({ fact }: { fact: string }) => ({
      what: `"${fact}" is a fact, and more than its label and its phrasings stands here.`,
      fix: 'Write the fact into the file of its record, and its value there; empty the other columns of this row.',
    }),
  ),
  'cell-not-text': advising(
    'A spreadsheet has made something else of what was typed, and it cannot be told what that was.',
    ({ made }: { made: string }) => ({
      what: `This cell holds ${made}, not text.`,
      fix: 'Set the format of the column to text and type it again.',
    }),
  ),
  'paragraphs-not-numbers': blocking(
    'Readers are told the paragraph that an answer comes from.',
    ({ text }: { text: string }) => ({
      what: `${quote(text)} is not the number of a paragraph, or several.`,
      fix: 'Write numbers with commas between, such as 4 or 1, 3.',
    }),
  ),
};
