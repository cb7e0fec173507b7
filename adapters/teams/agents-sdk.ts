/**
 * The only file that knows the Microsoft 365 Agents SDK, the successor of botbuilder: posts and tokens are its own, requests are
 * proven by `proof.ts`. Loaded when Teams is started with `TEAMS_SDK=agents-hosting`.
 */
import { ConnectorClient, MsalTokenProvider } from '@microsoft/agents-hosting';
import type { Logger } from '../../src/core/ports.js';
import { createProof } from './proof.js';
import {
  type Activity,
  type Answer,
  type Outgoing,
  part,
  type Reference,
  SendError,
  type TeamsSdk,
  text,
} from './protocol.js';
import type { TeamsIdentity, TeamsServices } from './sdk.js';

const CONNECTOR = 'https://api.botframework.com';
/** No token, no post: another try is free of doubt. */
const NO_TOKEN = 503;

/** Makes the SDK of a bot. Certificates are none of it: it reads them from files alone. */
export function agentsSdk(
  identity: TeamsIdentity | undefined,
  logger: Logger,
  services?: TeamsServices,
): TeamsSdk {
  const addresses = services?.addresses ?? {};
  const prove =
    identity &&
    createProof({
      appId: identity.MicrosoftAppId,
      metadata: addresses['ToBotFromChannelOpenIdMetadataUrl'],
      issuer: addresses['ToBotFromChannelTokenIssuer'],
    });
  const inOrder = createOrder();
  const token = identity === undefined ? async () => '' : tokensOf(identity, services);
  const clientAt = async ({ serviceUrl }: Reference): Promise<ConnectorClient> => {
    const own = await token(CONNECTOR).catch(() => {
      throw new SendError(NO_TOKEN, 'no_token');
    });
    return ConnectorClient.createClientWithToken(serviceUrl, own);
  };

  return {
    async receive(authorization, activity, onTurn) {
      const proof = await inOrder(
        activity,
        prove?.(authorization, activity) ?? Promise.resolve('proven' as const),
      );
      if (proof !== 'proven') {
        const status = proof === 'unproven' ? 401 : 503;
        logger.warn({ status }, 'a request to the Teams endpoint was refused');
        return { status };
      }
      let answer: Answer = { status: activity['type'] === 'invoke' ? 501 : 200 };
      await onTurn({
        activity,
        async sendActivity(sent) {
          const { type, value } = part(sent);
          if (type === 'invokeResponse') answer = value as Answer;
        },
      });
      return answer;
    },
    async send(reference, activity) {
      const sent = await asked(async () => {
        const client = await clientAt(reference);
        return client.sendToConversation(placeOf(reference), wireOf(reference, activity));
      });
      return text(part(sent)['id']) || undefined;
    },
    async edit(reference, id, activity) {
      await asked(async () => {
        const client = await clientAt(reference);
        return client.updateActivity(placeOf(reference), encodeURIComponent(id), wireOf(reference, activity));
      });
    },
    token,
    async nameOf(reference, user) {
      try {
        const client = await clientAt(reference);
        const { name } = await client.getConversationMember(encodeURIComponent(user), placeOf(reference));
        return name;
      } catch {
        return undefined;
      }
    },
  };
}

/** Proofs take turns of their own on other threads: what came first in a conversation is handed on first all the same. */
function createOrder(): <Proof>(activity: Activity, proof: Promise<Proof>) => Promise<Proof> {
  const last = new Map<string, Promise<unknown>>();
  return (activity, proof) => {
    const conversation = text(part(activity['conversation'])['id'], 1_000);
    const mine = Promise.allSettled([last.get(conversation), proof]).then(() => proof);
    const done = mine.then(
      () => undefined,
      () => undefined,
    );
    last.set(conversation, done);
    void done.then(() => last.get(conversation) === done && last.delete(conversation));
    return mine;
  };
}

function tokensOf(identity: TeamsIdentity, services: TeamsServices | undefined): TeamsSdk['token'] {
  const { MicrosoftAppId: clientId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: secret } = identity;
  if (services !== undefined) {
    const { createCredentials } = services.credentials as {
      createCredentials(): Promise<{ getToken(): Promise<string> }>;
    };
    return async () => (await createCredentials()).getToken();
  }
  const provider = new MsalTokenProvider({
    clientId,
    tenantId,
    ...(secret === undefined ? {} : { clientSecret: secret }),
  });
  return (audience) => provider.getAccessToken(`${audience}/.default`);
}

/** The SDK puts ids into addresses as they are. */
function placeOf({ conversation }: Reference): string {
  return encodeURIComponent(conversation.id);
}

type Wire = Parameters<ConnectorClient['sendToConversation']>[1];

/** An activity with where it goes, as the connector takes it. */
function wireOf({ channelId, serviceUrl, bot, conversation }: Reference, activity: Outgoing): Wire {
  const targeted = { isTargetedActivity: () => false };
  return { ...activity, channelId, serviceUrl, from: bot, conversation, ...targeted } as unknown as Wire;
}

/** What a connector has answered. @throws SendError */
async function asked<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof SendError ? error : asSendError(error);
  }
}

function asSendError(error: unknown): SendError {
  const {
    status = 0,
    response,
    cause,
  } = error as {
    status?: number;
    response?: { status?: number; data?: unknown; headers?: { get(name: string): string | null } };
    cause?: { code?: unknown };
  };
  const code = text(part(part(response?.data)['error'])['code']) || text(cause?.code);
  const seconds = Number(response?.headers?.get('retry-after'));
  const afterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
  return new SendError(status || (response?.status ?? 0), code, afterMs);
}
