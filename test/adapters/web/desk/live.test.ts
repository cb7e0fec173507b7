import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLive } from '../../../../adapters/web/desk/live.js';
import { recordingLogger } from '../../../helpers/logger.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const desk = { onChange: () => undefined };

describe('open pages, while the log cannot be read', () => {
  it('are told of changes again when it can, and the program says each once', async () => {
    const logger = recordingLogger();
    let pulse: () => Promise<string> = async () => 'one';
    let heard = 0;
    const live = createLive(desk, { pulse: () => pulse() }, logger);
    live.listen(
      'kim',
      () => {
        heard += 1;
      },
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(2_000);
    pulse = () => Promise.reject(new Error('away'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(logger.events.map(({ level }) => level)).toEqual(['warn']);
    pulse = async () => 'two';
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(logger.events.map(({ level }) => level)).toEqual(['warn', 'info']);
    live.stop();
  });

  it('ask it once at a time, however long it takes to say so', async () => {
    let asked = 0;
    const pulse = () => {
      asked += 1;
      return new Promise<string>((_, reject) => setTimeout(() => reject(new Error('away')), 15_000));
    };
    const live = createLive(desk, { pulse }, recordingLogger());
    live.listen(
      'kim',
      () => undefined,
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(61_000);
    live.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBeLessThanOrEqual(6);
  });
});
