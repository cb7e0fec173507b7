/**
 * Text on its way into Slack. Blocks hold `plain_text` alone, which Slack neither links nor styles; the `text` of a message
 * is read as mrkdwn in notifications, so it is escaped.
 */
import { safeLine, safeText } from '../plain-text.js';

/** Cuts to a length in UTF-16 units, never inside a character, and says so with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Slack's control sequences, `<!channel>`, `<@U1>`, `<https://…|…>`, are told by what follows the bracket. */
const CONTROL = /<(?=[@#!]|[a-z][a-z0-9+.-]*:)/gi;

/** Text for `plain_text`: nothing in it is a control sequence of Slack, whoever reads it again. */
export function plain(text: string): string {
  return safeText(text).replace(CONTROL, '‹').trim();
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(safeLine(text));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Marks that style, and the joints at which bare addresses, mentions and emoji are recognised. */
const STYLING = /[*_~`]|(?<=\S)(?=:\/\/)|(?<=@)(?=\S)|(?<=[a-z])(?=\.[a-z]{2})|(?<=:)(?=[a-z_+-]+:)/gi;
/** Has no width, and keeps marks from being read as a pair. */
const APART = '\u200b';

/** Text for the `text` of a message: no mention, link or style in it is live. */
export function mrkdwn(text: string): string {
  return safeText(text)
    .replace(STYLING, (mark) => `${mark}${APART}`)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!)
    .trim();
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
