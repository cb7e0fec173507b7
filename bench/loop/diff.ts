/** What `policy-bot diff` finds of slips planted in content, and how long it takes over many questions. */
import { compareSides, readSide, saidBy, saidDifferences } from '../../src/cli/diff/index.js';
import { Library } from '../../src/core/library/library.js';
import { indexOf, shippedModels } from '../../src/indexing/index.js';
import { ParsedTexts, parseContent, readContent } from '../../src/knowledge/index.js';
import { BenchError } from '../options.js';
import { randomStream, shuffle } from '../random.js';
import { plantsIn } from './plants.js';

export interface DiffRow {
  readonly planted: number;
  /** Where those stand that nobody would have been told of. */
  readonly unseen: readonly string[];
  /** Differences told of content in which a comment has changed. */
  readonly ofComments: number;
  readonly questions: number;
  /** Milliseconds by the clock for both sides, with their indexes, and of the processor. */
  readonly ms: number;
  readonly cpuMs: number;
}

const SEED = 60;

/** @param questions so many are asked of the content before and after a slip; with none, nothing is timed */
export async function diffOf(dir: string, plants: number, questions: readonly string[]): Promise<DiffRow> {
  const today = { year: 2026, month: 7, day: 1 };
  const content = await readContent(dir);
  const parsed = new ParsedTexts();
  const kb = parseContent(content, parsed).knowledgeBase;
  if (kb === undefined)
    throw new BenchError(`The content of ${dir} cannot be served.\n  fix  Run: policy-bot check ${dir}`);
  const models = shippedModels();
  const base = new Library(kb, await indexOf(kb, undefined), models);
  const said = saidBy(base, today);
  const unseen: string[] = [];
  let planted = 0;
  let first: typeof content | undefined;
  const shuffled = <Slip>(slips: Slip[]): Slip[] => {
    shuffle(slips, randomStream(SEED));
    return slips;
  };
  for (const { place, content: changed } of plantsIn(content, shuffled)) {
    if (planted === plants) break;
    const { knowledgeBase } = parseContent(changed, parsed);
    if (knowledgeBase === undefined) continue;
    planted += 1;
    first ??= changed;
    const head = new Library(knowledgeBase, base.index, models);
    if (saidDifferences(said, saidBy(head, today)).length === 0) unseen.push(place);
  }
  const asked = questions.map((question) => ({ from: 'bench', turns: [question] }));
  const sideOf = (files: ReadonlyMap<string, string>) => ({
    name: dir,
    kb: parseContent({ ...content, files }, parsed).knowledgeBase ?? kb,
  });
  const commented = new Map([...content.files].map(([path, text]) => [path, `${text}# as announced\n`]));
  const before = { name: dir, kb };
  const ofComments = (await compareSides(before, sideOf(commented), asked.slice(0, 1), { today })).length;
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  if (asked.length > 0 && first !== undefined)
    await compareSides(await readSide(dir, dir), sideOf(first.files), asked, { today });
  const { user, system } = process.cpuUsage(cpu);
  return {
    planted,
    unseen,
    ofComments,
    questions: asked.length,
    ms: asked.length > 0 ? performance.now() - started : 0,
    cpuMs: asked.length > 0 ? (user + system) / 1000 : 0,
  };
}
