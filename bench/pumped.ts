/** Texts that are to make a regular expression look back and forth: what repeats in it, over and over, and then what it does not take. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { PACKAGE_ROOT } from '../src/package-root.js';

/** Longest utterance that is read. */
const LENGTHS = [400, 4_000, 40_000];
/** What hardly any expression takes. */
const END = '\u0001!';

type Node = Readonly<{ type: string }> & Readonly<Record<string, unknown>>;

/** A text that a part of an expression takes, for the most part the shortest. */
function sampleOf(node: Node): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node['value'] as number);
    case 'CharacterClassRange':
      return sampleOf(node['min'] as Node);
    case 'CharacterSet':
      return { digit: '1', space: ' ', property: '가' }[node['kind'] as string] ?? 'a';
    case 'CharacterClass':
      return node['negate'] === true ? 'a' : sampleOf((node['elements'] as Node[])[0] ?? { type: '' });
    case 'Quantifier':
      return sampleOf(node['element'] as Node).repeat(Math.max(1, node['min'] as number));
    case 'Alternative':
      return (node['elements'] as Node[]).map(sampleOf).join('');
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return sampleOf((node['alternatives'] as Node[])[0] ?? { type: '' });
    default:
      return '';
  }
}

/** What stands before something that repeats, and what repeats. */
function* repeatsIn(node: Node): Generator<readonly [string, string]> {
  if (node.type === 'Quantifier' && (node['max'] as number) > 1) yield ['', sampleOf(node)];
  const elements = (node['elements'] ?? []) as Node[];
  let before = '';
  for (const element of elements) {
    for (const [start, piece] of repeatsIn(element)) yield [before + start, piece];
    before += node.type === 'Alternative' ? sampleOf(element) : '';
  }
  for (const one of (node['alternatives'] ?? []) as Node[]) yield* repeatsIn(one);
  if (node['element'] !== undefined) yield* repeatsIn(node['element'] as Node);
}

function* literalsIn(node: ts.Node): Generator<string> {
  if (ts.isRegularExpressionLiteral(node)) yield node.text;
  for (const child of node.getChildren()) yield* literalsIn(child);
}

let read: (readonly [string, string])[] | undefined;

/** The parts that repeat of every expression in the source, each once, with what stands before it; read once a process. */
function witnesses(): (readonly [string, string])[] {
  read ??= readWitnesses();
  return read;
}

function readWitnesses(): (readonly [string, string])[] {
  const found = new Map<string, readonly [string, string]>();
  for (const root of ['src', 'adapters']) {
    for (const name of readdirSync(join(PACKAGE_ROOT, root), { recursive: true }) as string[]) {
      if (!name.endsWith('.ts')) continue;
      const text = readFileSync(join(PACKAGE_ROOT, root, name), 'utf8');
      for (const literal of literalsIn(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))) {
        const end = literal.lastIndexOf('/');
        const expression = { source: literal.slice(1, end), flags: literal.slice(end + 1) };
        const { parsed } = analyse(expression, { reportTypes: { Move: false, Self: false, Trade: false } });
        const pattern = parsed.pattern as unknown as Node;
        for (const [before, piece] of [...repeatsIn(pattern), ['', sampleOf(pattern)] as const])
          if (piece !== '') found.set(`${before}\0${piece}`, [before, piece]);
      }
    }
  }
  return [...found.values()];
}

/**
 * @param count how many at least, if there is anything to pump
 * @returns texts of up to 40,000 letters: every witness, in lengths by turns, until there are enough
 */
export function pumpedTexts(count: number): string[] {
  const all = count > 0 ? witnesses() : [];
  return Array.from({ length: all.length === 0 ? 0 : count }, (_, n) => {
    const round = Math.floor(n / all.length);
    const [before, piece] = all[n % all.length] as readonly [string, string];
    const length = LENGTHS[(LENGTHS.length - 1 + n + round) % LENGTHS.length] as number;
    const times = Math.floor((length - before.length - END.length) / piece.length);
    return (before + piece.repeat(Math.max(1, times)) + END).slice(0, length);
  });
}
