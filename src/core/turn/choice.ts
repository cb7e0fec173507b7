import type { Action } from '../reply.js';

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const ORDINALS: readonly RegExp[] = [
  /^(?:(?:the )?first(?: one)?|첫 ?번째(?:요|거|것)?)$/iu,
  /^(?:(?:the )?second(?: one)?|두 ?번째(?:요|거|것)?)$/iu,
  /^(?:(?:the )?third(?: one)?|세 ?번째(?:요|거|것)?)$/iu,
  /^(?:(?:the )?fourth(?: one)?|네 ?번째(?:요|거|것)?)$/iu,
];

const NONE =
  /^(?:none(?: of (?:these|them|those))?|neither|둘 ?다 ?아니(?:에요|요|야)?|없(?:어요|음|네요|습니다)|다 ?아니(?:에요|요|야)?)[.!~]*$/iu;

/** Letters of a label, and of any words for a place. */
const LONGEST = 300;

/**
 * The button that typed words stand for: its number ("2", "2번", "#2"), its place in words ("the second one") or its
 * label; undefined when the words are something else.
 */
export function readChoice(text: string, actions: readonly Action[]): Action | undefined {
  if (actions.length === 0 || text.length > LONGEST) return undefined;
  const bare = text.trim();
  const number = /^(?:#|no\.? ?|option ?)?\[?(\d)\]?(?: ?번|\.|\))?(?:요|이요)?[.!]*$/iu.exec(
    bare.normalize('NFKC'),
  )?.[1];
  if (number !== undefined) return actions[Number(number) - 1];
  const place = ORDINALS.findIndex((pattern) => pattern.test(bare.replace(/[.!~]+$/u, '')));
  if (place >= 0) return actions[place];
  if (NONE.test(bare)) return actions.find((action) => action.kind === 'none');
  const said = fold(bare);
  return said === '' ? undefined : actions.find((action) => fold(action.label) === said);
}
