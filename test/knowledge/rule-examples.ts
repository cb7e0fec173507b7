/** One example of each rule, as the check itself prints it. */
import { diagnose } from '../../src/knowledge/diagnostics.js';
import { type Diagnostic, formatDiagnostic, type RuleId } from '../../src/knowledge/index.js';
import type { RuleData } from '../../src/knowledge/rules/index.js';
import { COLUMNS } from '../../src/knowledge/table/index.js';
import { YamlFile } from '../../src/knowledge/yaml-file.js';
import { edited, parsedAgain, textOf } from './fixture.js';
import { SLIPS, YAML_SLIPS } from './slips.js';

export interface RuleExample {
  /** The lines that break the rule, where text does. */
  readonly lines?: string;
  /** The finding as printed. */
  readonly finding: string;
  readonly diagnostic: Diagnostic;
}

/** What the words need for rules that no text alone breaks. */
const SAMPLES: { readonly [R in RuleId]?: readonly [file: string, data: RuleData<R>] } = {
  'folder-unreadable': ['contnet', { folder: 'contnet', reason: 'it does not exist' }],
  'file-unreadable': ['content/units.yaml', { reason: 'your account may not open it' }],
  'file-too-large': ['content/programs/scan.yaml', { bytes: 5_242_880, limit: 1_048_576 }],
  'too-many-files': ['content', { limit: 2000 }],
  'link-outside': ['content/programs/shared.yaml', { target: '/home/desk/shared.yaml' }],
  'not-utf-8': ['content/bot.yaml', { guess: ' (it looks like EUC-KR or Windows-949)' }],
  'line-too-long': ['content/bot.yaml', { length: 31_000, limit: 20_000 }],
  'unknown-file': [
    'content/programs/grant.yml',
    { path: 'programs/grant.yml', places: ['programs/<name>.yaml', 'plans/<name>.yaml'] },
  ],
  'missing-file': ['content/bot.yaml', { path: 'bot.yaml', holds: "the bot's own words" }],
  'table-unreadable': ['asked.xlsx', { reason: 'it is no Excel file (.xlsx)' }],
  'column-missing': ['asked.xlsx', { column: 'entry' }],
  'column-unknown': ['asked.xlsx', { name: 'txet (en)', near: 'text (en)', known: COLUMNS }],
  'column-twice': ['asked.xlsx', { column: 'text (en)' }],
  'row-without-entry': ['asked.xlsx', { text: 'Any mill can apply.' }],
  'row-twice': ['asked.xlsx', { entry: 'example-grant/funding', row: 4 }],
  'row-without-record': ['asked.xlsx', { entry: 'exampel-grant/cap', near: 'example-grant' }],
  'row-without-part': ['asked.xlsx', { part: 'answers', known: ['aspects', 'details', 'not_stated'] }],
  'value-not-in-table': ['asked.xlsx', { fact: 'example-grant/facts/grant-share' }],
  'cell-not-text': ['asked.xlsx', { made: 'a date' }],
  'paragraphs-not-numbers': ['asked.xlsx', { text: '2 to 4' }],
  'empty-file': ['content/terms/new.yaml', {}],
  'yaml-syntax': ['content/bot.yaml', { text: 'name: "a" : "b" :' }],
  'yaml-too-deep': ['content/bot.yaml', {}],
  'name-not-in-source': [
    'content/programs/example-grant.yaml',
    { name: 'Hong Foundation', where: '"moe-2031-05-08-example-grant"' },
  ],
  'text-elsewhere': [
    'content/programs/example-grant.yaml',
    { paragraph: 2, cited: [4], source: 'moe-2031-05-08-example-grant' },
  ],
  'example-not-answered': ['content/bot.yaml', { question: 'How tall are the windmills?' }],
  'translation-not-marked': [
    'content/programs/example-grant.yaml',
    { fact: 'venue', name: 'Example Hall', language: 'en', source: 'moe-2031-05-08-example-grant' },
  ],
  'figure-not-in-source': [
    'content/programs/example-grant.yaml',
    { figure: '999', where: 'paragraph 2 of "moe-2031-05-08-example-grant"' },
  ],
  'phrasings-without-file': [
    'content/programs/exampel-grant.asks.yaml',
    { file: 'programs/exampel-grant.yaml', near: 'programs/example-grant.yaml' },
  ],
  'phrasing-not-found': [
    'content/programs/example-grant.asks.yaml',
    { phrasing: 'how much?', entry: 'example-grant/funding', found: 'example-grant/cap' },
  ],
  'conversation-failed': [
    'content/conversations/grant.yaml',
    {
      say: 'who can apply?',
      expected: 'the entry example-grant/eligibility',
      actual: 'example-grant/overview',
    },
  ],
  'eligibility-example-failed': [
    'content/programs/example-grant.yaml',
    {
      record: 'example-grant',
      profile: 'a business with trade: mill, employees: 12',
      expected: 'eligible',
      actual: 'not_eligible',
    },
  ],
  'staff-fact-in-open-text': [
    'content/programs/example-grant.yaml',
    { fact: 'reserve', text: 'The government keeps {reserve} for later.' },
  ],
  'review-due': [
    'content/programs/example-grant.yaml',
    { record: 'example-grant', date: 'May 8, 2033', asked: 41 },
  ],
  'review-undated': ['content/programs/example-grant.yaml', { record: 'example-grant' }],
  'applications-over': [
    'content/programs/example-grant.yaml',
    { record: 'example-grant', date: 'July 18, 2031', asked: 12 },
  ],
  'period-over': [
    'content/programs/example-grant.yaml',
    { record: 'example-grant', date: 'December 31, 2033', asked: 0 },
  ],
  'source-text-missing': [
    'content/sources/press-release.yaml',
    { source: 'press-release', file: 'press.txt', reason: 'it does not exist' },
  ],
  'paragraph-missing': [
    'content/programs/example-grant.yaml',
    { source: 'press-release', paragraph: 12, count: 9 },
  ],
  'not-in-source': [
    'content/programs/example-grant.yaml',
    {
      name: 'grant-share',
      looked: 'The figure 35 percent',
      paragraphs: 'paragraph 2 of "press-release"',
      elsewhere: undefined,
    },
  ],
  'amount-printed-otherwise': [
    'content/programs/example-grant.yaml',
    {
      fact: 'cap',
      shown: '최대 1억원',
      line: 'qualifier: up-to',
      source: 'press-release',
      paragraphs: [2],
    },
  ],
  'cell-of-another': [
    'content/programs/example-grant.yaml',
    { fact: 'wind-share', own: 'Windmill', other: 'Watermill' },
  ],
  'comparison-printed-otherwise': [
    'content/programs/example-grant.yaml',
    {
      attribute: 'employees',
      shown: '30인 미만',
      line: 'less_than: 30',
      source: 'press-release',
      paragraphs: [3],
    },
  ],
  'threshold-not-in-source': [
    'content/programs/example-grant.yaml',
    {
      attribute: 'employees',
      looked: 'The figure 12 companies',
      paragraphs: 'paragraph 2 of "press-release"',
      elsewhere: undefined,
    },
  ],
};

