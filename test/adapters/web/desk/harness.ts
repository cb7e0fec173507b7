/** The desk over real stores and one knowledge base, a part of which is for staff alone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AccountSignIn, DeskOptions, Identity } from '../../../../adapters/web/desk/ports.js';
import { DeskSessions } from '../../../../adapters/web/desk/session.js';
import type { WebOptions } from '../../../../adapters/web/index.js';
import { createRecordBrowser } from '../../../../src/browse/index.js';
import { lookWith } from '../../../../src/cli/look-at-misses.js';
import { openDesk } from '../../../../src/cli/open-desk.js';
import type { Library } from '../../../../src/core/library/library.js';
import { type DeliveryStore, openDeliveryStore } from '../../../../src/delivery/index.js';
import { openInquiryLog, type StaffInquiryLog } from '../../../../src/inquiries/index.js';
import {
  type ContentFiles,
  checkFiles,
  ParsedTexts,
  readContent,
  withChanges,
} from '../../../../src/knowledge/index.js';
import { createStaffDesk, type StaffDesk } from '../../../../src/staff/index.js';
import { eligibleContent } from '../../../core/eligible-content.js';
import { botOf, libraryOf } from '../../../core/library-of.js';
import { withStaffOverlay } from '../../../core/overlay.js';
import { recordingLogger } from '../../../helpers/logger.js';
import { type Answered, type Asking, makeWeb, type WebHarness } from '../harness.js';
import { fieldIn } from '../page-text.js';

export const TODAY = { year: 2031, month: 6, day: 2 };
export const PROGRAM = 'example-grant';
const KEY = 'k'.repeat(32);
const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

/** Someone at a browser of her own. */
export interface Member {
  get(path: string, headers?: Asking['headers']): Promise<Answered>;
  /** Hands a form in, with the proof that her pages carry. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Answered>;
  readonly cookie: string;
}

export interface DeskHarness {
  readonly logger: ReturnType<typeof recordingLogger>;
  readonly web: WebHarness;
  readonly desk: StaffDesk;
  readonly store: DeliveryStore;
  readonly inquiries: StaffInquiryLog;
  readonly library: Library;
  /** Folder of the content. */
  readonly content: string;
  readonly sessions: DeskSessions;
  /** Path of a link that lets someone in once. */
  link(identity?: Partial<Identity>): Promise<string>;
  signIn(identity?: Partial<Identity>): Promise<Member>;
  /** Puts a question into the log as if it had been asked; resolves to its id. */
  ask(text: string, language?: 'ko' | 'en'): Promise<string>;
  /** Serves what the folder holds now, as a running program does when a file has changed. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export interface MakeOptions {
  readonly files?: ContentFiles;
  readonly accounts?: AccountSignIn;
  readonly web?: Partial<WebOptions>;
  /** Pages that listen at once. */
  readonly listeners?: DeskOptions['listeners'];
  /** Stores of an earlier desk, so that this one goes on with them. */
  readonly folder?: string;
  readonly sources?: string;
  /** What comes of edits; a patch when left out. */
  readonly edits?: 'patch' | 'files' | 'branch';
}

