import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { buildFindIndex } from '../../src/core/find/build-index.js';
import { Finder } from '../../src/core/find/index.js';
import { LANGUAGES, type Language } from '../../src/core/model/knowledge-base.js';
import { shippedModels } from '../../src/indexing/index.js';
import type { Output } from '../output.js';
import { randomStream, shuffle } from '../random.js';
import { percent } from '../report.js';
import { type Material, readInventedFrom, readRows } from './material.js';
import { DATA, readShipped } from './models.js';
import {
  agreement,
  NO_KINDS,
  type NoKind,
  PAIR_ANSWERS,
  type Pair,
  type PairAnswer,
  pairsIn,
  pairsOf,
} from './pairs.js';

interface PairsOptions {
  readonly out: string;
  readonly sample?: string;
}

/** A row of `models/data/pairs-sample.jsonl`: a pair as made, and what it was read as, twice. */
export interface SampleRow {
  readonly q: string;
  readonly entry: string;
  readonly says: string;
  readonly answer: PairAnswer;
  readonly first: PairAnswer;
  readonly second: PairAnswer;
}

export const SAMPLE = join(DATA, 'pairs-sample.jsonl');
/** Of each answer so many are read. */
const READ: Readonly<Record<PairAnswer, number>> = { yes: 110, partly: 40, no: 150 };
const SEED = 300;

interface PhrasingRow {
  readonly entry: string;
  readonly lang: Language;
  readonly text: string;
}

/** The agreement of the readings of a sample with each other and with the answers as made, a line each. */
export function agreementOf(rows: readonly SampleRow[]): string[] {
  const of = (key: 'answer' | 'first' | 'second'): string[] => rows.map((row) => row[key]);
  return (
    [
      ['first', 'second'],
      ['answer', 'first'],
      ['answer', 'second'],
    ] as const
  ).map(([a, b]) => {
    const { share, kappa } = agreement(of(a), of(b));
    return `${a} and ${b}: ${percent(share)}, kappa ${kappa.toFixed(2)}`;
  });
}

/** Some pairs of each answer, in an order that tells nothing. */
function sampleOf(pairs: readonly Pair[]): Pair[] {
  const random = randomStream(SEED);
  const chosen = PAIR_ANSWERS.flatMap((answer) => {
    const all = pairs.filter((pair) => pair.answer === answer);
    return Array.from({ length: READ[answer] }, () => all[Math.floor(random() * all.length)]!);
  });
  shuffle(chosen, random);
  return chosen;
}

const count = (pairs: readonly Pair[], is: (pair: Pair) => boolean): number => pairs.filter(is).length;

/** `pairs`: makes pairs of question and entry from what is in `models/data`. */
export function pairsCommand({ out }: Output): Command {
  return new Command('pairs')
    .description(
      'Makes models/data/pairs.jsonl.gz: questions with entries that answer them, in part, or not.',
    )
    .option('--out <file>', 'where to write', join(DATA, 'pairs.jsonl.gz'))
    .option('--sample <file>', 'also write 300 pairs to be read by people')
    .action(async ({ out: file, sample }: PairsOptions) => {
      const models = shippedModels();
      const shipped = await readShipped();
      const numbers = new Map(shipped.entries.map(({ id }, i) => [id, i]));
      const written = readRows<PhrasingRow>(join(DATA, 'phrasings.jsonl')).flatMap(
        ({ entry, lang, text }) => {
          const number = numbers.get(entry);
          return number === undefined ? [] : [{ text, language: lang, entry: number }];
        },
      );
      const waysOf = ({ entries }: Material) =>
        entries.flatMap(({ words }, entry) =>
          LANGUAGES.flatMap((language) =>
            words[language].phrasings.map((text) => ({ text, language, entry })),
          ),
        );
      const materials = [{ ...shipped, questions: [] }, ...readInventedFrom(DATA)];
      const says = new Map<string, string>();
      const rows = materials.flatMap((material, at) => {
        const { entries, names, glossary, name } = material;
        for (const { id, words } of entries)
          for (const language of LANGUAGES) {
            const { title, sentences, facts } = words[language];
            says.set(`${name} ${id} ${language}`, [title, ...sentences, ...facts].join(' | '));
          }
        if (at === 0) return pairsOf(material, written, () => []);
        const finder = new Finder(buildFindIndex(entries, names, glossary, models), models);
        return pairsOf(material, waysOf(material), (question) =>
          finder.find(question).found.map(({ entry }) => entry),
        );
      });
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      writeFileSync(file, gzipSync(text, { level: 9 }));
      const pairs = rows.flatMap(pairsIn);
      const no = (...kinds: readonly NoKind[]): number =>
        count(pairs, ({ why }) => why !== undefined && kinds.includes(why));
      out(
        `${rows.length} questions, ${pairs.length} pairs: ${PAIR_ANSWERS.map((answer) => `${answer} ${count(pairs, (pair) => pair.answer === answer)}`).join(', ')}\n`,
      );
      out(`of no: ${NO_KINDS.map((kind) => `${kind} ${no(kind)}`).join(', ')}\n`);
      out(`sha256 of the rows: ${createHash('sha256').update(text).digest('hex')}\n`);
      if (sample !== undefined)
        writeFileSync(
          sample,
          sampleOf(pairs)
            .map(
              ({ row, entry, answer }) =>
                `${JSON.stringify({ q: row.q, entry, says: says.get(`${row.base} ${entry} ${row.lang}`), answer })}\n`,
            )
            .join(''),
        );
      if (existsSync(SAMPLE)) for (const line of agreementOf(readRows<SampleRow>(SAMPLE))) out(`${line}\n`);
    });
}