const made = new Map<RuleId, RuleExample | undefined>();

/** The example of a rule, made once; undefined when neither a slip nor a sample shows it. */
export function exampleOf(rule: RuleId): RuleExample | undefined {
  if (!made.has(rule)) made.set(rule, bySlip(rule) ?? byYamlSlip(rule) ?? bySample(rule));
  return made.get(rule);
}

function bySlip(rule: RuleId): RuleExample | undefined {
  const slip = SLIPS.find(([, candidate]) => candidate.rule === rule)?.[1];
  if (slip === undefined) return undefined;
  const { file, from, to } = slip;
  const wrong = to.replace('»', '');
  const { diagnostics } = parsedAgain(edited(file, from, wrong));
  return shown(
    diagnostics,
    rule,
    textOf(file).replace(from, () => wrong),
  );
}

function byYamlSlip(rule: RuleId): RuleExample | undefined {
  const slip = YAML_SLIPS.find(([, , expected]) => expected.endsWith(` ${rule}`));
  if (slip === undefined) return undefined;
  return shown(new YamlFile('bot.yaml', 'content/bot.yaml', slip[1]).diagnostics, rule, slip[1]);
}

function bySample<R extends RuleId>(rule: R): RuleExample | undefined {
  const sample = SAMPLES[rule];
  if (sample === undefined) return undefined;
  const [file, data] = sample;
  const cell = file === 'asked.xlsx' && rule !== 'table-unreadable' ? { cell: 'row 7, entry' } : {};
  const diagnostic = diagnose(rule, { file, line: 1, column: 1, ...cell }, data);
  return { finding: formatDiagnostic(diagnostic), diagnostic };
}

function shown(diagnostics: readonly Diagnostic[], rule: RuleId, text: string): RuleExample | undefined {
  const found = diagnostics.find((diagnostic) => diagnostic.rule === rule);
  if (found === undefined) return undefined;
  const all = text.split('\n');
  const first = all[found.line - 1] ?? '';
  const count = first.endsWith(':') ? 3 : 1;
  const lines = all.slice(found.line - 1, found.line - 1 + count).map(visible);
  return { lines: lines.join('\n').trimEnd(), finding: formatDiagnostic(found), diagnostic: found };
}

function visible(line: string): string {
  const safe = line.replaceAll('\t', '→').replaceAll(/\p{C}/gu, '▯');
  return safe.length > 100 ? `${safe.slice(0, 99)}…` : safe;
}
