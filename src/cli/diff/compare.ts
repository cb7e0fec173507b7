/** Asks both sides the same, turn by turn, and keeps where they differ. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { KnowledgeBase, PartialDate } from '../../core/model/knowledge-base.js';
import { type Answers, type Asking, answersOf } from './answer.js';
import { ADDED, type Change, type Difference, differenceOf, KINDS } from './differences.js';
import { type Asked, distinct } from './questions.js';
import type { Side } from './read-side.js';
import { type Said, waysThatDiffer } from './said.js';

export interface CompareOptions {
  readonly today?: PartialDate;
  readonly cacheDir?: string;
}

/** From so many questions on it pays to ask the two sides in threads beside each other. */
const MANY = 300;
/** So many questions are worth a thread more of a side, which indexes the content again. */
const SHARE = 600;
const WORKER = new URL('./answer-worker.js', import.meta.url);

/** Every difference, what matters most first; none where the two say the same to every reader. */
export async function compareSides(
  base: Side,
  head: Side,
  asked: readonly Asked[],
  options: CompareOptions = {},
): Promise<Difference[]> {
  // A changed comment changes the files and nothing that is said.
  if (isSame(base.kb, head.kb)) return [];
  const given = new Set(asked.map(({ turns }) => JSON.stringify(turns)));
  const all = distinct([...asked, ...waysThatDiffer(base.kb, head.kb)]);
  // Where the program runs from its sources there is no built worker.
  const ask = all.length >= MANY && existsSync(fileURLToPath(WORKER)) ? inThreads : answersOf;
  const [before, after] = await Promise.all(
    [base, head].map(({ kb }) => ask({ ...options, kb: { ...kb, conversations: [] }, asked: all })),
  );
  const differences = all.flatMap(({ from, turns, added }, n) =>
    turns.flatMap((question, turn): Difference[] => {
      const [said, now] = [before?.asked[n]?.[turn], after?.asked[n]?.[turn]];
      if (said === undefined || now === undefined) return [];
      const difference = differenceOf(said, now);
      if (difference === undefined) return [];
      const place = turns.length === 1 ? from : `${from}, turn ${turn + 1}`;
      const besides = given.has(JSON.stringify(turns)) ? {} : ({ besides: true } as const);
      // Whatever was found for the name of something that did not exist, nobody was told another thing of it.
      const isAdded = added !== undefined && now.entry?.split('/')[0] === added;
      const kind = isAdded ? ADDED : difference;
      return [{ ...kind, from: place, question, ...besides, base: said, head: now }];
    }),
  );
  const shown = new Set(differences.map(({ base: said, head: now }) => `${said.text}\0${now.text}`));
  const unasked = saidDifferences(before?.said ?? [], after?.said ?? []).filter(
    ({ base: said, head: now }) => !shown.has(`${said.text}\0${now.text}`),
  );
  return [...differences, ...unasked].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

const NOT_SAID: Change = { outcome: 'unanswered', text: '' };

/** What one side says by itself and the other does not, or otherwise. */
export function saidDifferences(base: readonly Said[], head: readonly Said[]): Difference[] {
  const [before, after] = [base, head].map((side) => new Map(side.map(({ what, change }) => [what, change])));
  return [...new Set([...before!.keys(), ...after!.keys()])].flatMap((what): Difference[] => {
    const [said, now] = [before!.get(what) ?? NOT_SAID, after!.get(what) ?? NOT_SAID];
    // A gap that is new is no other answer, though neither side answers it.
    const difference = before!.has(what) ? differenceOf(said, now) : ADDED;
    return difference === undefined
      ? []
      : [{ ...difference, from: 'not asked', question: what, besides: true, base: said, head: now }];
  });
}

/** The answers of one side, from as many threads as half of the machine's cores and the questions are worth. */
function inThreads(asking: Asking): Promise<Answers> {
  const cores = Math.max(1, Math.floor(availableParallelism() / 2));
  return inShares(asking, Math.min(cores, Math.ceil(asking.asked.length / SHARE)), inThread);
}

/** Asks in so many shares at once; the first also tells what is said by itself. */
export async function inShares(
  asking: Asking,
  shares: number,
  ask: (asking: Asking) => Promise<Answers>,
): Promise<Answers> {
  const each = Math.ceil(asking.asked.length / shares);
  const answers = await Promise.all(
    Array.from({ length: shares }, (_, n) => {
      const asked = asking.asked.slice(n * each, (n + 1) * each);
      return ask({ ...asking, asked, askedAlone: n > 0 });
    }),
  );
  return { asked: answers.flatMap(({ asked }) => asked), said: answers.flatMap(({ said }) => said) };
}

/** The answers of one share, from a thread that ends when it has them. */
function inThread(asking: Asking): Promise<Answers> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: asking });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A worker ended with code ${code} before it was done.`)));
  });
}

/** Whether two knowledge bases hold the same, whatever their files look like. */
function isSame(base: KnowledgeBase, head: KnowledgeBase): boolean {
  const held = (kb: KnowledgeBase): Buffer => serialize({ ...kb, version: '', conversations: [] });
  return held(base).equals(held(head));
}
