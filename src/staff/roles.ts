import type { Clock, Logger } from '../core/ports.js';
import { inTime } from '../delivery/index.js';

/** Who is staff. Asked at every staff action, on the server. */
export interface Roles {
  /**
   * @param place workspace or tenant that the platform vouches for
   * @param user the platform's id of the user
   */
  isStaff(place: string, user: string): Promise<boolean>;
  /** The same without asking the platform; undefined when only the platform could say. */
  knows(place: string, user: string): boolean | undefined;
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
  /** Longest wait for an answer, in milliseconds. Default: a second. */
  readonly patienceMs?: number;
}

/** How long members of a group are remembered: who has left a group is staff no longer than this. */
const REMEMBER_MS = 60_000;
/** From when on members are asked for anew while those remembered still count, so that whoever acts now and then waits for nobody. */
const RENEW_MS = REMEMBER_MS / 2;
/** How long after somebody acted a group goes on being asked for, so that whoever acts next need not wait. */
const EXPECT_MS = 3_600_000;
/** How long a group that could not be read is not asked for again. */
const REST_MS = 15_000;
/** How long anyone waits to hear whether somebody is staff; the platform's answer counts from the next time on. */
const PATIENCE_MS = 1_000;

/** Members of a group, as last read or as being read. */
interface Group {
  readonly members: Promise<ReadonlySet<string>>;
  /** The same once they are there. */
  read?: ReadonlySet<string>;
  readonly until: number;
  /** When they are asked for anew; never where they could not be read, nor twice. */
  renewAt: number;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Staff are those named, and the members of the groups named. A group that cannot be read makes nobody staff. */
export function createRoles(options: RolesOptions): Roles {
  const { place, groups, membersOf, clock, logger, patienceMs = PATIENCE_MS } = options;
  const users = new Set(options.users);
  const remembered = new Map<string, Group>();
  let actedAt = Number.NEGATIVE_INFINITY;

  /** Remembers members that are there. */
  const keep = (group: string, read: ReadonlySet<string>, until: number, renewAt: number): void => {
    remembered.set(group, { members: Promise.resolve(read), read, until, renewAt });
  };
  /** Renews members of its own accord while somebody may act again. */
  const renewInTime = (group: string): void => {
    const known = remembered.get(group);
    const look = (): void => {
      const now = clock.now().getTime();
      if (known !== undefined && remembered.get(group) === known && now - actedAt < EXPECT_MS)
        renew(group, known, now);
    };
    setTimeout(look, RENEW_MS).unref();
  };
  /** Asks again before anyone has to wait; what comes of a failure comes when what is remembered ends. */
  const renew = (group: string, known: Group, now: number): void => {
    if (known.renewAt === Number.POSITIVE_INFINITY) return;
    known.renewAt = Number.POSITIVE_INFINITY;
    membersOf(group).then(
      (ids) => {
        if (remembered.get(group) !== known) return;
        keep(group, new Set(ids), now + REMEMBER_MS, now + RENEW_MS);
        renewInTime(group);
      },
      (error: unknown) => logger.debug({ group, err: error }, 'a staff group could not be read anew'),
    );
  };
  /** Asks the platform once, however many wait for it. */
  const read = (group: string): Promise<ReadonlySet<string>> => {
    const now = clock.now().getTime();
    const known = remembered.get(group);
    if (known !== undefined && known.until > now) {
      if (known.read !== undefined && known.renewAt <= now) renew(group, known, now);
      return known.members;
    }
    const members = membersOf(group).then(
      (ids): ReadonlySet<string> => new Set(ids),
      (error: unknown) => {
        logger.warn(
          { group, err: error },
          'the members of a staff group could not be read: they are not staff for now',
        );
        keep(group, NOBODY, clock.now().getTime() + REST_MS, Number.POSITIVE_INFINITY);
        return NOBODY;
      },
    );
    const asked: Group = { members, until: now + REMEMBER_MS, renewAt: now + RENEW_MS };
    remembered.set(group, asked);
    void members.then((ids) => {
      asked.read = ids;
      renewInTime(group);
    });
    return members;
  };
  /** Members as they are remembered; undefined when they are to be asked for, or not there yet. */
  const recall = (group: string): ReadonlySet<string> | undefined => {
    const known = remembered.get(group);
    return known !== undefined && known.until > clock.now().getTime() ? known.read : undefined;
  };
  return {
    knows(where, user) {
      if (place() === undefined || where !== place()) return false;
      if (users.has(user)) return true;
      actedAt = clock.now().getTime();
      const recalled = groups.map(recall);
      if (recalled.some((members) => members?.has(user))) return true;
      return recalled.includes(undefined) ? undefined : false;
    },
    async isStaff(where, user) {
      if (place() === undefined || where !== place()) return false;
      if (users.has(user)) return true;
      actedAt = clock.now().getTime();
      const isMember = async (group: string): Promise<boolean> => (await read(group)).has(user);
      const all = async (): Promise<boolean> => (await Promise.all(groups.map(isMember))).includes(true);
      // What is not known in time is no.
      return inTime(patienceMs, all, () => false);
    },
  };
}
