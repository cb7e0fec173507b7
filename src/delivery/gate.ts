/**
 * How many tries may be under way at once: `width` in all, and `each` of one kind, such as one method in one workspace.
 * Whoever waits goes in turn by kind, so that a workspace with much to say holds no other up.
 */
export class Gate {
  readonly #width: number;
  readonly #each: number;
  readonly #inside = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();
  #total = 0;
  #open = true;

  constructor(width: number, each: number) {
    this.#width = width;
    this.#each = each;
  }

  /** Resolves when there is room; at once when the gate is closed, where nothing is counted any more. */
  async enter(kind: string): Promise<void> {
    if (!this.#open) return;
    if (!this.#waiting.has(kind) && this.#hasRoom(kind)) {
      this.#count(kind, 1);
      return;
    }
    await new Promise<void>((resolve) => {
      const queue = this.#waiting.get(kind);
      if (queue === undefined) this.#waiting.set(kind, [resolve]);
      else queue.push(resolve);
    });
  }

  leave(kind: string): void {
    this.#count(kind, -1);
    this.#letIn();
  }

  /** Lets everyone in who waits, to see that there is nothing more to do. */
  close(): void {
    this.#open = false;
    for (const queue of this.#waiting.values()) for (const enter of queue) enter();
    this.#waiting.clear();
  }

  #hasRoom(kind: string): boolean {
    return this.#total < this.#width && (this.#inside.get(kind) ?? 0) < this.#each;
  }

  #count(kind: string, change: 1 | -1): void {
    this.#total += change;
    const inside = (this.#inside.get(kind) ?? 0) + change;
    if (inside <= 0) this.#inside.delete(kind);
    else this.#inside.set(kind, inside);
  }

  /** The first kind in turn that has room; it goes to the end of the row if more of it waits. */
  #letIn(): void {
    for (const [kind, queue] of this.#waiting) {
      if (!this.#hasRoom(kind)) continue;
      const enter = queue.shift();
      this.#waiting.delete(kind);
      if (queue.length > 0) this.#waiting.set(kind, queue);
      if (enter === undefined) continue;
      this.#count(kind, 1);
      enter();
      return;
    }
  }
}
