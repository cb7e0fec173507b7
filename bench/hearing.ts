/** What it costs to hear a message for what it tells of a business, by time of the processor. */
import type { Library } from '../src/core/library/library.js';

export interface Hearing {
  /** Milliseconds a message. */
  readonly nothingMs: number;
  readonly somethingMs: number;
}

/** Milliseconds that hearing should take at most. */
export const HEARING_GOAL: Hearing = { nothingMs: 0.2, somethingMs: 1 };

const STATING: readonly string[] = [
  '직원 12명인 금속가공 업체인데 2019년에 창업했고 연 매출은 30억 원입니다.',
  '저희는 제조업이고 상시 근로자는 45명이에요. 대기업과 함께 하기로 했습니다.',
  '직원은 8명이 아니라 9명이고 수출은 아직 안 합니다.',
  '중소기업이고 사람은 백이십 명쯤 됩니다. 작년 매출은 80억이었어요.',
  'We are a metal workshop with 12 employees, founded in 2019, and sales were 3 billion won last year.',
  "We're a manufacturer with 45 regular staff, and a large company has agreed to join us.",
  "It's 9 employees, not 8, and we do not export yet.",
  'We are an SME of about a hundred and twenty people; sales were 8 billion won last year.',
];

const ROUNDS = 5;
/** Messages heard one after another in a round, as the clock of the processor is coarse. */
const HEARD = 400;

/** The least of some rounds: what is collected or compiled meanwhile is not of hearing; 0 where the content has no message of the kind. */
function cost({ checks }: Library, texts: readonly string[]): number {
  if (texts.length === 0) return 0;
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (let n = 0; n < HEARD; n++) checks.hear(texts[n % texts.length]!);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000 / HEARD;
  });
  return Math.min(...rounds);
}

/** @param phrasings questions, of which those are heard that tell of no business */
export function hearingOf(library: Library, phrasings: readonly string[]): Hearing {
  const nothing = phrasings.filter((text) => library.checks.hear(text).claims.length === 0);
  const something = STATING.filter((text) => library.checks.hear(text).claims.length > 0);
  return { nothingMs: cost(library, nothing), somethingMs: cost(library, something) };
}
