/** Who is in a group of Entra, from Microsoft Graph, with the app's own token. */
import { list, part, text } from './protocol.js';

export const GRAPH_URL = 'https://graph.microsoft.com';
/** What the app must be granted for it: application permission, with an admin's consent. */
export const GRAPH_PERMISSION = 'GroupMember.Read.All';

const TIMEOUT_MS = 5_000;
const MAX_PAGES = 20;

/**
 * Object ids of the members of a group, those of groups in it included.
 *
 * @throws Error that names the status when Graph does not tell
 */
export async function membersOf(
  group: string,
  tokenFor: (audience: string) => Promise<string>,
  url: string = GRAPH_URL,
): Promise<string[]> {
  const token = await tokenFor(GRAPH_URL);
  const members: string[] = [];
  let next: string | undefined =
    `${url}/v1.0/groups/${encodeURIComponent(group)}/transitiveMembers?$select=id&$top=999`;
  for (let page = 0; next !== undefined && page < MAX_PAGES; page += 1) {
    const response: Response = await fetch(next, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`Graph answered ${response.status}; the app needs ${GRAPH_PERMISSION}`);
    const body = part(await response.json());
    members.push(...list(body['value']).map((member) => text(part(member)['id']).toLowerCase()));
    const link = text(body['@odata.nextLink']);
    // The token goes nowhere else.
    next = link.startsWith(`${url}/`) ? link : undefined;
  }
  return members.filter((id) => id !== '');
}
