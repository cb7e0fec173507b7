import { type KeyObject, sign } from 'node:crypto';

/** A JSON Web Token signed with RS256. */
export function signJwt(claims: object, key: KeyObject, header: object = {}): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${encode({ alg: 'RS256', typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`;
}
