/** Leader clustering (Hartigan, "Clustering Algorithms", 1975, ch. 3): each joins the nearest that came before, or leads. */

/** What is grouped: oldest first. */
export interface Asked<Item> {
  readonly item: Item;
  /** Of length 1. */
  readonly meaning: Float32Array;
  /** Only what is about the same is grouped. */
  readonly about: string;
}

/** Likeness of meaning, -1 to 1, from which two questions about the same ask the same. */
const SAME_MEANING = 0.4;

/** Groups in the order of their leaders, each with its leader first. What comes later joins a group or leads a new one, and changes none before it. */
export function groupByMeaning<Item>(asked: readonly Asked<Item>[]): Item[][] {
  const groups: Item[][] = [];
  const leadersOf = new Map<string, Leaders>();
  for (const { item, meaning, about } of asked) {
    const leaders = leadersOf.get(about) ?? new Leaders(meaning.length);
    leadersOf.set(about, leaders);
    const known = leaders.nearest(meaning, SAME_MEANING);
    if (known !== undefined) {
      groups[known]!.push(item);
      continue;
    }
    leaders.add(meaning, groups.length);
    groups.push([item]);
  }
  return groups;
}

/** Meanings of leaders, one after another in one array: thousands are looked through for each question. */
class Leaders {
  readonly #size: number;
  readonly #groups: number[] = [];
  #meanings = new Float32Array(0);

  constructor(size: number) {
    this.#size = size;
  }

  add(meaning: Float32Array, group: number): void {
    const at = this.#groups.length * this.#size;
    if (at === this.#meanings.length) {
      const larger = new Float32Array(Math.max(64 * this.#size, 2 * at));
      larger.set(this.#meanings);
      this.#meanings = larger;
    }
    this.#meanings.set(meaning, at);
    this.#groups.push(group);
  }

  /** The group of the likest leader, if one is like enough. */
  nearest(meaning: Float32Array, least: number): number | undefined {
    const size = this.#size;
    const meanings = this.#meanings;
    let best = least;
    let found: number | undefined;
    for (let leader = 0; leader < this.#groups.length; leader++) {
      let product = 0;
      const at = leader * size;
      for (let i = 0; i < size; i++) product += meanings[at + i]! * meaning[i]!;
      if (product >= best && (found === undefined || product > best)) [best, found] = [product, leader];
    }
    return found === undefined ? undefined : this.#groups[found];
  }
}
