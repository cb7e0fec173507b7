import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Language } from '../core/model/knowledge-base.js';
import { PACKAGE_ROOT } from '../package-root.js';
import type { CliContext } from './context.js';
import { UsageError } from './errors.js';

interface PruneFlags {
  readonly content: string;
  readonly most: string;
  readonly save?: string;
}

/** Most greetings, thanks and the like kept for each that is asked for. */
const SOCIAL_TIMES = 2;

/** `policy-bot prune`: keeps the phrasings that add most and takes the others out of the content. */
export function pruneCommand(context: CliContext): Command {
  return new Command('prune')
    .description('keep at most five phrasings an entry and language, those that add most')
    .option('--content <dir>', 'content folder to write to', 'content')
    .option('--most <n>', 'phrasings to keep of each entry in each language; twice as many of greetings', '5')
    .option('--save <file>', 'first write every phrasing there, a line of JSON each, as data to learn from')
    .addHelpText(
      'after',
      `
Those are kept that all the others are most like, in meaning and in words. Lists are written anew, on full lines; everything else in the files stays as it is.

Examples
  policy-bot prune --content my-content --save all-phrasings.jsonl
  policy-bot prune --content my-content --most 3`,
    )
    .action(async ({ content: dir, most, save }: PruneFlags) => {
      const number = Number(most);
      if (!Number.isInteger(number) || number < 1)
        throw new UsageError(
          `--most must be a whole number from 1, not "${most}".\n  fix  Write for example: --most 5`,
        );
      const { parseContent, phrasingRows, prune, readContent } = await import('../knowledge/index.js');
      const content = await readContent(dir);
      const { knowledgeBase } = parseContent(content);
      if (knowledgeBase === undefined)
        throw new UsageError(
          `${dir} has findings that must be mended first.\n  fix  Run: policy-bot check --content ${dir}`,
        );
      const rows = [...phrasingRows(knowledgeBase)];
      if (save !== undefined) await writeFile(save, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      const { files, kept, dropped } = prune(content, {
        alike: await alikeIn(rows),
        most: number,
        mostSocial: SOCIAL_TIMES * number,
      });
      for (const [path, text] of files) await writeFile(join(dir, path), text);
      const count = (n: number): string => n.toLocaleString('en');
      context.out(
        `${dir}: ${count(kept)} phrasings kept, ${count(dropped)} taken out of ${files.size} files.\n`,
      );
    });
}

/** Half meaning, half words: texts without meaning to the encoder, such as names, are told apart by their words. */
async function alikeIn(rows: readonly { readonly lang: Language; readonly text: string }[]) {
  const { dotAt, Encoder, encoderTokens, toUnit } = await import('../core/language/encoder.js');
  const encoder = new Encoder(await readFile(join(PACKAGE_ROOT, 'models', 'encoder.bin')));
  const means = { ko: new Float32Array(encoder.size), en: new Float32Array(encoder.size) };
  for (const { lang, text } of rows)
    encoder.encode(text).forEach((value, i) => {
      means[lang][i]! += value;
    });
  for (const lang of ['ko', 'en'] as const) {
    const n = rows.filter((row) => row.lang === lang).length;
    means[lang] = means[lang].map((value) => value / Math.max(1, n));
  }
  const known = new Map<string, { vector: Float32Array; grams: ReadonlySet<string> }>();
  const read = (text: string, lang: Language) => {
    const key = `${lang} ${text}`;
    const found = known.get(key) ?? {
      vector: toUnit(encoder.encode(text).map((value, i) => value - means[lang][i]!)),
      grams: gramsOf(encoderTokens(text)),
    };
    known.set(key, found);
    return found;
  };
  return (a: string, b: string, lang: Language): number => {
    const [one, other] = [read(a, lang), read(b, lang)];
    const shared = [...one.grams].filter((gram) => other.grams.has(gram)).length;
    const words = (2 * shared) / Math.max(1, one.grams.size + other.grams.size);
    return (Math.max(0, dotAt(one.vector, 0, other.vector)) + words) / 2;
  };
}

/** Pairs of letters that stand beside each other in a word: endings and particles then weigh little. */
function gramsOf(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (const word of words)
    for (let at = 0; at < Math.max(1, word.length - 1); at++) grams.add(word.slice(at, at + 2));
  return grams;
}
