/** What a YAML parser's error means to somebody who has never seen YAML. */
import type { YAMLError } from 'yaml';
import { comparisonIn } from './comparison-line.js';
import type { RuleData, RuleId } from './rules/index.js';
import { indentOf, misplacedAt } from './yaml-columns.js';
import { lookAlikeIn } from './yaml-look-alikes.js';

/** A rule with its words' data, and the offset in the text where the editor should look. */
export interface Explanation<R extends RuleId = RuleId> {
  readonly rule: R;
  readonly data: RuleData<R>;
  readonly offset: number;
}

interface Spot {
  readonly error: YAMLError;
  readonly text: string;
  /** Offset of the first character of the line, and the line itself without its end. */
  readonly start: number;
  readonly line: string;
  /** Line of the error up to the error. */
  readonly before: string;
}

/** Finds the likeliest slip behind the first error of a file. */
export function explainYamlError(error: YAMLError, text: string): Explanation {
  const spot = spotAt(error, text);
  for (const guess of GUESSES) {
    const found = guess(spot);
    if (found !== undefined) return found;
  }
  return explain('yaml-syntax', { text: spot.line.trim() || 'the end of the file' }, error.pos[0]);
}

const GUESSES: readonly ((spot: Spot) => Explanation | undefined)[] = [
  tooDeep,
  severalDocuments,
  tab,
  feature,
  comparison,
  lookAlikes,
  openQuote,
  quoteTakesKey,
  textStartsWithBrace,
  openBracket,
  firstCharacter,
  spaceAfterColon,
  badEscape,
  quoteGoesOn,
  colonInText,
  keyWithoutColon,
  indentation,
  missingColon,
  key,
];

function explain<R extends RuleId>(rule: R, data: RuleData<R>, offset: number): Explanation<R> {
  return { rule, data, offset };
}

function spotAt(error: YAMLError, text: string): Spot {
  const offset = Math.min(error.pos[0], text.length);
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text
    .slice(start, end === -1 ? undefined : Math.max(end, start))
    // The patterns below look for a slip near the start of a line; a longer one costs time and says no more.
    .slice(0, 2000)
    .replace(/\r$/, '');
  return { error, text, start, line, before: text.slice(start, offset) };
}

function tooDeep({ error }: Spot): Explanation | undefined {
  return error.code === 'RESOURCE_EXHAUSTION' ? explain('yaml-too-deep', {}, error.pos[0]) : undefined;
}

function severalDocuments({ error }: Spot): Explanation | undefined {
  return error.code === 'MULTIPLE_DOCS' ? explain('yaml-several-documents', {}, error.pos[0]) : undefined;
}

function tab({ error, start, line }: Spot): Explanation | undefined {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  if (error.code !== 'TAB_AS_INDENT' && !indent.includes('\t')) return undefined;
  const at = indent.indexOf('\t');
  return explain('yaml-tab', {}, at === -1 ? error.pos[0] : start + at);
}

const FEATURES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  ALIAS_PROPS: 'a reference to another part of the file (an alias)',
  BAD_ALIAS: 'a reference to another part of the file (an alias)',
  BAD_DIRECTIVE: 'an instruction to the YAML reader',
  BAD_PROP_ORDER: 'a label or a type name',
  MULTIPLE_ANCHORS: 'a label for later use (an anchor)',
  MULTIPLE_TAGS: 'a type name (a tag)',
  TAG_RESOLVE_FAILED: 'a type name (a tag)',
  BAD_COLLECTION_TYPE: 'a type name (a tag)',
};

function feature({ error, text }: Spot): Explanation | undefined {
  const name = FEATURES[error.code];
  if (name === undefined) return undefined;
  const mark = /^\S+/.exec(text.slice(error.pos[0], error.pos[0] + 40))?.[0] ?? '!';
  return explain('yaml-feature', { mark, name }, error.pos[0]);
}

/** `years: >= 3`: the sign reads as the beginning of a long text. */
function comparison({ start, line }: Spot): Explanation | undefined {
  const found = comparisonIn(line);
  return found && explain('yaml-comparison', { line: found.line }, start + found.at);
}

