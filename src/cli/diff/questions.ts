/** What is asked of both sides: golden conversations, questions in files, and the questions of the log. */
import { readFile } from 'node:fs/promises';
import type { KnowledgeBase } from '../../core/model/knowledge-base.js';
import { UsageError } from '../errors.js';

/** Turns of one chat, in order. */
export interface Asked {
  readonly from: string;
  readonly turns: readonly string[];
  /** The record that it asks for, where only the head has that record. */
  readonly added?: string;
}

/** The golden conversations of both sides; the later one counts where both have one of a name. */
export function conversationsOf(base: KnowledgeBase, head: KnowledgeBase): Asked[] {
  const all = new Map([...base.conversations, ...head.conversations].map((each) => [each.id, each]));
  return [...all.values()].map(({ id, turns }) => ({
    from: `conversation ${id}`,
    turns: turns.map(({ say }) => say),
  }));
}

/**
 * Questions of a file of JSON lines: `{"id","q"}`, or `{"id","turns":[{"q"}, …]}` for a chat.
 *
 * @throws UsageError naming the first line that is neither
 */
export async function readQuestions(file: string): Promise<Asked[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UsageError(
      `${file} cannot be read: ${error.message}\n  fix  Name a file of lines such as {"id":"1","q":"…"}.`,
    );
  });
  return text
    .split('\n')
    .flatMap((line, n) => (line.trim() === '' ? [] : [readLine(line, `${file}:${n + 1}`)]));
}

function readLine(line: string, place: string): Asked {
  try {
    const { id, q, turns } = JSON.parse(line) as {
      id?: unknown;
      q?: unknown;
      turns?: readonly { q?: unknown }[];
    };
    const said = turns === undefined ? [q] : turns.map((turn) => turn.q);
    if (said.length > 0 && said.every((each) => typeof each === 'string'))
      return { from: id === undefined ? place : `${place} ${String(id)}`, turns: said as string[] };
  } catch {
    // Said below: a line of another shape and one that is no JSON are the same to whoever mends it.
  }
  throw new UsageError(
    `${place} is no question.\n  fix  Write a line such as {"id":"1","q":"…"} or {"id":"2","turns":[{"q":"…"}]}.`,
  );
}

/** Each question once: what was asked twice differs twice in the same way. */
export function distinct(asked: readonly Asked[]): Asked[] {
  const seen = new Set<string>();
  return asked.filter(({ turns }) => {
    const key = JSON.stringify(turns);
    return !seen.has(key) && seen.add(key);
  });
}
