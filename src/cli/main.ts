#!/usr/bin/env node
import module from 'node:module';
import { EXIT } from './errors.js';

// From Node.js 22 on, code that was compiled once is kept in the system's folder for what can be made again.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
const { runProgram } = await import('./program.js');

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault, and there is no more to do.
process.stdout.on('error', () => undefined);
const endWithReader = (error?: NodeJS.ErrnoException | null): void => {
  if (error) process.exit(error.code === 'EPIPE' ? 0 : 2);
};

const code = await runProgram(process.argv.slice(2), {
  env: process.env,
  input: process.stdin,
  out: (text) => {
    process.stdout.write(text, endWithReader);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  exitCode: 0,
});

process.exitCode = code;
// What a command that broke has left open, such as a watcher or a port, must not keep it alive.
if (code === EXIT.broken) setTimeout(() => process.exit(code), 1_000).unref();
