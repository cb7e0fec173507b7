/** What a rule says about one finding. */
export interface RuleWords {
  readonly what: string;
  readonly fix: string;
}

/**
 * A rule of the content check. It cannot be defined without a reason and a fix. `blocks` is true when a
 * knowledge base cannot be built soundly from content that breaks the rule.
 */
export interface Rule<Data> {
  readonly why: string;
  readonly blocks: boolean;
  readonly say: (data: Data) => RuleWords;
}

/** A rule whose finding leaves nothing sound to serve. */
export function blocking<Data>(why: string, say: (data: Data) => RuleWords): Rule<Data> {
  return { why, blocks: true, say };
}

/** A rule whose finding makes answers worse, though the content can still be read. */
export function advising<Data>(why: string, say: (data: Data) => RuleWords): Rule<Data> {
  return { why, blocks: false, say };
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** `a, b or c`; only the first twelve are named. */
export function oneOf(words: readonly string[]): string {
  if (words.length > 12) return `${words.slice(0, 12).join(', ')} … (${words.length} in all)`;
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}

/** At most `limit` characters of a text on one line, in double quotes. */
export function quote(text: string, limit = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...line];
  return `"${characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line}"`;
}
