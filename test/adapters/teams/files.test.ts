import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { isOneDrive } from '../../../adapters/teams/files.js';
import { teamsChannel } from '../../../adapters/teams/index.js';
import { CONSENT_CARD, FILE_CARD, list, part, text } from '../../../adapters/teams/protocol.js';
import type { DeliveryStore } from '../../../src/delivery/index.js';
import { memoryInquiryLog } from '../../../src/inquiries/index.js';
import { createStaffDesk } from '../../../src/staff/index.js';
import { say, WORDS } from '../../contract/replies.js';
import { testStore } from '../../helpers/delivery-store.js';
import { recordingLogger } from '../../helpers/logger.js';
import { BOT, type Posted, readable, TENANT, type TeamsDouble } from '../../helpers/teams/double.js';
import { IDENTITY, makeTeams, sdkOn, type TeamsHarness, type TeamsMore } from './harness.js';

const FILE = { name: 'agreements.csv', mediaType: 'text/csv', content: '\ufeff"name"\r\n"협약"\r\n' };
const SIZE = Buffer.byteLength(FILE.content);
const ANNA = { from: { id: '29:anna', name: 'Anna', aadObjectId: 'anna-0' } };
const KIM = { from: { id: '29:kim', name: 'Kim', aadObjectId: 'kim-0' } };
const HOUR = 3_600_000;

let desk: TeamsHarness;
let logger: ReturnType<typeof recordingLogger>;
/** Milliseconds by which the clock is ahead. */
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead) };
/** The double's own address is known when it runs; the list is filled then. */
let origins: string[] = [];

function openStore(path = ':memory:'): DeliveryStore {
  return testStore(logger, path, clock);
}

async function start(more: TeamsMore = {}): Promise<TeamsHarness> {
  ahead = 0;
  origins = [];
  logger = recordingLogger();
  desk = await makeTeams(
    { handle: async () => say('Here is the file.', { file: FILE }), words: WORDS, logger },
    { store: openStore(), clock, uploadOrigins: origins, ...more },
  );
  origins.push(desk.teams.serviceUrl);
  await desk.channel.start();
  return desk;
}

afterEach(async () => {
  await desk.channel.stop();
  await desk.close?.();
});

const attachmentOf = (post: Posted | undefined) => part(list(post?.activity['attachments'])[0]);

/** Anna asks for a file; the card that offers it. */
async function offered(): Promise<{ id: string; card: Readonly<Record<string, unknown>> }> {
  const { teams } = desk;
  await teams.deliver(teams.activity({ text: 'export agreements' }));
  await teams.until(() => teams.posts.length === 2);
  // A process that begins before that is noted would post the card again.
  while ((await desk.store.queued('teams')).length > 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const card = attachmentOf(teams.posts[1]);
  return { id: text(part(part(card['content'])['acceptContext'])['file']), card };
}

const infoAt = (origin: string) => ({
  contentUrl: `${origin}/personal/anna/Documents/agreements.csv`,
  name: 'agreements 1.csv',
  uploadUrl: `${origin}/onedrive/upload?key=secret-key`,
  uniqueId: 'unique-1',
  fileType: 'csv',
});

function consent(id: string, action: string, more: object = {}): Readonly<Record<string, unknown>> {
  const { teams } = desk;
  return teams.activity({
    type: 'invoke',
    name: 'fileConsent/invoke',
    value: {
      type: 'fileUpload',
      action,
      context: { file: id },
      ...(action === 'accept' ? { uploadInfo: infoAt(teams.serviceUrl) } : {}),
    },
    ...more,
  });
}

const accept = (id: string, more: object = {}) => desk.teams.deliver(consent(id, 'accept', more));
const posted = (n: number): Promise<void> => desk.teams.until(() => desk.teams.posts.length === n);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80));
const last = (): Posted => desk.teams.posts.at(-1)!;

