/** Whether a question leans on the turns before it. */

const CONNECTORS: readonly RegExp[] = [
  /^(?:and|but|so|then|ok(?:ay)?|also|what about|how about|what else|anything else|back to|in that case|no[,. ]|not that|i mean(?:t)?)(?![\p{L}])/iu,
  /^(?:그럼|그러면|그런데|근데|그리고|그래서|그렇다면|또|그건|그거|그게|그때|그 |거기|이건|이거|이게|아니|아뇨|말고)/u,
];

const POINTERS: readonly RegExp[] = [
  /(?<![\p{L}])(?:it|its|that|this|they|them|their|those|these|there|he|she|his|her|him|one|ones|same|both|each)(?![\p{L}])/iu,
  /(?:^|\s)(?:그|이|저)\s?(?:회사|사업|사람|분|기업|업체|계획|제도|협약|행사|대표|기관|것|거|곳|때|중|돈|금액|프로그램)|(?:^|\s)(?:거기|그곳|그분|그거|그건|그게|그걸)/u,
];

const ELLIPTIC_ENDINGS =
  /(?:은|는|도|이|만|까지|부터|에서|에게|쪽은|중에는|중에서는)\s*(?:요\s*)?[?？!.~]*$/u;

const BARE_QUESTIONS =
  /^(?:who|when|where|why|how(?: (?:much|many|long|so|come))?|which(?: ones?)?|what(?: for)?|by when|since when|until when|언제(?:까지|부터)?|어디(?:서|에서|예요)?|누가|누구|왜|얼마|몇)(?![\p{L}]{4,})/iu;

const words = (text: string): string[] => text.split(/[^\p{L}\p{N}%]+/u).filter((word) => word !== '');

/**
 * How much a question needs what came before it, from 0 (stands alone) to 1 (means nothing without it). Judged by its
 * form only: connectors, words that point back, and shortness.
 */
export function leaning(question: string): number {
  const text = question.trim();
  const count = words(text).length;
  const korean = /\p{Script=Hangul}/u.test(text);
  const short = korean ? 3 : 5;
  if (CONNECTORS.some((pattern) => pattern.test(text))) return 1;
  const points = POINTERS.some((pattern) => pattern.test(text));
  if (count <= short && (points || BARE_QUESTIONS.test(text) || (korean && ELLIPTIC_ENDINGS.test(text))))
    return 1;
  if (count <= 2) return 0.8;
  if (points) return 0.7;
  return count <= short ? 0.5 : 0;
}

const CORRECTION =
  /^(?:no|nope|not that(?: one)?|i mean(?:t)?|아니(?:요|오|야|라)?|아뇨|말고|그거 말고|그게 아니라)[\s,.!]+/iu;

/** A turn that corrects the one before ("no, the MOU"): gives the words after the correction. */
export function readCorrection(question: string): string | undefined {
  const match = CORRECTION.exec(question.trim());
  if (match === null) return undefined;
  const rest = question.trim().slice(match[0].length).trim();
  return rest === '' ? undefined : rest;
}

/** Words that only join turns ("and", "그럼"); without them the rest of the question is what it is about. */
export function withoutConnector(question: string): string {
  return question
    .trim()
    .replace(/^(?:and|but|so|then|ok(?:ay)?|also|what about|how about|back to)(?![\p{L}])[\s,]*/iu, '')
    .replace(/^(?:그럼|그러면|그런데|근데|그리고|그래서|그렇다면)[\s,]*/u, '');
}
