/** Text that may come from anywhere, made safe to show: shared by all channels. */

// C0 and C1 controls but for the line break, DEL, bidirectional marks and overrides, line and paragraph
// separators, the byte order mark, invisible operators and tag characters.
const ACTING =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Text without what a terminal or a chat client would act on: control characters, escape sequences, direction
 * marks. Line breaks stay, tabs become spaces, halves of surrogate pairs become U+FFFD. Idempotent.
 */
export function safeText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g, '')
    .replaceAll('\t', ' ')
    .replace(ACTING, '');
}

/** The same on one line, for titles, labels and values. */
export function safeLine(text: string): string {
  return safeText(text).replace(/\s+/g, ' ').trim();
}

/** Cuts to a length in UTF-16 units, never inside a character, and says so with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A web address that may stand on a button; undefined for anything else. */
export function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2_000 || safeLine(text) !== text || /\s/.test(text))
    return undefined;
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.href.length <= 3_000
      ? url.href
      : undefined;
  } catch {
    return undefined;
  }
}
