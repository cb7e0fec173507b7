import type { Clock, Logger } from '../core/ports.js';

/** Who is staff. Asked at every staff action, on the server. */
export interface Roles {
  /**
   * @param place workspace or tenant that the platform vouches for
   * @param user the platform's id of the user
   */
  isStaff(place: string, user: string): Promise<boolean>;
}

export interface RolesOptions {
  /** The workspace or tenant that staff belong to; the same id elsewhere is somebody else. Undefined: nobody is staff. */
  readonly place: () => string | undefined;
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** User ids of a group, from the platform. */
  readonly membersOf: (group: string) => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long members of a group are remembered: who has left a group is staff no longer than this. */
const REMEMBER_MS = 60_000;

/** Staff are those named, and the members of the groups named. A group that cannot be read makes nobody staff. */
export function createRoles(options: RolesOptions): Roles {
  const { place, groups, membersOf, clock, logger } = options;
  const users = new Set(options.users);
  const remembered = new Map<string, { readonly members: ReadonlySet<string>; readonly until: number }>();

  const isMember = async (group: string, user: string): Promise<boolean> => {
    const now = clock.now().getTime();
    const known = remembered.get(group);
    if (known !== undefined && known.until > now) return known.members.has(user);
    try {
      const members = new Set(await membersOf(group));
      remembered.set(group, { members, until: now + REMEMBER_MS });
      return members.has(user);
    } catch (error) {
      logger.warn(
        { group, err: error },
        'the members of a staff group could not be read: they are not staff for now',
      );
      return false;
    }
  };
  return {
    async isStaff(where, user) {
      if (place() === undefined || where !== place()) return false;
      if (users.has(user)) return true;
      return (await Promise.all(groups.map((group) => isMember(group, user)))).includes(true);
    },
  };
}
