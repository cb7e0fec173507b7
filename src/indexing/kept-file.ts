/** A file of data beside its checksum, written whole or not at all. What was cut short or changed is as good as not there. */
import { createHash, randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

const CHECKSUM_LENGTH = 64;

const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Writes a file in place of what was there; its owner alone can read it. Makes the folder when there is none. */
export async function replaceFile(file: string, data: string | Uint8Array): Promise<void> {
  const dir = dirname(file);
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = join(dir, `${randomUUID()}.draft`);
  await writeFile(draft, data, { mode: 0o600 });
  await rename(draft, file);
}

/** Keeps data that `structuredClone` would take. */
export async function keepData(file: string, data: unknown): Promise<void> {
  const body = serialize(data);
  await replaceFile(file, Buffer.concat([Buffer.from(sha256(body), 'latin1'), body]));
}

/**
 * What `keepData` has kept.
 * @throws when there is no such file, or it is damaged
 */
export async function keptData(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  const body = bytes.subarray(CHECKSUM_LENGTH);
  if (bytes.subarray(0, CHECKSUM_LENGTH).toString('latin1') !== sha256(body))
    throw new Error(`${file} is damaged`);
  return deserialize(body);
}

const LENGTH = 8;

/** A piece of data for a file of several: its length, its checksum, itself. */
function pieceOf(data: unknown): Buffer {
  const body = serialize(data);
  const length = Buffer.alloc(LENGTH);
  length.writeBigUInt64LE(BigInt(body.length));
  return Buffer.concat([length, Buffer.from(sha256(body), 'latin1'), body]);
}

/** Keeps one piece of data in place of all pieces of a file. */
export async function keepPiece(file: string, data: unknown): Promise<void> {
  await replaceFile(file, pieceOf(data));
}

/** Adds a piece of data to those of a file. */
export async function addPiece(file: string, data: unknown): Promise<void> {
  await appendFile(file, pieceOf(data), { mode: 0o600 });
}

/** The pieces of a file, up to the first that was cut short or changed. */
export async function keptPieces(file: string): Promise<unknown[]> {
  const bytes = await readFile(file);
  const pieces: unknown[] = [];
  let at = 0;
  while (at + LENGTH + CHECKSUM_LENGTH <= bytes.length) {
    const from = at + LENGTH + CHECKSUM_LENGTH;
    const end = from + Number(bytes.readBigUInt64LE(at));
    const body = bytes.subarray(from, end);
    if (bytes.subarray(at + LENGTH, from).toString('latin1') !== sha256(body)) break;
    pieces.push(deserialize(body));
    at = end;
  }
  return pieces;
}
