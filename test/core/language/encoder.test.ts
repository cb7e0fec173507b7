import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dotAt, dotRow, Encoder, ModelError, packRows } from '../../../src/core/language/encoder.js';

const file = readFileSync('models/encoder.bin');
const encoder = new Encoder(file);

describe('Encoder', () => {
  it('gives the vectors that the table was published with', () => {
    const examples = readFileSync('models/encoder.examples.jsonl', 'utf8').split('\n').filter(Boolean);
    expect(examples.length).toBeGreaterThan(100);
    for (const line of examples) {
      const { text, vector } = JSON.parse(line) as { text: string; vector: number[] };
      const got = encoder.encode(text);
      for (const [i, expected] of vector.entries())
        expect(Math.abs(got[i]! - expected), text).toBeLessThan(1e-3);
    }
  });

  it('finds what means alike nearer than what does not, misspelt too', () => {
    const near = (a: string, b: string): number => dotAt(encoder.encode(a), 0, encoder.encode(b));
    expect(near('지원금이 얼마예요?', '보조금 액수가 궁금해요')).toBeGreaterThan(
      near('지원금이 얼마예요?', '오늘 날씨 어때요'),
    );
    const misspelt = near('how much is the grant', 'how mcuh is the grnat');
    expect(misspelt).toBeGreaterThan(near('how much is the grant', 'who signed the agreement'));
  });

  it('means the same when its vectors are packed into a quarter of the room', () => {
    const texts = ['지원금이 얼마예요?', 'how much is the grant', '', '스마트공장 업무협약은 누가 맺었나요?'];
    const vectors = texts.map((text) => encoder.encode(text));
    const rows = new Float32Array(texts.length * encoder.size);
    vectors.forEach((vector, i) => void rows.set(vector, i * encoder.size));
    const packed = packRows(rows, encoder.size);
    expect(packed.numbers.byteLength).toBe(rows.byteLength / 4);
    for (const vector of vectors)
      for (const row of texts.keys())
        expect(dotRow(packed, row, vector)).toBeCloseTo(dotAt(rows, row * encoder.size, vector), 2);
  });

  it('gives a text without words the zero vector', () => {
    expect(encoder.encode(' ').every((value) => value === 0)).toBe(true);
  });

  it('refuses a file that is cut short or of another kind, by name and with the mend', () => {
    expect(() => new Encoder(file.subarray(0, 1000))).toThrow(ModelError);
    expect(() => new Encoder(file.subarray(0, 1000))).toThrow(/encoder\.bin has 1000 bytes.*git checkout/u);
    expect(() => new Encoder(new TextEncoder().encode('not a model at all'))).toThrow(/POLICYENC1/u);
  });
});
