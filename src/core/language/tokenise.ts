import FORMS from './en/forms.json' with { type: 'json' };
import { stemEnglish } from './english-stem.js';
import { isHangul } from './hangul.js';
import KO_TURNS from './ko/turns.json' with { type: 'json' };
import { isParticle, stemKorean } from './korean-stem.js';

/** A word of one script. `glued` is one that follows another without a space: `이` in `deadline이`. */
export interface Token {
  readonly text: string;
  readonly stem: string;
  readonly script: 'hangul' | 'latin' | 'number' | 'other';
  readonly glued: boolean;
}

/** The work is bounded here: characters that are read, tokens that are kept, characters of one token. */
const READ: Ends = { beginning: 4_800, end: 1_200 };
const HEAD_TOKENS = 400;
const TAIL_TOKENS = 100;
const LONGEST = 48;

const RUN = /[\u3131-\u3163\uac00-\ud7a3]+|[0-9]+|(?:(?![\u3131-\u3163\uac00-\ud7a3])[\p{L}\p{M}])+/gu;
/** Laughter and tears beside words: they say how it is meant, not what is asked. */
const LAUGHTER = new RegExp(`[${KO_TURNS.laughter}]{2,}`, 'gu');
const GLUE = /[\p{L}\p{N}%)\]"'”’」』]/u;

function scriptOf(text: string): Token['script'] {
  const code = text.charCodeAt(0);
  if (isHangul(code)) return 'hangul';
  if (code >= 48 && code <= 57) return 'number';
  return /^\p{Script=Latin}/u.test(text) ? 'latin' : 'other';
}

function stemOf(text: string, script: Token['script']): string {
  if (script === 'hangul') return stemKorean(text);
  return script === 'latin' ? stemEnglish(text) : text;
}

/** Contracted forms, with or without their apostrophe, as the words they stand for. */
const CONTRACTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(FORMS.contractions).map(([form, words]) => [form, words.split(' ')] as const),
);

/** A token from one word of one script. */
export function makeToken(text: string, glued = false): Token {
  const script = scriptOf(text);
  return { text, stem: stemOf(text, script), script, glued };
}

/** How much is read of a text that is too long to read whole, in UTF-16 units. */
export interface Ends {
  readonly beginning: number;
  readonly end: number;
}

/** A text, or its ends when it is too long to read whole: what is asked stands at the start or the end. */
export function endsOf(text: string, { beginning, end }: Ends): string {
  return text.length <= beginning + end ? text : `${text.slice(0, beginning)} ${text.slice(-end)}`;
}

/**
 * The words of a normalised text, at most 500, in order, with their stems. A word of two scripts is two tokens;
 * thousands separators and apostrophes are dropped; a particle glued to a Latin word or a number is no token.
 */
export function tokenise(text: string): Token[] {
  const calm = text.replace(LAUGHTER, ' ');
  const plain = endsOf(/[\p{L}\p{N}]/u.test(calm) ? calm : text, READ)
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(/'(ll|d)(?![\p{L}\p{N}])/gu, (_, ending: string) => (ending === 'd' ? ' would' : ' will'))
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '');
  const tokens: Token[] = [];
  for (const match of plain.matchAll(RUN)) {
    const glued = match.index > 0 && GLUE.test(plain[match.index - 1]!);
    if (glued && isParticle(match[0])) continue;
    const whole = CONTRACTIONS.get(match[0]);
    if (whole !== undefined) {
      tokens.push(...whole.map((word) => makeToken(word)));
      continue;
    }
    for (let from = 0; from < match[0].length; from += LONGEST) {
      tokens.push(makeToken(match[0].slice(from, from + LONGEST), glued));
    }
  }
  if (tokens.length <= HEAD_TOKENS + TAIL_TOKENS) return tokens;
  return [...tokens.slice(0, HEAD_TOKENS), ...tokens.slice(-TAIL_TOKENS)];
}
