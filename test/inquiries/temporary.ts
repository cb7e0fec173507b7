import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type InquiryLogSettings, openInquiryLog, type StoredInquiryLog } from '../../src/inquiries/index.js';
import { recordingLogger } from '../helpers/logger.js';

const folder = mkdtempSync(join(tmpdir(), 'inquiries-'));
let files = 0;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path that no file has yet, in a folder that goes away with the test file. */
export function newPath(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

export const KEY = 'a key that nobody can guess';

export function openAt(path: string, settings: Partial<InquiryLogSettings> = {}): StoredInquiryLog {
  return openInquiryLog({
    path,
    key: KEY,
    clock: { now: () => new Date('2026-11-01T09:00:00Z') },
    logger: recordingLogger(),
    patience: 150,
    ...settings,
  });
}
