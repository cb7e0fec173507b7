import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/operations/index.js';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { docs, manifest } from './files.js';

const page = docs().find(({ file }) => file === 'docs/operations.md')?.text ?? '';
const board = readFileSync(join(PACKAGE_ROOT, 'docs/grafana.json'), 'utf8');
const names = createMetrics({
  waiting: async () => ({ turns: 0, posts: 0, oldestSeconds: 0 }),
  inquiries: async () => 0,
  content: () => ({ version: '', since: new Date(), findings: 0 }),
})
  .registry.getMetricsAsArray()
  .map(({ name }) => name);
const alerts = readFileSync(join(PACKAGE_ROOT, 'docs/alerts.yaml'), 'utf8');
const own = names.filter((name) => name.startsWith('policy_bot_'));

describe('the service in the documentation', () => {
  const [, unit = ''] = /```ini\n([^`]*ExecStart=[^`]*)```/.exec(page) ?? [];
  const set = new Map([...unit.matchAll(/^(\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  const start = manifest().scripts['start'] ?? '';

  it('starts the program as npm start and the container do, without npm in between', () => {
    expect(set.get('ExecStart')).toBe(`/usr/bin/${start}`);
    const container = /^ENTRYPOINT (.*)\nCMD (.*)$/m.exec(
      readFileSync(join(PACKAGE_ROOT, 'Dockerfile'), 'utf8'),
    );
    const words = container?.slice(1).flatMap((each) => JSON.parse(each) as string[]);
    expect(words?.join(' ')).toBe(start);
    for (const { file, text } of docs())
      expect(text, file).not.toMatch(/`npm start` under a service manager/);
    expect(docs().find(({ file }) => file === 'README.md')?.text).toContain(`\`${start}\``);
    expect(docs().find(({ file }) => file === 'README.ko.md')?.text).toContain(`\`${start}\``);
  });

  it('runs as a user of its own, and waits for turns in flight', () => {
    for (const name of ['User', 'WorkingDirectory', 'EnvironmentFile', 'Restart'])
      expect(set.get(name), name).toBeTruthy();
    expect(Number(set.get('TimeoutStopSec'))).toBeGreaterThanOrEqual(30);
  });
});

describe('the figures in the documentation', () => {
  it('are those that are counted, all of them', () => {
    expect(new Set(page.match(/\bpolicy_bot_[a-z_]+[a-z]/g))).toEqual(new Set(own));
  });

  it('are on a board that asks for nothing else', () => {
    const asked = new Set(board.match(/\b(?:policy_bot|nodejs|process)_[a-z0-9_]+[a-z]/g));
    for (const name of asked) expect(names).toContain(name.replace(/_bucket$/, ''));
  });
});

describe('docs/alerts.yaml', () => {
  const { groups } = parse(alerts) as {
    groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);

  it('asks for figures that are counted, by labels that they have', () => {
    expect(rules.length).toBeGreaterThan(0);
    for (const { alert, expr } of rules) {
      const asked = expr.match(/\b(?:policy_bot|nodejs|process)_[a-z0-9_]+[a-z]/g) ?? [];
      if (alert !== 'DeskDown') expect(asked, alert).not.toEqual([]);
      for (const name of asked) expect(names, alert).toContain(name.replace(/_bucket$/, ''));
    }
    const source = ['src/operations/metered-store.ts', 'src/cli/open-health.ts', 'adapters/reception.ts']
      .map((file) => readFileSync(join(PACKAGE_ROOT, file), 'utf8'))
      .join('\n');
    for (const [, value = ''] of alerts.matchAll(/(?:outcome|end|stage)="([^"]+)"/g))
      expect(source).toContain(`'${value}'`);
  });

  it('names the job of the scrape configuration', () => {
    const [, job] = /job="([^"]+)"/.exec(alerts) ?? [];
    expect(page).toContain(`job_name: ${job}`);
  });

  it.skipIf(spawnSync('promtool', ['--version']).status !== 0)('is one that Prometheus takes', () => {
    const { status, stderr } = spawnSync('promtool', ['check', 'rules', 'docs/alerts.yaml'], {
      cwd: PACKAGE_ROOT,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('docs/reliability.md', () => {
  it('names tests that `npm run faults` runs, and all of them', () => {
    const text = docs().find(({ file }) => file === 'docs/reliability.md')?.text ?? '';
    const script = manifest().scripts['faults'] ?? '';
    for (const [, name = ''] of text.matchAll(/`(test\/[^`]+)`/g)) {
      const [folder = ''] = name.split('*');
      const run = script
        .split(' ')
        .some((word) => word.startsWith('test/') && (name.startsWith(word) || word.startsWith(folder)));
      expect(run, name).toBe(true);
    }
    for (const word of script.split(' ').filter((each) => each.startsWith('test/') && each.endsWith('.ts')))
      expect(text, word).toMatch(new RegExp(word.replace(/slack|teams/, '(?:\\*|$&)')));
  });
});
