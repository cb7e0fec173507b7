import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

// The shell draws no window around a page: it opens one in a third of the processor's time.
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a Chromium is installed on this machine; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named === undefined ? [] : [named]), ...PLACES].find((path) => existsSync(path));
}

/** Why tests in a browser are not run here. */
export const NO_CHROMIUM =
  'no Chromium is installed: apt-get install chromium-headless-shell or chromium, or set CHROMIUM_PATH';

export function openChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  // Root, as in a container, has no sandbox of Chromium's.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
