/** What `policy-bot doctor` looks at of the machine: who can read what is kept, space, the clock, versions, certificates. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PACKAGE_ROOT, packageVersion } from '../package-root.js';
import { deliveryFile, FILE_ENDING, hashKeyFile, SETTINGS, type Settings } from '../settings/index.js';
import { SqliteDatabase } from '../sqlite/index.js';
import type { Finding, Given } from './finding.js';

const OTHERS = 0o077;
const LEAST_FREE_MB = 500;
const DAY_MS = 86_400_000;
/** A certificate that ends sooner is to be renewed. */
const ENDS_WITHIN_DAYS = 30;

/** Whether nobody but their owner can read the files that hold questions, addresses and the key. */
export async function checkPermissions(settings: Settings): Promise<Finding> {
  const files = [settings.database, deliveryFile(settings), hashKeyFile(settings)];
  const there = files.flatMap((file) => [file, `${file}-wal`, `${file}.journal`]).filter(existsSync);
  const readable =
    process.platform === 'win32' ? [] : there.filter((file) => (statSync(file).mode & OTHERS) !== 0);
  if (readable.length === 0)
    return { ok: true, what: `${there.length} files of the desk can be read by their owner alone.` };
  return {
    ok: false,
    what: `${readable.join(', ')} can be read by others than the owner.`,
    fix: `Run: chmod 600 ${readable.join(' ')}`,
  };
}

/** Whether others can read the files that secrets stand in: `.env`, and those that a variable with _FILE names. */
export async function checkSecretFiles({ env, folder }: Given): Promise<Finding> {
  const named = SETTINGS.flatMap(({ name, secret }) => {
    const file = secret ? env[name + FILE_ENDING]?.trim() : undefined;
    return file ? [resolve(folder, file)] : [];
  });
  const there = [...new Set([join(folder, '.env'), ...named])].filter(existsSync);
  if (there.length === 0) return { ok: true, what: 'none stands in a file.' };
  const readable =
    process.platform === 'win32' ? [] : there.filter((file) => (statSync(file).mode & OTHERS) !== 0);
  if (readable.length === 0) return { ok: true, what: `${there.join(', ')} can be read by the owner alone.` };
  return {
    ok: true,
    what: `${readable.join(', ')} can be read by others than the owner.`,
    fix: `Run: chmod 600 ${readable.join(' ')}`,
  };
}

/** Whether there is space for the databases to grow. */
export async function checkDisk(settings: Settings): Promise<Finding> {
  const folder = nearest(dirname(settings.database));
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= LEAST_FREE_MB) return { ok: true, what: `${free} MB are free at ${folder}.` };
  return {
    ok: false,
    what: `Only ${free} MB are free at ${folder}; when it is full, no question can be written down.`,
    fix: `Free space there, at least ${LEAST_FREE_MB} MB, or set POLICY_BOT_DATABASE to another disk.`,
  };
}

/** Whether the clock is not behind what has happened already: the program was built, a database was written. */
export async function checkClock(settings: Settings, now = Date.now()): Promise<Finding> {
  const files = [join(PACKAGE_ROOT, 'package.json'), settings.database, deliveryFile(settings)];
  const latest = Math.max(...files.filter(existsSync).map((file) => statSync(file).mtimeMs));
  const behind = latest - now;
  if (behind <= 60_000) return { ok: true, what: `It is ${new Date(now).toISOString()}.` };
  return {
    ok: false,
    what: `It is ${new Date(now).toISOString()} by this machine’s clock, but a file of the desk was written ${Math.round(behind / 60_000)} minutes later than that.`,
    fix: 'Have the clock set by a time server (NTP); deadlines, retention and signatures go by it.',
  };
}

/** What runs. */
export async function describeVersions(): Promise<Finding> {
  const db = new SqliteDatabase(':memory:');
  const sqlite = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  db.close();
  return {
    ok: true,
    what: `policy-bot ${packageVersion()}, Node.js ${process.versions.node}, SQLite ${sqlite}.`,
  };
}

/** When the certificates end that the settings name: of Teams, and of authorities of one's own. */
export async function checkCertificates(
  settings: Settings,
  extra = process.env['NODE_EXTRA_CA_CERTS'],
  now = Date.now(),
): Promise<Finding> {
  const texts: [name: string, text: string][] = [];
  if (settings.teamsCertificateKey !== undefined)
    texts.push(['the certificate of Teams', settings.teamsCertificateKey]);
  if (extra) {
    if (!existsSync(extra))
      return {
        ok: false,
        what: `NODE_EXTRA_CA_CERTS names ${extra}, which is not there.`,
        fix: 'Put the file there, or remove the variable.',
      };
    texts.push([extra, readFileSync(extra, 'utf8')]);
  }
  const ends = texts.flatMap(([name, text]) => endsIn(text).map((end) => ({ name, end })));
  // Of a bundle of authorities some have always ended; it matters when none is left.
  const lasting = texts.map(([name]) => {
    const own = ends.filter((each) => each.name === name);
    return { name, end: own.reduce((last, { end }) => Math.max(last, end), 0), some: own.length > 0 };
  });
  const soon = lasting.find(({ end, some }) => some && end - now < ENDS_WITHIN_DAYS * DAY_MS);
  if (soon === undefined)
    return {
      ok: true,
      what: ends.length === 0 ? 'none is named in the settings.' : 'none ends within a month.',
    };
  return {
    ok: false,
    what: `${soon.name} ends on ${new Date(soon.end).toISOString().slice(0, 10)}.`,
    fix: 'Renew it, and put the new one in its place before that day.',
  };
}

/** When each certificate in a text ends, in milliseconds since 1970. */
function endsIn(text: string): number[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return found.map((each) => Date.parse(new X509Certificate(each).validTo));
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}
