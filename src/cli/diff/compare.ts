/** Asks both sides the same, turn by turn, and keeps where they differ. */
import { serialize } from 'node:v8';
import { systemClock } from '../../clock.js';
import { type Bot, createBot } from '../../core/bot.js';
import type { Library } from '../../core/library/library.js';
import type { KnowledgeBase, PartialDate } from '../../core/model/knowledge-base.js';
import type { Logger } from '../../core/ports.js';
import { memoryConversations } from '../../core/turn/memory-conversations.js';
import { changeOf, type Difference, differenceOf, KINDS } from './differences.js';
import type { Asked } from './questions.js';
import { openSide, type Side } from './read-side.js';

const ignore = (): void => undefined;
const SILENT: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

export interface CompareOptions {
  readonly today?: PartialDate;
  readonly cacheDir?: string;
}

/** Every difference, what matters most first; none where the two say the same to every reader. */
export async function compareSides(
  base: Side,
  head: Side,
  asked: readonly Asked[],
  { today, cacheDir }: CompareOptions = {},
): Promise<Difference[]> {
  // A changed comment changes the files and nothing that is said.
  if (isSame(base.kb, head.kb)) return [];
  const bots = [await openSide(base, cacheDir), await openSide(head, cacheDir)].map((library) =>
    botOf(library, today),
  ) as [Bot, Bot];
  const differences: Difference[] = [];
  for (const [n, { from, turns }] of asked.entries()) {
    for (const [turn, text] of turns.entries()) {
      const said = { channel: 'diff', conversation: String(n), user: 'diff', text };
      const [before, after] = [changeOf(await bots[0].handle(said)), changeOf(await bots[1].handle(said))];
      const difference = differenceOf(before, after);
      if (difference === undefined) continue;
      const place = turns.length === 1 ? from : `${from}, turn ${turn + 1}`;
      differences.push({ ...difference, from: place, question: text, base: before, head: after });
    }
  }
  return differences.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** Whether two knowledge bases hold the same, whatever their files look like. */
function isSame(base: KnowledgeBase, head: KnowledgeBase): boolean {
  const held = (kb: KnowledgeBase): Buffer => serialize({ ...kb, version: '', conversations: [] });
  return held(base).equals(held(head));
}

function botOf(library: Library, today: PartialDate | undefined): Bot {
  return createBot({
    library: () => library,
    conversations: memoryConversations({ clock: systemClock, minutes: 30 }),
    clock: systemClock,
    logger: SILENT,
    ...(today === undefined ? {} : { today }),
  });
}
