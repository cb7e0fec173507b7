import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { FILE_ENDING, SETTINGS } from '../src/settings/index.js';

const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, name), 'utf8');
const dockerfile = read('Dockerfile');
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
const compose = parse(read('compose.yaml')) as {
  services: { desk: Record<string, unknown> & { environment: Record<string, string>; volumes: string[] } };
  secrets: Record<string, { file: string }>;
};
const names = new Set(SETTINGS.flatMap(({ name, secret }) => (secret ? [name, name + FILE_ENDING] : [name])));

describe('the Dockerfile', () => {
  it('is one that Docker reads without a warning', () => {
    expect(validate(dockerfile, { ignoreMultipleEntrypoints: false } as never)).toEqual([]);
  });

  it('builds apart from what runs, from an image with a version, and runs as nobody special', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim$/);
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('ENTRYPOINT'));
    expect(last).toMatch(/^ENTRYPOINT \["node", /m);
  });

  it('says whether it lives, and copies all that the package holds', () => {
    expect(last).toMatch(/^HEALTHCHECK /m);
    const { files } = JSON.parse(read('package.json')) as { files: string[] };
    for (const folder of files.map((each) => each.replace(/\/\*.*$/u, '')))
      expect(last).toMatch(new RegExp(`^COPY --from=build /app/${folder} `, 'm'));
  });

  it('sets settings that there are, and no secret', () => {
    const set = [...last.matchAll(/\b([A-Z][A-Z_]+)=/g)].map(([, name = '']) => name);
    for (const name of set.filter((each) => each !== 'NODE_ENV')) expect(names).toContain(name);
    for (const { name, secret } of SETTINGS) if (secret) expect(set).not.toContain(name);
  });
});

describe('compose.postgres.yaml', () => {
  const override = { tag: '!override', collection: 'seq', identify: () => false } as const;
  const { services, secrets } = parse(read('compose.postgres.yaml'), { customTags: [override] }) as {
    services: Record<string, { environment: Record<string, string>; secrets: string[]; ports?: string[] }>;
    secrets: Record<string, { file: string }>;
  };

  it('runs two desks over one database, whose address and password come from files', () => {
    const desks = [services['desk'], services['second-desk']];
    for (const desk of desks)
      expect(desk?.environment).toEqual({ POLICY_BOT_DATABASE_URL_FILE: '/run/secrets/database-url' });
    expect(names).toContain('POLICY_BOT_DATABASE_URL_FILE');
    expect(services['postgres']?.environment['POSTGRES_PASSWORD_FILE']).toBe(
      '/run/secrets/database-password',
    );
    expect(Object.keys(secrets)).toEqual(['database-url', 'database-password']);
    const ports = [services['desk'], services['second-desk']].flatMap((desk) => desk?.ports ?? []);
    expect(new Set(ports.map((port) => port.split(':')[1])).size, 'each port is one process’s').toBe(
      ports.length,
    );
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });
});

describe('compose.yaml', () => {
  it('runs the desk with a file system that only its data can be written to, and no privilege', () => {
    expect(compose.services.desk).toMatchObject({
      read_only: true,
      init: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    expect(compose.services.desk.volumes).toContain('data:/app/data');
  });

  it('takes each secret from a file', () => {
    for (const [name, value] of Object.entries(compose.services.desk.environment)) {
      expect(names).toContain(name);
      expect(name.endsWith(FILE_ENDING)).toBe(true);
      expect(Object.keys(compose.secrets)).toContain(value.replace('/run/secrets/', ''));
    }
    expect(read('.gitignore')).toMatch(/^secrets\/$/m);
    expect(read('.dockerignore')).toMatch(/^secrets$/m);
  });
});