describe('a file in a personal chat', () => {
  it('is offered after the answer, without its content', async () => {
    await start();
    const { id, card } = await offered();
    const { teams } = desk;
    expect(readable(teams.posts[0]!)).toContain('The beginning of the file agreements.csv.');
    expect(card).toMatchObject({
      contentType: CONSENT_CARD,
      name: FILE.name,
      content: { sizeInBytes: SIZE, acceptContext: { file: id }, declineContext: { file: id } },
    });
    expect(JSON.stringify(card)).not.toContain('협약');
    expect(teams.posts[1]?.activity['summary']).toContain('OneDrive');
  });

  it('is put where Teams says when it is accepted, and then shown', async () => {
    await start();
    const { id } = await offered();
    const { status } = await accept(id);
    expect(status).toBe(200);
    await posted(3);
    const { teams } = desk;
    expect(teams.uploads).toHaveLength(1);
    expect(teams.uploads[0]).toMatchObject({
      method: 'PUT',
      content: FILE.content,
      headers: { 'content-length': `${SIZE}`, 'content-range': `bytes 0-${SIZE - 1}/${SIZE}` },
    });
    expect(teams.uploads[0]?.headers).not.toHaveProperty('authorization');
    expect(attachmentOf(last())).toMatchObject({
      contentType: FILE_CARD,
      contentUrl: infoAt(teams.serviceUrl).contentUrl,
      name: 'agreements 1.csv',
      content: { uniqueId: 'unique-1', fileType: 'csv' },
    });
    await settle();
    expect(await desk.store.kept(id)).toBeUndefined();
  });

  it('is acknowledged before the upload ends, and holds up no answer', async () => {
    await start();
    const { id } = await offered();
    const { teams } = desk;
    teams.uploadFaults.push('hang');
    expect((await accept(id)).status).toBe(200);
    await teams.until(() => teams.uploads.length === 1);
    await teams.deliver(teams.activity({ text: 'another question' }));
    await posted(4);
    expect(readable(teams.posts[2]!)).toContain('Here is the file.');
    teams.hangUp();
    await posted(5);
    expect(readable(last())).toContain('did not confirm that it has the file');
  });

  it('is not acknowledged as accepted when that could not be written down, and given when it comes again', async () => {
    await start();
    const { id } = await offered();
    const queue = desk.store.queue.bind(desk.store);
    desk.store.queue = async () => {
      throw new Error('SQLITE_FULL');
    };
    const activity = consent(id, 'accept');
    expect(await desk.teams.deliver(activity)).toMatchObject({ status: 500, body: undefined });
    desk.store.queue = queue;
    expect((await desk.teams.deliver(activity)).status).toBe(200);
    await posted(3);
    expect(desk.teams.uploads).toHaveLength(1);
  });

  it('is not given for what no card of ours sends', async () => {
    await start();
    const { id } = await offered();
    const values = [
      'text',
      7,
      null,
      [],
      {},
      { action: 'accept' },
      { action: 'accept', context: id },
      { action: 'accept', context: { file: 7 } },
      { action: 'take', context: { file: id } },
    ];
    for (const value of values) {
      const { status } = await desk.teams.deliver({ ...consent(id, 'accept'), value });
      expect(status).toBe(200);
    }
    await settle();
    expect(desk.teams.posts).toHaveLength(2);
    expect(desk.teams.uploads).toEqual([]);
  });

  it('is given once, however often and under whatever id the accept is delivered', async () => {
    await start();
    const { id } = await offered();
    const activity = consent(id, 'accept');
    const answers = await Promise.all(
      [activity, activity, consent(id, 'accept')].map((each) => desk.teams.deliver(each)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await posted(3);
    expect((await desk.teams.deliver(activity)).status).toBe(200);
    expect((await desk.teams.deliver(consent(id, 'decline'))).status).toBe(200);
    await settle();
    expect(desk.teams.uploads).toHaveLength(1);
    expect(desk.teams.posts).toHaveLength(3);
  });

  it('is forgotten when it is declined, and that is said once', async () => {
    await start();
    const { id } = await offered();
    await desk.teams.deliver(consent(id, 'decline'));
    await posted(3);
    expect(readable(last())).toContain('The file was not saved');
    expect(await desk.store.kept(id)).toBeUndefined();
    await desk.teams.deliver(consent(id, 'decline'));
    await accept(id);
    await settle();
    expect(desk.teams.posts).toHaveLength(3);
    expect(desk.teams.uploads).toEqual([]);
  });

  it('is given to nobody else, in no other conversation', async () => {
    await start();
    const { id } = await offered();
    const own = { conversationType: 'personal', id: 'a:kim', tenantId: TENANT };
    const group = { conversationType: 'groupChat', isGroup: true, id: '19:g@thread.v2', tenantId: TENANT };
    for (const who of [KIM, { ...KIM, conversation: own }, { conversation: own }, { conversation: group }]) {
      expect((await accept(id, { locale: 'en-US', ...who })).status).toBe(200);
      await desk.teams.deliver(consent(id, 'decline', who));
    }
    await settle();
    expect(desk.teams.uploads).toEqual([]);
    expect(new Set(desk.teams.posts.slice(2).map(readable))).toEqual(
      new Set(['This file is not kept here any more. Ask for it again, and I make it anew.']),
    );
    expect(desk.teams.postsIn(group.id)).toEqual([]);
    // Whom it was made for still gets it.
    await accept(id, ANNA);
    await desk.teams.until(() => desk.teams.uploads.length === 1);
    await desk.teams.until(() => attachmentOf(last())['contentType'] === FILE_CARD);
  });

  it('is said to be gone an hour later, and after an id that was made up', async () => {
    await start();
    const { id } = await offered();
    ahead = HOUR;
    for (let n = 0; n < 2; n += 1) await accept(id, { locale: 'en-US' });
    await posted(3);
    expect(readable(last())).toContain('not kept here any more');
    for (const value of ['x', '', '../../etc', id.replace(/./g, '0')])
      await accept(value, { locale: 'en-US' });
    await settle();
    expect(desk.teams.uploads).toEqual([]);
    expect(desk.teams.posts.slice(2).every((post) => readable(post).includes('not kept'))).toBe(true);
  });

  it.each([500, 404, 202, 303])(
    'is said not to have been confirmed when the upload is answered with %i',
    async (status) => {
      await start();
      const { id } = await offered();
      desk.teams.uploadFaults.push(status);
      await accept(id);
      await posted(3);
      expect(readable(last())).toContain('did not confirm that it has the file');
      expect(desk.teams.uploads).toHaveLength(1);
      expect(inspect(logger.events, { depth: 9 })).not.toContain('secret-key');
    },
  );

  it('is said not to have been confirmed when the upload is not answered', async () => {
    await start({ uploadTimeoutMs: 100 });
    const { id } = await offered();
    desk.teams.uploadFaults.push('hang');
    await accept(id);
    await posted(3);
    expect(readable(last())).toContain('did not confirm that it has the file');
    expect(await desk.store.kept(id)).toBeUndefined();
  });

  it('is put nowhere but to an address of OneDrive', async () => {
    await start();
    const { id } = await offered();
    origins.length = 0;
    await accept(id);
    await posted(3);
    expect(readable(last())).toContain('did not confirm that it has the file');
    expect(desk.teams.uploads).toEqual([]);
  });

  it('is offered again when Teams did not take the card', async () => {
    await start();
    desk.teams.faults.push({ status: 201, done: true }, { status: 429 });
    await desk.teams.deliver(desk.teams.activity({ text: 'export agreements' }));
    await posted(2);
    expect(desk.teams.tries).toBe(3);
    await accept(text(part(part(attachmentOf(last())['content'])['acceptContext'])['file']));
    await posted(3);
    expect(desk.teams.uploads).toMatchObject([{ content: FILE.content }]);
  });

  it('is not offered when it is empty', async () => {
    await start();
    await desk.channel.stop();
    await desk.close?.();
    logger = recordingLogger();
    desk = await makeTeams({
      handle: async () => say('Nothing.', { file: { ...FILE, content: '' } }),
      words: WORDS,
      logger,
    });
    await desk.channel.start();
    await desk.say('anna', 'export nothing');
    await posted(1);
    await settle();
    expect(desk.teams.posts).toHaveLength(1);
  });

  it('made for staff is not given to who is staff no more', async () => {
    const members: string[] = [ANNA.from.aadObjectId];
    const group = '00000000-0000-4000-8000-00000000000f';
    logger = recordingLogger();
    const store = openStore();
    const inquiries = memoryInquiryLog({ key: 'a key for the tests', clock });
    await start({
      store,
      staff: {
        desk: createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => 'v1' }),
        browserFor: () => ({ list: () => [], read: () => undefined }) as never,
        inquiries,
        members: [],
        groups: [group],
        tenant: TENANT,
        language: 'en',
        // The address of Graph is known when the double runs.
        get graphUrl() {
          return desk.teams.serviceUrl;
        },
      },
    });
    const tell = () =>
      desk.teams.graph.set(`/v1.0/groups/${group}/transitiveMembers`, {
        value: members.map((id) => ({ id })),
      });
    tell();
    // A group that could not be read at the start is asked for again after a while.
    ahead = 20_000;
    const { id } = await offered();
    members.length = 0;
    tell();
    ahead = 10 * 60_000;
    await accept(id, { locale: 'en-US' });
    await posted(3);
    expect(readable(last())).toContain('not kept here any more');
    expect(desk.teams.uploads).toEqual([]);
  });
});

