import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import { publicPart } from '../core/model/visibility.js';
import { replaceFile } from '../indexing/index.js';
import { versionOf } from '../knowledge/version.js';
import {
  type FactChange,
  factChanges,
  type PublishedState,
  type StatedFact,
  statedFacts,
} from './fact-changes.js';

/** States that are remembered, of which so many with their texts. */
const BOUNDS = { states: 1_000, texts: 200 };
/** Changes remembered of one state: content that is exchanged for other content changes every fact. */
const MOST_CHANGES = 500;

const FILE = 'history.json';
const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** What stands in the file. */
interface Kept {
  /** Oldest first. */
  readonly states: readonly PublishedState[];
  /** Facts of the last state. */
  readonly facts: { readonly open: readonly StatedFact[]; readonly all: readonly StatedFact[] };
}

/** The states of one folder. */
export class History {
  readonly #dir: string;
  readonly #bounds: typeof BOUNDS;

  /** @param bounds for tests */
  constructor(dir: string, bounds = BOUNDS) {
    this.#dir = dir;
    this.#bounds = bounds;
  }

  /** Newest first; none where nothing was served yet, or what was kept is damaged. */
  async states(): Promise<PublishedState[]> {
    return [...((await this.#kept())?.states ?? [])].reverse();
  }

  /** The state that was served at a time; undefined before the first one. */
  async at(time: Date): Promise<PublishedState | undefined> {
    return (await this.states()).find(({ at }) => at <= time);
  }

  /** Files of a state, by path; undefined where they are not kept any more, or damaged. */
  async texts(version: string): Promise<ReadonlyMap<string, string> | undefined> {
    if (!/^[0-9a-f]+$/u.test(version)) return undefined;
    try {
      const text = (await unpack(await readFile(this.#file(version)))).toString('utf8');
      const files = new Map(JSON.parse(text) as [string, string][]);
      return versionOf(files) === version ? files : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Remembers what is served now, unless it is what was served last. Of the first state nothing is said to have changed.
   *
   * @param files its texts, where they are at hand
   */
  async add(
    kb: KnowledgeBase,
    files: ReadonlyMap<string, string> | undefined,
    { at, by }: { readonly at: Date; readonly by?: string | undefined },
  ): Promise<PublishedState | undefined> {
    const kept = await this.#kept();
    if (kept?.states.at(-1)?.version === kb.version) return undefined;
    const all = statedFacts(kb);
    const open = statedFacts(publicPart(kb));
    const changes = kept === undefined ? [] : factChanges(kept.facts.open, open);
    const shown = new Set(changes.map(keyOf));
    const staff = kept === undefined ? [] : factChanges(kept.facts.all, all);
    const state: PublishedState = {
      version: kb.version,
      at,
      ...(by === undefined ? {} : { by }),
      changes: changes.slice(0, MOST_CHANGES),
      staff: staff.filter((each) => !shown.has(keyOf(each))).slice(0, MOST_CHANGES),
    };
    if (files !== undefined)
      await replaceFile(this.#file(kb.version), await pack(JSON.stringify([...files])));
    const states = [...(kept?.states ?? []), state].slice(-this.#bounds.states);
    await replaceFile(join(this.#dir, FILE), JSON.stringify({ states, facts: { open, all } }));
    await this.#dropTexts(new Set(states.slice(-this.#bounds.texts).map(({ version }) => version)));
    return state;
  }

  async #kept(): Promise<Kept | undefined> {
    try {
      const { states, facts } = JSON.parse(await readFile(join(this.#dir, FILE), 'utf8')) as Kept;
      return { states: states.map((each) => ({ ...each, at: new Date(each.at) })), facts };
    } catch {
      return undefined;
    }
  }

  async #dropTexts(wanted: ReadonlySet<string>): Promise<void> {
    const names = await readdir(this.#dir);
    const old = names.filter((name) => {
      const version = /^content-([0-9a-f]+)\.json\.gz$/u.exec(name)?.[1];
      return version !== undefined && !wanted.has(version);
    });
    await Promise.all(old.map((name) => rm(join(this.#dir, name), { force: true })));
  }

  #file(version: string): string {
    return join(this.#dir, `content-${version}.json.gz`);
  }
}

const keyOf = (change: FactChange): string => JSON.stringify(change);
