/** Child process of the crash test: commits questions for ever and prints each id once it is committed. */
import { writeSync } from 'node:fs';
import { openInquiryLog } from '../../src/inquiries/index.js';
import { question } from '../contract/questions.js';

const [path = '', name = '', rows = 'Infinity'] = process.argv.slice(2);
const silent = () => undefined;
const log = openInquiryLog({
  path,
  key: 'a key that nobody can guess',
  clock: { now: () => new Date() },
  logger: { debug: silent, info: silent, warn: silent, error: silent },
  patience: 20_000,
});

for (let row = 0; row < Number(rows); row += 1) {
  const text =
    row % 3 === 2 ? `asked by all ${Math.floor(row / 3)}` : `${name} ${row} ${'지원 '.repeat(row % 50)}`;
  const id = await log.record(question({ text, user: name }));
  await log.recordTurn({ at: new Date(), outcome: 'unanswered', confidence: 0, language: 'ko' });
  writeSync(1, `${id}\n`);
}
await log.close();
