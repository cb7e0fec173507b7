import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { prepareShutdown, type ShutdownStep, type SignalSource } from '../src/shutdown.js';
import { recordingLogger } from './helpers/logger.js';

class FakeProcess extends EventEmitter implements SignalSource {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

function prepare(steps: ShutdownStep[], stepMs = 1_000) {
  const process = new FakeProcess();
  const logger = recordingLogger();
  return { process, logger, shutdown: prepareShutdown({ steps, logger, process, stepMs }) };
}

describe('prepareShutdown', () => {
  it('waits for turns in flight, then closes the rest in order, then exits with 0', async () => {
    const closed: string[] = [];
    const { process, shutdown } = prepare([
      { name: 'console', close: () => delay(30).then(() => void closed.push('console')) },
      { name: 'database', close: () => void closed.push('database') },
    ]);
    process.emit('SIGTERM');
    await shutdown.run('again');
    expect(closed).toEqual(['console', 'database']);
    expect(process.exits).toEqual([0]);
  });

  it('closes the database although a channel fails or hangs, and exits with 1', async () => {
    const closed: string[] = [];
    const { process, logger, shutdown } = prepare(
      [
        { name: 'failing', close: () => Promise.reject(new Error('gone')) },
        { name: 'hanging', close: () => new Promise(() => undefined) },
        { name: 'database', close: () => void closed.push('database') },
      ],
      20,
    );
    await shutdown.run('end of input');
    expect(closed).toEqual(['database']);
    expect(process.exits).toEqual([1]);
    expect(logger.events.map(({ fields }) => (fields as { step?: string }).step).filter(Boolean)).toEqual([
      'failing',
      'hanging',
    ]);
  });

  it('exits at once on the second signal', async () => {
    const { process } = prepare([{ name: 'hanging', close: () => new Promise(() => undefined) }], 50);
    process.emit('SIGTERM');
    process.emit('SIGINT');
    expect(process.exits).toEqual([130]);
  });

  it('closes once, however often it is asked', async () => {
    let closes = 0;
    const { process, shutdown } = prepare([{ name: 'database', close: () => void closes++ }]);
    await Promise.all([shutdown.run('a'), shutdown.run('b')]);
    expect(closes).toBe(1);
    expect(process.exits).toEqual([0]);
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });
});