/** A character that only looks like one of YAML is taken for a letter; the parser blames its line, or one beside it. */
function lookAlikes({ text, start, line }: Spot): Explanation | undefined {
  const above = text.lastIndexOf('\n', start - 2) + 1;
  const below = start + line.length + 1;
  for (const at of start === 0 ? [start, below] : [start, above, below]) {
    const found = lookAlikeIn(text.slice(at).split('\n', 1)[0]?.slice(0, 2000) ?? '');
    if (found !== undefined)
      return explain('yaml-look-alike', { mark: found.mark, plain: found.plain }, at + found.at);
  }
  return undefined;
}

/** An unclosed quote is noticed at the end of the file; the slip is where the quote opens. */
function openQuote({ error, text }: Spot): Explanation | undefined {
  const mark = /^Missing closing (['"])/.exec(error.message)?.[1];
  if (mark === undefined) return undefined;
  const opening = [...text.matchAll(/(?:^|[\n:,[{-])[ \t]*(['"])/g)].filter(
    (match) => match[1] === mark && !closesOnItsLine(text, match.index + match[0].length - 1, mark),
  );
  const first = opening[0];
  return explain('yaml-quote', { mark }, first ? first.index + first[0].length - 1 : error.pos[0]);
}

/** `ko: 'one, en: 'two'`: an unclosed text runs on to the quote of the next one, and takes the key before it. */
function quoteTakesKey({ error, text }: Spot): Explanation | undefined {
  const opening = /(?:^|[\n:,[{-])[ \t]*(['"])/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [{ length }, mark = "'"] = match;
    const at = match.index + length - 1;
    const end = text.indexOf(mark, at + 1);
    if (end === -1 || end > error.pos[0]) return undefined;
    // What stands on the last line is enough to tell, and bounds the time.
    if (/(?:^|,)[ \t]*[\w-]+:[ \t]*$/.test(lastLine(text.slice(at + 1, end))))
      return explain('yaml-quote', { mark }, at);
    opening.lastIndex = end + 1;
  }
  return undefined;
}

const lastLine = (text: string): string => text.slice(Math.max(text.lastIndexOf('\n') + 1, text.length - 80));

function closesOnItsLine(text: string, at: number, mark: string): boolean {
  const rest = text.slice(at + 1).split('\n', 1)[0] ?? '';
  return mark === '"' ? /^(?:[^"\\]|\\.)*"/.test(rest) : rest.includes("'");
}

/** `ko: {share}까지` reads as a group followed by stray text. */
function textStartsWithBrace({ start, line }: Spot): Explanation | undefined {
  const match = /^(\s*(?:- )?(?:[\w-]+:\s+|-\s+)?)([{[])[^"{[\]}]*[}\]]\s*[^\s,#}\]]/.exec(line);
  if (match === null) return textInBracesHoldsBrace(start, line);
  return explain('yaml-brace-in-text', { mark: match[2] ?? '{' }, start + (match[1]?.length ?? 0));
}

/** `{ ko: 비율은 {share}, en: … }`: the inner brace ends the text. */
function textInBracesHoldsBrace(start: number, line: string): Explanation | undefined {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) => ' '.repeat(quoted.length));
  const match = /\{[^{}]*:\s+[^\s{},][^{},]*(\{)/.exec(bare);
  if (match === null) return undefined;
  return explain('yaml-brace-in-text', { mark: '{' }, start + match.index + match[0].length - 1);
}

function openBracket({ error, text }: Spot): Explanation | undefined {
  if (!/^Flow (sequence|map)|must.*end with a [\]}]|BLOCK_IN_FLOW/.test(`${error.message} ${error.code}`))
    return undefined;
  const mark = error.message.includes(']') || error.message.includes('sequence') ? '[' : '{';
  const opening = text.lastIndexOf(mark, error.pos[0] - 1);
  return explain('yaml-bracket', { mark }, opening === -1 ? error.pos[0] : opening);
}

function firstCharacter({ error, text }: Spot): Explanation | undefined {
  if (error.code !== 'BAD_SCALAR_START') return undefined;
  return explain('yaml-first-character', { mark: text.charAt(error.pos[0]) }, error.pos[0]);
}

function spaceAfterColon({ start, line, error }: Spot): Explanation | undefined {
  if (!/IMPLICIT_KEY|MISSING_CHAR|UNEXPECTED_TOKEN|BAD_INDENT/.test(error.code)) return undefined;
  const match = /^(\s*(?:- )*)([\w-]+):(?=[^\s:/])/.exec(line);
  if (match === null) return undefined;
  return explain('yaml-space-after-colon', { key: match[2] ?? '' }, start + match[0].length - 1);
}

function badEscape({ error, text }: Spot): Explanation | undefined {
  if (error.code !== 'BAD_DQ_ESCAPE') return undefined;
  return explain('yaml-escape', { found: text.slice(error.pos[0], error.pos[1]) }, error.pos[0]);
}

/** `say: "hello" there`: the quoted part ends before the text does. */
function quoteGoesOn({ error, start, line, before }: Spot): Explanation | undefined {
  const match = /^(\s*(?:- )*(?:[\w-]+:\s+)?)(['"])/.exec(line);
  if (match === null || error.code !== 'UNEXPECTED_TOKEN' || before.length <= match[0].length)
    return undefined;
  return explain('yaml-quote', { mark: match[2] ?? '"' }, start + match[0].length - 1);
}

function colonInText({ error, start, line }: Spot): Explanation | undefined {
  if (!/BLOCK_AS_IMPLICIT_KEY|UNEXPECTED_TOKEN/.test(error.code)) return undefined;
  const match =
    /^(\s*(?:- )*[\w-]+:\s+)[^'"[{\s].*?:(\s|$)/.exec(line) ?? /^(\s*- )[^'"[{\s].*?:(\s|$)/.exec(line);
  return match === null ? undefined : explain('yaml-colon-in-text', {}, start + (match[1]?.length ?? 0));
}

/** `name { ko: …`, or `name` above what belongs to it: the parser blames what follows. */
function keyWithoutColon({ error, text, start, line }: Spot): Explanation | undefined {
  if (!/BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|MISSING_CHAR/.test(error.code)) return undefined;
  const [, above = '', name, rest = ''] = /^(\s*(?:- )*)([a-z][\w-]*)(\s.*)?$/.exec(line) ?? [];
  if (name === undefined) return undefined;
  const said = rest.trim();
  const below = text.slice(start + line.length + 1).split('\n', 1)[0] ?? '';
  const goesOn = above.includes('-') ? indentOf(below) >= above.length : indentOf(below) > above.length;
  const isKey = said === '' ? goesOn : /^[{["']/.test(said) || (above.includes('-') && goesOn);
  return isKey
    ? explain('yaml-missing-colon', { text: line.trim(), key: name }, start + above.length)
    : undefined;
}

/** Where the first line from an offset on begins that is not blank. */
const writtenFrom = (text: string, from: number): number =>
  from + (/^(?:[ \t]*\n)*/.exec(text.slice(from))?.[0].length ?? 0);

/** The parser points before the badly placed line, which may be a blank one, or at the value above it; the editor needs the line itself. */
function indentation({ error, text, ...spot }: Spot): Explanation | undefined {
  if (!/BAD_INDENT|BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY/.test(error.code)) return undefined;
  const start = writtenFrom(text, spot.start);
  const [line = ''] = text.slice(start).split('\n', 1);
  const next = writtenFrom(text, start + line.length + 1);
  const below = text.slice(next).split('\n', 1)[0] ?? '';
  const above = indentOf(line);
  const blames = error.code !== 'BAD_INDENT' && indentOf(below) > above && below.trim() !== '';
  if (error.code === 'MULTILINE_IMPLICIT_KEY' && !blames) return undefined;
  const { offset, column, columns } = misplacedAt(text, blames ? next : start);
  const [right] = columns;
  return right !== undefined && columns.length === 1 && right < column
    ? explain('line-too-deep', { column, right }, offset)
    : explain('yaml-indentation', { column, columns }, offset);
}

function missingColon({ error, start, line }: Spot): Explanation | undefined {
  if (!/MISSING_CHAR|MULTILINE_IMPLICIT_KEY|UNEXPECTED_TOKEN/.test(error.code) || line.trim() === '')
    return undefined;
  return explain('yaml-missing-colon', { text: line.trim() }, start + indentOf(line));
}

function key({ error }: Spot): Explanation | undefined {
  return /KEY/.test(error.code) ? explain('yaml-key', {}, error.pos[0]) : undefined;
}
