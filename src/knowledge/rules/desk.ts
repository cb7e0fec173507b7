/** Rules about who may read what, and about content that grows old. */
import { advising, quote } from './rule.js';

export const DESK_RULES = {
  'staff-fact-in-open-text': advising(
    'The public is not shown a text that names what only staff may read, so the answer would be missing.',
    ({ fact, text }: { fact: string; text: string }) => ({
      what: `${quote(text)} can be read by everyone and names the fact "${fact}", which only staff may read.`,
      fix: `Take {${fact}} out of the text, or add to the text as well: visibility: staff`,
    }),
  ),
  'review-due': advising(
    'Readers are told that the source is old; whoever knows better should say so here.',
    ({ record, date, asked }: { record: string; date: string; asked: number }) => ({
      what: `"${record}" was to be reviewed by ${date}${asked === 0 ? '' : `; it was asked for ${asked} times`}.`,
      fix: 'Compare it with the newest document, and then write the next day of review, as in: review_by: 2027-06-30',
    }),
  ),
  'review-undated': advising(
    'Nobody would ever be reminded to look at it again.',
    ({ record }: { record: string }) => ({
      what: `"${record}" has no day of review, and its source prints no date from which one would follow.`,
      fix: 'Write a day on which to compare it with the newest document, as in: review_by: 2027-06-30',
    }),
  ),
  'applications-over': advising(
    'Answers say that applications are closed; a new call may have to be written.',
    ({ record, date, asked }: { record: string; date: string; asked: number }) => ({
      what: `Applications for "${record}" closed on ${date}${asked === 0 ? '' : `; it was asked for ${asked} times`}.`,
      fix: 'Add the call that follows it, or correct applications.',
    }),
  ),
  'period-over': advising(
    'Answers say that its period is over; a successor may have to be written.',
    ({ record, date, asked }: { record: string; date: string; asked: number }) => ({
      what: `The period of "${record}" was over on ${date}${asked === 0 ? '' : `; it was asked for ${asked} times`}.`,
      fix: 'Add the record that follows it, or correct valid_to.',
    }),
  ),
};
