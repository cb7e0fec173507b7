import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packAsked } from '../../../bench/fit/pack-asked.js';
import { Asked, readJudge } from '../../../src/core/find/index.js';
import { probability, weigh } from '../../../src/core/find/judge.js';
import { ModelError } from '../../../src/core/language/encoder.js';
import { MODELS, readModels } from '../../../src/indexing/index.js';

const FILES = ['encoder.bin', 'asked.bin', 'judge.json', 'frequency.tsv', 'thesaurus.tsv'];

describe('a folder of models', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'));
    for (const name of FILES) copyFileSync(join(MODELS, name), join(folder, name));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is read when it is whole', () => {
    expect(readModels(folder).judge.trees.length).toBeGreaterThan(10);
  });

  it.each(FILES)('is refused by the name of the file and with the mend when %s is missing', (name) => {
    rmSync(join(folder, name));
    expect(() => readModels(folder)).toThrow(ModelError);
    expect(() => readModels(folder)).toThrow(new RegExp(`${name.replace('.', '\\.')}.*git checkout`, 'u'));
  });

  it.each(FILES)('is refused by the name of the file when %s is cut short', (name) => {
    truncateSync(join(folder, name), 500);
    expect(() => readModels(folder)).toThrow(ModelError);
    expect(() => readModels(folder)).toThrow(name);
  });

  it('is refused when the judge was fitted for other features', () => {
    const judge = JSON.parse(readFileSync(join(folder, 'judge.json'), 'utf8')) as { judged: string[] };
    judge.judged = ['a feature of another version'];
    writeFileSync(join(folder, 'judge.json'), JSON.stringify(judge));
    expect(() => readModels(folder)).toThrow(/other features.*npm run fit/u);
  });
});

describe('readJudge', () => {
  it('refuses what is not JSON', () => {
    expect(() => readJudge('{"trees": [', [], [])).toThrow(ModelError);
  });

  it('says so when a threshold is missing', () => {
    const weights = { ranked: [], judged: [], rank: [], bias: 0, trees: [] };
    const read = (thresholds: object) => readJudge(JSON.stringify({ ...weights, thresholds }), [], []);
    expect(read({ answer: 0.3, offer: 0.2, pair: 0.4 }).thresholds.pair).toBe(0.4);
    expect(() => read({ answer: 0.3, offer: 0.2 })).toThrow(/lacks a threshold.*npm run fit/u);
    expect(() => readJudge(JSON.stringify(weights), [], [])).toThrow(ModelError);
  });
});

describe('probability', () => {
  const tree = { f: [1, -1, -1], t: [0.5, 0, 0], l: [1, 0, 0], r: [2, 0, 0], v: [0, -2, 2] };

  it('goes left up to the cut and right above it', () => {
    expect(probability({ bias: 0, trees: [tree] }, [9, 0.5])).toBeCloseTo(1 / (1 + Math.exp(2)));
    expect(probability({ bias: 0, trees: [tree] }, [9, 0.51])).toBeCloseTo(1 / (1 + Math.exp(-2)));
  });

  it('adds trees to the bias', () => {
    expect(probability({ bias: 1, trees: [tree, tree] }, [0, 1])).toBeCloseTo(1 / (1 + Math.exp(-5)));
  });
});

describe('weigh', () => {
  it('is a sum of products', () => {
    expect(weigh([1, 2, 3], [4, 5, 6])).toBe(32);
  });
});

describe('Asked', () => {
  it('reads back what was packed, to a part in a hundred', () => {
    const whole = new Asked(readFileSync(join(MODELS, 'asked.bin')));
    const size = whole.question({ buckets: Int32Array.of(), meaning: new Float32Array(64) }).length;
    const rows = new Float32Array((1 << 15) * size);
    const projection = new Float32Array(64 * size);
    for (let i = 0; i < size; i++) {
      rows[7 * size + i] = i / 10;
      projection[i] = 1;
    }
    const nothing = { rows: new Float32Array(rows.length), projection: new Float32Array(projection.length) };
    const asked = new Asked(packAsked({ rows, projection }, nothing, 1.5));
    const meaning = new Float32Array(64);
    meaning[0] = 2;
    const vector = asked.question({ buckets: Int32Array.of(7), meaning });
    expect(asked.unstated).toBe(1.5);
    for (let i = 0; i < size; i++) expect(vector[i]).toBeCloseTo(i / 10 / Math.sqrt(2) + 2, 1);
    expect(asked.entry({ buckets: Int32Array.of(7), meaning }).every((value) => value === 0)).toBe(true);
  });
});
