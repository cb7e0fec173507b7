/** Bounds on what is read, so that no file can stall or crash the bot. */

/** Largest file that is read, in bytes. */
export const MAX_FILE_BYTES = 1024 * 1024;
/** Most files that a content folder may hold. */
export const MAX_FILES = 2000;
/** Longest line, in characters; a longer one can keep a YAML parser busy for minutes. */
export const MAX_LINE_LENGTH = 20_000;
/** Findings of the schema check that are reported for one file. */
export const MAX_SHAPE_FINDINGS = 100;

/** Longest statement text, bot phrase or note in one language, in characters. */
export const MAX_TEXT = 600;
/** Longest title or label; Slack shows no more on a button. */
export const MAX_TITLE = 75;
/** Longest phrasing. */
export const MAX_PHRASING = 300;

/** Length of a text in characters as a reader counts them, an emoji of several code points as one. */
export function lengthOf(text: string): number {
  if (/^[\x20-\x7e\u3000-\u303f\uac00-\ud7a3]*$/.test(text)) return text.length;
  return [...new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text)].length;
}

/** Whether a text is longer than a limit. No text has more characters than code units. */
export const isOver = (text: string, limit: number): boolean => text.length > limit && lengthOf(text) > limit;
