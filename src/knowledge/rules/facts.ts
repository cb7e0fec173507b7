/** Rules about facts: values, dates, sources. */
import { advising, blocking, didYouMean, quote } from './rule.js';

export const FACT_RULES = {
  'fact-without-value': blocking(
    'A fact is a value; a sentence belongs in a statement.',
    ({ fact }: { fact: string }) => ({
      what: `"${fact}" has no value.`,
      fix: 'Add one of number or range (with unit), ratio, date, period, text or list.',
    }),
  ),
  'fact-with-two-values': blocking(
    'One fact holds one value, so that an answer cannot mix two.',
    ({ fact, keys }: { fact: string; keys: readonly string[] }) => ({
      what: `"${fact}" has ${keys.length} values: ${keys.join(', ')}.`,
      fix: 'Keep one of them, and make a second fact with a key of its own for the other.',
    }),
  ),
  'entry-without-text': blocking('The bot has nothing to say.', ({ entry }: { entry: string }) => ({
    what: `"${entry}" has neither a text nor facts.`,
    fix: 'Add text: with ko and en, or facts: with the keys of facts, which are then said by their labels.',
  })),
  'fact-without-source': blocking(
    'Readers are told where every figure comes from.',
    ({ fact, missing }: { fact: string; missing: 'source' | 'paragraphs' }) =>
      missing === 'source'
        ? {
            what: `"${fact}" has a value but no source.`,
            fix: 'Add a line such as: source: mss-2024-03-27-smart-factory',
          }
        : {
            what: `"${fact}" does not say in which paragraph of its source it stands.`,
            fix: 'Add a line such as: paragraphs: 3',
          },
  ),
  'number-without-unit': blocking(
    'A bare number can be won, people or percent.',
    ({ fact }: { fact: string }) => ({
      what: `"${fact}" is a number without a unit.`,
      fix: 'Add a line such as: unit: krw (the units are in units.yaml)',
    }),
  ),
  'range-without-width': blocking(
    'A range begins below its end.',
    ({ fact, from, to }: { fact: string; from: number; to: number }) => ({
      what: `The range of "${fact}" goes from ${from} to ${to}.`,
      fix:
        from === to
          ? `Write one number: number: ${from}`
          : `Write the smaller number first: range: { from: ${to}, to: ${from} }`,
    }),
  ),
  'unit-without-number': blocking(
    'The unit would be written and the number lost.',
    ({ unit, key }: { unit: string; key: string }) => ({
      what: `The unit "${unit}" does not say where the number stands (${key}).`,
      fix: "Put {n} where the number stands, as in: '{n}개사'; in English {nth} writes it as a rank, 4th.",
    }),
  ),
  'key-without-effect': blocking(
    'It looks as if it were said to readers, but it is not.',
    ({ fact, key, goesWith }: { fact: string; key: string; goesWith: string }) => ({
      what: `"${key}" has no effect in "${fact}": it goes with ${goesWith} only.`,
      fix: `Delete the line "${key}:", or give the fact ${goesWith}.`,
    }),
  ),
  'role-of-other-kind': advising(
    'Lists and look-ups find, sort and show records by their roles.',
    ({ role, fact, expected }: { role: string; fact: string; expected: 'name' | 'day' | 'period' }) => ({
      what: `roles.${role} names the fact "${fact}", which is no ${expected}.`,
      fix: {
        name: 'Name a fact with a text or a list.',
        day: 'Name a fact with a date or a period.',
        period: 'Name a fact with a period, or with a date of a year or month alone.',
      }[expected],
    }),
  ),
  'fact-in-no-entry': advising(
    'A fact that no text fills in and no entry lists is never told.',
    ({ fact }: { fact: string }) => ({
      what: `No text and no entry names the fact "${fact}".`,
      fix: `Write {${fact}} in a text, list it under facts: of an entry or under roles:, or delete it.`,
    }),
  ),
  'note-never-shown': advising(
    'A caution must be seen beside the value that it is about.',
    ({ fact }: { fact: string }) => ({
      what: `The note of "${fact}" is never shown: a text that fills in {${fact}} does not show it.`,
      fix: `Write under the entry that tells it: facts: [${fact}]`,
    }),
  ),
  'fact-elsewhere': advising(
    'Readers look a figure up in the paragraph that the answer names.',
    ({ fact, source, paragraphs }: { fact: string; source: string; paragraphs: readonly number[] }) => ({
      what: `The text fills in "${fact}", which stands in paragraph ${paragraphs.join(', ')} of "${source}", but it does not cite that.`,
      fix: `Add ${paragraphs[0]} to the paragraphs, or under also: - { source: ${source}, paragraphs: ${paragraphs[0]} }`,
    }),
  ),
  'printed-differs': advising(
    'Of a value and what the document prints for it, one is a slip, and readers are told the value.',
    ({ fact, printed, instead }: { fact: string; printed: string; instead: string }) => ({
      what: `${quote(printed)} says ${instead}, which is not the value of "${fact}".`,
      fix: `Correct the value, or copy what the document prints anew.${/^[\d,.\s]+$/.test(printed) ? ' A unit above its table counts: 2,700 under "(단위: 백만원)" is 2700000000.' : ''}`,
    }),
  ),
  'applications-not-clear': blocking(
    'The bot says in one way when people can apply.',
    ({ ways }: { ways: readonly string[] }) => ({
      what:
        ways.length === 0
          ? '"applications" does not say when one can apply.'
          : `"applications" says it in ${ways.length} ways: ${ways.join(', ')}.`,
      fix: 'Keep one: opens and closes with their days, or one of always: true, by_announcement: true, unknown: true.',
    }),
  ),
  'applications-without-day': blocking(
    'The bot compares the day with today.',
    ({ fact, near }: { fact: string; near: string | undefined }) => ({
      what: `{${fact}} is not a fact of this record with a date or period.${didYouMean(near === undefined ? undefined : `{${near}}`)}`,
      fix: `Write the key of such a fact${near === undefined ? '' : `, as in: {${near}}`}, or the day itself, as in: 2031-07-18`,
    }),
  ),
  'applications-missing': advising(
    'Only then do answers, the eligibility check and lists know on each day whether one can still apply.',
    ({ fact }: { fact: string }) => ({
      what: `The answer on the deadline names "${fact}", but the record does not say that applications close then.`,
      fix: `Add a line such as: applications: { closes: {${fact}} }`,
    }),
  ),
  'applications-without-source': advising('Readers are told where every day comes from.', (_: object) => ({
    what: '"applications" does not say in which paragraph of the source it stands.',
    fix: 'Add under it a line such as: paragraphs: 3',
  })),
  'impossible-date': blocking(
    'A date that does not exist, or a period that ends before it begins, misleads whoever plans by it.',
    ({ problem, fix }: { problem: string; fix: string }) => ({ what: problem, fix }),
  ),
  'superseded-loop': blocking(
    'The bot follows superseded_by to the newest value and would never arrive.',
    ({ chain }: { chain: readonly string[] }) => ({
      what: `These facts supersede each other in a circle: ${chain.join(' -> ')}.`,
      fix: 'Delete superseded_by from the newest of them.',
    }),
  ),
};
