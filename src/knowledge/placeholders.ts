/** What may stand in braces, and where. */
import type { BotPhrase } from '../core/model/knowledge-base.js';

/** The placeholders of each of the bot's phrases; each must stand in both languages. */
export const PHRASE_PLACEHOLDERS: Readonly<Record<BotPhrase, readonly string[]>> = {
  greeting: [],
  help: [],
  announced: ['{date}'],
  'announced-undated': ['{date}'],
  ended: ['{date}'],
  'review-due': ['{date}', '{office}'],
  'review-due-undated': ['{date}', '{office}'],
  source: [],
  paragraph: ['{n}'],
  'as-of': ['{date}'],
  'previous-value': ['{value}', '{date}'],
  'year-and-month-not-printed': ['{date}'],
  'year-not-printed': ['{date}'],
  'date-not-printed': [],
  'our-translation': [],
  corrected: ['{from}', '{to}'],
  clarify: [],
  'clarify-about': ['{name}'],
  'none-of-these': [],
  'none-of-these-reply': [],
  unanswered: [],
  'unanswered-about': ['{name}'],
  'not-stated': ['{what}'],
  known: [],
  logged: [],
  'not-logged': [],
  'hand-over': ['{office}'],
  empty: [],
  'too-long': ['{limit}'],
  'read-in-part': ['{beginning}', '{end}'],
  'other-script': [],
  'language-switched': [],
  'choice-expired': [],
  failure: [],
  'follow-ups': [],
  fact: ['{label}', '{value}'],
  helpful: [],
  'not-helpful': [],
  'feedback-thanks': [],
  'check-eligible': ['{name}'],
  'check-not-eligible': ['{name}', '{conditions}'],
  'check-eligible-term': ['{name}'],
  'check-not-eligible-term': ['{name}', '{conditions}'],
  'check-needs-more': ['{name}'],
  'check-needs-more-done': ['{name}', '{conditions}'],
  'check-not-stated': ['{name}'],
  'check-not-stated-for-you': ['{name}'],
  'check-change': ['{condition}'],
  'check-stated': [],
  'check-confirm': ['{said}'],
  'check-met': [],
  'check-not-met': [],
  'check-unknown': [],
  'check-part-not-stated': [],
  'check-said': ['{said}'],
  'check-why': ['{attribute}', '{name}', '{conditions}'],
  'check-all': [],
  'check-all-start': [],
  'check-all-not-stated': ['{names}'],
  'check-is-eligible': [],
  'check-is-not-eligible': [],
  'check-resume': [],
  'check-again': [],
  'check-impossible': [],
  'check-stopped': [],
  'check-which-answer': [],
  'check-noted': ['{said}'],
  'check-offer': ['{name}'],
  'check-offer-all': [],
  'check-do-not-know': [],
  'check-ask-why': [],
  'check-back': [],
  'check-restart': [],
  'check-stop': [],
  'check-change-answer': ['{attribute}'],
  'check-or': [],
  'check-more-than': ['{value}'],
  'check-not': ['{value}'],
  'check-range': ['{from}', '{to}'],
  'check-understood': ['{said}'],
  'check-closed': ['{date}'],
  'check-opens': ['{date}'],
  'check-open-until': ['{date}'],
  'check-end-unknown': [],
  'check-end-undated': ['{date}'],
  'check-always': [],
  'check-by-announcement': [],
  'check-announced': ['{date}'],
  'check-same-as': ['{name}', '{other}'],
  'check-less-than': ['{value}'],
  'check-yes': [],
  'check-no': [],
  'ask-person': [],
  'person-asked': [],
};

/** The placeholders of a phrase; none for a name that is not a phrase. */
export function placeholdersOf(phrase: string): readonly string[] {
  return Object.hasOwn(PHRASE_PLACEHOLDERS, phrase) ? PHRASE_PLACEHOLDERS[phrase as BotPhrase] : [];
}

/**
 * A `{name}` or `{name:은/는}` in a text. `particle` is the pair of forms of a Korean particle of which the bot
 * picks the one that fits.
 */
export interface Braces {
  readonly whole: string;
  readonly name: string;
  readonly particle: string | undefined;
}

/** Every `{…}` of a text, in order. */
export function bracesIn(text: string): Braces[] {
  if (!text.includes('{')) return [];
  return [...text.matchAll(/\{([^{}:]*)(?::([^{}]*))?\}/g)].map(([whole, name = '', particle]) => ({
    whole,
    name,
    particle,
  }));
}

/** Text around a brace without a partner, or undefined when all are paired. */
export function unpairedBrace(text: string): string | undefined {
  const rest = text.replaceAll(/\{[^{}]*\}/g, (pair) => ' '.repeat(pair.length));
  const at = rest.search(/[{}]/);
  return at === -1 ? undefined : text.slice(Math.max(0, at - 8), at + 16);
}
