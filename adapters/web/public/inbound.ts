/** From what a form carries to a turn. Pure. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { Turn } from '../../../src/core/reply.js';

/** Fields of a form by name, as text. */
export type Fields = Readonly<Record<string, string>>;

/** Stands before the attribute in the name of a field that answers a question of a check. */
export const ANSWER_PREFIX = 'answer.';

const MAX_ACTION = 600;

/** What of a turn a form has a say in; undefined when it says nothing. */
export function readForm(
  fields: Fields,
  language: Language,
): Pick<Turn, 'text' | 'action' | 'answers' | 'language'> | undefined {
  const { text = '', action = '' } = fields;
  const answers = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith(ANSWER_PREFIX) && value.trim() !== ''
      ? [[name.slice(ANSWER_PREFIX.length), value.trim()] as const]
      : [],
  );
  if (action.length > MAX_ACTION) return undefined;
  const turn = {
    language,
    ...(action === '' ? {} : { action }),
    ...(answers.length === 0 ? {} : { answers: Object.fromEntries(answers.map(readNumber)) }),
  };
  // Only a remark goes with a button; the line that a question is written in is sent along with every button.
  const remarks = action === '' || action.startsWith('not-helpful:');
  if (text.trim() !== '' && remarks && answers.length === 0) return { ...turn, text };
  return action === '' && answers.length === 0 ? undefined : turn;
}

function readNumber([name, value]: readonly [string, string]): readonly [string, string | number] {
  const bare = value.replaceAll(',', '');
  return [name, /^\d{1,15}(?:\.\d{1,6})?$/.test(bare) ? Number(bare) : value];
}

/** The language that a reader wants: asked for in the address, else the browser's, else Korean. */
export function languageOf(asked: string | undefined, accepted = ''): Language {
  if (asked === 'ko' || asked === 'en') return asked;
  const first = accepted
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ko' || tag === 'en');
  return first === 'en' ? 'en' : 'ko';
}
