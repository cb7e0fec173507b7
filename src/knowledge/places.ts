/** Where each entry of the knowledge base stands in the files. */
import type { Language } from '../core/model/knowledge-base.js';
import { askedFor } from './asked-for.js';
import type { Place } from './diagnostics.js';
import type { Draft } from './draft.js';
import { factId } from './references.js';
import type { Path, YamlFile } from './yaml-file.js';

interface Spot {
  readonly file: YamlFile;
  readonly path: Path;
}

/**
 * Finds the file, line and column of an entry by its id. Besides entries it knows `aspects/<aspect>` and
 * `social/<id>`, records and sources by id. What it does not know is placed at the content folder.
 */
export class Places {
  readonly #entries = new Map<string, Spot>();
  readonly #phrasings = new Map<string, Spot>();
  readonly #conversations = new Map<string, Spot>();
  readonly #sources = new Map<string, Spot>();
  readonly #nowhere: Place;
  #draft: Draft | undefined;

  constructor(draft: Draft, dir: string) {
    this.#nowhere = { file: dir, line: 1, column: 1 };
    this.#draft = draft;
  }

  /** Looks through the files when the first place is asked for: where all is in order, none is. */
  #look(): void {
    if (this.#draft === undefined) return;
    const draft = this.#draft;
    this.#draft = undefined;
    for (const { id, file, path } of askedFor(draft)) this.#phrasings.set(id, { file, path });
    for (const { file, data } of draft.records) {
      this.#entries.set(data.id, { file, path: ['id'] });
      this.#addGroup(file, data.aspects, ['aspects'], (key) => `${data.id}/${key}`);
      this.#addGroup(file, data.details, ['details'], (key) => `${data.id}/${key}`);
      this.#addGroup(file, data.not_stated, ['not_stated'], (key) => `${data.id}/${key}`);
      this.#addGroup(file, data.facts, ['facts'], (key) => factId(key, data.id));
    }
    for (const { file, data } of draft.questions) {
      this.#addGroup(file, data.questions, ['questions'], (key) => `questions/${key}`);
    }
    for (const { file, data } of draft.conversations) {
      for (const id of Object.keys(data.conversations)) {
        this.#conversations.set(id, { file, path: ['conversations', id] });
      }
    }
    for (const { file, data } of draft.sources) this.#sources.set(data.id, { file, path: ['id'] });
    const { aspects, bot } = draft;
    if (aspects) this.#addGroup(aspects.file, aspects.data.aspects, ['aspects'], (key) => `aspects/${key}`);
    if (bot) {
      this.#addGroup(bot.file, bot.data.social, ['social'], (key) => `social/${key}`);
      this.#addGroup(bot.file, bot.data.phrases, ['phrases'], (key) => `phrases/${key}`);
    }
  }

  /** The key of an entry, fact or record, or of something below it. */
  entry(id: string, below: Path = []): Place {
    this.#look();
    const spot = this.#entries.get(id);
    return spot
      ? spot.file.place([...spot.path, ...below], below.length > 0 ? 'value' : 'key')
      : this.#nowhere;
  }

  /** Something in a record's file, by its path there. */
  inRecord(id: string, path: Path): Place {
    this.#look();
    const spot = this.#entries.get(id);
    return spot ? spot.file.place(path) : this.#nowhere;
  }

  /** The `n`-th phrasing (from 0) of an entry; the entry itself where it has no such phrasing. */
  phrasing(entry: string, language: Language, n: number): Place {
    this.#look();
    const spot = this.#phrasings.get(entry);
    return spot ? spot.file.place([...spot.path, language, n]) : this.entry(entry);
  }

  /** The `n`-th turn (from 0) of a golden conversation. */
  turn(conversation: string, n: number): Place {
    this.#look();
    const spot = this.#conversations.get(conversation);
    return spot ? spot.file.place([...spot.path, n]) : this.#nowhere;
  }

  /** A source's file, at a key of it. */
  source(id: string, key = 'id'): Place {
    this.#look();
    const spot = this.#sources.get(id);
    return spot ? spot.file.place([key]) : this.#nowhere;
  }

  #addGroup(file: YamlFile, group: object | undefined, path: Path, idOf: (key: string) => string): void {
    for (const key of Object.keys(group ?? {})) this.#entries.set(idOf(key), { file, path: [...path, key] });
  }
}
