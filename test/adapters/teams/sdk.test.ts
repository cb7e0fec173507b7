import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadSdk } from '../../../adapters/teams/load-sdk.js';
import { botbuilderSdk } from '../../../adapters/teams/sdk.js';
import { recordingLogger } from '../../helpers/logger.js';
import { APP_ID, TENANT } from '../../helpers/teams/double.js';

const BOT = { MicrosoftAppId: APP_ID, MicrosoftAppTenantId: TENANT };
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const CertificatePrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('loadSdk', () => {
  it.each(['botbuilder', 'agents-hosting'] as const)(
    'loads %s, which refuses what proves nothing',
    async (name) => {
      const identity = { ...BOT, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret' } as const;
      const sdk = await loadSdk(name, identity, recordingLogger());
      const activity = { type: 'message', channelId: 'msteams', serviceUrl: 'https://example.org' };
      const taken = sdk.receive('Bearer a.b.c', activity, async () => {
        throw new Error('was taken');
      });
      expect(await taken).toEqual({ status: 401 });
    },
  );
});

describe('botbuilderSdk', () => {
  it('takes a secret, a certificate, a managed identity, and none', () => {
    const logger = recordingLogger();
    const identities = [
      { ...BOT, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret' },
      {
        ...BOT,
        MicrosoftAppType: 'SingleTenant',
        CertificateThumbprint: 'ab'.repeat(20),
        CertificatePrivateKey,
      },
      { ...BOT, MicrosoftAppType: 'UserAssignedMSI' },
      undefined,
    ] as const;
    for (const identity of identities) expect(botbuilderSdk(identity, logger)).toHaveProperty('receive');
    expect(logger.events).toEqual([]);
  });

  it('refuses an activity without a token when it has an identity', async () => {
    const sdk = botbuilderSdk(
      { ...BOT, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'secret' },
      recordingLogger(),
    );
    const activity = { type: 'message', channelId: 'msteams', serviceUrl: 'https://example.org' };
    const answer = await sdk.receive('', activity, async () => {
      throw new Error('was taken');
    });
    expect(answer).toEqual({ status: 401 });
  });
});