describe('a file over a restart', () => {
  it('is given by the next process, from what the first has kept', async () => {
    logger = recordingLogger();
    const path = join(mkdtempSync(join(tmpdir(), 'teams-')), 'delivery.db');
    await start({ store: openStore(path) });
    const { id } = await offered();
    const { teams } = desk;
    // The first process is left as it stands: nothing of it is closed.
    const second = await secondOn(teams, openStore(path));
    await accept(id);
    await posted(3);
    expect(teams.uploads).toMatchObject([{ content: FILE.content }]);
    await accept(id);
    await second.stop();
    expect(teams.posts).toHaveLength(3);
  });

  it('is put once more when the process was killed while it was put', async () => {
    logger = recordingLogger();
    const path = join(mkdtempSync(join(tmpdir(), 'teams-')), 'delivery.db');
    await start({ store: openStore(path) });
    const { id } = await offered();
    const { teams } = desk;
    teams.uploadFaults.push('hang');
    await accept(id);
    await teams.until(() => teams.uploads.length === 1);
    const store = openStore(path);
    expect(await store.queued('teams')).toMatchObject([{ uncertain: true }]);
    const second = await secondOn(teams, store);
    await posted(3);
    expect(attachmentOf(last())).toMatchObject({ contentType: FILE_CARD });
    await second.stop();
    // What the first process makes of its own try is not said besides.
    teams.hangUp();
    await desk.channel.stop();
    expect(teams.posts).toHaveLength(3);
  });
});

