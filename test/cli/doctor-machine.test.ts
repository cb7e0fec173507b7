import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkCertificates,
  checkClock,
  checkDisk,
  checkPermissions,
  checkSecretFiles,
  describeVersions,
} from '../../src/cli/doctor-machine.js';
import { readSettings, type Settings } from '../../src/settings/index.js';

const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const database = join(folder, 'inquiries.db');
const settings = readSettings({ POLICY_BOT_DATABASE: database }).settings as Settings;

/** Valid until 2027-01-06; its key is not kept. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBcjCCARmgAwIBAgIUBNKuJ0h94sT996fUwz/MBEn7UUwwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjcwMjQ2MzBaFw0yNzAxMDYwMjQ2MzBa
MA8xDTALBgNVBAMMBHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARhypGH
mYRkKnQ406PckNk1tbKubZLgP/UkFEAfIx4uhk88hfiqQgr38hD1DKZyldKDWnuX
F5gPYjlQi9JbjRpJo1MwUTAdBgNVHQ4EFgQUlE5IRj7TUpftc3pTykUhH5NJwCow
HwYDVR0jBBgwFoAUlE5IRj7TUpftc3pTykUhH5NJwCowDwYDVR0TAQH/BAUwAwEB
/zAKBggqhkjOPQQDAgNHADBEAiB5/bcrOCfZOJTNQbxRGiPkxW4I0zW5at9/ZY4a
6ffBBgIgCUMkAqrC9trnOAH6bTgeZULs0hoL0Ku5LS/Frmk/TQ0=
-----END CERTIFICATE-----`;

describe('policy-bot doctor on the machine', () => {
  it('finds a database that others can read, and says how to mend it', async () => {
    writeFileSync(database, '', { mode: 0o600 });
    expect((await checkPermissions(settings)).ok).toBe(true);
    chmodSync(database, 0o644);
    expect(await checkPermissions(settings)).toMatchObject({ ok: false, fix: `Run: chmod 600 ${database}` });
  });

  it('warns of an .env file, or a file of a secret, that others can read', async () => {
    const env = { SLACK_BOT_TOKEN_FILE: 'token', OIDC_ISSUER: 'x' };
    const look = () => checkSecretFiles({ environment: env, env, folder });
    expect((await look()).what).toBe('none stands in a file.');
    for (const name of ['.env', 'token']) writeFileSync(join(folder, name), '', { mode: 0o600 });
    expect(await look()).toEqual({
      ok: true,
      what: expect.stringContaining('by the owner alone') as unknown,
    });
    for (const name of ['.env', 'token']) {
      chmodSync(join(folder, name), 0o640);
      expect(await look()).toMatchObject({ ok: true, fix: `Run: chmod 600 ${join(folder, name)}` });
      chmodSync(join(folder, name), 0o600);
    }
  });

  it('says how much space is left, also before anything is there', async () => {
    const elsewhere = { ...settings, database: join(folder, 'not', 'yet', 'here.db') };
    expect((await checkDisk(elsewhere)).what).toMatch(/\d+ MB are free/);
  });

  it('finds a clock that is behind what was written by it', async () => {
    expect((await checkClock(settings)).ok).toBe(true);
    const later = new Date(Date.now() + 3_600_000);
    utimesSync(database, later, later);
    expect(await checkClock(settings)).toMatchObject({
      ok: false,
      what: expect.stringMatching(/\d\d minutes later/),
    });
  });

  it('names the versions of the program, Node.js and SQLite', async () => {
    expect((await describeVersions()).what).toMatch(/policy-bot [\d.]+, Node\.js [\d.]+, SQLite 3\.\d+/);
  });

  it('finds certificates that end soon, or are not there', async () => {
    const file = join(folder, 'authority.pem');
    writeFileSync(file, `an authority\n${CERTIFICATE}\n`);
    const end = Date.parse('Jan  6 02:46:30 2027 GMT');
    const at = (days: number) => checkCertificates(settings, file, end - days * 86_400_000);
    expect((await at(31)).ok).toBe(true);
    expect(await at(29)).toMatchObject({ ok: false, what: expect.stringContaining(file) });
    expect((await checkCertificates(settings, join(folder, 'none.pem'))).ok).toBe(false);
    expect((await checkCertificates(settings, undefined)).ok).toBe(true);
    const teams = { ...settings, teamsCertificateKey: CERTIFICATE };
    expect((await checkCertificates(teams, undefined, end)).what).toContain('Teams');
  });
});
