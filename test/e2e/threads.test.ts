import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Workers from '../../src/indexing/workers.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { makePlace } from './program.js';

const BUILT = pathToFileURL(join(PACKAGE_ROOT, 'dist/src/indexing/workers.js')).href;
const { ContentReader, IndexBuilder } = (await import(BUILT)) as typeof Workers;

/** What each thread ended with; 1 where it was taken away. */
let ends: Promise<number>[] = [];
const watch = (worker: Worker): void => {
  ends.push(new Promise((resolve) => worker.once('exit', resolve)));
};

/** A reader that has read content, and a builder that is about to index it. */
async function building() {
  const { content } = makePlace();
  const cache = mkdtempSync(join(tmpdir(), 'policy-bot-'));
  const reader = new ContentReader(content, cache);
  const { knowledgeBase } = await reader.read();
  const builder = new IndexBuilder(cache);
  return { reader, builder, built: builder.build({ ...knowledgeBase!, version: 'abc' }), cache };
}

beforeEach(() => {
  ends = [];
  process.on('worker', watch);
});
afterEach(() => void process.off('worker', watch));

describe('the threads that read and index content', () => {
  // Node.js 20 aborts the process now and then when a thread is taken away while it reads a file or its code is compiled.
  it.each([1, 100, 400])('end by themselves when they are stopped after %i ms of work', async (ms) => {
    const { reader, builder, built, cache } = await building();
    const read = reader.read().catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, ms));
    await Promise.all([reader.stop(), builder.stop()]);
    expect(await Promise.all(ends)).toEqual([0, 0]);
    // A fast machine has built it by then.
    expect([undefined, 'abc']).toContain((await built)?.version);
    await read;
    expect(readdirSync(cache).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('hand over no index that they were stopped before they could build', async () => {
    const { reader, builder, built } = await building();
    await Promise.all([reader.stop(), builder.stop()]);
    expect(await built).toBeUndefined();
  });

  it('are not begun again by who asks after the end', async () => {
    const reader = new ContentReader(makePlace().content, undefined);
    await reader.stop();
    await expect(reader.read()).rejects.toThrow('told to end');
    expect(ends).toEqual([]);
  });
});
