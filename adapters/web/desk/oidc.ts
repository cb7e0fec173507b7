/** Signing in with an account of the organisation, by OpenID Connect. The only file that knows the library for it. */
import * as client from 'openid-client';
import type { AccountSignIn, DeskRole, Identity } from './ports.js';

export interface OpenIdOptions {
  /** Address of the provider, below which its description is found. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people reach the pages. */
  readonly address: string;
  /** Claim that names groups or roles; none is read when left out. */
  readonly rolesClaim?: string | undefined;
  /** Subjects, confirmed e-mail addresses, or values of that claim. */
  readonly named: Readonly<Record<DeskRole, readonly string[]>>;
}

interface Kept {
  readonly verifier: string;
  readonly state: string;
  readonly nonce: string;
}

/** The provider gets so long for each answer, in seconds. */
const PATIENCE = 10;

export function openIdConnect(options: OpenIdOptions): AccountSignIn {
  const { issuer, clientId, clientSecret, address } = options;
  const back = `${address}/desk/signed-in`;
  let found: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    // Without TLS only where nobody can listen; the settings see to that.
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    found ??= client
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: PATIENCE })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
  return {
    async begin() {
      const config = await provider();
      const kept: Kept = {
        verifier: client.randomPKCECodeVerifier(),
        state: client.randomState(),
        nonce: client.randomNonce(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
      });
      return { url: url.href, kept };
    },
    async finish(query, kept) {
      const { verifier, state, nonce } = kept as Kept;
      const tokens = await client.authorizationCodeGrant(await provider(), new URL(`${back}${query}`), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return identityOf(tokens.claims() ?? {}, options);
    },
  };
}

/** Who the claims of a token are of, and which roles they come to. */
export function identityOf(
  claims: Readonly<Record<string, unknown>>,
  { rolesClaim, named }: Pick<OpenIdOptions, 'rolesClaim' | 'named'>,
): Identity {
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '');
  const subject = text('sub');
  // An address that its holder can choose proves nothing.
  const email = claims['email_verified'] === true ? text('email').toLowerCase() : '';
  const groups =
    rolesClaim === undefined ? [] : [claims[rolesClaim]].flat().filter((each) => typeof each === 'string');
  // A group that somebody calls by another's address is not that other.
  const isNamed = (role: DeskRole): boolean =>
    subject !== '' &&
    named[role].some(
      (each) =>
        each === subject || (each.includes('@') ? each.toLowerCase() === email : groups.includes(each)),
    );
  const name = text('name') || text('preferred_username') || email;
  return { subject, name, roles: (['staff', 'editor'] as const).filter(isNamed) };
}
