import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.js';
import { formatSettingProblems, readSettings, withEnvFile } from '../../src/settings/index.js';

const KEY = 'k'.repeat(40);

describe('readSettings', () => {
  it('needs nothing to be set', () => {
    const { settings } = readSettings({}, '/srv/desk');
    expect(settings).toMatchObject({
      content: join(PACKAGE_ROOT, 'content'),
      database: '/srv/desk/data/inquiries.db',
      retentionDays: 365,
      conversationMinutes: 30,
    });
    expect(settings?.today).toBeUndefined();
    expect(settings?.logLevel).toBeUndefined();
  });

  it('reads a secret from the file that its variable with _FILE names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    writeFileSync(join(folder, 'key'), `${KEY}\n`);
    expect(readSettings({ POLICY_BOT_HASH_KEY_FILE: 'key' }, folder).settings?.hashKey).toBe(KEY);
    writeFileSync(join(folder, 'empty'), '\n');
    const problems = [
      readSettings({ POLICY_BOT_HASH_KEY_FILE: 'missing' }, folder),
      readSettings({ POLICY_BOT_HASH_KEY_FILE: 'empty' }, folder),
      readSettings({ POLICY_BOT_HASH_KEY_FILE: 'key', POLICY_BOT_HASH_KEY: KEY }, folder),
      readSettings({ POLICY_BOT_TODAY_FILE: 'key' }, folder),
    ].map((result) => result.problems?.map(({ name, what }) => `${name}: ${what}`));
    expect(problems).toEqual([
      ['POLICY_BOT_HASH_KEY_FILE: The file cannot be read (ENOENT).'],
      ['POLICY_BOT_HASH_KEY_FILE: The file is empty.'],
      ['POLICY_BOT_HASH_KEY_FILE: POLICY_BOT_HASH_KEY is set as well, and only one of them can hold.'],
      ['POLICY_BOT_TODAY_FILE: There is no setting of this name, so its value has no effect.'],
    ]);
  });

  it('reads every setting', () => {
    const { settings } = readSettings(
      {
        POLICY_BOT_CONTENT: 'my-content',
        POLICY_BOT_DATABASE: '/var/lib/desk.db',
        POLICY_BOT_HASH_KEY: KEY,
        POLICY_BOT_RETENTION_DAYS: ' 30 ',
        POLICY_BOT_CONVERSATION_MINUTES: '5',
        POLICY_BOT_THRESHOLD: '0.75',
        POLICY_BOT_TODAY: '2024-02-29',
        POLICY_BOT_LOG_LEVEL: 'WARN',
      },
      '/srv/desk',
    );
    expect(settings).toMatchObject({
      content: '/srv/desk/my-content',
      database: '/var/lib/desk.db',
      hashKey: KEY,
      retentionDays: 30,
      conversationMinutes: 5,
      threshold: 0.75,
      today: '2024-02-29',
      logLevel: 'warn',
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ POLICY_BOT_RETENTION_DAYS: '  ' }).settings?.retentionDays).toBe(365);
  });

  it('reports everything that is wrong at once, naming the variable, the shape and the mend', () => {
    const { problems } = readSettings({
      POLICY_BOT_RETENTION_DAYS: 'soon',
      POLICY_BOT_THRESHOLD: '60%',
      POLICY_BOT_TODAY: '2023-02-29',
      POLICY_BOT_LOG_LEVEL: 'loud',
    });
    expect(problems?.map(({ name }) => name)).toEqual([
      'POLICY_BOT_RETENTION_DAYS',
      'POLICY_BOT_THRESHOLD',
      'POLICY_BOT_TODAY',
      'POLICY_BOT_LOG_LEVEL',
    ]);
    expect(formatSettingProblems(problems!.slice(0, 1))).toBe(`POLICY_BOT_RETENTION_DAYS
  "soon" is not a whole number of days from 1 to 3650.
  fix  Set it in the environment or in .env to a whole number of days from 1 to 3650, such as POLICY_BOT_RETENTION_DAYS=365, or remove it. docs/settings.md lists all settings.
`);
  });

  it.each([
    ['POLICY_BOT_RETENTION_DAYS', ['0', '-1', '1.5', '3651', '1e3', '٣']],
    ['POLICY_BOT_CONVERSATION_MINUTES', ['0', '1441', '30m']],
    ['POLICY_BOT_THRESHOLD', ['1.1', '-0.1', 'NaN', 'Infinity', '0x1']],
    ['POLICY_BOT_TODAY', ['today', '2024-3-1', '26-03-2024']],
    ['POLICY_BOT_HASH_KEY', ['short']],
  ])('refuses what is no %s', (name, values) => {
    for (const value of values) expect(readSettings({ [name]: value }).problems, value).toHaveLength(1);
  });

  it('never repeats a secret', () => {
    const { problems } = readSettings({ POLICY_BOT_HASH_KEY: 'hunter2' });
    const message = formatSettingProblems(problems!);
    expect(message).not.toContain('hunter2');
    expect(message).toContain('openssl rand -hex 32');
  });

  it('asks about a misspelt name', () => {
    const { problems } = readSettings({ POLICY_BOT_CONTNET: 'x', OTHER_BOT: 'y' });
    expect(problems).toHaveLength(1);
    expect(problems?.[0]?.fix).toContain('Did you mean POLICY_BOT_CONTENT?');
  });
  it.each([
    ['WEB_ADDRES', 'WEB_ADDRESS'],
    ['WEB_PROT', 'WEB_PORT'],
    ['WEBPORT', 'WEB_PORT'],
    ['SLACK_BOT_TOKN', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_TOKENS', 'SLACK_BOT_TOKEN'],
    ['SLACK_BOT_TOKE_FILE', 'SLACK_BOT_TOKEN_FILE'],
    ['SLACK_SINGING_SECRET', 'SLACK_SIGNING_SECRET'],
    ['DESK_STAF', 'DESK_STAFF'],
    ['DESK_EDITOR', 'DESK_EDITORS'],
    ['OIDC_ISUER', 'OIDC_ISSUER'],
    ['OIDC_CLIENTID', 'OIDC_CLIENT_ID'],
    ['TEAMS_STAF', 'TEAMS_STAFF'],
    ['MicrosoftAppID', 'MicrosoftAppId'],
    ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
    ['POLICYBOT_CONTENT', 'POLICY_BOT_CONTENT'],
    ['PROT', 'PORT'],
  ])('asks about %s, which is hardly anything but %s misspelt', (name, meant) => {
    const { problems } = readSettings({ [name]: 'x' });
    expect(problems).toMatchObject([
      { name, fix: expect.stringContaining(`Did you mean ${meant}?`) as unknown },
    ]);
  });

  it('lets the names of other programs pass', () => {
    const others =
      'WEB_CONCURRENCY WEB_HOST WEB_ROOT WEB_REPORT SLACK_CHANNEL SLACK_TOKEN SLACK_APP_ID SLACK_USER_TOKEN SLACK_WEBHOOK_URL ' +
      'TEAMS_WEBHOOK_URL TEAM_NAME OIDC_ISSUER_URL OIDC_SCOPES HOME HOSTS HOSTNAME HOSTTYPE GHOST host port POST PORTS EXPORT ' +
      'DB_PORT APP_PORT PGPORT PGHOST SMTP_PORT DESKTOP_SESSION OTEL_SERVICE_NAME OTEL_EXPORTER_OTLP_HEADERS ' +
      'OTEL_EXPORTER_OTLP_PROTOCOL OTEL_EXPORTER_OTLP_TRACES_ENDPOINT NODE_EXTRA_CA_CERTS DATABASE_URL PATH LANG';
    expect(
      readSettings(Object.fromEntries(others.split(' ').map((name) => [name, 'x']))).problems,
    ).toBeUndefined();
    expect(readSettings({ WEB_ADDRES: '' }).problems, 'set to nothing').toBeUndefined();
  });
});

describe('withEnvFile', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), '.env');

  it('adds what the file says, and lets a variable that is set win', () => {
    writeFileSync(file, '# ours\nPOLICY_BOT_TODAY=2026-01-01\nPOLICY_BOT_LOG_LEVEL="debug"\n');
    const env = withEnvFile({ POLICY_BOT_LOG_LEVEL: 'error' }, file);
    expect(env).toEqual({ POLICY_BOT_TODAY: '2026-01-01', POLICY_BOT_LOG_LEVEL: 'error' });
  });

  it('does without the file', () => {
    expect(withEnvFile({ A: 'b' }, `${file}.none`)).toEqual({ A: 'b' });
  });
});
