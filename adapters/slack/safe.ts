/**
 * Text on its way into Slack. Blocks hold `plain_text` alone, which Slack neither links nor styles; the `text` of a message
 * is read as mrkdwn in notifications, so it is escaped.
 */
import { safeLine, safeText } from '../plain-text.js';

export { cut, webAddress } from '../plain-text.js';

/** Slack's control sequences, `<!channel>`, `<@U1>`, `<https://…|…>`, are told by what follows the bracket. */
const CONTROL = /<(?=[@#!]|[a-z][a-z0-9+.-]*:)/gi;

/** Text in which nothing is a control sequence of Slack, as it stands otherwise. */
export function inert(text: string): string {
  return text.replace(CONTROL, '‹');
}

/** Text for `plain_text`: nothing in it is a control sequence of Slack, whoever reads it again. */
export function plain(text: string): string {
  return inert(safeText(text)).trim();
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(safeLine(text));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Marks that style, and the joints at which mentions and emoji are recognised; an address is left whole, to be copied. */
const STYLING = /[*_~`]|(?<=(?:^|\s)@)(?=\S)|(?<=:)(?=[a-z_+-]{1,50}:)/gi;
/** Has no width, and keeps marks from being read as a pair. */
const APART = '\u200b';

/** Text for the `text` of a message: no mention or style in it is live; it is sent so that no address is either. */
export function mrkdwn(text: string): string {
  return safeText(text)
    .replace(STYLING, (mark) => `${mark}${APART}`)
    .replace(/[&<>]/g, (sign) => ENTITIES[sign]!)
    .trim();
}
