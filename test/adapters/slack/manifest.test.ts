import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { EVENT_LISTENERS } from '../../../adapters/slack/listeners/events.js';
import { buildManifest, type ManifestOptions } from '../../../adapters/slack/manifest.js';
import {
  ACTIONS,
  EVENT_SCOPES,
  EVENTS,
  FOLLOW_UP_EVENTS,
  GLOBAL_SHORTCUTS,
  LINK_EVENTS,
  METHOD_SCOPES,
  SHORTCUTS,
  STEP_EVENTS,
  STEPS,
  VIEWS,
} from '../../../adapters/slack/names.js';
import { PACKAGE_ROOT } from '../../../src/package-root.js';

// Slack's own schema, from https://github.com/slackapi/manifest-schema (MIT).
const schema = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'test/fixtures/slack/manifest.schema.2.0.0.json'), 'utf8'),
) as object;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);

interface Manifest {
  features: {
    slash_commands: { command: string; url?: string }[];
    shortcuts: { callback_id: string }[];
    unfurl_domains?: string[];
  };
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[]; bot_optional?: string[] } };
  settings: {
    event_subscriptions: { bot_events: string[]; request_url?: string };
    interactivity: { request_url?: string };
    socket_mode_enabled: boolean;
  };
}

const PAGES = 'https://desk.example.go.kr';
const build = (options: ManifestOptions): Manifest => buildManifest(options) as Manifest;

const FOLDER = join(PACKAGE_ROOT, 'adapters/slack');
const sources = (readdirSync(FOLDER, { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts') && !file.endsWith('names.ts'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n');

describe('the manifest', () => {
  it.each([
    ['socket', { mode: 'socket' }],
    ['HTTP', { mode: 'http', url: 'https://desk.example.go.kr' }],
    ['HTTP without follow-ups', { mode: 'http', followUps: false }],
    ['a socket with links', { mode: 'socket', pages: PAGES }],
    ['a socket with a step of workflows', { mode: 'socket', workflows: true }],
  ] as [string, ManifestOptions][])('is one that Slack takes: %s', (_name, options) => {
    expect(validate(buildManifest(options)), JSON.stringify(validate.errors)).toBe(true);
  });

  it('names the addresses for HTTP, and none for a socket', () => {
    const http = build({ mode: 'http', url: 'https://desk.example.go.kr' });
    const events = 'https://desk.example.go.kr/slack/events';
    expect(http.settings.event_subscriptions.request_url).toBe(events);
    expect(http.settings.interactivity.request_url).toBe(events);
    expect(http.features.slash_commands[0]?.url).toBe(events);
    expect(http.oauth_config.redirect_urls).toEqual(['https://desk.example.go.kr/slack/oauth_redirect']);
    expect(JSON.stringify(build({ mode: 'socket' }))).not.toContain('https://');
    expect(build({ mode: 'socket' }).settings.socket_mode_enabled).toBe(true);
  });

  it('is the file in the folder', async () => {
    const text = `${JSON.stringify(buildManifest({ mode: 'socket' }), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../../adapters/slack/manifest.json');
  });

  it('declares every event that is listened to, and no other', () => {
    const { bot_events: events } = build({ mode: 'socket', pages: PAGES, workflows: true }).settings
      .event_subscriptions;
    expect(events).toEqual([...EVENTS, ...FOLLOW_UP_EVENTS, ...LINK_EVENTS, ...STEP_EVENTS].sort());
    const heard = new Set(events.map((event) => event.replace(/^message\..*/, 'message')));
    expect([...heard].sort()).toEqual(Object.keys(EVENT_LISTENERS).sort());
  });

  it('declares every command and shortcut that is listened to, and no other', () => {
    const { features } = build({ mode: 'socket' });
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/policy']);
    expect(features.shortcuts.map(({ callback_id: id }) => id)).toEqual([...GLOBAL_SHORTCUTS, ...SHORTCUTS]);
  });

  it('declares the steps of workflows that are listened to, and then that an organisation may install it', () => {
    const declared = (options: ManifestOptions) => {
      const { functions = {}, settings } = build(options) as Manifest & { functions?: object };
      return {
        steps: Object.keys(functions),
        org: (settings as { org_deploy_enabled?: boolean }).org_deploy_enabled,
      };
    };
    expect(declared({ mode: 'socket', workflows: true })).toEqual({ steps: [...STEPS], org: true });
    expect(declared({ mode: 'socket' })).toEqual({ steps: [], org: false });
  });

  it('asks for the scope of every event and method, and for no other', () => {
    const { scopes } = build({ mode: 'socket', pages: PAGES }).oauth_config;
    const needed = [...Object.values(METHOD_SCOPES), ...Object.values(EVENT_SCOPES), 'commands'];
    expect(scopes.bot).toEqual([...new Set(needed.filter((scope) => scope !== undefined))].sort());
    expect(JSON.stringify(build({ mode: 'socket' }))).not.toMatch(/links?[:_]|unfurl/);
    expect(build({ mode: 'socket', pages: PAGES }).features.unfurl_domains).toEqual(['desk.example.go.kr']);
    expect(scopes.bot_optional).toEqual(['channels:history', 'groups:history']);
    expect(build({ mode: 'socket', followUps: false }).oauth_config.scopes.bot).not.toContain(
      'channels:history',
    );
  });
});

describe('the names that the app and Slack agree on', () => {
  it('hold every method that is called, and each is called', () => {
    const called = new Set(
      [
        ...sources.matchAll(
          /'((?:assistant|auth|chat|conversations|files|functions|usergroups|users|views)\.[A-Za-z.]+)'/g,
        ),
      ].map(([, method]) => method),
    );
    expect([...called].sort()).toEqual(Object.keys(METHOD_SCOPES).sort());
  });

  it('hold every action id that is rendered, and each has a listener', () => {
    const rendered = new Set(
      [...sources.matchAll(/(?<!block_)(?<=\bid|action_id): ['`]([a-z_]+)(?:\$\{\w+\})?:/g)].map(
        ([, id]) => id,
      ),
    );
    const known = new Set<string>(ACTIONS);
    for (const id of rendered) {
      if (id !== 'inquiry_') expect(known, String(id)).toContain(id);
    }
    for (const id of ACTIONS) {
      const [, name] = /^inquiry_(\w+)$/.exec(id) ?? [];
      expect(sources, id).toContain(name === undefined ? id : `labelled('${name}'`);
    }
  });

  it('hold every modal that is submitted', () => {
    const rendered = [...sources.matchAll(/callback(?:_id)?: '([a-z_]+)'/g)].map(([, id]) => id);
    expect(rendered.sort()).toEqual([...VIEWS].sort());
  });
});
