import { ASKED_BUCKETS, ASKED_SIZE, FILE_SIZE, HEADER, MAGIC, SIDE_SIZE } from '../../src/core/find/asked.js';

/** A side as it is trained. */
export interface AskedSide {
  readonly rows: Float32Array;
  readonly projection: Float32Array;
}

/** Packs trained sides as `Asked` reads them: each row as signed bytes times a scale. Rows of buckets that no text had are 0. */
export function packAsked(questions: AskedSide, entries: AskedSide, unstated: number): Uint8Array {
  const file = new Uint8Array(FILE_SIZE);
  const view = new DataView(file.buffer);
  for (let i = 0; i < MAGIC.length; i++) file[i] = MAGIC.charCodeAt(i);
  view.setUint16(10, ASKED_SIZE, true);
  view.setUint32(12, ASKED_BUCKETS, true);
  view.setFloat32(16, unstated, true);
  [questions, entries].forEach(({ rows, projection }, number) => {
    const at = HEADER + number * SIDE_SIZE;
    for (let bucket = 0; bucket < ASKED_BUCKETS; bucket++) {
      const row = rows.subarray(bucket * ASKED_SIZE, (bucket + 1) * ASKED_SIZE);
      const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
      view.setFloat32(at + 4 * bucket, scale, true);
      for (let i = 0; i < ASKED_SIZE; i++) {
        const whole = scale === 0 ? 0 : Math.round(row[i]! / scale);
        view.setInt8(at + 4 * ASKED_BUCKETS + bucket * ASKED_SIZE + i, whole);
      }
    }
    const after = at + ASKED_BUCKETS * (4 + ASKED_SIZE);
    projection.forEach((value, i) => {
      view.setFloat32(after + 4 * i, value, true);
    });
  });
  return file;
}
