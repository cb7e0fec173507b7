import { type Document, LineCounter, parseDocument } from 'yaml';

/** A text as the YAML library reads it, and where its lines begin. */
export interface ParsedText {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Texts as parsed, for a caller that reads the same folder again: what did not change is not parsed again. Documents
 * are only read, so that they can be shared.
 */
export class ParsedTexts {
  #kept = new Map<string, ParsedText>();
  #used = new Map<string, ParsedText>();

  /** The parsed text, errors and all. */
  read(text: string): ParsedText {
    const known = this.#used.get(text) ?? this.#kept.get(text) ?? parse(text);
    this.#used.set(text, known);
    return known;
  }

  /** Ends a reading of the folder: forgets the texts that it did not hold. */
  settle(): void {
    this.#kept = this.#used;
    this.#used = new Map();
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
