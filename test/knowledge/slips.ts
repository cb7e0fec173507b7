/** What editors get wrong, and where the check must point. `docs/rules.md` shows the first slip of each rule. */
import type { RuleId } from '../../src/knowledge/index.js';
import { textOf } from './fixture.js';

/** `»` in `to` marks where the editor must be pointed; it is taken out before the text is parsed. */
export interface Slip {
  readonly rule: RuleId;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Words that the finding must say. */
  readonly says?: string;
}

const GRANT = 'programs/example-grant.yaml';
const GRANT_ASKS = 'programs/example-grant.asks.yaml';
const PACT = 'agreements/example-pact.yaml';
const BOT = 'bot.yaml';

/** The grant with an eligibility of its own. */
const eligible = (block: string): Pick<Slip, 'file' | 'from' | 'to'> => ({
  file: GRANT,
  from: 'related: [example-pact]\n',
  to: `related: [example-pact]\n${block}`,
});

/** …with these conditions, each in two further spaces; all but the first line of each are indented already. */
const conditions = (...items: string[]): Pick<Slip, 'file' | 'from' | 'to'> =>
  eligible(`eligibility:\n  conditions:\n${items.map((item) => `    ${item}\n`).join('')}`);

/** One slip for each way to break the minimal content, by what an editor did. */
export const SLIPS: readonly (readonly [string, Slip])[] = [
  [
    'a misspelt key',
    {
      rule: 'unknown-key',
      file: GRANT,
      from: 'aliases:\n',
      to: '»aliasses:\n',
      says: 'Did you mean "aliases"?',
    },
  ],
  [
    'a misspelt aspect',
    {
      rule: 'unknown-key',
      file: GRANT,
      from: '  eligibility:\n',
      to: '  »eligiblity:\n',
      says: 'eligibility',
    },
  ],
  [
    'a key with an underscore for a hyphen',
    { rule: 'unknown-key', file: GRANT, from: 'not_stated:', to: '»not-stated:', says: 'not_stated' },
  ],
  [
    'a missing key',
    { rule: 'missing-key', file: GRANT, from: 'id: example-grant\n', to: '»', says: '"id" is missing' },
  ],
  [
    'a statement without paragraphs',
    {
      rule: 'missing-key',
      file: PACT,
      from: "  date:\n    text:\n      ko: '{signing-day}에 맺었습니다.'\n      en: It was signed on {signing-day}.\n    paragraphs: 1\n",
      to: "  »date:\n    text:\n      ko: '{signing-day}에 맺었습니다.'\n      en: It was signed on {signing-day}.\n",
      says: 'paragraphs: 3',
    },
  ],
  [
    'an entry that stands in the one above it, with all that belongs to it',
    {
      rule: 'entry-too-deep',
      file: PACT,
      from: "  date:\n    text:\n      ko: '{signing-day}에 맺었습니다.'\n      en: It was signed on {signing-day}.\n    paragraphs: 1\n",
      to: "    »date:\n      text:\n        ko: '{signing-day}에 맺었습니다.'\n        en: It was signed on {signing-day}.\n      paragraphs: 1\n",
      says: 'at column 3, as "overview" does, and what belongs under it at column 5',
    },
  ],
  [
    'a heading that stands in the one above it',
    {
      rule: 'entry-too-deep',
      file: GRANT,
      from: 'details:\n',
      to: '  »details:\n',
      says: 'at column 1, as "aspects" does',
    },
  ],
  [
    'a key that stands in the text above it',
    {
      rule: 'entry-too-deep',
      file: GRANT,
      from: 'can apply.\n    facts: [mills]\n',
      to: 'can apply.\n      »facts: [mills]\n',
      says: 'at column 5, as "text" does',
    },
  ],
  [
    'a text in one language only',
    {
      rule: 'missing-text-language',
      file: GRANT,
      from: 'name: { ko: 예시 지원금, en: Example Grant }',
      to: '»name: { ko: 예시 지원금 }',
      says: 'English',
    },
  ],
  [
    'a key with nothing after it',
    {
      rule: 'empty-value',
      file: GRANT,
      from: 'source: moe-2031-05-08-example-grant\nann',
      to: '»source:\nann',
    },
  ],
  [
    'an empty text',
    {
      rule: 'empty-value',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: "»en: ''",
    },
  ],
  [
    'a number with its unit typed in',
    { rule: 'wrong-type', file: GRANT, from: 'number: 30\n', to: 'number: »30%\n', says: 'as in: 30' },
  ],
  [
    'an amount in words of scale',
    {
      rule: 'wrong-type',
      file: GRANT,
      from: 'number: 30\n',
      to: 'number: »1억 2천만원\n',
      says: 'as in: 120000000',
    },
  ],
  [
    'an amount in words of place',
    { rule: 'wrong-type', file: GRANT, from: 'number: 30\n', to: 'number: »2천5백\n', says: 'as in: 2500' },
  ],
  [
    'a part of a word of scale',
    {
      rule: 'wrong-type',
      file: GRANT,
      from: 'number: 30\n',
      to: 'number: »1.5억\n',
      says: 'as in: 150000000',
    },
  ],
  [
    'text where two languages are expected',
    {
      rule: 'wrong-type',
      file: PACT,
      from: '{ ko: 예시 협약, en: Example Pact }',
      to: '»Example Pact',
      says: '"ko: …" and "en: …"',
    },
  ],
  [
    'a placeholder without quotes',
    {
      rule: 'wrong-type',
      file: PACT,
      from: 'en: It was signed on {signing-day}.',
      to: 'en: »{signing-day}',
      says: 'double quotes',
    },
  ],
  [
    'a number where text is expected',
    {
      rule: 'wrong-type',
      file: 'conversations/grant.yaml',
      from: 'say: who can apply?',
      to: 'say: »2031',
      says: '"2031"',
    },
  ],
  [
    'one phrasing that is not a list',
    { rule: 'wrong-type', file: GRANT, from: 'ko: [풍차]', to: 'ko: »풍차', says: 'each after "- "' },
  ],
  [
    'a comma in a text between braces',
    {
      rule: 'comma-in-text',
      file: GRANT,
      from: '{ ko: 풍차, en: windmills }',
      to: '{ ko: 풍차, »바람개비, en: windmills }',
    },
  ],
  [
    'no space after a colon between braces',
    {
      rule: 'yaml-space-after-colon',
      file: GRANT,
      from: '{ ko: 풍차, en: windmills }',
      to: '{ »ko:풍차, en: windmills }',
    },
  ],
  [
    'a value outside the list',
    {
      rule: 'wrong-value',
      file: GRANT,
      from: 'kind: program',
      to: 'kind: »programme',
      says: 'Did you mean "program"?',
    },
  ],
  [
    'a date in words',
    {
      rule: 'wrong-value',
      file: GRANT,
      from: 'announced: 2031-05-08',
      to: 'announced: »8 May 2031',
      says: '2024-03-26',
    },
  ],
  [
    'a paragraph 0',
    {
      rule: 'wrong-value',
      file: PACT,
      from: 'paragraphs: 1\n    printed',
      to: 'paragraphs: »0\n    printed',
    },
  ],
  [
    'an address without https',
    {
      rule: 'wrong-value',
      file: 'sources/moe-2031-05-08-example-grant.yaml',
      from: 'https://examples.invalid/grant',
      to: '»www.examples.invalid',
      says: 'https://',
    },
  ],
  [
    'an id with capitals and spaces',
    {
      rule: 'bad-id',
      file: GRANT,
      from: 'id: example-grant',
      to: 'id: »Example Grant',
      says: 'example-grant',
    },
  ],
  [
    'a fact key with an underscore',
    { rule: 'bad-id', file: GRANT, from: '  mills:\n', to: '  »mills_paid:\n', says: 'mills-paid' },
  ],
  [
    'a kind that is not that of the folder',
    { rule: 'wrong-folder', file: PACT, from: 'kind: agreement', to: 'kind: »event', says: 'events' },
  ],
  [
    'an id that is not the file name',
    {
      rule: 'id-differs-from-file',
      file: 'sources/daily-example-pact.yaml',
      from: 'id: daily-example-pact',
      to: 'id: »daily-pact',
    },
  ],
  [
    'an aspect without words',
    {
      rule: 'missing-aspect-words',
      file: 'aspects.yaml',
      from: textOf('aspects.yaml').slice(textOf('aspects.yaml').indexOf('aspects:\n')),
      to: textOf('aspects.yaml')
        .slice(textOf('aspects.yaml').indexOf('aspects:\n'))
        .replace('aspects:\n', '»aspects:\n')
        .replace(/ {2}fee:\n[\s\S]*?(?= {2}processing-time:)/, ''),
      says: '"fee"',
    },
  ],
  [
    'two keys alike',
    {
      rule: 'duplicate-key',
      file: PACT,
      from: 'related: [example-grant]',
      to: 'related: [example-grant]\n»related: [example-grant]',
    },
  ],
  [
    'an id used in two groups of a record',
    { rule: 'duplicate-id', file: GRANT, from: '  mill-height:', to: '  »overview:' },
  ],
  [
    'a name that is an alias of another record',
    {
      rule: 'duplicate-alias',
      file: GRANT,
      from: 'en: [EG, sample grant]',
      to: 'en: [EG, »examplePACT]',
      says: '"example-pact"',
    },
  ],
  [
    'a phrasing that another entry has',
    {
      rule: 'duplicate-phrasing',
      file: GRANT_ASKS,
      from: 'en: [does any mill qualify?]',
      to: 'en: [»Thank  you!]',
      says: 'social/thanks',
    },
  ],
  [
    'a value that is not what the document is said to print',
    {
      rule: 'printed-differs',
      file: GRANT,
      from: 'number: 30\n    unit: percent\n',
      to: 'number: »30\n    unit: percent\n    printed: 35%\n',
      says: '"35%" says 35',
    },
  ],
  [
    'a month that is not the next one after that of the document',
    {
      rule: 'printed-differs',
      file: GRANT,
      from: '    as_of: 2031\n    paragraphs: [1, 3]\n',
      to: '    as_of: 2031\n    paragraphs: [1, 3]\n  closing:\n    label: { ko: 마감, en: Deadline }\n    date: »2031-05-18\n    printed: until the 18th of next month\n    paragraphs: 1\n',
      says: 'month 6',
    },
  ],
  [
    'English under ko',
    {
      rule: 'text-in-other-language',
      file: GRANT,
      from: 'ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.',
      to: 'ko: »Small companies that run a mill can apply.',
      says: 'Write it in Korean.',
    },
  ],
  [
    'Korean under en',
    {
      rule: 'text-in-other-language',
      file: GRANT,
      from: 'en: the height of the windmills }',
      to: 'en: »풍차의 높이 }',
    },
  ],
  [
    'a text that fills in another fact in one language',
    {
      rule: 'languages-fill-in-other-facts',
      file: GRANT,
      from: "    text:\n      ko: 참여 기업은 {companies-2031}입니다.\n      en: '{companies-2031} take part.'",
      to: "    »text:\n      ko: 참여 기업은 {companies-2031}입니다.\n      en: '{companies-2030} take part.'",
      says: 'Only the English text fills in {companies-2030}.',
    },
  ],
  [
    'a figure that stands in one language only',
    {
      rule: 'languages-differ',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: 'en: »Companies of 999 people that run a mill can apply.',
      says: '"999" stands in the English text only',
    },
  ],
  [
    'a place for the day of signing',
    {
      rule: 'role-of-other-kind',
      file: PACT,
      from: 'facts:\n  signing-day:',
      to: 'roles:\n  signed: »signing-place\nfacts:\n  signing-day:',
      says: 'a date or a period',
    },
  ],
  [
    'a fact that nothing tells',
    {
      rule: 'fact-in-no-entry',
      file: GRANT,
      from: 'facts:\n  grant-share:',
      to: 'facts:\n  »reserve:\n    label: { ko: 예비비, en: Reserve }\n    number: 7\n    unit: krw\n    paragraphs: 2\n  grant-share:',
      says: '{reserve}',
    },
  ],
  [
    'a note that nobody sees',
    {
      rule: 'note-never-shown',
      file: GRANT,
      from: '    period: { from: 2031, to: 2033 }\n',
      to: '    period: { from: 2031, to: 2033 }\n    »note: { ko: 연장될 수 있습니다., en: It may be extended. }\n',
      says: 'facts: [run]',
    },
  ],
  [
    'a text that begins with a yes',
    {
      rule: 'begins-with-reply',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: 'en: »Yes. Small companies that run a mill can apply.',
      says: 'Begin with the fact',
    },
  ],
  [
    'a Korean text that begins with a no',
    {
      rule: 'begins-with-reply',
      file: PACT,
      from: "ko: '{signing-day}에 맺었습니다.'",
      to: "ko: »'아니요, {signing-day}에 맺었습니다.'",
    },
  ],
  [
    'a wrong paragraph of a text',
    {
      rule: 'fact-elsewhere',
      file: GRANT,
      from: '    facts: [grant-share, total-amount]\n    paragraphs: 2\n',
      to: '    facts: [grant-share, total-amount]\n    paragraphs: »3\n',
      says: '"grant-share", which stands in paragraph 2',
    },
  ],
  [
    'phrasings written among the facts and texts',
    {
      rule: 'phrasings-elsewhere',
      file: GRANT,
      from: 'ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.\n      en: Small companies that run a mill can apply.\n    facts: [mills]\n    paragraphs: 2\n',
      to: 'ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.\n      en: Small companies that run a mill can apply.\n    facts: [mills]\n    paragraphs: 2\n    »phrasings:\n      en: [any mill?]\n',
      says: 'programs/example-grant.asks.yaml',
    },
  ],
  [
    'phrasings of an entry that the record does not have',
    {
      rule: 'phrasings-without-entry',
      file: GRANT_ASKS,
      from: '  companies-now:\n',
      to: '  »companies-nwo:\n',
      says: 'Did you mean "companies-now"?',
    },
  ],
  [
    'phrasings of a question beside a record',
    {
      rule: 'phrasings-without-entry',
      file: GRANT_ASKS,
      from: 'details:\n  companies-now:\n',
      to: 'questions:\n  »companies-now:\n',
      says: 'programs/example-grant.yaml',
    },
  ],
  [
    'a misspelt aspect among the phrasings',
    {
      rule: 'unknown-key',
      file: GRANT_ASKS,
      from: '  eligibility:\n',
      to: '  »eligiblity:\n',
      says: 'eligibility',
    },
  ],
  [
    'a source that does not exist',
    {
      rule: 'unknown-reference',
      file: PACT,
      from: 'source: daily-example-pact',
      to: 'source: »daily-exampel-pact',
      says: 'Write daily-example-pact',
    },
  ],
  [
    'a fact that does not exist',
    {
      rule: 'unknown-reference',
      file: GRANT,
      from: 'facts: [grant-share, total-amount]',
      to: 'facts: [»grant-shares, total-amount]',
      says: 'Did you mean "grant-share"?',
    },
  ],
  [
    'a unit that does not exist',
    {
      rule: 'unknown-reference',
      file: GRANT,
      from: 'unit: percent',
      to: 'unit: »percents',
      says: 'Did you mean "percent"?',
    },
  ],
  [
    'a record that does not exist',
    {
      rule: 'unknown-reference',
      file: PACT,
      from: 'related: [example-grant]',
      to: 'related: [»example-grants]',
    },
  ],
  [
    'a follow-up that does not exist',
    {
      rule: 'unknown-reference',
      file: GRANT,
      from: '[eligibility, funding, example-pact/overview]',
      to: '[eligibility, »fundin, example-pact/overview]',
      says: 'Did you mean "funding"?',
    },
  ],
  [
    'a follow-up to what is not stated',
    {
      rule: 'reference-to-gap',
      file: GRANT,
      from: '[eligibility, funding, example-pact/overview]',
      to: '[eligibility, »mill-height]',
    },
  ],
  [
    'what is known, named wrongly',
    { rule: 'unknown-reference', file: GRANT, from: 'known: [overview]', to: 'known: [»overveiw]' },
  ],
  [
    'a later value that does not exist',
    {
      rule: 'unknown-reference',
      file: GRANT,
      from: 'superseded_by: companies-2031',
      to: 'superseded_by: »companies-2032',
    },
  ],
  [
    'a first question that does not exist',
    {
      rule: 'unknown-reference',
      file: BOT,
      from: '  - example-grant/overview',
      to: '  - »example-grant/over',
      says: 'example-grant/overview',
    },
  ],
  [
    'a golden entry that does not exist',
    {
      rule: 'unknown-reference',
      file: 'conversations/grant.yaml',
      from: 'entry: example-grant/eligibility',
      to: 'entry: »example-grant/eligible',
    },
  ],
  [
    'a curated question about no record',
    {
      rule: 'unknown-reference',
      file: 'questions/general.yaml',
      from: 'about: example-grant',
      to: 'about: »example-gant',
    },
  ],
  [
    'a record without an overview',
    { rule: 'no-overview', file: PACT, from: 'aspects:\n  overview:', to: '»aspects:\n  place:' },
  ],
  [
    'a fact without a value',
    {
      rule: 'fact-without-value',
      file: PACT,
      from: '  signing-day:\n    label: { ko: 체결일, en: Day of signing }\n    date: { day: 6 }\n',
      to: '  »signing-day:\n    label: { ko: 체결일, en: Day of signing }\n',
    },
  ],
  [
    'a fact with two values',
    {
      rule: 'fact-with-two-values',
      file: PACT,
      from: 'date: { day: 6 }',
      to: 'date: { day: 6 }\n    »text: { ko: 가, en: a }',
    },
  ],
  [
    'a range whose end is not above its beginning',
    {
      rule: 'range-without-width',
      file: PACT,
      from: 'date: { day: 6 }',
      to: 'range: »{ from: 70, to: 30 }\n    unit: percent',
      says: 'from 70 to 30',
    },
  ],
  [
    'a fact without paragraphs',
    {
      rule: 'fact-without-source',
      file: PACT,
      from: '  signing-day:\n    label: { ko: 체결일, en: Day of signing }\n    date: { day: 6 }\n    paragraphs: 1\n',
      to: '  »signing-day:\n    label: { ko: 체결일, en: Day of signing }\n    date: { day: 6 }\n',
    },
  ],
  [
    'a number without a unit',
    { rule: 'number-without-unit', file: GRANT, from: 'number: 30\n    unit: percent', to: '»number: 30' },
  ],
  [
    'a unit beside a date',
    {
      rule: 'key-without-effect',
      file: PACT,
      from: 'date: { day: 6 }',
      to: 'date: { day: 6 }\n    »unit: krw',
    },
  ],
  [
    'a day of the week for half a date',
    {
      rule: 'key-without-effect',
      file: PACT,
      from: 'date: { day: 6 }',
      to: 'date: { day: 6 }\n    »weekday: true',
    },
  ],
  [
    'a unit that leaves the number out',
    { rule: 'unit-without-number', file: 'units.yaml', from: "'{n}개사'", to: '»개사' },
  ],
  [
    'a text that says the opposite in one language',
    {
      rule: 'languages-contradict',
      file: GRANT,
      from: '    text:\n      ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.\n      en: Small companies that run a mill can apply.\n',
      to: '    »text:\n      ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.\n      en: Small companies that run a mill cannot apply.\n',
      says: 'cannot',
    },
  ],
  [
    'a text that denies in one language alone',
    {
      rule: 'denied-in-one-language',
      file: GRANT,
      from: '    text:\n      ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.\n      en: Small companies that run a mill can apply.\n',
      to: '    »text:\n      ko: 방앗간을 운영하는 중소기업이 신청합니다.\n      en: Small companies that run a mill never apply.\n',
      says: 'never',
    },
  ],
  [
    'another place in one language',
    {
      rule: 'languages-name-other-places',
      file: PACT,
      from: 'text: { ko: 예시회관, en: Example Hall }',
      to: '»text: { ko: 부산 예시회관, en: Example Hall in Seoul }',
      says: 'Busan',
    },
  ],
  [
    'a greeting that offers what no record is about',
    {
      rule: 'subject-of-no-record',
      file: BOT,
      from: "    en: 'This is the example desk. Ask away.'",
      to: "    en: »'Ask about windmills, the Example Pact, drone licences, or the grant.'",
      says: 'drone licences',
    },
  ],
  [
    'applications that are open at any time and close',
    {
      rule: 'applications-not-clear',
      file: GRANT,
      from: 'valid_to: 2033-12-31\n',
      to: 'valid_to: 2033-12-31\n»applications: { closes: 2031-09-30, always: true, paragraphs: 3 }\n',
      says: 'closes, always',
    },
  ],
  [
    'applications that close on the day of a number',
    {
      rule: 'applications-without-day',
      file: GRANT,
      from: 'valid_to: 2033-12-31\n',
      to: 'valid_to: 2033-12-31\napplications: { closes: »{grant-share} }\n',
      says: '{grant-share}',
    },
  ],
  [
    'a deadline of which only the text knows',
    {
      rule: 'applications-missing',
      file: GRANT,
      from: 'details:\n  companies-now:\n',
      to: '  »deadline:\n    facts: [run]\n    paragraphs: 1\ndetails:\n  companies-now:\n',
      says: 'closes: {run}',
    },
  ],
  [
    'applications that say nowhere where they stand',
    {
      rule: 'applications-without-source',
      file: GRANT,
      from: 'valid_to: 2033-12-31\n',
      to: 'valid_to: 2033-12-31\n»applications: { always: true }\n',
      says: 'paragraphs: 3',
    },
  ],
  [
    'applications that close before they open',
    {
      rule: 'impossible-date',
      file: GRANT,
      from: 'valid_to: 2033-12-31\n',
      to: 'valid_to: 2033-12-31\napplications: { opens: 2031-09-30, closes: »2031-09-01, paragraphs: 3 }\n',
      says: 'before they open',
    },
  ],
  [
    'an entry that says nothing',
    {
      rule: 'entry-without-text',
      file: PACT,
      from: "  date:\n    text:\n      ko: '{signing-day}에 맺었습니다.'\n      en: It was signed on {signing-day}.\n",
      to: '  »date:\n',
    },
  ],
  [
    'a unit beside a value that has it',
    {
      rule: 'doubled-in-text',
      file: GRANT,
      from: '참여 기업은 {companies-2031}입니다.',
      to: '»참여 기업은 {companies-2031} 개사입니다.',
      says: 'Delete "개사" beside {companies-2031}',
    },
  ],
  [
    'a unit in English beside a value that has it',
    {
      rule: 'doubled-in-text',
      file: GRANT,
      from: "'{companies-2031} take part.'",
      to: "»'{companies-2031} companies take part.'",
      says: '"companies"',
    },
  ],
  [
    'a limit before a value that has it',
    {
      rule: 'doubled-in-text',
      file: GRANT,
      from: "'{companies-2031} take part.'",
      to: '»Now over {companies-2031} take part.',
      says: '"over"',
    },
  ],
  [
    'a particle that does not fit the value before it',
    {
      rule: 'particle-misfit',
      file: GRANT,
      from: '정부가 비용의 {grant-share:을/를} 냅니다.',
      to: '»정부가 비용의 {grant-share}을 냅니다.',
      says: '{grant-share:을/를}',
    },
  ],
  [
    'a sentence that begins with a small letter',
    {
      rule: 'begins-small',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: "en: »'Mills can apply. {mills} are paid for.'",
      says: 'windmills',
    },
  ],
  [
    '31 February',
    {
      rule: 'impossible-date',
      file: GRANT,
      from: 'valid_from: 2031-06-01',
      to: 'valid_from: »2031-02-31',
      says: '28 days',
    },
  ],
  [
    '29 February of a year that is not a leap year',
    { rule: 'impossible-date', file: GRANT, from: 'announced: 2031-05-08', to: 'announced: »2031-02-29' },
  ],
  ['month 13', { rule: 'impossible-date', file: GRANT, from: 'as_of: 2031-03', to: 'as_of: »2031-13' }],
  [
    'a period that ends before it begins',
    {
      rule: 'impossible-date',
      file: GRANT,
      from: '{ from: 2031, to: 2033 }',
      to: '{ from: 2031, to: »2030 }',
    },
  ],
  [
    'an end before the beginning',
    { rule: 'impossible-date', file: GRANT, from: 'valid_to: 2033-12-31', to: 'valid_to: »2031-05-31' },
  ],
  [
    'a later value that is earlier',
    {
      rule: 'impossible-date',
      file: GRANT,
      from: 'as_of: 2030\n    paragraphs: 3\n    superseded_by: companies-2031',
      to: 'as_of: 2032\n    paragraphs: 3\n    superseded_by: »companies-2031',
    },
  ],
  [
    'values that supersede each other',
    {
      rule: 'superseded-loop',
      file: GRANT,
      from: 'superseded_by: companies-2031',
      to: 'superseded_by: »companies-2030',
      says: 'companies-2030 -> companies-2030',
    },
  ],
  [
    'a percentage typed into a text',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'en: The government pays {grant-share} of the cost.',
      to: 'en: »The government pays 30 percent of the cost.',
      says: '{grant-share}',
    },
  ],
  [
    'a percentage typed in Korean',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'ko: 정부가 비용의 {grant-share:을/를} 냅니다.',
      to: 'ko: »정부가 비용의 30%를 냅니다.',
      says: '"30%"',
    },
  ],
  [
    'an amount in English',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: 'en: »A share of KRW 300 billion is there.',
      says: '"KRW 300 billion"',
    },
  ],
  [
    'an amount in 억',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.',
      to: 'ko: »모두 3,000억 원을 씁니다.',
      says: '{total-amount}',
    },
  ],
  [
    'an amount in 천억',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'ko: 방앗간을 운영하는 중소기업이 신청할 수 있습니다.',
      to: 'ko: »모두 3천억원을 씁니다.',
      says: '{total-amount}',
    },
  ],
  [
    'a small count as a word',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: "en: '{companies-2031} take part.'",
      to: 'en: »At first, four companies took part.',
      says: '{companies-2030}',
    },
  ],
  [
    'a date typed into a text',
    {
      rule: 'number-in-text',
      file: PACT,
      from: 'en: It was signed on {signing-day}.',
      to: 'en: »It was signed on the 6th.',
      says: '{signing-day}',
    },
  ],
  [
    'a period typed into a text',
    {
      rule: 'number-in-text',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: 'en: »Mills can apply in 2031–2033.',
      says: '{run}',
    },
  ],
  [
    'a text of more than 600 characters',
    {
      rule: 'text-too-long',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: `en: »${'mill '.repeat(130)}`,
      says: '649',
    },
  ],
  [
    'a title of more than 75 characters',
    {
      rule: 'text-too-long',
      file: GRANT,
      from: 'en: the height of the windmills',
      to: `en: »the ${'very '.repeat(16)}high mills`,
    },
  ],
  [
    'a phrasing of more than 300 characters',
    {
      rule: 'text-too-long',
      file: GRANT_ASKS,
      from: 'en: [does any mill qualify?]',
      to: `en: [»${'mill '.repeat(80)}]`,
    },
  ],
  [
    'a placeholder for no fact',
    {
      rule: 'unknown-fact-in-text',
      file: PACT,
      from: 'en: It was signed on {signing-day}.',
      to: 'en: »It was signed on {signing-date}.',
      says: '{signing-day}',
    },
  ],
  [
    'a placeholder in a title',
    {
      rule: 'stray-braces',
      file: GRANT,
      from: 'en: the height of the windmills',
      to: 'en: »"the height of {mills}"',
    },
  ],
  [
    'a brace that is not closed',
    {
      rule: 'unclosed-brace',
      file: GRANT,
      from: 'en: Small companies that run a mill can apply.',
      to: 'en: »Small companies get {grant-share',
    },
  ],
  [
    'half a particle',
    {
      rule: 'particle',
      file: GRANT,
      from: 'ko: 정부가 비용의 {grant-share:을/를} 냅니다.',
      to: 'ko: »정부가 비용의 {grant-share:를} 냅니다.',
      says: '{grant-share:은/는}',
    },
  ],
  [
    'a phrase of the bot that is missing',
    {
      rule: 'missing-phrase',
      file: BOT,
      from: `phrases:\n  greeting:\n    ko: '예시 창구입니다. 무엇이든 물어보세요.'\n    en: 'This is the example desk. Ask away.'\n`,
      to: '»phrases:\n',
      says: '"greeting"',
    },
  ],
  [
    'a phrase without its placeholder',
    {
      rule: 'missing-placeholder',
      file: BOT,
      from: "en: 'As announced on {date}.'\n  announced-undated",
      to: "en: »'As announced.'\n  announced-undated",
      says: '{date}',
    },
  ],
  [
    'a placeholder that the phrase does not have',
    {
      rule: 'stray-braces',
      file: BOT,
      from: "en: 'Type a question.'",
      to: "en: »'Type a question, {name}.'",
    },
  ],
  [
    'a first line that names no schema',
    {
      rule: 'schema-line',
      file: 'units.yaml',
      from: '# yaml-language-server: $schema=../../../../schema/units.schema.json\n',
      to: '»',
      says: '$schema=../../../../schema/units.schema.json',
    },
  ],
  [
    'an eligibility that says nothing',
    { rule: 'eligibility-not-clear', ...eligible('»eligibility:\n  examples: []\n'), says: 'neither' },
  ],
  [
    'conditions that are and are not stated',
    {
      rule: 'eligibility-not-clear',
      ...eligible(
        'eligibility:\n  conditions: [{ attribute: trade, is: mill, paragraphs: 2 }]\n  »not_stated: true\n',
      ),
      says: 'conditions and not_stated',
    },
  ],
  [
    'the same conditions as a record that has none',
    { rule: 'same-as-nothing', ...eligible('eligibility:\n  same_as: »example-pact\n') },
  ],
  [
    'the same conditions as no record',
    {
      rule: 'unknown-reference',
      ...eligible('eligibility:\n  same_as: »example-pakt\n'),
      says: 'example-pact',
    },
  ],
  [
    'a condition that compares with nothing',
    {
      rule: 'condition-not-whole',
      ...conditions('- »attribute: trade', '  paragraphs: 2'),
      says: 'does not say what it is compared with',
    },
  ],
  [
    'a condition with two comparisons',
    {
      rule: 'condition-not-whole',
      ...conditions('- »{ attribute: employees, at_least: 3, less_than: 10, paragraphs: 2 }'),
      says: 'at_least, less_than',
    },
  ],
  [
    'a misspelt comparison under an attribute',
    {
      rule: 'unknown-key',
      ...conditions('- employees: { »atmost: 200 }', '  paragraphs: 2'),
      says: 'Did you mean "at_most"?',
    },
  ],
  [
    'a condition on no attribute',
    { rule: 'condition-not-whole', ...conditions('- »{ is: mill, paragraphs: 2 }'), says: 'attribute' },
  ],
  [
    'a group that is a condition as well',
    {
      rule: 'condition-not-whole',
      ...conditions('- »attribute: trade', '  any_of: [{ attribute: trade, is: mill }]', '  paragraphs: 2'),
      says: 'at once',
    },
  ],
  [
    'a group of both kinds',
    {
      rule: 'condition-not-whole',
      ...conditions(
        '- »any_of: [{ attribute: trade, is: mill }]',
        '  all_of: [{ attribute: partner, is: yes }]',
        '  paragraphs: 2',
      ),
      says: 'both kinds',
    },
  ],
  [
    'a limit that the text says and no condition holds',
    {
      rule: 'limit-without-condition',
      file: GRANT,
      from: 'details:\n',
      to: 'eligibility:\n  conditions: [{ trade: mill, paragraphs: 2 }]\ndetails:\n  size:\n    title: { ko: 규모, en: Size }\n    aspect: eligibility\n    »text:\n      ko: 직원이 10명 이상인 방앗간이 신청할 수 있습니다.\n      en: Mills with at least 10 employees can apply.\n    paragraphs: 3\n',
      says: '10명 이상',
    },
  ],
  [
    'an attribute that nobody is asked',
    {
      rule: 'unknown-reference',
      ...conditions('- attribute: »employes', '  less_than: 10', '  paragraphs: 2'),
      says: 'Did you mean "employees"?',
    },
  ],
  [
    'a choice that the question does not offer',
    {
      rule: 'unknown-choice',
      ...conditions('- { attribute: trade, is: »mil, paragraphs: 2 }'),
      says: 'Did you mean "mill"?',
    },
  ],
  [
    'a choice among several that the question does not offer',
    {
      rule: 'unknown-choice',
      ...conditions('- { attribute: trade, one_of: [mill, »forge], paragraphs: 2 }'),
    },
  ],
  [
    'an undecided choice that the question does not offer',
    {
      rule: 'unknown-choice',
      ...conditions('- { attribute: trade, is: mill, not_stated_for: [»forge], paragraphs: 2 }'),
    },
  ],
  [
    'a choice compared with a number',
    {
      rule: 'condition-does-not-fit',
      ...conditions('- { attribute: trade, at_least: »3, paragraphs: 2 }'),
      says: 'one_of',
    },
  ],
  [
    'a number compared with a choice',
    {
      rule: 'condition-does-not-fit',
      ...conditions('- { attribute: employees, is: »mill, paragraphs: 2 }'),
      says: 'at_least',
    },
  ],
  [
    'a fact in braces without its comparison',
    {
      rule: 'wrong-value',
      ...conditions('- { employees: »{companies-2031}, paragraphs: 2 }'),
      says: 'employees: { at_least: {companies-2031} }',
    },
  ],
  [
    'a comparison in words',
    {
      rule: 'condition-does-not-fit',
      ...conditions('- { employees: »30명 미만, paragraphs: 2 }'),
      says: 'employees: { less_than: 30 }',
    },
  ],
  [
    'a comparison by a sign',
    {
      rule: 'condition-does-not-fit',
      ...conditions('- { employees: »≥ 30, paragraphs: 2 }'),
      says: 'employees: { at_least: 30 }',
    },
  ],
  [
    'a number without its comparison',
    {
      rule: 'compared-exactly',
      ...conditions('- { employees: »3, paragraphs: 2 }'),
      says: 'employees: { at_least: 3 }',
    },
  ],
  [
    'the Korean name of an attribute',
    { rule: 'unknown-reference', ...conditions('- { »가게: yes, paragraphs: 2 }'), says: 'trade: shop' },
  ],
  [
    'the Korean name of a choice',
    { rule: 'unknown-choice', ...conditions('- { trade: »방앗간, paragraphs: 2 }'), says: '"mill"' },
  ],
  [
    'a condition that does not say where it stands',
    {
      rule: 'condition-without-source',
      ...conditions('- »attribute: trade', '  is: mill'),
      says: 'paragraphs: 3',
    },
  ],
  [
    'a condition from a source that does not exist',
    {
      rule: 'unknown-reference',
      ...conditions('- { attribute: trade, is: mill, source: »moe-2031, paragraphs: 2 }'),
    },
  ],
  [
    'two conditions that exclude each other',
    {
      rule: 'impossible-conditions',
      ...conditions(
        '- { attribute: employees, less_than: 10, paragraphs: 2 }',
        '- »{ attribute: employees, at_least: 10, paragraphs: 3 }',
      ),
      says: '"employees"',
    },
  ],
  [
    'a condition that nothing meets',
    {
      rule: 'impossible-conditions',
      ...conditions('- »{ attribute: employees, less_than: 0, paragraphs: 2 }'),
    },
  ],
  [
    'a way of being eligible that nobody can take',
    {
      rule: 'impossible-conditions',
      ...conditions(
        '- any_of:',
        '    - { attribute: trade, is: mill }',
        '    - »all_of: [{ attribute: partner, is: yes }, { attribute: partner, is: no }]',
        '  paragraphs: 2',
      ),
    },
  ],
  [
    'conditions that exclude each other from some day on',
    {
      rule: 'impossible-conditions',
      ...conditions(
        '- { attribute: trade, is: mill, until: 2032-12-31, paragraphs: 2 }',
        '- { attribute: trade, is: shop, from: 2033, paragraphs: 2 }',
        '- »{ attribute: trade, is: mill, from: 2034, paragraphs: 2 }',
      ),
    },
  ],
  [
    'a condition that everything meets',
    {
      rule: 'condition-without-effect',
      ...conditions('- »{ attribute: employees, at_least: 0, paragraphs: 2 }'),
    },
  ],
  [
    'a condition that ends before it begins',
    {
      rule: 'impossible-date',
      ...conditions('- { attribute: trade, is: mill, from: 2032, until: »2031, paragraphs: 2 }'),
    },
  ],
  [
    'a table with an attribute that nobody is asked',
    {
      rule: 'unknown-reference',
      ...eligible(
        'eligibility:\n  not_stated: true\n  examples: [{ profile: { »tread: mill }, verdict: not_stated }]\n',
      ),
      says: 'Did you mean "trade"?',
    },
  ],
  [
    'a table with a choice that the question does not offer',
    {
      rule: 'unknown-choice',
      ...eligible(
        'eligibility:\n  not_stated: true\n  examples: [{ profile: { trade: »forge }, verdict: not_stated }]\n',
      ),
    },
  ],
  [
    'a table with a word for a number',
    {
      rule: 'condition-does-not-fit',
      ...eligible(
        'eligibility:\n  not_stated: true\n  examples: [{ profile: { employees: »mill }, verdict: not_stated }]\n',
      ),
    },
  ],
  [
    'a unit of an attribute that does not exist',
    {
      rule: 'unknown-reference',
      file: 'profile.yaml',
      from: 'unit: employees',
      to: 'unit: »employes',
      says: 'employees',
    },
  ],
  [
    'a group of words that does not exist',
    {
      rule: 'unknown-reference',
      file: 'profile.yaml',
      from: "['{large-mill} + together']",
      to: "[»'{large-mil} + together']",
      says: 'large-mill',
    },
  ],
  [
    'a consequence for an attribute that does not exist',
    {
      rule: 'unknown-reference',
      file: 'profile.yaml',
      from: 'says: { ko: [가게를 하, 상점], en: [run a shop] }',
      to: 'also: { »partners: no }',
    },
  ],
  [
    'an attribute without a question',
    {
      rule: 'attribute-not-whole',
      file: 'profile.yaml',
      from: 'attributes:\n',
      to: 'attributes:\n  »bakery:\n    name: { ko: 빵집, en: being a bakery }\n',
      says: 'question',
    },
  ],
  [
    'an attribute that is a number and a choice at once',
    {
      rule: 'attribute-of-two-kinds',
      file: 'profile.yaml',
      from: '  trade:\n',
      to: '  »trade:\n    unit: percent\n    words: { ko: [], en: [] }\n',
    },
  ],
  [
    'a threshold from a fact that is no number',
    {
      rule: 'threshold-without-number',
      ...conditions('- { attribute: employees, at_least: »"{no-such-fact}", paragraphs: 2 }'),
    },
  ],
  [
    'the short form of a condition on an attribute that nobody is asked',
    {
      rule: 'unknown-reference',
      ...conditions('- { »employes: { less_than: 10 }, paragraphs: 2 }'),
      says: 'employees',
    },
  ],
  [
    'the short form of a condition with a choice that does not exist',
    { rule: 'unknown-choice', ...conditions('- { trade: »mil, paragraphs: 2 }'), says: 'mill' },
  ],
];

