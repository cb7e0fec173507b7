/** Many turns in a process that has done nothing else, which tells how much memory it has after each tenth of them. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openContent } from '../src/cli/open.js';
import { UNHURRIED } from '../src/core/bot.js';
import { keepHeapSmall } from '../src/heap.js';
import { openInquiryLog } from '../src/inquiries/index.js';
import { botOver, clock, faultLogger, phrasingsOf } from './library-bot.js';
import type { MemoryJob, MemoryRow } from './memory.js';

const TENTHS = 10;

async function run({ content, folder, turns, people }: MemoryJob): Promise<void> {
  const fault = faultLogger((fields, message) => {
    throw new Error(`${message}: ${JSON.stringify(fields)}`);
  });
  const log = openInquiryLog({
    path: join(folder, 'inquiries.db'),
    key: 'a key for the bench alone',
    clock,
    logger: fault,
  });
  const library = await openContent(content, join(folder, 'cache'));
  const bot = botOver(library, log, fault, UNHURRIED);
  keepHeapSmall();
  const questions = phrasingsOf(library);
  const tell = (done: number): void => {
    const { rss, heapUsed, external } = process.memoryUsage();
    const row: MemoryRow = { turns: done, residentBytes: rss, heapBytes: heapUsed, bufferBytes: external };
    process.send?.(row);
  };
  tell(0);
  for (let turn = 1; turn <= turns; turn++) {
    // Every third question is of nobody before, so that nothing is found by having been asked.
    const asked = questions[turn % questions.length]!;
    const text = turn % 3 === 0 ? `${asked} ${turn}` : asked;
    const person = `person ${turn % people}`;
    await bot.handle({ channel: 'bench', conversation: person, user: person, text });
    // Between two messages there is time for what goes by the clock.
    await setImmediate();
    if (turn % Math.ceil(turns / TENTHS) === 0 || turn === turns) tell(turn);
  }
  await log.close();
}

process.once('message', (job: MemoryJob) => {
  run(job).then(
    () => process.disconnect(),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).stack}\n`);
      process.exit(1);
    },
  );
});
