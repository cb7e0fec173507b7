/** Two replies to one question, and in what they differ. */
import { renderPlain } from '../../../adapters/console/render.js';
import type { Reply } from '../../core/reply.js';
import { figuresOnlyIn } from '../../knowledge/index.js';

/** In the order in which they are shown, what matters most first. */
export const KINDS = ['figure', 'lost', 'entry', 'gained', 'wording'] as const;
/** `figure`: another figure or date; `lost`: no longer answered; `entry`: answered from another entry; `gained`: newly answered. */
export type Kind = (typeof KINDS)[number];

export interface Change {
  readonly outcome: Reply['outcome'];
  readonly entry?: string;
  /** What the reader reads, without buttons. */
  readonly text: string;
}

/** What is said of something that only the head has. */
export const ADDED = { kind: 'gained', added: true } as const;

export interface Difference {
  readonly kind: Kind;
  /** Where the question is from: a file with its row, a golden conversation with its turn, or the log. */
  readonly from: string;
  readonly question: string;
  /** Not of the questions that were to be asked: a way to ask that leads elsewhere, or what is said by itself. */
  readonly besides?: true;
  /** Of something that only the head has. */
  readonly added?: true;
  readonly base: Change;
  readonly head: Change;
  /** For `figure`: those that only one of the two says. */
  readonly figures?: { readonly base: readonly string[]; readonly head: readonly string[] };
}

/** Undefined where the reader reads the same. */
export function differenceOf(base: Change, head: Change): Pick<Difference, 'kind' | 'figures'> | undefined {
  if (base.text === head.text && base.outcome === head.outcome) return undefined;
  const [before, after] = [base.outcome === 'answered', head.outcome === 'answered'];
  if (before && !after) return { kind: 'lost' };
  if (!before && after) return { kind: 'gained' };
  if (before && base.entry !== head.entry) return { kind: 'entry' };
  const figures = { base: figuresOnlyIn(base.text, head.text), head: figuresOnlyIn(head.text, base.text) };
  return figures.base.length + figures.head.length > 0 ? { kind: 'figure', figures } : { kind: 'wording' };
}

/** What a reply comes to, for comparing. */
export function changeOf(reply: Reply): Change {
  const { outcome, entry } = reply;
  return { outcome, ...(entry === undefined ? {} : { entry }), text: renderPlain(reply) };
}
