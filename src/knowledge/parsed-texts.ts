import { type Document, LineCounter, parseDocument } from 'yaml';

/** A text as the YAML library reads it, and where its lines begin. */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** What texts hold, by the texts themselves: only of those that broke no rule of YAML. */
export type KnownData = ReadonlyMap<string, unknown>;

/**
 * Texts as parsed, for a caller that reads the same folder again: what did not change is not parsed again. Documents
 * are only read, so that they can be shared.
 */
export class ParsedTexts {
  #kept = new Map<string, ParsedText>();
  #used = new Map<string, ParsedText>();
  readonly #known: KnownData;
  #seen = new Map<string, unknown>();
  #settled: KnownData = new Map();

  /** @param known what texts held in an earlier run: they are parsed only when a place in them is asked for */
  constructor(known: KnownData = new Map()) {
    this.#known = known;
  }

  /** What a text is known to hold, in an object of one key; undefined where it has to be parsed. */
  dataOf(text: string): { readonly data: unknown } | undefined {
    if (!this.#known.has(text)) return undefined;
    const data = this.#known.get(text);
    this.#seen.set(text, data);
    return { data };
  }

  /** Remembers what a text holds that broke no rule of YAML. */
  found(text: string, data: unknown): void {
    this.#seen.set(text, data);
  }

  /** What the texts of the folder held when it was read last. */
  get seen(): KnownData {
    return this.#settled;
  }

  /** The parsed text, errors and all. */
  read(text: string): ParsedText {
    const known = this.#used.get(text) ?? this.#kept.get(text) ?? parse(text);
    this.#used.set(text, known);
    return known;
  }

  /** Ends a reading of the folder: forgets the texts that it did not hold. */
  settle(): void {
    [this.#kept, this.#settled] = [this.#used, this.#seen];
    this.#used = new Map();
    this.#seen = new Map();
  }
}

function parse(text: string): ParsedText {
  const lines = new LineCounter();
  const document = withoutStacks(() =>
    parseDocument(text, {
      version: '1.2',
      strict: true,
      // Our own check is linear in the number of keys and names the line of the first one.
      uniqueKeys: false,
      stringKeys: true,
      prettyErrors: false,
      lineCounter: lines,
    }),
  );
  return { document, lines };
}

/** Runs the parser without recording call stacks: a damaged file can make it create half a million errors. */
function withoutStacks<T>(run: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
