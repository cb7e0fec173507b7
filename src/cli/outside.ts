/**
 * What the machine or the network refused, in sentences: paths and addresses come from settings and options, so whoever typed them
 * can mend them, and none of it is a fault in the program.
 */
import { join, sep } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.js';

interface Refusal {
  readonly what: (place: string | undefined) => string;
  readonly fix: string;
}

const RIGHTS: Refusal = {
  what: (place) => `The user who runs this may not use ${place ?? 'a file that is needed'}.`,
  fix: 'Give that user the right to it and to the folder that it is in, or name another place.',
};
const FULL: Refusal = {
  what: (place) => `${place ?? 'What was to be written'} could not be written: the disk is full.`,
  fix: 'Free space on that disk, or name a place on another one.',
};
const TOO_MANY: Refusal = {
  what: () => 'More files are open than the system allows.',
  fix: 'Raise the limit of open files (ulimit -n, or LimitNOFILE of a unit of systemd).',
};
const AWAY: Refusal = {
  what: (place) => `${place ?? 'An address that is needed'} cannot be reached.`,
  fix: 'Check that what is to answer there runs, and the address in the setting or option that names it.',
};

/** By the code of an error of Node.js. */
const OF_SYSTEM: Readonly<Record<string, Refusal>> = {
  ENOENT: {
    what: (place) => `${place ?? 'A file that is needed'} is not there.`,
    fix: 'Check the spelling of the path; a folder that is to be written to must be there first.',
  },
  EACCES: RIGHTS,
  EPERM: RIGHTS,
  EROFS: {
    what: (place) => `${place ?? 'What was to be written'} is on a disk that can only be read.`,
    fix: 'Name a place that can be written to.',
  },
  ENOSPC: FULL,
  EDQUOT: FULL,
  EISDIR: {
    what: (place) => `${place ?? 'What was named'} is a folder, and a file is needed.`,
    fix: 'Name a file.',
  },
  ENOTDIR: {
    what: (place) => `${place ?? 'What was named'} is, or is below, a file where a folder is needed.`,
    fix: 'Name a folder, or a path whose folders are folders.',
  },
  EEXIST: {
    what: (place) => `${place ?? 'What was to be made'} is there already.`,
    fix: 'Move it aside, or name another place.',
  },
  ENAMETOOLONG: { what: () => 'A path is longer than the system allows.', fix: 'Name a shorter one.' },
  ELOOP: {
    what: (place) => `${place ?? 'A path'} is a link that leads back to itself.`,
    fix: 'Name the file or folder itself.',
  },
  EIO: {
    what: (place) => `The disk reported an error${place === undefined ? '' : ` at ${place}`}.`,
    fix: 'Check the disk.',
  },
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  ECONNREFUSED: AWAY,
  ECONNRESET: AWAY,
  ETIMEDOUT: AWAY,
  EHOSTUNREACH: AWAY,
  ENETUNREACH: AWAY,
  ENOTFOUND: AWAY,
  EAI_AGAIN: AWAY,
  EADDRINUSE: {
    what: (place) => `Another program listens on ${place ?? 'the port'}.`,
    fix: 'Stop it, or set another port.',
  },
  EADDRNOTAVAIL: {
    what: (place) => `${place ?? 'The address'} is none of this machine.`,
    fix: 'Set HOST to an address of this machine.',
  },
};

/** By how a code of SQLite begins. */
const OF_SQLITE: readonly (readonly [prefix: string, Refusal])[] = [
  ['SQLITE_FULL', { ...FULL, what: () => 'A database could not grow: its disk is full.' }],
  [
    'SQLITE_READONLY',
    { ...RIGHTS, what: () => 'A database cannot be written: it, its folder or its disk is read-only.' },
  ],
  ['SQLITE_CANTOPEN', { ...RIGHTS, what: () => 'A database cannot be opened as a file.' }],
  [
    'SQLITE_IOERR',
    {
      what: () => 'The disk reported an error while a database was in use.',
      fix: 'Check the disk and its free space.',
    },
  ],
  [
    'SQLITE_BUSY',
    {
      what: () => 'A database is locked: another program kept it busy for too long.',
      fix: 'Close the program that has it open (a database viewer, a backup), and try again.',
    },
  ],
];

/** System limits that are reached by watching files are no full disks, though their codes say so. */
const WATCHES: Refusal = {
  what: (place) =>
    `${place ?? 'The content'} cannot be watched: the system watches as many files as it allows.`,
  fix: 'Raise fs.inotify.max_user_watches and fs.inotify.max_user_instances.',
};

/** What to say of an error that came from outside, and how to mend it; undefined of one that is the program's own. */
export function explainOutside(error: unknown): string | undefined {
  const origin = originOf(error);
  if (!(origin instanceof Error)) return undefined;
  const { code = '', syscall } = origin as NodeJS.ErrnoException;
  const sqlite = OF_SQLITE.find(([prefix]) => code.startsWith(prefix))?.[1];
  const refusal =
    syscall === 'watch' && /^(?:ENOSPC|EMFILE)$/.test(code) ? WATCHES : (sqlite ?? OF_SYSTEM[code]);
  if (refusal === undefined) return undefined;
  const place = placeOf(origin);
  const fix = isOwn(place)
    ? 'It belongs to the program: install that anew.'
    : syscall === 'listen' && refusal === RIGHTS
      ? 'Set a port above 1023, or give that user the right to it.'
      : refusal.fix;
  return `${refusal.what(place)}\n  fix  ${fix}`;
}

/** What fetch and several tries at once wrap. */
function originOf(error: unknown): unknown {
  if (error instanceof AggregateError) return originOf(error.errors[0]);
  if (error instanceof TypeError && error.message === 'fetch failed') return originOf(error.cause);
  return error;
}

function placeOf(error: Error): string | undefined {
  const { path, dest, address, hostname, port } = error as NodeJS.ErrnoException & {
    dest?: string;
    address?: string;
    hostname?: string;
    port?: number;
  };
  const host = address ?? hostname;
  if (host === undefined) return dest ?? path;
  return `${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}

/** Whether a file is one that the program came with. */
function isOwn(place: string | undefined): boolean {
  return ['dist', 'models', 'node_modules'].some((folder) =>
    place?.startsWith(join(PACKAGE_ROOT, folder) + sep),
  );
}