export async function makeDesk(options: MakeOptions = {}): Promise<DeskHarness> {
  const files = options.files ?? withStaffOverlay(eligibleContent(), PROGRAM, 'companies');
  const library = libraryOf(files);
  const logger = recordingLogger();
  let current = library;
  const parsed = new ParsedTexts();
  const clock = { now: () => new Date() };
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'policy-bot-desk-'));
  const content = join(folder, 'content');
  for (const [path, text] of files.files) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    // The files say the way to the schemas from where they are.
    const up = '../'.repeat(path.split('/').length);
    writeFileSync(join(content, path), text.replace(/\$schema=(?:\.\.\/)+/, `$schema=${up}`));
  }
  if (options.edits === 'branch') {
    gitIn(folder, 'init', '-q', '-b', 'main');
    gitIn(folder, 'add', 'content');
    gitIn(folder, 'commit', '-q', '-m', 'The content');
  }
  const inquiries = openInquiryLog({ path: join(folder, 'i.db'), key: KEY, retentionDays: 9, clock, logger });
  const store = openDeliveryStore({ path: join(folder, 'd.db'), key: KEY, retentionDays: 9, clock, logger });
  const desk = createStaffDesk({ inquiries, store, clock, knowledgeVersion: () => current.kb.version });
  const { bot } = botOf({ today: TODAY, inquiries, library: () => current });
  const staff = await openDesk(
    {
      content,
      sources: options.sources,
      webAddress: undefined,
      deskStaff: [],
      deskEditors: [],
      deskEdits: options.edits ?? 'patch',
      deskBranch: 'desk',
    } as never,
    {
      store,
      inquiries,
      staffDesk: desk,
      keeper: {
        get current() {
          return current;
        },
        async examine({ changes, sources } = {}) {
          return checkFiles(withChanges(await readContent(content), changes), {
            parsed,
            ...(sources === undefined ? {} : { sources }),
          });
        },
      },
      today: () => TODAY,
      logger,
      look: (asked) => lookWith(current, asked),
    },
  );
  const web = makeWeb({
    handle: bot.handle,
    form: bot.form,
    words: bot.words,
    logger,
    key: KEY,
    browser: createRecordBrowser(
      () => current.for(undefined),
      () => TODAY,
    ),
    person: { store, desk },
    staff: {
      ...staff,
      ...(options.listeners === undefined ? {} : { listeners: options.listeners }),
      ...(options.accounts === undefined ? {} : { accounts: options.accounts }),
    },
    ...options.web,
  });
  await web.channel.start();
  const sessions = new DeskSessions({ store, clock, key: KEY });
  const link = async (identity: Partial<Identity> = {}): Promise<string> => {
    const token = await sessions.makeLink({
      subject: 'kim',
      name: 'Kim',
      roles: ['staff', 'editor'],
      ...identity,
    });
    return `/desk/link/${token}`;
  };
  const memberOf = async (cookie: string): Promise<Member> => {
    const get: Member['get'] = (path, headers = {}) => web.ask(path, { headers: { cookie, ...headers } });
    const proof = fieldIn((await get('/desk/log')).text, 'proof');
    return {
      cookie,
      get,
      post: (path, fields = {}) =>
        web.ask(path, {
          method: 'POST',
          headers: { ...FORM, cookie },
          body: new URLSearchParams({ proof, ...fields }).toString(),
        }),
    };
  };
  return {
    logger,
    web,
    desk,
    store,
    inquiries,
    library,
    content,
    sessions,
    link,
    async signIn(identity) {
      const { headers } = await web.ask(await link(identity), { method: 'POST', headers: FORM, body: '' });
      return memberOf(cookieOf(headers['set-cookie'], 'desk-session'));
    },
    ask: (text, language = 'en') =>
      inquiries.record({
        at: new Date(),
        channel: 'web',
        conversation: 'c',
        user: 'u',
        language,
        text,
        reason: 'not-stated',
        offered: [{ entry: `${PROGRAM}/overview`, confidence: 0.4 }],
        knowledgeVersion: 'v',
      }),
    async reload() {
      current = libraryOf(await readContent(content));
    },
    async close() {
      await web.channel.stop();
      await web.close?.();
      await store.close();
      await inquiries.close();
    },
  };
}

/** What git prints, in a folder; nobody's own settings count. */
export function gitIn(folder: string, ...words: readonly string[]): string {
  const named = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  const { GIT_DIR: _dir, GIT_INDEX_FILE: _index, GIT_WORK_TREE: _tree, ...env } = process.env;
  return execFileSync('git', [...named, ...words], { cwd: folder, encoding: 'utf8', env });
}

/** A cookie as a browser sends it back; empty when it was not set. */
export function cookieOf(set: readonly string[] | undefined, name: string): string {
  return set?.find((each) => each.startsWith(`${name}=`))?.split(';')[0] ?? '';
}

export const textIn = (path: string): string => readFileSync(path, 'utf8');

/** What an editor makes of the draft of a document about an oven grant. */
export function filledIn(folder: 'programs' | 'sources'): string {
  const head = (schema: string): string =>
    `# yaml-language-server: $schema=../../schema/${schema}.schema.json\n`;
  return folder === 'sources'
    ? `${head('source')}id: oven-grant\ntitle: { ko: 오븐 지원금, en: Oven grant }\npublisher: { ko: 예시부, en: Ministry of Examples }\ndate: 2031-06-23\ntext: oven-grant.txt\n`
    : `${head('record')}id: oven-grant
kind: program
name: { ko: 오븐 지원금, en: Oven Grant }
source: oven-grant
facts:
  amount: # as printed
    label: { ko: 지원 규모, en: Amount }
    number: 300000000000
    unit: krw
    qualifier: up-to
    paragraphs: 2
aspects:
  overview:
    text: { ko: 비어 있음, en: Empty }
    paragraphs: 2
`;
}
