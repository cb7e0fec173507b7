import type { Path, YamlFile } from '../yaml-file.js';

/** Where a name stood first, for findings about the second. */
export interface First {
  readonly owner: string;
  readonly file: YamlFile;
  readonly path: Path;
}

/** `file:line` of a name. */
export function spell({ file, path }: First): string {
  const { file: shown, line } = file.place(path);
  return `${shown}:${line}`;
}

/** Printable ASCII and whole Korean syllables: each is its own NFKC. */
const PLAIN = /^[\x20-\x7e\uac00-\ud7a3]*$/;

/** The form in which two names or phrasings are the same: NFKC, lower case, no spaces, no end punctuation. */
export function fold(text: string): string {
  const joined = PLAIN.test(text)
    ? text.toLowerCase().replaceAll(' ', '')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[\s\p{Cf}]+/gu, '');
  return joined.replaceAll(/^[.,!?~。？！'"]+|[.,!?~。？！'"]+$/gu, '');
}
