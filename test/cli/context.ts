import { Readable } from 'node:stream';
import type { CliContext } from '../../src/cli/context.js';

/** A command line without a process: what it prints is kept. */
export interface TestContext extends CliContext {
  readonly printed: () => string;
  readonly complained: () => string;
}

/** Makes a context with these variables and this standard input. */
export function testContext(env: Record<string, string> = {}, input = ''): TestContext {
  const out: string[] = [];
  const err: string[] = [];
  return {
    env,
    input: Readable.from([input]),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    exitCode: 0,
    printed: () => out.join(''),
    complained: () => err.join(''),
  };
}
