import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT, PREPARED } from '../src/package-root.js';
import { FILE_ENDING, readSettings, readWeb, SETTINGS } from '../src/settings/index.js';

const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, name), 'utf8');
const dockerfile = read('Dockerfile');
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

interface Service {
  readonly environment: Record<string, string | number>;
  readonly secrets: string[];
  readonly volumes: string[];
  readonly ports: string[];
  readonly profiles?: string[];
}
const composed = (text: string) =>
  parse(text, { merge: true }) as {
    services: { desk: Service; pages: Service };
    volumes: Record<string, unknown>;
    secrets: Record<string, { file: string }>;
  };
const compose = composed(read('compose.yaml'));
const plain = SETTINGS.flatMap(({ name, secret }) => (secret ? [] : [name]));
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

/** The instructions of a stage by keyword, each on one line. */
function instructions(stage: string, keyword: string): string[] {
  const lines = stage.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) => (line.startsWith(`${keyword} `) ? [line.slice(keyword.length + 1)] : []));
}

describe('building the image', () => {
  const app = mkdtempSync(join(tmpdir(), 'image-'));
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  type Kind = 'link' | 'dev' | 'optional' | 'devOptional';
  type Package = { version: string; name?: string; resolved?: string } & { [kind in Kind]?: boolean };
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
  const installed = Object.entries(lock.packages).filter(
    ([path, { link, dev, optional, devOptional }]) =>
      path.includes('node_modules/') && !link && !dev && !optional && !devOptional,
  );
  const build = dockerfile.slice(0, dockerfile.lastIndexOf('\nFROM '));
  const commands = instructions(build, 'RUN');
  // These two need a registry and minutes; what they leave is laid out as they leave it.
  const made = commands.filter((each) => !/^npm (?:ci|run prepare)\b/.test(each));

  beforeAll(() => {
    const ignored = new Set(read('.dockerignore').split('\n').filter(Boolean));
    const sources = readdirSync(PACKAGE_ROOT).filter((name) => !ignored.has(name) && name !== 'test');
    for (const name of sources) cpSync(join(PACKAGE_ROOT, name), join(app, name), { recursive: true });
    for (const [path] of installed) {
      mkdirSync(join(app, path), { recursive: true });
      cpSync(join(PACKAGE_ROOT, path, 'package.json'), join(app, path, 'package.json'));
    }
    mkdirSync(join(app, 'dist/cache'), { recursive: true });
    for (const [path, { link, resolved = '' }] of Object.entries(lock.packages))
      if (link) symlinkSync(join('..', resolved), join(app, path));
    // As hard a case as there is: a builder whose files nobody else can read.
    for (const name of ['models', 'content', 'dist/cache']) chmodSync(join(app, name), 0o700);
    writeFileSync(join(app, 'dist/cache/content.bin'), '', { mode: 0o600 });
    const env = { ...process.env, OMIT: '--omit=optional', npm_config_offline: 'true' };
    for (const command of made) execFileSync('sh', ['-ec', command], { cwd: app, env, stdio: 'pipe' });
  }, 60_000);

  it('runs its commands, all but two of them here', () => {
    expect(commands.length - made.length).toBe(2);
    expect(made.length).toBeGreaterThan(0);
  });

  it('makes all that the image takes over', () => {
    const copied = instructions(last, 'COPY').flatMap((each) => each.split(' ').slice(0, -1));
    const paths = copied.filter((word) => !word.startsWith('--'));
    expect(paths).toContain('/app/data');
    for (const path of paths) expect(existsSync(path.replace('/app', app)), path).toBe(true);
  });

  it('lists every package that is installed, and no other, with its licence', () => {
    type Component = { name: string; group?: string; version: string; licenses?: unknown[] };
    const { components } = JSON.parse(readFileSync(join(app, 'sbom.json'), 'utf8')) as {
      components: Component[];
    };
    const bench = JSON.parse(read('bench/package.json')) as { version: string };
    const listed = components.map(
      ({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`,
    );
    const expected = installed.map(
      ([path, { name, version }]) => `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`,
    );
    expect(new Set(listed.filter((each) => each !== `bench@${bench.version}`))).toEqual(new Set(expected));
    const bare = components.filter(({ name, licenses }) => name !== 'bench' && !licenses?.length);
    // It names “BSD”, which is the licence of no list, and npm passes over that.
    expect(bare.map(({ name }) => name)).toEqual(['duck']);
  });

  it('leaves everything but the data to be read by the user that the image runs as', () => {
    const closed = ['package.json', 'sbom.json', 'LICENSE', 'dist', 'models', 'schema', 'shelf', 'content']
      .map((name) => join(app, name))
      .flatMap((path) =>
        statSync(path).isDirectory()
          ? [path, ...readdirSync(path, { recursive: true }).map((name) => join(path, String(name)))]
          : [path],
      )
      .filter((path) => (statSync(path).mode & (statSync(path).isDirectory() ? 0o005 : 0o004)) === 0);
    expect(closed).toEqual([]);
    expect(last).toMatch(/^COPY --from=build --chown=node:node \/app\/data /m);
  });
});

describe('the build', () => {
  it('leaves the index of the content to be read by whoever may read the content', () => {
    const others = statSync(join(PACKAGE_ROOT, 'content/bot.yaml')).mode & 0o044;
    const rightsOf = (path: string): number => statSync(path).mode & 0o044;
    expect(rightsOf(PREPARED)).toBe(others);
    // Who starts the program or tests it with other content leaves indexes of its own beside that one.
    expect(readdirSync(PREPARED).map((name) => rightsOf(join(PREPARED, name)))).toContain(others);
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
    for (const { environment, secrets } of Object.values(compose.services)) {
      for (const [name, value] of Object.entries(environment)) {
        expect([...names, ...plain]).toContain(name);
        if (!name.endsWith(FILE_ENDING)) continue;
        expect(secrets).toContain(String(value).replace('/run/secrets/', ''));
      }
      for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
    }
    expect(read('.gitignore')).toMatch(/^secrets\/$/m);
    expect(read('.dockerignore')).toMatch(/^secrets$/m);
  });

  it('serves the pages alone when asked to, over data of their own', () => {
    const { desk, pages } = compose.services;
    expect(pages.profiles).toEqual(['pages']);
    expect(desk.profiles).toBeUndefined();
    expect(servedAt(pages)).toBe('ready');
    expect(pages.volumes.filter((each) => desk.volumes.includes(each))).toEqual([
      './content:/app/content:ro',
    ]);
    for (const { volumes } of [desk, pages])
      expect(Object.keys(compose.volumes)).toContain(volumes[0]?.split(':')[0]);
    const ports = [...desk.ports, ...pages.ports];
    expect(new Set(ports.map((port) => port.split(':')[1])).size).toBe(ports.length);
  });

  it('serves the pages beside Slack once its comments are taken in', () => {
    const text = read('compose.yaml').replaceAll(/^( +)# (?=[A-Z]+_[A-Z]+: |- 127)/gm, '$1');
    const { desk, pages } = composed(text).services;
    for (const service of [desk, pages]) {
      expect(servedAt(service)).toBe('ready');
      expect(service.environment['WEB_ADDRESS']).toMatch(/^https?:/);
      const [, inside] = /:(\d+)$/.exec(service.ports.find((port) => port.includes(':3080:')) ?? '') ?? [];
      expect(instructions(last, 'EXPOSE').join(' ').split(' ')).toContain(inside);
    }
  });

  /** How the settings of a service come to serve the pages, its secrets left out. */
  function servedAt({ environment }: Service): string {
    const env = Object.entries(environment).filter(([name]) => !name.endsWith(FILE_ENDING));
    const { settings, problems } = readSettings(
      Object.fromEntries(env.map(([name, value]) => [name, String(value)])),
    );
    expect(problems).toBeUndefined();
    return settings === undefined ? 'wrong' : readWeb(settings, true).kind;
  }
});
