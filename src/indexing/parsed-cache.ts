/** What is known of the files of a content folder, on disk, so that a check looks again only at what has changed. */
import { deserialize, serialize } from 'node:v8';
import { type Known, type KnownTexts, ParsedTexts } from '../knowledge/index.js';
import { folderFile, removeOthers } from './folder-file.js';
import { addPiece, keepPiece, keptPieces } from './kept-file.js';

/** Kept at most, for each text of the folder: what was known of those that have changed stays until it is written anew. */
const MOST_KEPT = 1.5;

/** Kept in a folder, of one content folder, for the code that wrote it alone; without a folder nothing is kept. */
export class ParsedCache {
  readonly #file: Promise<string> | undefined;
  #kept = 0;

  constructor(dir: string | undefined, contentDir: string) {
    // What a text holds depends on no model.
    this.#file = dir === undefined ? undefined : folderFile(dir, 'parsed', contentDir, []);
  }

  /** What was known of texts when they were checked last; nothing where nothing was kept, or it is damaged. */
  async read(): Promise<ParsedTexts> {
    if (this.#file === undefined) return new ParsedTexts();
    try {
      const pieces = (await keptPieces(await this.#file)) as ReadonlyMap<string, Packed>[];
      this.#kept = pieces.reduce((sum, { size }) => sum + size, 0);
      return new ParsedTexts(
        new Map(
          pieces.flatMap((piece) => [...piece].map(([stamp, each]) => [stamp, unpacked(each)] as const)),
        ),
      );
    } catch {
      // The first check of a folder reads all of it.
      return new ParsedTexts();
    }
  }

  /** Keeps what is known of the texts of this run: adds what is new, and begins anew where that would be too much. */
  async write({ seen, fresh }: ParsedTexts): Promise<void> {
    if (this.#file === undefined || fresh.size === 0) return;
    try {
      const file = await this.#file;
      if (this.#kept > 0 && this.#kept + fresh.size < MOST_KEPT * seen.size)
        await addPiece(file, packed(fresh));
      else {
        await keepPiece(file, packed(seen));
        await removeOthers(file);
      }
    } catch {
      // A disk that takes nothing makes the next check slower, and nothing else.
    }
  }
}

/** What is known of a text, with what it holds as bytes: a check of very many files looks at few of them. */
interface Packed extends Omit<Known, 'data' | 'shaped'> {
  readonly bytes: Uint8Array;
  /** In the shape of its schema, where that is not the same. */
  readonly shaped?: { readonly schema: string; readonly bytes?: Uint8Array };
}

function packed(texts: KnownTexts): ReadonlyMap<string, Packed> {
  return new Map(
    [...texts].map(([stamp, { data, shaped, found, derived, places }]) => {
      const other = shaped !== undefined && shaped.data !== data && { bytes: serialize(shaped.data) };
      const shape = shaped && { shaped: { schema: shaped.schema, ...other } };
      return [stamp, { bytes: serialize(data), ...shape, found, derived, places }];
    }),
  );
}

function unpacked({ bytes, shaped, ...rest }: Packed): Known {
  const known = reading(rest, bytes);
  if (shaped === undefined) return known;
  const { schema, bytes: other } = shaped;
  if (other !== undefined) return Object.assign(known, { shaped: reading({ schema }, other) });
  const same = {
    schema,
    get data() {
      return known.data;
    },
  };
  return Object.assign(known, { shaped: same });
}

/** Something with the data that bytes hold, read once, when they are asked for. */
function reading<T extends object>(rest: T, bytes: Uint8Array): T & { readonly data: unknown } {
  let read: { readonly data: unknown } | undefined;
  return Object.defineProperty(rest, 'data', {
    get: () => {
      read ??= { data: deserialize(bytes) };
      return read.data;
    },
  }) as T & { readonly data: unknown };
}
