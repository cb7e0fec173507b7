import { expect, it, vi } from 'vitest';
import { systemClock } from '../src/clock.js';
import { rehearse } from '../src/rehearsal.js';
import { recordingLogger } from './helpers/logger.js';
import { shippedLibrary } from './helpers/shipped.js';

it('asks in both languages before anyone does, and tells nobody', async () => {
  const library = (await shippedLibrary()).for(undefined);
  const search = vi.spyOn(library, 'search');
  const logger = recordingLogger();
  await rehearse(library, systemClock, logger);
  const asked = search.mock.calls.map(([question]) => question);
  search.mockRestore();
  expect(asked.some((question) => /\p{sc=Hangul}/u.test(question))).toBe(true);
  expect(asked.some((question) => /^\P{sc=Hangul}+$/u.test(question))).toBe(true);
  expect(logger.events).toEqual([]);
});
