import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ChannelOptions, Handle } from '../../../adapters/contract.js';
import type { Turn } from '../../../src/core/reply.js';
import { CLARIFY, say, WORDS } from '../../contract/replies.js';
import { recordingLogger } from '../../helpers/logger.js';
import { type ConsoleHarness, makeConsole } from './harness.js';

const echo: Handle = async (turn) => say(`about ${turn.text}`);

function options(handle: Handle = echo): ChannelOptions & { logger: ReturnType<typeof recordingLogger> } {
  return { handle, words: WORDS, logger: recordingLogger() };
}

async function shown(desk: ConsoleHarness, text: string): Promise<void> {
  for (let tries = 0; !desk.written().includes(text); tries++) {
    if (tries > 400) throw new Error(`"${text}" was not shown in:\n${desk.written()}`);
    await delay(5);
  }
}

describe('consoleChannel without a terminal', () => {
  it('answers each line, without greeting or prompt, and ends with the input', async () => {
    const desk = makeConsole(options());
    await desk.channel.start();
    desk.input.end('one\n\ntwo\nthree');
    await desk.ended;
    expect(desk.written()).toBe('about one\n\nabout two\n\nabout three\n\n');
  });

  it('ends at /quit and reads no further', async () => {
    const desk = makeConsole(options());
    await desk.channel.start();
    desk.input.end('one\n/quit\ntwo\n');
    await desk.ended;
    expect(desk.written()).toBe('about one\n\n');
  });

  it('ends at once on empty input', async () => {
    const desk = makeConsole(options());
    await desk.channel.start();
    desk.input.end();
    await desk.ended;
    expect(desk.written()).toBe('');
  });

  it('cuts a line of megabytes to what the core can refuse', async () => {
    const turns: Turn[] = [];
    const desk = makeConsole(
      options(async (turn) => {
        turns.push(turn);
        return say('ok');
      }),
    );
    await desk.channel.start();
    for (let part = 0; part < 50; part++) desk.input.write('a'.repeat(100_000));
    desk.input.end('\nshort\n');
    await desk.ended;
    expect(turns.map((turn) => turn.text?.length)).toEqual([40_001, 5]);
  });

  it('reads Hangul that is cut in two by the pipe', async () => {
    const desk = makeConsole(options());
    await desk.channel.start();
    const bytes = Buffer.from('한글\n');
    desk.input.write(bytes.subarray(0, 2));
    desk.input.end(bytes.subarray(2));
    await desk.ended;
    expect(desk.written()).toContain('about 한글');
  });

  it('ends quietly when nobody reads its output any more', async () => {
    const given = options();
    const desk = makeConsole(given);
    await desk.channel.start();
    desk.output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    desk.input.write('one\n');
    await desk.ended;
    expect(given.logger.events).toEqual([]);
  });
});

describe('consoleChannel in a terminal', () => {
  it('greets, tells how to ask, and prompts', async () => {
    const desk = makeConsole(options(), true);
    await desk.channel.start();
    await shown(desk, '> ');
    expect(desk.written()).toContain('Welcome to the desk.');
    expect(desk.written()).toContain('/quit');
    await desk.channel.stop();
  });

  it('says which button a number has pressed', async () => {
    const desk = makeConsole(
      options(async (turn) => (turn.action ? say(`pressed ${turn.action}`) : CLARIFY)),
      true,
    );
    await desk.channel.start();
    await desk.say('', 'smart factory');
    await shown(desk, '[3] None of these');
    await desk.say('', '1');
    await shown(desk, 'pressed choose:mou');
    expect(desk.written()).toContain('» The agreement');
    await desk.channel.stop();
  });

  it('helps in the language of the chat', async () => {
    const desk = makeConsole(options(), true);
    await desk.channel.start();
    await desk.say('', 'hello there');
    await shown(desk, 'about hello there');
    await desk.say('', '/help');
    await shown(desk, 'Ask about a program.');
    await desk.say('', '/hepl');
    await shown(desk, 'There is no such command.');
    await desk.channel.stop();
  });

  it.each([
    ['/quit', '/quit\n'],
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ])('says goodbye on %s', async (_name, keys) => {
    const desk = makeConsole(options(), true);
    await desk.channel.start();
    desk.input.write(keys);
    await desk.ended;
    await shown(desk, 'Goodbye.');
  });
});
