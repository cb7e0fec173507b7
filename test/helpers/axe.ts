import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that colours decide: all that differs between light and dark. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Those that the width decides too. */
export const LAYOUT = [...COLOURS, 'target-size', 'scrollable-region-focusable'];

/**
 * What axe objects to on a page that lets scripts in, and whether it is wider than its screen.
 *
 * @param rules ids or tags of rules; all that WCAG 2.2 AA asks for, and more, when left out
 */
export async function objections(page: Page, rules: readonly string[] = RULES): Promise<string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(AXE);
  // What it finds well is not told one by one: that takes a third of its time.
  const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
  const { violations } = (await page.evaluate(`axe.run(${options})`)) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(wide > 0 ? [`wider than the screen by ${wide} pixels`] : []),
  ];
}
