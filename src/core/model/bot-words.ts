/** What the bot itself says, beside what records state. */
import type { Phrasings, Text } from './basics.js';

/** A greeting, thanks and the like: answered, never logged. */
export interface SocialTurn {
  readonly id: string;
  readonly reply: Text;
  readonly phrasings: Phrasings;
}

/**
 * The sentences that the bot itself says, which `content/bot.yaml` words, with the placeholders of each: all of them stand
 * in both languages.
 */
export const BOT_PHRASES = {
  greeting: [],
  help: [],
  announced: ['{date}'], // lead of an answer about a plan
  'announced-undated': ['{date}'], // the same where the document prints no full date; {date} as printed
  ended: ['{date}'], // the record's period is over
  'review-due': ['{date}', '{office}'], // the source has grown old
  'review-due-undated': ['{date}', '{office}'], // where the document prints no date; {date} stands in its place
  source: [], // label before sources
  paragraph: ['{n}'],
  'as-of': ['{date}'],
  'previous-value': ['{value}', '{date}'], // a superseded value
  'year-and-month-not-printed': ['{date}'],
  'year-not-printed': ['{date}'],
  'date-not-printed': [],
  'our-translation': ['{printed}'], // the words of a value in this language are ours; {printed} as the document has them
  corrected: ['{from}', '{to}'],
  clarify: [], // asks which one is meant
  'clarify-about': ['{name}'], // what there is about a record
  'none-of-these': [],
  'none-of-these-reply': [],
  unanswered: [],
  'unanswered-about': ['{name}'], // subject is clear, the question is not
  'not-stated': ['{what}'],
  known: [], // lead of what is known instead
  logged: [], // the question has been written down for staff
  'not-logged': [], // it could not be written down
  'hand-over': ['{office}'],
  empty: [],
  'too-long': ['{limit}'],
  'other-script': [], // neither Korean nor English
  'language-switched': [],
  'choice-expired': [],
  failure: [], // something broke on our side
  'follow-ups': [], // label before follow-up buttons
  fact: ['{label}', '{value}'], // a fact said as a sentence
  helpful: [], // label of the button under an answer
  'not-helpful': [],
  'feedback-thanks': [],
  // The eligibility check: verdicts, questions, buttons.
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
  // From here on: not needed in bot.yaml, as the shelf has them.
  'read-in-part': ['{beginning}', '{end}'],
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
  'ask-person': [], // button; says when someone answers
  'person-asked': [], // the question has been passed on
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type BotPhrase = keyof typeof BOT_PHRASES;

export interface BotWords {
  readonly name: Text;
  readonly phrases: Readonly<Record<BotPhrase, Text>>;
  /** Whom to ask when the bot does not know. */
  readonly handOver: Text;
  readonly social: readonly SocialTurn[];
  /** Months after the date of its source that a record is due for review, unless it names a day; never when absent. */
  readonly reviewAfterMonths?: number;
  /** Entry ids offered as first questions. */
  readonly starters: readonly string[];
}
