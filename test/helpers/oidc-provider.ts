/** A small provider of OpenID Connect on this machine: it signs in whoever is said to be there, without asking. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Provider {
  readonly issuer: string;
  /** Claims of whoever signs in next. */
  person: Readonly<Record<string, unknown>>;
  /** Says no to whoever signs in next. */
  refuses: boolean;
  close(): Promise<void>;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function openProvider(clientId: string, clientSecret: string): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string; claims: object }>();
  let server: Server | undefined;
  const provider: Provider = {
    issuer: '',
    person: {},
    refuses: false,
    close: () => new Promise((resolve) => server!.close(() => resolve())),
  };
  const idToken = (claims: object): string => {
    const now = Math.floor(Date.now() / 1_000);
    const head = base64({ alg: 'RS256', kid: 'one' });
    const body = base64({ iss: provider.issuer, aud: clientId, iat: now, exp: now + 60, ...claims });
    return `${head}.${body}.${sign('sha256', Buffer.from(`${head}.${body}`), privateKey).toString('base64url')}`;
  };
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', provider.issuer);
    const json = (value: object, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/keys')
      return json({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      });
    if (url.pathname === '/authorize') {
      const asked = Object.fromEntries(url.searchParams);
      const back = new URL(asked['redirect_uri'] ?? '');
      back.searchParams.set('state', asked['state'] ?? '');
      const code = randomUUID();
      if (provider.refuses) back.searchParams.set('error', 'access_denied');
      else back.searchParams.set('code', code);
      codes.set(code, {
        challenge: asked['code_challenge'] ?? '',
        nonce: asked['nonce'] ?? '',
        redirect: asked['redirect_uri'] ?? '',
        claims: provider.person,
      });
      return void response.writeHead(302, { location: back.href }).end();
    }
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const form = Object.fromEntries(new URLSearchParams(text));
    const begun = codes.get(form['code'] ?? '');
    codes.delete(form['code'] ?? '');
    const proven =
      createHash('sha256')
        .update(form['code_verifier'] ?? '')
        .digest('base64url') === begun?.challenge;
    const known = form['client_id'] === clientId && form['client_secret'] === clientSecret;
    if (begun === undefined || !proven || !known || form['redirect_uri'] !== begun.redirect)
      return json({ error: 'invalid_grant' }, 400);
    return json({
      access_token: randomUUID(),
      token_type: 'Bearer',
      id_token: idToken({ nonce: begun.nonce, ...begun.claims }),
    });
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  Object.assign(provider, { issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  return provider;
}
