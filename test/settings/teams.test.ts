import { describe, expect, it } from 'vitest';
import { readSettings, readTeams } from '../../src/settings/index.js';

const ID = { MicrosoftAppId: '11111111-2222-4333-8444-555555555555' };
const TENANT = { MicrosoftAppTenantId: 'AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee' };
const SECRET = { MicrosoftAppPassword: 'a~secret' };
const KEY = '-----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY-----';
const CERTIFICATE = { CertificateThumbprint: 'ab'.repeat(20), CertificatePrivateKey: KEY };

function setupOf(env: Record<string, string>) {
  const { settings, problems } = readSettings(env);
  if (problems) throw new Error(JSON.stringify(problems));
  return readTeams(settings);
}

const names = (env: Record<string, string>): string[] => {
  const setup = setupOf(env);
  return setup.kind === 'incomplete' ? setup.problems.map(({ name }) => name) : [setup.kind];
};

describe('readTeams', () => {
  it('says what is missing when nothing is set', () => {
    expect(setupOf({})).toMatchObject({ kind: 'off', missing: expect.stringContaining('MicrosoftAppId') });
  });

  it('takes a secret, a certificate or a managed identity', () => {
    expect(setupOf({ ...ID, ...TENANT, ...SECRET, TEAMS_PORT: '8080' })).toMatchObject({
      kind: 'ready',
      port: 8080,
      identity: { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'a~secret' },
    });
    expect(setupOf({ ...ID, ...TENANT, ...SECRET, TEAMS_SDK: 'agents-hosting' })).toMatchObject({
      sdk: 'agents-hosting',
    });
    expect(setupOf({ ...ID, ...TENANT, ...CERTIFICATE })).toMatchObject({
      identity: { CertificatePrivateKey: expect.stringContaining('\nabc\n') },
    });
    expect(setupOf({ ...ID, ...TENANT, MicrosoftAppType: 'userassignedmsi' })).toMatchObject({
      identity: { MicrosoftAppType: 'UserAssignedMSI' },
    });
  });

  it('names what is missing beside what is set, or does not go together', () => {
    expect(names(ID)).toEqual(['MicrosoftAppTenantId', 'MicrosoftAppPassword']);
    expect(names({ ...ID, ...TENANT, CertificateThumbprint: 'ab'.repeat(20) })).toEqual([
      'CertificatePrivateKey',
    ]);
    expect(names({ ...ID, ...TENANT, ...SECRET, ...CERTIFICATE })).toEqual(['MicrosoftAppPassword']);
    expect(names({ ...ID, ...TENANT, ...CERTIFICATE, TEAMS_SDK: 'agents-hosting' })).toEqual(['TEAMS_SDK']);
    expect(names({ ...ID, ...TENANT, ...SECRET, MicrosoftAppType: 'UserAssignedMSI' })).toEqual([
      'MicrosoftAppType',
    ]);
    expect(names({ ...ID, ...TENANT, ...SECRET, TEAMS_ALLOW_UNAUTHENTICATED: 'true' })).toEqual([
      'TEAMS_ALLOW_UNAUTHENTICATED',
    ]);
  });

  it('starts without credentials only for development, where no other machine reaches it', () => {
    expect(setupOf({ TEAMS_ALLOW_UNAUTHENTICATED: 'true' })).toEqual({
      kind: 'ready',
      host: '127.0.0.1',
      port: 3978,
      sdk: 'botbuilder',
    });
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'desk.example.org']) {
      expect(names({ TEAMS_ALLOW_UNAUTHENTICATED: 'true', HOST: host })).toEqual([
        'TEAMS_ALLOW_UNAUTHENTICATED',
      ]);
    }
    expect(names({ TEAMS_ALLOW_UNAUTHENTICATED: 'false' })).toEqual(['off']);
  });

  it('is told a wrong shape by the setting, and never its secret', () => {
    const { problems } = readSettings({
      MicrosoftAppId: 'desk',
      TEAMS_STAFF: 'kim',
      TEAMS_STAFF_CHANNEL: 'General',
      CertificatePrivateKey: 'hush',
    });
    expect(problems?.map(({ name }) => name).sort()).toEqual([
      'CertificatePrivateKey',
      'MicrosoftAppId',
      'TEAMS_STAFF',
      'TEAMS_STAFF_CHANNEL',
    ]);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });
});
