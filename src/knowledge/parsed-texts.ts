import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Diagnostic } from './diagnostics.js';

/** A text as the YAML library reads it, and where its lines begin. */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/** What is known of a text that broke no rule of YAML. All of it follows from the text. */
export interface Known {
  readonly data: unknown;
  /** The same in the shape of its schema, where it has it. */
  shaped?: { readonly schema: string; readonly data: unknown };
  /** What rules that look at this text alone found, by their names, and what else that followed from. */
  readonly found: Map<string, { readonly on: string; readonly findings: readonly Diagnostic[] }>;
  /** What rules that compare files need of this text, by what it is. */
  readonly derived: Map<string, unknown>;
  /** Where that of which a place was asked for stands, by path. */
  readonly places: Map<string, { readonly line: number; readonly column: number }>;
}

/** What is known of texts, by what tells each from any other. */
export type KnownTexts = ReadonlyMap<string, Known>;

/**
 * Texts as parsed and checked, for a caller that reads the same folder again: what did not change is not parsed again.
 * Documents are only read, so that they can be shared.
 */
export class ParsedTexts {
  #kept = new Map<string, ParsedText>();
  #used = new Map<string, ParsedText>();
  #seen = new Map<string, Known>();
  readonly #grown = new Set<Known>();
  #settled: KnownTexts;

  /** @param known what was known of texts in an earlier run: they are parsed only when a place in them is asked for */
  constructor(known: KnownTexts = new Map()) {
    this.#settled = known;
  }

  /** What is known of the text with a stamp; undefined where it has to be parsed. */
  knownOf(stamp: string): Known | undefined {
    const known = this.#settled.get(stamp);
    if (known !== undefined) this.#seen.set(stamp, known);
    return known;
  }

  /** Remembers what a text holds that broke no rule of YAML. */
  found(stamp: string, data: unknown): Known {
    const known: Known = { data, found: new Map(), derived: new Map(), places: new Map() };
    this.#grown.add(known);
    this.#seen.set(stamp, known);
    return known;
  }

  /** Notes that more is known of a text than before. */
  grew(known: Known): void {
    this.#grown.add(known);
  }

  /** Of what is known, what was not known before this run. */
  get fresh(): KnownTexts {
    return new Map([...this.#settled].filter(([, known]) => this.#grown.has(known)));
  }

  /** What is known of the texts of the folder as it was read last. */
  get seen(): KnownTexts {
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