async function secondOn(teams: TeamsDouble, store: DeliveryStore) {
  const second = teamsChannel({
    handle: async () => say('Nothing.'),
    words: WORDS,
    logger,
    identity: IDENTITY,
    host: '127.0.0.1',
    port: 0,
    store,
    clock,
    uploadOrigins: [teams.serviceUrl],
    makeSdk: async () => sdkOn(teams, logger),
    onListening: (port) => {
      teams.botUrl = `http://127.0.0.1:${port}`;
    },
  });
  await second.start();
  return second;
}

describe('a file where others read along', () => {
  it.each([
    ['channel', '19:general@thread.tacv2;messageid=7'],
    ['groupChat', '19:group@thread.v2'],
  ])('is named with its head, and said to be had in a personal chat: %s', async (conversationType, id) => {
    await start();
    const { teams } = desk;
    await teams.deliver(
      teams.activity({
        conversation: { conversationType, isGroup: true, id, tenantId: TENANT },
        text: '<at>Policy Desk</at> export agreements',
        entities: [{ type: 'mention', mentioned: BOT, text: '<at>Policy Desk</at>' }],
      }),
    );
    await posted(1);
    await settle();
    expect(teams.posts).toHaveLength(1);
    const seen = readable(last());
    expect(seen).toContain('The beginning of the file agreements.csv.');
    expect(seen).toContain('Ask me the same in a personal chat to have the whole file.');
  });
});

describe('isOneDrive', () => {
  it.each([
    'https://contoso.sharepoint.com/personal/a/_api/v2.0/drive/items/1/uploadSession?guid=1',
    'https://contoso-my.sharepoint.com/x',
    'https://contoso-my.sharepoint.us/x',
    'https://contoso-my.sharepoint.cn/x',
    'https://CONTOSO.SharePoint.com/x',
  ])('takes %s', (address) => expect(isOneDrive(address)).toBe(true));

  it.each([
    'http://contoso.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://contoso.sharepoint.com.evil.example/x',
    'https://contosoxsharepoint.com/x',
    'https://evil-sharepoint.com/x',
    'https://contoso.sharepoint.com@evil.example/x',
    'https://user:pass@contoso.sharepoint.com/x',
    'https://contoso.sharepoint.com:8443/x',
    'https://evil.example/contoso.sharepoint.com',
    'https://evil.example?.sharepoint.com',
    'https://127.0.0.1/x',
    'ftp://contoso.sharepoint.com/x',
    'contoso.sharepoint.com',
    '',
    `https://contoso.sharepoint.com/${'x'.repeat(5_000)}`,
  ])('does not take %s', (address) => expect(isOneDrive(address)).toBe(false));
});
