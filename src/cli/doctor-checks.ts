/** What `policy-bot doctor` looks at. Nothing is made, changed or deleted. */
import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LogSeen } from '../inquiries/index.js';
import { hashKeyFile, type Settings } from '../settings/index.js';
import { documentsTrouble } from './documents.js';
import type { DoctorCheck, Finding, Given } from './finding.js';
import { databasePlace, placeOf } from './place-of.js';

const machine = () => import('./doctor-machine.js');
const ports = () => import('./doctor-ports.js');

/** What says where everything is kept and by which keys; a store that is opened with another key drops what it cannot read. */
const STORES = /^(?:database|databaseUrl|hashKey|encryptionKey)$/;
/** What says who is served, and where. */
const SERVED = /^(?:slack|teams|web|oidc|desk|host$|port$|healthPort$)/;

/** The checks in the order in which they are printed. */
export function doctorChecks(): readonly DoctorCheck[] {
  return [
    { name: 'node', run: async () => checkNode(process.versions.node) },
    { name: 'content', needs: /^content$/, run: ({ content }) => checkContentFolder(content) },
    { name: 'documents', needs: /^sources$/, run: checkDocuments },
    { name: 'database', needs: STORES, run: checkDatabase },
    { name: 'hash key', needs: STORES, run: checkHashKey },
    {
      name: 'permissions',
      needs: /^database$/,
      run: async (settings) => (await machine()).checkPermissions(settings),
    },
    {
      name: 'secrets',
      run: async (_settings, given) => (await machine()).checkSecretFiles(given),
    },
    { name: 'disk', needs: /^database$/, run: async (settings) => (await machine()).checkDisk(settings) },
    { name: 'clock', needs: /^database$/, run: async (settings) => (await machine()).checkClock(settings) },
    { name: 'versions', run: async () => (await machine()).describeVersions() },
    {
      name: 'certificates',
      needs: /^teamsCertificateKey$/,
      run: async (settings) => (await machine()).checkCertificates(settings),
    },
    { name: 'pages', needs: SERVED, run: async (settings) => (await ports()).checkPages(settings) },
    { name: 'accounts', needs: SERVED, run: async (settings) => (await ports()).checkAccounts(settings) },
    { name: 'ports', needs: SERVED, run: async (settings) => (await ports()).checkPorts(settings) },
    {
      name: 'delivery',
      needs: STORES,
      run: async (settings) => (await import('./doctor-slack.js')).checkDelivery(settings),
    },
    {
      name: 'slack',
      needs: /^(?:slack.*|encryptionKey|host|port)$/,
      run: async (settings) => (await import('./doctor-slack.js')).checkSlack(settings),
    },
    {
      name: 'teams',
      needs: /^(?:teams.*|host)$/,
      run: async (settings) => (await import('./doctor-teams.js')).checkTeams(settings),
    },
  ];
}

/** Whether this version of Node.js is supported: 20.19 or later. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return { ok: true, what: `Node.js ${version}` };
  return {
    ok: false,
    what: `Node.js ${version} is too old.`,
    fix: 'Install Node.js 20.19 or later, 22 or 24, from https://nodejs.org.',
  };
}

async function checkContentFolder(dir: string): Promise<Finding> {
  const { loadKnowledge } = await import('../knowledge/index.js');
  const { sound, counts, diagnostics } = await loadKnowledge(dir);
  const first = diagnostics[0];
  if (sound && !first) {
    const { summarise } = await import('./check.js');
    return { ok: true, what: `${dir}: ${summarise(counts)}` };
  }
  return {
    ok: false,
    what: first ? `${first.file}:${first.line}: ${first.what}` : `${dir} cannot be read.`,
    fix: `Run policy-bot check --content ${dir} for all findings, or set POLICY_BOT_CONTENT to another folder.`,
  };
}

async function checkDocuments({ sources }: Settings): Promise<Finding> {
  if (sources === undefined)
    return { ok: true, what: 'none are set; the desk shows what the content holds of them.' };
  const trouble = await documentsTrouble(sources);
  return trouble === undefined ? { ok: true, what: `in ${sources}` } : { ok: false, ...trouble };
}

/** What is seen of the inquiry log with a key, if there is one: nothing of it is changed. */
async function seenOf({ database, databaseUrl }: Settings, key?: string): Promise<LogSeen | undefined> {
  const { lookAtLog } = await import('../inquiries/index.js');
  return lookAtLog({ path: database, url: databaseUrl }, key);
}

async function checkDatabase(settings: Settings): Promise<Finding> {
  const { database, databaseUrl } = settings;
  const where = databasePlace(database, databaseUrl);
  const seen = await seenOf(settings);
  if (seen === undefined)
    return databaseUrl === undefined
      ? checkPlaceFor(database)
      : { ok: true, what: `${where}: the tables will be made at the first start.` };
  const { waiting, version, newest } = seen;
  const what = `${where}: ${waiting === 1 ? '1 question is' : `${waiting} questions are`} waiting.`;
  if (version === newest) return { ok: true, what };
  return {
    ok: true,
    what: `${what} Its tables are of version ${version}; the next start brings them to ${newest}.`,
    fix: 'Make a backup before that start: docs/operations.md.',
  };
}

async function checkPlaceFor(database: string): Promise<Finding> {
  const folder = nearestFolder(dirname(database));
  try {
    await access(folder, constants.W_OK | constants.X_OK);
    return { ok: true, what: `${database} will be made at the first start.` };
  } catch {
    return {
      ok: false,
      what: `${database} cannot be made: ${folder} is not writable.`,
      fix: 'Make the folder writable for the user that runs the bot, or set POLICY_BOT_DATABASE to another place.',
    };
  }
}

async function checkHashKey(settings: Settings, given: Given): Promise<Finding> {
  if (settings.hashKey)
    return checkKey(settings, settings.hashKey, `set ${placeOf('POLICY_BOT_HASH_KEY', given)}.`);
  if (settings.databaseUrl !== undefined) {
    return {
      ok: false,
      what: 'POLICY_BOT_DATABASE_URL is set, and no key that all processes share.',
      fix: 'Set POLICY_BOT_HASH_KEY to the same random text for all of them: openssl rand -hex 32',
    };
  }
  const file = hashKeyFile(settings);
  if (!existsSync(file)) return { ok: true, what: `${file} will be made at the first start.` };
  const { loadHashKey } = await import('../settings/index.js');
  return checkKey(settings, loadHashKey(settings), `kept in ${file}.`);
}

/** Whether the inquiry log has been used with a key. What is wrong with the log itself is another check's to say. */
async function checkKey(settings: Settings, key: string, where: string): Promise<Finding> {
  const seen = await seenOf(settings, key).catch(() => undefined);
  if (seen?.knowsKey !== false) return { ok: true, what: where };
  return {
    ok: true,
    what: `${where} The inquiry log has not been used with this key, but with another.`,
    fix: 'Set the key that was used before (a backup has it beside the database). With a new one the users of older questions are not found.',
  };
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
