/** Templates that escape by default. */
import { html } from 'hono/html';
import { AMOUNT } from '../../amounts.js';
import { safeLine, safeText } from '../../plain-text.js';

export { html, raw } from 'hono/html';

/** Markup that is safe to send, and to put into other markup. */
export type Markup = ReturnType<typeof html>;

export const NOTHING: Markup = html``;

/** A line of text from anywhere; the template escapes what is left of it. */
export const line = (text: string): string => safeLine(text);

/** Text from anywhere with its line breaks, which the style sheet keeps. */
export const lines = (text: string): string => safeText(text).trim();

/** A share with its particle, an amount with its unit, and a telephone number: browsers would break the line between `30%` and `를`, in `3,000억 원`, and at hyphens. */
const WHOLE = new RegExp(`(\\d%\\p{L}+|${AMOUNT}|\\d{2,4}-\\d{3,4}-\\d{4})`, 'u');

const whole = (text: string): Markup =>
  html`${text.split(WHOLE).map((part, at) => (at % 2 === 0 ? part : html`<span class="whole">${part}</span>`))}`;

/** A paragraph from anywhere, in which shares, amounts and telephone numbers are not parted. */
export const prose = (text: string): Markup => whole(lines(text));

/** The same of a value, on one line. */
export const unbroken = (text: string): Markup => whole(line(text));

/** A choice of a list as an option. */
export const option = (value: string, label: string, chosen: boolean): Markup =>
  chosen
    ? html`<option value="${value}" selected>${line(label)}</option>`
    : html`<option value="${value}">${line(label)}</option>`;
