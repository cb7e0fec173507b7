/** Holds the last good knowledge base of a folder while editors change it. */
import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { Logger } from '../core/ports.js';
import type { Diagnostic } from './diagnostics.js';
import type { Parsed } from './parse-content.js';
import { type ContentWatch, watchContent } from './watch.js';

/** Findings that are logged one by one for a broken change; the rest are counted. */
const LOGGED_FINDINGS = 20;

/** Thrown when the content cannot be served at all; `diagnostics` says why. */
export class ContentError extends Error {
  override name = 'ContentError';

  constructor(
    readonly dir: string,
    readonly diagnostics: readonly Diagnostic[],
  ) {
    const [first] = diagnostics;
    const where = first === undefined ? '' : ` The first: ${first.file}:${first.line}: ${first.what}`;
    const count = diagnostics.length === 1 ? '1 finding' : `${diagnostics.length} findings`;
    super(
      `The content in ${dir} cannot be served; it has ${count}.${where}\n  fix  Run: policy-bot check --content ${dir}   It lists what is wrong, each with how to mend it.`,
    );
  }
}

export interface KeeperOptions<Served> {
  readonly logger: Logger;
  /** Makes what is served from a knowledge base, such as its index. If it rejects, the last good one stays. */
  readonly prepare: (knowledgeBase: KnowledgeBase) => Served | Promise<Served>;
  /** How a folder is loaded; for tests. */
  readonly load?: (dir: string) => Promise<LoadedKnowledge>;
}

/** What reads YAML is loaded when it is needed: who brings an index along needs it after a change. */
const loadWhole = async (dir: string): Promise<LoadedKnowledge> =>
  (await import('./check.js')).loadKnowledge(dir);

/** What a folder came to. */
export interface LoadedKnowledge extends Pick<Parsed, 'knowledgeBase' | 'diagnostics'> {
  /** Whether the knowledge base is not of the folder, which cannot be served, but what was served before. */
  readonly lastGood?: true;
}

/**
 * Serves what was prepared from the last good content. A saved change is loaded, checked and prepared aside, then
 * swapped in at once, usually within half a second. Findings are logged; a change is refused only for one that leaves
 * nothing sound to serve, and findings about wording alone do not.
 */
export class KnowledgeKeeper<Served> {
  readonly #dir: string;
  readonly #logger: Logger;
  readonly #prepare: KeeperOptions<Served>['prepare'];
  readonly #load: NonNullable<KeeperOptions<Served>['load']>;
  #watch: ContentWatch | undefined;
  #served: { readonly value: Served; readonly version: string } | undefined;
  #lastRefused = '';
  #findings = 0;
  #reloading: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  private constructor(dir: string, { logger, prepare, load = loadWhole }: KeeperOptions<Served>) {
    this.#dir = dir;
    this.#logger = logger;
    this.#prepare = prepare;
    this.#load = load;
  }

  /** Loads the folder and begins to watch it. Rejects with `ContentError` when there is nothing to serve. */
  static async open<Served>(dir: string, options: KeeperOptions<Served>): Promise<KnowledgeKeeper<Served>> {
    const keeper = new KnowledgeKeeper(dir, options);
    // Watching comes first, so that a save during the first load is not missed.
    keeper.#watch = await watchContent(dir, () => void keeper.reload(), {
      onError: (error) => options.logger.warn({ dir, err: error }, 'Watching by polling'),
    });
    try {
      await keeper.#loadFirst();
    } catch (error) {
      await keeper.stop();
      throw error;
    }
    if (keeper.#again) void keeper.reload();
    return keeper;
  }

  /** What is served now. The same object until a good change replaces it. */
  get current(): Served {
    if (this.#served === undefined)
      throw new Error('The keeper has nothing to serve before open() resolves.');
    return this.#served.value;
  }

  /** Version of the content that is served. */
  get version(): string {
    return this.#served?.version ?? '';
  }

  /** How many findings the folder had when it was last read, whether it is served or not. */
  get findings(): number {
    return this.#findings;
  }

  /** Loads the folder again now. Never rejects; changes during a reload are taken up by one more. */
  async reload(): Promise<void> {
    if (this.#served === undefined || this.#reloading !== undefined) {
      this.#again = true;
      return this.#reloading;
    }
    this.#reloading = this.#reloadUntilSettled().finally(() => {
      this.#reloading = undefined;
    });
    return this.#reloading;
  }

  /** Stops watching; resolves when no reload is under way. What is served stays readable. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#watch?.stop();
    await this.#reloading;
  }

  async #loadFirst(): Promise<void> {
    const { knowledgeBase, diagnostics, lastGood } = await this.#load(this.#dir);
    this.#findings = diagnostics.length;
    if (knowledgeBase === undefined) throw new ContentError(this.#dir, diagnostics);
    await this.#serve(knowledgeBase);
    if (diagnostics.length === 0) return;
    const message =
      lastGood === undefined
        ? 'The content has findings; run the content check'
        : 'The content cannot be served; the last good one is served in its place';
    this.#logFindings(diagnostics, message);
  }

  async #reloadUntilSettled(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#reloadOnce();
      } catch (error) {
        if (this.#stopped) return;
        this.#logger.error(
          { dir: this.#dir, serving: this.version, err: error },
          'The content could not be reloaded',
        );
      }
    } while (this.#again && !this.#stopped);
  }

  async #reloadOnce(): Promise<void> {
    if (this.#stopped) return;
    const { knowledgeBase, diagnostics } = await this.#load(this.#dir);
    this.#findings = diagnostics.length;
    if (knowledgeBase?.version === this.#served?.version) {
      this.#lastRefused = '';
      return;
    }
    if (knowledgeBase === undefined) return this.#refuse(diagnostics);
    await this.#serve(knowledgeBase);
    this.#lastRefused = '';
    if (diagnostics.length > 0)
      this.#logFindings(diagnostics, 'The changed content has findings; run the content check');
    this.#logger.info({ dir: this.#dir, serving: this.version }, 'The changed content is being served');
  }

  async #serve(knowledgeBase: KnowledgeBase): Promise<void> {
    const value = await this.#prepare(knowledgeBase);
    this.#served = { value, version: knowledgeBase.version };
  }

  /** Says once why a change is not served, however often the same files are saved. */
  #refuse(diagnostics: readonly Diagnostic[]): void {
    const refused = JSON.stringify(diagnostics);
    if (refused === this.#lastRefused) return;
    this.#lastRefused = refused;
    this.#logFindings(diagnostics, 'The changed content is not served; the last good one stays');
  }

  #logFindings(diagnostics: readonly Diagnostic[], message: string): void {
    this.#logger.warn({ dir: this.#dir, serving: this.version, findings: diagnostics.length }, message);
    for (const { file, line, column, rule, what, fix } of diagnostics.slice(0, LOGGED_FINDINGS)) {
      this.#logger.warn({ file, line, column, rule, fix }, what);
    }
  }
}
