import { stampOf } from './text-stamp.js';

/** Texts by path as they were read, each decoded when it is first asked for: where little has changed, few are. */
export class UndecodedTexts extends Map<string, string> {
  readonly #bytes = new Map<string, Uint8Array>();

  /** Adds a text as UTF-8, without a byte order mark. */
  add(path: string, bytes: Uint8Array): void {
    this.set(path, '');
    this.#bytes.set(path, bytes);
  }

  override set(path: string, text: string): this {
    this.#bytes.delete(path);
    return super.set(path, text);
  }

  /** What tells the text at a path from any other. */
  stamp(path: string): string {
    return stampOf(this.#bytes.get(path) ?? this.get(path) ?? '');
  }

  override get(path: string): string | undefined {
    const bytes = this.#bytes.get(path);
    if (bytes !== undefined) {
      this.set(path, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
    }
    return super.get(path);
  }

  override *entries(): MapIterator<[string, string]> {
    for (const path of this.keys()) yield [path, this.get(path) ?? ''];
  }

  override *values(): MapIterator<string> {
    for (const [, text] of this.entries()) yield text;
  }

  override [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  override forEach(act: (text: string, path: string, texts: Map<string, string>) => void): void {
    for (const [path, text] of this.entries()) act(text, path, this);
  }
}

/** What tells the text at a path from any other. */
export function stampAt(texts: ReadonlyMap<string, string>, path: string): string {
  return texts instanceof UndecodedTexts ? texts.stamp(path) : stampOf(texts.get(path) ?? '');
}
