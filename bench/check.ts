/** The content check of very many records in which one was changed: what an editor waits for who saves a file. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';
import { readContent } from '../src/knowledge/index.js';
import { PACKAGE_ROOT } from '../src/package-root.js';
import { PROGRAM } from './library-bot.js';
import { BenchError } from './options.js';

export interface CheckTime {
  readonly ms: number;
  /** Of the processor, all threads together. */
  readonly cpuMs: number;
}

export interface CheckReport {
  readonly records: number;
  readonly findings: number;
  readonly full: CheckTime;
  /** With one record changed since the check before; the median of several. */
  readonly changed: CheckTime;
}

/** A check of so many records with one changed is to take less, in milliseconds of the processor. */
export const CHECK_GOAL_MS = 2_000;

const RECORD = /^(programs|plans|agreements|events|terms)\/([^/]+?)(\.asks)?\.yaml$/;
const TAGS = {
  ko: '가온 누리 다솜 라온 마루 새봄 아람 자람 한빛 도약 보라 슬기 소담 여울 이든 초롱'.split(' '),
  en: 'amber bridge cedar delta ember forge garden harbor island jade lantern meadow orchard quarry willow zenith'.split(
    ' ',
  ),
} as const;

/** The files of a content folder with its records copied under other ids and names until there are so many. */
export function manyRecords(files: ReadonlyMap<string, string>, count: number): Map<string, string> {
  const many = new Map(files);
  const originals = [...files].filter(([path]) => RECORD.test(path) && !path.endsWith('.asks.yaml'));
  for (let copy = 0; originals.length + copy < count; copy++) {
    const [path, text] = originals[copy % originals.length]!;
    const round = Math.floor(copy / originals.length);
    const asks = path.replace(/\.yaml$/, '.asks.yaml');
    const to = (from: string): string => from.replace(RECORD, `$1/$2-${round}$3.yaml`);
    many.set(to(path), copied(text, round));
    const phrasings = files.get(asks);
    if (phrasings !== undefined)
      many.set(
        to(asks),
        tagged(phrasings, round, () => true),
      );
  }
  return many;
}

function copied(text: string, round: number): string {
  const named = tagged(text, round, ([group]) => ['name', 'aliases', 'subjects'].includes(String(group)));
  return named.replace(/^id: (\S+)$/m, `id: $1-${round}`);
}

/** Puts two words before the texts of a file at some paths, so that the texts of no two copies are the same. */
function tagged(text: string, round: number, at: (path: readonly unknown[]) => boolean): string {
  const document = parseDocument(text);
  visit(document, {
    Scalar(key, node, above) {
      if (key === 'key') return;
      const path = above.flatMap((each) =>
        'key' in each ? [isScalar(each.key) ? each.key.value : each.key] : [],
      );
      const language = path.find((step) => step === 'ko' || step === 'en') as 'ko' | 'en' | undefined;
      if (language === undefined || !at(path)) return;
      const words = TAGS[language];
      const [first, second] = [
        words[round % words.length],
        words[Math.floor(round / words.length) % words.length],
      ];
      node.value = `${first} ${second} ${String(node.value)}`;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** Has a process say last what it took of the processor. */
const SAYS_CPU = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('\\n'+(user+system))})`;

/** Runs `policy-bot check --quick`, with what it keeps in a folder. */
function checkOnce(content: string, kept: string): Promise<CheckTime & { readonly findings: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', SAYS_CPU, PROGRAM, 'check', '--quick', '--json', '--content', content],
      { env: { ...process.env, POLICY_BOT_DATABASE: join(kept, 'inquiries.db') } },
    );
    const [printed, said]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (part: string) => printed.push(part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => said.push(part));
    child.once('error', reject);
    child.once('close', (code) => {
      const ms = performance.now() - start;
      const cpuMs = Number(said.join('').split('\n').at(-1)) / 1000;
      if (code !== 0 && code !== 1)
        reject(new Error(`policy-bot check ended with code ${code}: ${said.join('')}`));
      else resolve({ ms, cpuMs, findings: JSON.parse(printed.join('')).findings.length });
    });
  });
}

/**
 * Times the built program's check of a folder with its records copied until there are so many.
 *
 * @throws BenchError when the program is not built
 */
export async function timeCheck(dir: string, records: number, runs: number): Promise<CheckReport> {
  if (!existsSync(PROGRAM)) throw new BenchError(`${PROGRAM} is missing.\n  fix  Build first: npm run build`);
  const folder = await mkdtemp(join(tmpdir(), 'policy-bot-check-'));
  const content = join(folder, 'content');
  try {
    await cp(join(PACKAGE_ROOT, 'schema'), join(folder, 'schema'), { recursive: true });
    const files = manyRecords((await readContent(dir)).files, records);
    for (const [path, text] of files) {
      await mkdir(dirname(join(content, path)), { recursive: true });
      await writeFile(join(content, path), text);
    }
    const { findings, ...full } = await checkOnce(content, folder);
    const paths = [...files.keys()].filter((path) => RECORD.test(path) && !path.endsWith('.asks.yaml'));
    const times: CheckTime[] = [];
    for (let run = 0; run < runs; run++) {
      await appendFile(join(content, paths[(run * 7) % paths.length]!), '# as announced\n');
      times.push(await checkOnce(content, folder));
    }
    const median = (of: keyof CheckTime): number =>
      times.map((time) => time[of]).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    return { records: paths.length, findings, full, changed: { ms: median('ms'), cpuMs: median('cpuMs') } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
