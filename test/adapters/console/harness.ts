import { PassThrough } from 'node:stream';
import { consoleChannel } from '../../../adapters/console/index.js';
import type { ChannelOptions } from '../../../adapters/contract.js';
import type { ChannelHarness } from '../../contract/channel.contract.js';

/** A console with streams in place of the terminal. */
export interface ConsoleHarness extends ChannelHarness {
  readonly input: PassThrough;
  readonly output: PassThrough;
  /** Everything written so far. */
  written(): string;
  /** Resolves when the person has left. */
  readonly ended: Promise<void>;
}

/** Makes a console channel over streams; `tty` makes both look like a terminal. */
export function makeConsole(options: ChannelOptions, tty = false): ConsoleHarness {
  const input = new PassThrough();
  const output = new PassThrough();
  if (tty) for (const stream of [input, output]) Object.assign(stream, { isTTY: true, columns: 80 });
  let written = '';
  output.on('data', (chunk: Buffer) => {
    written += chunk.toString();
  });
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const type = (line: string): Promise<void> =>
    new Promise((resolve, reject) => {
      input.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
    });
  return {
    channel: consoleChannel({ ...options, input, output, onEnd: end }),
    input,
    output,
    ended,
    written: () => written,
    say: (_conversation, text) => type(text),
    press: (_conversation, action) => type(action === 'choose:program' ? '2' : '1'),
    posts: () => [written],
  };
}