/** What an editor typed, and where the message must point: `line:column rule`. */
export const YAML_SLIPS: readonly (readonly [string, string, `${number}:${number} ${RuleId}`])[] = [
  ['a tab for spaces', 'a:\n\tb: 1\n', '2:1 yaml-tab'],
  ['a tab after spaces', 'a:\n  b: 1\n  \tc: 2\n', '3:3 yaml-tab'],
  ['no space after the colon', 'id:smart-factory\nkind: program\n', '1:3 yaml-space-after-colon'],
  ['no space after a later colon', 'id: a\nkind:program\n', '2:5 yaml-space-after-colon'],
  ['no space after a colon further in', 'a:\n  ko:가나\n  en: b\n', '2:5 yaml-space-after-colon'],
  ['a colon in a text', 'text: 문의: 02-123-4567\n', '1:7 yaml-colon-in-text'],
  ['a colon in a list item', 'ko:\n  - 문의: 전화: 1번\n', '2:5 yaml-colon-in-text'],
  ['a quote that is never closed', 'a: 1\ntitle: "Smart factory\nkind: program\n', '2:8 yaml-quote'],
  ['a single quote that is never closed', "a: 1\ntitle: 'Smart factory\n", '2:8 yaml-quote'],
  ['a quoted word at the start of a text', 'en: "Star" is a brand\n', '1:5 yaml-quote'],
  ['an unclosed quote before another', "text: { ko: '비율, en: 'the share' }\n", '1:13 yaml-quote'],
  ['an unclosed quote on the line above another', "ko: '비율\nen: 'the share'\n", '1:5 yaml-quote'],
  ['an apostrophe between single quotes', "en: 'the ministry's desk'\n", '1:5 yaml-quote'],
  ['a placeholder at the start of a text', 'ko: {share}까지 지원합니다.\n', '1:5 yaml-brace-in-text'],
  ['a square bracket at the start of a text', 'ko: [참고] 지원합니다.\n', '1:5 yaml-brace-in-text'],
  ['a placeholder between braces', 'text: { ko: 비율은 {share}, en: b }\n', '1:17 yaml-brace-in-text'],
  ['a list that is not closed', 'ko: [가, 나\nen: b\n', '1:5 yaml-bracket'],
  ['a group that is not closed', 'name: { ko: 가, en: b\nkind: term\n', '1:7 yaml-bracket'],
  ['a text that begins with @', 'a: @ministry\n', '1:4 yaml-first-character'],
  ['a text that begins with %', 'a: %\n', '1:4 yaml-first-character'],
  ['a key that stands too far left', 'a:\n    b: 1\n    c: 2\n  d: 3\n', '4:3 yaml-indentation'],
  ['a key that stands too far right', 'a: 1\n  b: 2\n', '2:3 line-too-deep'],
  ['a key that stands too far right below a blank line', 'a: [1]\n\n  b:\n  c: 2\n', '3:3 line-too-deep'],
  ['a first key that stands too far right', 'a:\n    b: 1\n  c: 2\n', '2:5 line-too-deep'],
  ['a line without a key', 'a: 1\nsome words\nb: 2\n', '2:1 yaml-missing-colon'],
  ['a group without the colon before it', 'a: 1\nname { ko: 가, en: b }\nb: 2\n', '2:1 yaml-missing-colon'],
  [
    'a key without its colon above what belongs to it',
    'a: 1\nname\n  ko: 가\nb: 2\n',
    '2:1 yaml-missing-colon',
  ],
  ['an item without its colon', 'a:\n  - say x\n    outcome: y\n', '2:5 yaml-missing-colon'],
  ['marks of a merge', 'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n', '2:1 merge-marker'],
  ['marks of a merge in a text', 'a: >-\n  one\n>>>>>>> other\n', '3:1 merge-marker'],
  ['an unknown escape', 'a: "C:\\desk"\n', '1:7 yaml-escape'],
  ['two documents', 'a: 1\n---\nb: 2\n', '2:1 yaml-several-documents'],
  ['a full-width colon', 'a: 1\nb： 2\nc: 3\n', '2:2 yaml-look-alike'],
  ['a full-width colon before a group', 'a: 1\n  label： { ko: 가, en: b }\n', '2:8 yaml-look-alike'],
  ['a full-width colon between braces', 'a: { ko： 가, en: b }\n', '1:8 yaml-look-alike'],
  ['a full-width semicolon for a colon', 'a: 1\nb； 2\nc: 3\n', '2:2 yaml-look-alike'],
  ['a full-width semicolon above a group', 'a:\n  b；\n    c: 3\n', '2:4 yaml-look-alike'],
  ['a full-width semicolon between braces', 'a: { ko: 가, en； b }\n', '1:15 yaml-look-alike'],
  ['a semicolon for a colon', 'a: 1\nb; 2\nc: 3\n', '2:2 yaml-look-alike'],
  ['a full-width comma between braces', 'a: { ko: 가， en: b }\n', '1:11 yaml-look-alike'],
  ['curly quotes around a value with a comma', 'a: { x: ‘2,700’, y: 1 }\n', '1:9 yaml-look-alike'],
  ['curly quotes around a value', 'a: “2,700”\n', '1:4 yaml-look-alike'],
  ['a sign of comparison', 'years: >= 3\n', '1:8 yaml-comparison'],
  ['a sign of comparison without its space', 'years: >3\nb: 1\n', '1:8 yaml-comparison'],
  ['a # that cuts a text', 'ko: 지원하지 않습니다. 단, #융자는 예외입니다.\n', '1:5 text-cut-by-note'],
  ['an entry two spaces too far right', 'a:\n  ko: 가\n  b:\n  ko: 나\n', '3:3 entry-too-deep'],
  [
    'an entry two spaces too far right, of which only a later key is in the one above',
    'a:\n  x:\n    ko: 가\n    en: b\n    y:\n    text: c\n    en: d\n',
    '5:5 entry-too-deep',
  ],
  ['a number with commas between braces', 'a: { number: 4,800,000, unit: krw }\n', '1:14 wrong-value'],
  ['an anchor', 'a: &x 1\n', '1:7 yaml-feature'],
  ['an alias', 'a: &x 1\nb: *x\n', '1:7 yaml-feature'],
  ['a tag', 'a: !!js/function x\n', '1:4 yaml-feature'],
  ['an alias to nothing', 'a: *important\n', '1:4 yaml-feature'],
  ['a list as a key', '? [a]\n: x\n', '1:3 yaml-key'],
  ['a key twice', 'a: 1\nb: 2\na: 3\n', '3:1 duplicate-key'],
  ['an invisible character', 'a: 1\nb: x\u0000y\n', '2:5 control-character'],
  ['a mark that turns the writing direction', 'a: x\u202ey\n', '1:5 control-character'],
];
