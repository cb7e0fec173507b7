/**
 * Ways to say something, as data that one reader understands. In a phrase `[…]` may be left out, `(a|b)` is either, `_` is
 * a space that may be left out, `.` is the end of a word, and `{slot}` takes what a slot holds. All else is as it stands.
 */

/** Not inside a word of Latin letters or a number. */
const EDGE = '(?<![\\p{sc=Latin}\\d](?=[\\p{sc=Latin}\\d]))';
const SIGNS: Readonly<Record<string, string>> = {
  '[': '(?:',
  ']': ')?',
  '(': '(?:',
  _: ' ?',
  '.': '(?![\\p{L}\\p{N}])',
};

/** What each slot of a phrase may hold, as a regular expression; any text when it is not named here. */
export type Slots = Readonly<Record<string, string>>;

/** A text that stands for itself in a regular expression, as a whole word. */
export const literal = (text: string): string =>
  `${EDGE}${text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}${EDGE}`;

/** What a phrase may be, whatever stands beside it; with a mark, its slots are captured by their name and the mark. */
function innerOf(phrase: string, slots: Slots, mark?: string): string {
  return phrase.replace(/\{(\w+)\}|[[\](_.]/gu, (sign, slot?: string) => {
    if (slot === undefined) return SIGNS[sign] ?? sign;
    return `(${mark === undefined ? '?:' : `?<${slot}${mark}>`}${slots[slot] ?? '.+?'})`;
  });
}

/** Edges hold for all that may stand between them, once: of each phrase they would be most of an expression, and of the time to read it. */
const edged = (inner: string): string => `${EDGE}(?:${inner})${EDGE}`;

/** The regular expression of a phrase. */
export const sourceOf = (phrase: string, slots: Slots = {}): string => edged(innerOf(phrase, slots));

/** A phrase that was found in a text. */
export interface Said<Key> {
  readonly key: Key;
  readonly slots: Readonly<Record<string, string>>;
  /** As it stands in the text. */
  readonly text: string;
  /** The text without it. */
  readonly left: string;
}

/** A table of phrases made ready to be looked for in normalised text. Of two at one place the earlier in the table is found. */
export class Phrases<Key extends string> {
  /** The regular expression of all its phrases, without slots, to be a slot of others. */
  readonly plain: string;
  readonly #source: string;
  #expression: RegExp | undefined;
  readonly #keys: Key[] = [];

  /** @param whole the text must be the phrase, not only hold it */
  constructor(table: Readonly<Record<Key, readonly string[]>>, slots: Slots = {}, whole = false) {
    const parts = (Object.keys(table) as Key[]).flatMap((key) =>
      table[key].map((phrase) => {
        const mark = `_${this.#keys.push(key) - 1}`;
        return `(?<${mark}>${innerOf(phrase, slots, mark)})`;
      }),
    );
    const phrases = Object.values<readonly string[]>(table).flat();
    this.plain = edged(phrases.map((phrase) => innerOf(phrase, slots)).join('|'));
    const any = parts.length === 0 ? '(?!)' : edged(parts.join('|'));
    this.#source = whole ? `^(?:${any})$` : any;
  }

  find(text: string): Said<Key> | undefined {
    this.#expression ??= new RegExp(this.#source, 'u');
    const match = this.#expression.exec(text);
    if (match === null) return undefined;
    const slots: Record<string, string> = {};
    let key = this.#keys[0]!;
    for (const [name, held] of Object.entries(match.groups ?? {})) {
      if (held === undefined) continue;
      const [slot = '', mark] = name.split('_');
      if (slot === '') key = this.#keys[Number(mark)]!;
      else slots[slot] = held;
    }
    const [said] = match;
    const after = text.slice(match.index + said.length).trimStart();
    return { key, slots, text: said, left: `${text.slice(0, match.index).trimEnd()} ${after}` };
  }
}

/** The tables of several languages as one, with the phrases of each under their keys. */
export function phrasesIn<Key extends string>(
  tables: readonly Readonly<Partial<Record<Key, readonly string[]>>>[],
  slots: Slots = {},
  whole = false,
): Phrases<Key> {
  const all: Partial<Record<Key, string[]>> = {};
  for (const table of tables) {
    for (const [key, phrases] of Object.entries(table) as [Key, readonly string[]][])
      all[key] = [...(all[key] ?? []), ...phrases];
  }
  return new Phrases(all as Record<Key, string[]>, slots, whole);
}
