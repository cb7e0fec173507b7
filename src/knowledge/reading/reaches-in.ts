/** Ways to reach somebody or something that a paragraph prints: links, e-mail addresses and phone numbers. */

import { NOTICE_NUMBER, PHONE_WORDS } from './name-words.js';
import type { Span } from './span.js';

export interface ReachRead extends Span {
  readonly kind: 'link' | 'email' | 'phone' | 'notice';
}

const LINK =
  /(?<![a-z0-9@.-])(?:https?:\/\/[^\s()<>"']{3,200}|(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}(?:kr|com|org|net|go|gov|sg|eu|int|io|jp|us|uk)(?![a-z0-9-])(?:\/[^\s()<>"']{0,200})?)/gi;
const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/gi;
/** With a country or area code and hyphens, or a national service number such as 1588-0000. */
const PHONE =
  /(?<![\d-])(?:\+\d{1,3}[ -]?)?(?:(?:\(0\d{1,2}\)|0\d{1,2})[ -]?\d{3,4}-\d{4}|1\d{3}-\d{4})(?![\d-])/g;
/** The number under which an announcement was given out: 제2031-214호. */
const NOTICE = new RegExp(NOTICE_NUMBER, 'gi');
/** A short number beside a word for a phone. */
const SHORT = /\d{3,4}/g;
const NEAR = 24;

/** Links, addresses, phone numbers and numbers of announcements of a paragraph, in order. */
export function reachesIn(text: string): ReachRead[] {
  const found: ReachRead[] = [];
  const add = (kind: ReachRead['kind'], pattern: RegExp): void => {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      const end = index + written.replace(/[.,;:]+$/, '').length;
      if (!found.some((other) => index < other.end && other.start < end))
        found.push({ kind, start: index, end });
    }
  };
  add('email', EMAIL);
  add('link', LINK);
  add('phone', PHONE);
  add('notice', NOTICE);
  for (const { 0: written, index } of text.matchAll(SHORT)) {
    const end = index + written.length;
    const alone =
      !/[\d,.-]$/.test(text.slice(0, index)) && /^(?:\)|$|\s*[.,]?(?:\s|$))/.test(text.slice(end));
    const before = text.slice(Math.max(0, index - NEAR), index).toLowerCase();
    if (!alone || !/[(\s]$/.test(before) || !PHONE_WORDS.some((word) => before.includes(word))) continue;
    if (!found.some((other) => index < other.end && other.start < end))
      found.push({ kind: 'phone', start: index, end });
  }
  return found.sort((a, b) => a.start - b.start);
}
