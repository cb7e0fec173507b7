import type { Place } from '../diagnostics.js';

/** Where a name stood first, for findings about the second. */
export interface First {
  readonly owner: string;
  readonly place: Place;
}

/** `file:line` of a place. */
export function spell({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** The form in which two names or phrasings are the same: NFKC, lower case, no spaces, no end punctuation. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Cf}]+/gu, '')
    .replaceAll(/^[.,!?~。？！'"]+|[.,!?~。？！'"]+$/gu, '');
}
