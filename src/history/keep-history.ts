import type { KnowledgeBase } from '../core/model/knowledge-base.js';
import type { Clock, Logger } from '../core/ports.js';
import { readContent } from '../knowledge/read-content.js';
import { versionOf } from '../knowledge/version.js';
import type { PublishedState } from './fact-changes.js';
import type { History } from './history.js';

/** A file that a change of content touched: its text then and now, undefined where there is none. */
export interface ChangedFile {
  readonly path: string;
  readonly after: string | undefined;
}

export interface KeepHistoryOptions {
  readonly history: History;
  /** The content folder. */
  readonly content: string;
  /** Who made a change, as far as known. */
  readonly authorOf?: (changed: readonly ChangedFile[]) => Promise<string | undefined>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Remembers each state of the content as it is served. */
export interface HistoryKeeper {
  /** Never rejects: a disk that takes nothing costs the history, and nothing else. */
  served(knowledgeBase: KnowledgeBase): Promise<PublishedState | undefined>;
  /** Resolves when all is written down. */
  stop(): Promise<void>;
}

export function keepHistory(options: KeepHistoryOptions): HistoryKeeper {
  const { history, content, authorOf = async () => undefined, clock, logger } = options;
  let work: Promise<PublishedState | undefined> = Promise.resolve(undefined);

  const keep = async (kb: KnowledgeBase, at: Date): Promise<PublishedState | undefined> => {
    const [last] = await history.states();
    if (last?.version === kb.version) return undefined;
    const { files } = await readContent(content);
    // What has been saved meanwhile is another state, which will be served in its turn.
    const texts = versionOf(files) === kb.version ? files : undefined;
    const before = last === undefined ? undefined : await history.texts(last.version);
    const changed =
      texts === undefined || before === undefined
        ? []
        : [...new Set([...texts.keys(), ...before.keys()])]
            .filter((path) => texts.get(path) !== before.get(path))
            .map((path) => ({ path, after: texts.get(path) }));
    const by = changed.length === 0 ? undefined : await authorOf(changed);
    return history.add(kb, texts, { at, by });
  };
  return {
    served(kb) {
      const at = clock.now();
      work = work
        .then(() => keep(kb, at))
        .catch((error: unknown) => {
          logger.warn({ err: error }, 'the state of the content could not be kept in its history');
          return undefined;
        });
      return work;
    },
    async stop() {
      await work;
    },
  };
}
