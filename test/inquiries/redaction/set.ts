import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../src/package-root.js';

/** A text as somebody may write it. */
export interface Written {
  readonly text: string;
  /** Parts that must go; none when the text must stay as it is. */
  readonly parts: readonly string[];
}

const MARKED = /⟦([^⟧]+)⟧/gu;
/** Consecutive characters of a part that give it away. */
const TELLING = 4;

/** The set of a language, written without a look at what the redaction does. */
export function writtenSet(language: 'ko' | 'en'): readonly Written[] {
  const file = join(PACKAGE_ROOT, `test/inquiries/redaction/${language}.txt`);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => ({
      text: line.replace(MARKED, '$1'),
      parts: [...line.matchAll(MARKED)].map((match) => match[1] ?? ''),
    }));
}

/** Whether nothing that tells a part is left: no four characters of it in a row that hold a letter or digit. */
export function isGone(part: string, redacted: string): boolean {
  const left = redacted.replace(/\[[a-z-]+\]/gu, '\n');
  const characters = [...part];
  const size = Math.min(TELLING, characters.length);
  for (let at = 0; at + size <= characters.length; at += 1) {
    const piece = characters.slice(at, at + size).join('');
    if (/[\p{L}\p{N}]/u.test(piece) && left.includes(piece)) return false;
  }
  return true;
}
