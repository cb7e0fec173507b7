/** Rules about text that is not well-formed YAML, in words for somebody who has never seen YAML. */
import { blocking, oneOf, quote } from './rule.js';

const WHY = 'Until it is mended, nothing in this file can be read.';

export const YAML_RULES = {
  'yaml-tab': blocking(WHY, (_: object) => ({
    what: 'This line begins with a tab.',
    fix: 'Delete the tab and use spaces: two for each step to the right.',
  })),
  'yaml-space-after-colon': blocking(WHY, ({ key }: { key: string }) => ({
    what: `There is no space after the colon of ${quote(`${key}:`)}.`,
    fix: `Put one space after the colon, as in: ${key}: value`,
  })),
  'yaml-colon-in-text': blocking(WHY, (_: object) => ({
    what: 'The text on this line holds a colon followed by a space, which reads as a second key.',
    fix: 'Put double quotes around the whole text, as in: ko: "문의: 02-123-4567"',
  })),
  'yaml-quote': blocking(WHY, ({ mark }: { mark: string }) => ({
    what: `A text that begins with ${mark} here is not closed, or goes on after its closing mark.`,
    fix: `Put ${mark} at the very end of the text. Where the text itself holds that mark, quote the whole text with the other kind (" or ').`,
  })),
  'yaml-brace-in-text': blocking(WHY, ({ mark }: { mark: string }) => ({
    what: `The text here begins with ${mark}, or holds it between braces; without quotes it is read as a list or a group.`,
    fix: 'Put double quotes around the whole text, as in: ko: "{support-ratio}까지 지원합니다."',
  })),
  'yaml-bracket': blocking(WHY, ({ mark }: { mark: string }) => ({
    what: `A list or group that begins with ${mark} is not closed.`,
    fix: `Add the closing ${mark === '[' ? ']' : '}'}, or write one item a line, each after "- ".`,
  })),
  'yaml-first-character': blocking(WHY, ({ mark }: { mark: string }) => ({
    what: `A text cannot begin with ${mark} unless it is in quotes.`,
    fix: `Put double quotes around the whole text, as in: en: "${mark} and so on"`,
  })),
  'yaml-indentation': blocking(
    WHY,
    ({ column, columns }: { column: number; columns: readonly number[] }) => ({
      what: `This line starts at column ${column}, which fits none of the lines above it.`,
      fix: `${columns.length > 0 ? `Begin it at column ${oneOf(columns.map(String))}` : 'Line it up'}: keys of the same thing start at the same column, and what belongs under a key is two spaces further right.`,
    }),
  ),
  'line-too-deep': blocking(WHY, ({ column, right }: { column: number; right: number }) => ({
    what: `This line is indented too deep: it starts at column ${column} and belongs at column ${right}.`,
    fix: `Begin it at column ${right}, in line with its neighbours, and what belongs under it at column ${right + 2}.`,
  })),
  'merge-marker': blocking(WHY, ({ mark }: { mark: string }) => ({
    what: `This line begins with ${mark}: two versions of the file were put together, and nobody has chosen yet.`,
    fix: 'Keep one of the two versions between <<<<<<< and >>>>>>>, and delete those lines, the line of = between them and the other version.',
  })),
  'yaml-missing-colon': blocking(WHY, ({ text, key }: { text: string; key?: string }) => ({
    what: `A key and a colon are expected here, but the line says ${quote(text)}.`,
    fix:
      key !== undefined
        ? `Write a colon and a space after "${key}".`
        : 'Write it as "key: value". If it continues the text of the line above, indent it further than that key, or put the text in quotes.',
  })),
  'yaml-look-alike': blocking(WHY, ({ mark, plain }: { mark: string; plain: string }) => ({
    what:
      plain === ':'
        ? `${quote(mark)} stands where a colon and a space belong: it is another character, and is read as a letter.`
        : `${quote(mark)} only looks like ${plain === ',' ? 'a comma' : plain}: it is another character, and is read as a letter.`,
    fix:
      plain === "'" || plain === '"'
        ? `Type ${plain} at both ends of the text, with the keyboard set to English. If readers are to see ${mark}, put straight quotes around all of it.`
        : `Type ${plain} in its place, with the keyboard set to English${plain === ':' ? ', and one space after it' : ''}.`,
  })),
  'yaml-comparison': blocking(WHY, ({ line }: { line: string }) => ({
    what: 'A sign such as >= or < stands where a comparison is written in words.',
    fix: `Write it like this: ${line} (at_least, at_most, more_than or less_than)`,
  })),
  'text-cut-by-note': blocking(
    'Readers are told the text up to the # only, and an exception behind it is lost.',
    ({ text, note }: { text: string; note: string }) => ({
      what: `A # after a space begins a note, so the text ends with ${quote(text.slice(-30))}, without ${quote(note)}.`,
      fix: 'Put double quotes around the whole text. If a note is meant, put a space after its #.',
    }),
  ),
  'entry-too-deep': blocking(
    WHY,
    ({ key, inside, beside, column }: { key: string; inside: string; beside: string; column: number }) => ({
      what: `"${key}" is indented too deep: it stands inside "${inside}", as if it were a part of that.`,
      fix: `Begin the line of "${key}" at column ${column}, as "${beside}" does, and what belongs under it at column ${column + 2}.`,
    }),
  ),
  'yaml-escape': blocking(WHY, ({ found }: { found: string }) => ({
    what: `${quote(found)} has no meaning inside double quotes.`,
    fix: "Write the backslash twice, or put the text in single quotes: '…'",
  })),
  'yaml-several-documents': blocking(
    'One file holds one thing, so that each can be found by its name.',
    (_: object) => ({
      what: 'This file has a line "---" that begins a second document.',
      fix: 'Move what follows to a file of its own, or delete the line.',
    }),
  ),
  'yaml-feature': blocking(
    'The next editor must see every value where it is used; this part of YAML hides it.',
    ({ mark, name }: { mark: string; name: string }) => ({
      what: `${quote(mark)} is read as ${name}, which is not used here.`,
      fix: `Write the value out in full. If the text should begin with ${mark.slice(0, 1)}, put double quotes around it.`,
    }),
  ),
  'yaml-key': blocking(WHY, (_: object) => ({
    what: 'A key here is not a plain word.',
    fix: 'Write one word, a colon and a space: key: value',
  })),
  'yaml-too-deep': blocking('Nothing in the knowledge base is more than a few steps deep.', (_: object) => ({
    what: 'Lists or groups are nested too deeply here.',
    fix: 'Remove what was pasted by mistake; compare with another file of the same folder.',
  })),
  'yaml-syntax': blocking(WHY, ({ text }: { text: string }) => ({
    what: `This part cannot be read as YAML: ${quote(text)}.`,
    fix: 'Compare the line with the same line of another file: spaces at the start, one space after the colon, quotes at both ends.',
  })),
  'duplicate-key': blocking(
    'Only one of the two would count, and nobody could tell which.',
    ({ key, line }: { key: string; line: number }) => ({
      what: `"${key}" stands here a second time; the first is on line ${line}.`,
      fix: 'Keep one of them, or join what they hold under one key.',
    }),
  ),
};
