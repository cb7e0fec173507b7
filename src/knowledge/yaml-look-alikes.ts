/** Characters that look like those that YAML goes by: what a Korean keyboard, or a word processor, types in their place. */

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '：': ':',
  '；': ':',
  ';': ':',
  '，': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '＇': "'",
  '＂': '"',
};
/** What closes a text that one of them opens. */
const CLOSES: Readonly<Record<string, string>> = {
  '‘': '’',
  '’': '’',
  '“': '”',
  '”': '”',
  '＇': '＇',
  '＂': '＂',
};

const KEY = String.raw`[A-Za-z][\w-]{0,60}`;
/** Places in a line at which YAML looks for its own character, in the order in which they are likely. */
const PLACES: readonly RegExp[] = [
  new RegExp(`^\\s*(?:- )*${KEY} ?([：；]|;(?= |$))`, 'du'),
  new RegExp(`[{,，｛] *${KEY} ?([：；])`, 'du'),
  new RegExp(`(，) *${KEY}[:：]`, 'du'),
  /(?:[:：]|^\s*-) +([｛［])/du,
  /(?:[:：] +|[{[,] *|^\s*- +)([‘“＇＂])/du,
];

/** A character that stands for another, and how far into the text it is. */
export interface LookAlike {
  readonly mark: string;
  readonly plain: string;
  readonly at: number;
}

const lookAlike = (mark: string, at: number): LookAlike => ({ mark, plain: LOOK_ALIKES[mark] ?? mark, at });

/** The first such character of a line that cannot be read. */
export function lookAlikeIn(line: string): LookAlike | undefined {
  for (const place of PLACES) {
    const [at] = place.exec(line)?.indices?.[1] ?? [];
    if (at !== undefined) return lookAlike(line.charAt(at), at);
  }
  return undefined;
}

/**
 * The same of a text without quotes that could be read: a comma ended it between two of them, or it is wholly between them; or it is
 * a key with its value. An apostrophe before the two digits of a year is none.
 *
 * @param behind the rest of its line
 * @param isKey whether it stands for a key without a value
 */
export function lookAlikeOf(text: string, behind: string, isKey: boolean): LookAlike | undefined {
  const mark = text.charAt(0);
  const close = CLOSES[mark];
  if (close !== undefined) {
    const end = text.indexOf(close, 1);
    const isCut = end === -1 && close !== mark && behind.includes(close);
    return isCut || (end !== -1 && end === text.length - 1) ? lookAlike(mark, 0) : undefined;
  }
  if (!isKey) return undefined;
  const found = lookAlikeIn(`{ ${text}`);
  return found && lookAlike(found.mark, text.indexOf(found.mark));
}
