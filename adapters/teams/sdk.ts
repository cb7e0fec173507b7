/** The only file that knows botbuilder, whose support has ended: its successor takes its place here. Loaded when Teams is started. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Activity as BuilderActivity,
  type TurnContext as BuilderContext,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TeamsInfo,
} from 'botbuilder';
import type { Logger } from '../../src/core/ports.js';
import {
  type Activity,
  type Answer,
  type OnTurn,
  type Reference,
  SendError,
  type TeamsSdk,
} from './protocol.js';

/** Who the bot is, as botbuilder names it; no `MicrosoftAppId` only in development. */
export interface TeamsIdentity {
  readonly MicrosoftAppType: 'SingleTenant' | 'UserAssignedMSI';
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword?: string;
  readonly MicrosoftAppTenantId: string;
  readonly CertificateThumbprint?: string;
  readonly CertificatePrivateKey?: string;
}

/** What stands in for Microsoft's services in tests. */
export interface TeamsServices {
  /** botbuilder's own names of addresses, such as `ToBotFromChannelOpenIdMetadataUrl`. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The credentials to use in place of the identity's. */
  readonly credentials: object;
}

const LOGIN = 'https://login.microsoftonline.com/';

class Adapter extends CloudAdapter {
  readonly #auth: ConfigurationBotFrameworkAuthentication;

  constructor(auth: ConfigurationBotFrameworkAuthentication) {
    super(auth);
    this.#auth = auth;
    this.onTurnError = async (_context, error) => {
      throw error;
    };
  }

  /** As `process` does, without its habit of printing keys and answering a bad signature with 500. */
  async receive(authorization: string, activity: Activity, onTurn: OnTurn): Promise<Answer> {
    const builder = activity as unknown as Partial<BuilderActivity> as BuilderActivity;
    const proven = await this.#auth.authenticateRequest(builder, authorization);
    const answer = await this.processActivity(
      proven,
      builder,
      onTurn as unknown as (context: BuilderContext) => Promise<void>,
    );
    return {
      status: answer?.status ?? 200,
      ...(answer?.body === undefined ? {} : { body: answer.body as object }),
    };
  }
}

/** Makes the SDK of a bot. */
export function botbuilderSdk(
  identity: TeamsIdentity | undefined,
  logger: Logger,
  services?: TeamsServices,
): TeamsSdk {
  const credentials = (services?.credentials ??
    new ConfigurationServiceClientCredentialFactory(
      identity ?? {},
    )) as ConfigurationServiceClientCredentialFactory;
  const auth = new ConfigurationBotFrameworkAuthentication(
    { ...identity, ...services?.addresses },
    credentials,
  );
  const adapter = new Adapter(auth);
  const appId = identity?.MicrosoftAppId ?? '';
  const within = <Result>(reference: Reference, act: (context: BuilderContext) => Promise<Result>) =>
    quietly(async () => {
      let result: Result | undefined;
      await adapter.continueConversationAsync(appId, reference as never, async (context) => {
        once(context.turnState.get(adapter.ConnectorClientKey));
        result = await act(context);
      });
      return result as Result;
    });

  return {
    async receive(authorization, activity, onTurn) {
      let failed: unknown;
      try {
        return await quietly(() =>
          adapter.receive(authorization, activity, (context) =>
            aloud(() =>
              onTurn(context).catch((error: unknown) => {
                failed = error;
                throw error;
              }),
            ),
          ),
        );
      } catch (error) {
        if (failed !== undefined) throw failed;
        const status = isUnproven(error) ? 401 : 503;
        logger.warn({ status, reason: nameOf(error) }, 'a request to the Teams endpoint was refused');
        return { status };
      }
    },
    async send(reference, activity) {
      try {
        const sent = await within(reference, (context) =>
          context.sendActivity(structuredClone(activity) as never),
        );
        return sent?.id || undefined;
      } catch (error) {
        throw asSendError(error);
      }
    },
    async edit(reference, id, activity) {
      try {
        await within(reference, (context) =>
          context.updateActivity({ ...structuredClone(activity), id } as never),
        );
      } catch (error) {
        throw asSendError(error);
      }
    },
    async token(audience) {
      const made = await quietly(() => credentials.createCredentials(appId, audience, LOGIN, true));
      return quietly(() => (made as unknown as { getToken(): Promise<string> }).getToken());
    },
    async nameOf(reference, user) {
      try {
        return (await within(reference, (context) => TeamsInfo.getMember(context, user))).name;
      } catch {
        return undefined;
      }
    },
  };
}

/** Has a connector try once: the outbox tries again, at its own pace and over a restart. */
function once(connector: unknown): void {
  const { client } = connector as { client?: { pipeline?: { removePolicy(policy: object): void } } };
  client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

/** The request does not prove where it comes from, as opposed to: that could not be found out. */
function isUnproven(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return (
    statusCode === 401 || /^(?:JsonWebToken|TokenExpired|NotBefore|Authentication)Error$/.test(name ?? '')
  );
}

function asSendError(error: unknown): SendError {
  const {
    statusCode = 0,
    response,
    body,
    code,
  } = error as {
    statusCode?: number;
    code?: string;
    body?: { error?: { code?: string } };
    response?: { headers?: { get(name: string): string | undefined } };
  };
  const seconds = Number(response?.headers?.get('retry-after'));
  const afterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : undefined;
  return new SendError(statusCode, body?.error?.code ?? code ?? '', afterMs);
}

const muted = new AsyncLocalStorage<boolean>();
let guarded = false;

/** Runs the SDK without its writing to the console, where it prints keys and tokens. */
function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  if (!guarded) {
    guarded = true;
    const { console: own } = globalThis;
    for (const name of ['error', 'warn', 'log'] as const) {
      const say = own[name].bind(own);
      own[name] = (...words: unknown[]) => (muted.getStore() === true ? undefined : say(...words));
    }
  }
  return muted.run(true, work);
}

/** Our own part of a turn is not muted. */
function aloud<Result>(work: () => Promise<Result>): Promise<Result> {
  return muted.run(false, work);
}
