/** Whether a request comes from Teams: what its token says of itself, and who has signed it. */
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { type Activity, list, part, text } from './protocol.js';

/** Where Microsoft says which keys sign the requests of Teams, and who it says it is. */
export const CHANNEL_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
export const CHANNEL_ISSUER = 'https://api.botframework.com';

const TIMEOUT_MS = 5_000;
/** Clocks differ. */
const TOLERANCE_S = 300;
/** How long it is believed where the keys are. */
const METADATA_MS = 24 * 3_600_000;

/** The token of a request; undefined when there is none. */
function tokenIn(authorization: string): string | undefined {
  return /^bearer ([^\s]{1,20000})$/i.exec(authorization)?.[1];
}

/**
 * Whether a token names this bot and the service that the activity says it came by: else whoever has any token of the service could
 * have the bot's answers posted elsewhere. Says nothing of who has signed it.
 */
export function isMeantFor(appId: string, authorization: string, activity: Activity): boolean {
  try {
    const claims = decodeJwt(tokenIn(authorization) ?? '');
    return claims.aud === appId && serviceIn(claims) === activity['serviceUrl'];
  } catch {
    return false;
  }
}

function serviceIn(claims: JWTPayload): unknown {
  return claims['serviceurl'] ?? claims['serviceUrl'];
}

export interface ProofOptions {
  readonly appId: string;
  readonly metadata?: string | undefined;
  readonly issuer?: string | undefined;
}

/** Proves requests: `unproven` is somebody else's, `unknown` could not be found out. */
export type Prove = (authorization: string, activity: Activity) => Promise<'proven' | 'unproven' | 'unknown'>;

/** Verifies tokens by the keys that Microsoft publishes, each of which names the channels that it signs for. */
export function createProof({
  appId,
  metadata = CHANNEL_METADATA,
  issuer = CHANNEL_ISSUER,
}: ProofOptions): Prove {
  let known: { readonly keys: ReturnType<typeof createRemoteJWKSet>; readonly until: number } | undefined;
  const keys = async (): Promise<ReturnType<typeof createRemoteJWKSet>> => {
    if (known !== undefined && known.until > Date.now()) return known.keys;
    const response = await fetch(metadata, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`the metadata of Teams answered ${response.status}`);
    const address = new URL(text(part(await response.json())['jwks_uri']));
    known = {
      keys: createRemoteJWKSet(address, { timeoutDuration: TIMEOUT_MS }),
      until: Date.now() + METADATA_MS,
    };
    return known.keys;
  };

  return async (authorization, activity) => {
    const token = tokenIn(authorization);
    if (token === undefined || !isMeantFor(appId, authorization, activity)) return 'unproven';
    try {
      const signers = await keys();
      const { protectedHeader } = await jwtVerify(token, signers, {
        issuer,
        audience: appId,
        algorithms: ['RS256'],
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp'],
      });
      const key = signers.jwks()?.keys.find(({ kid }) => kid === protectedHeader.kid);
      return list(part(key)['endorsements']).includes(activity['channelId']) ? 'proven' : 'unproven';
    } catch (error) {
      return isFound(error) ? 'unproven' : 'unknown';
    }
  };
}

/** Whether an error says something of the token, as opposed to: the keys could not be had. */
function isFound(error: unknown): boolean {
  const notHad = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  return error instanceof errors.JOSEError && !notHad && error.code !== 'ERR_JOSE_GENERIC';
}
