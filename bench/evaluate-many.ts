/**
 * Many businesses against many diagrams at once. For each range of answers that some diagram tells apart, one bit a
 * business says whether the business may have it; ranges that diagrams share are looked at once. A diagram is then gone
 * through from its ends up with whole words of bits, 32 businesses a step.
 */
import type { Verdict } from '../src/core/model/eligibility.js';
import type { Facts } from '../src/core/model/profile.js';
import { type Cell, type Diagram, END, FIRST_NODE } from '../src/core/skills/eligibility/diagram.js';
import { highest, lowest } from '../src/core/skills/eligibility/known.js';

/** Verdicts by the set of ends that are still possible: 1 for no, 2 for not stated, 4 for yes. */
const VERDICT_OF: readonly Verdict[] = Array.from({ length: 8 }, (_, ends): Verdict => {
  if (ends === 1 << END.yes) return 'eligible';
  if (ends === 1 << END.notStated) return 'not_stated';
  return ends <= 1 << END.no ? 'not_eligible' : 'needs_more_information';
});

/** Businesses that are looked at together; their bits fit the cache of a processor. */
const BLOCK = 4096;
const WORDS = BLOCK / 32;

/** The verdict of every business on every diagram, the same as `evaluate` gives. */
export class Verdicts {
  /** For each diagram three planes of bits, one for each end, of `#words` words each. */
  readonly #bits: Uint32Array;
  readonly #words: number;

  constructor(bits: Uint32Array, words: number) {
    this.#bits = bits;
    this.#words = words;
  }

  /** By the positions of both in the lists that were given, from 0. */
  of(diagram: number, business: number): Verdict {
    let ends = 0;
    for (let end = 0; end < 3; end++) {
      const word = this.#bits[(diagram * 3 + end) * this.#words + (business >>> 5)] ?? 0;
      ends |= ((word >>> (business & 31)) & 1) << end;
    }
    return VERDICT_OF[ends] ?? 'needs_more_information';
  }
}

/** What a block of businesses may answer to one attribute. */
interface Column {
  /** Bounds of a number. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Choices that are possible; undefined where every one is. */
  readonly among: readonly (readonly string[] | undefined)[];
}

function columnOf(block: readonly Facts[], attribute: string): Column {
  const from = new Float64Array(block.length).fill(-Infinity);
  const to = new Float64Array(block.length).fill(Infinity);
  const among = block.map((facts, n) => {
    const known = facts[attribute];
    if (known?.kind !== 'number') return known?.among;
    from[n] = lowest(known);
    to[n] = highest(known);
    return undefined;
  });
  return { from, to, among };
}

/** A bit for each business that may have an answer in the cell. */
function bitsOf({ from, to, among }: Column, cell: Cell): Uint32Array {
  const bits = new Uint32Array(WORDS);
  for (let n = 0; n < from.length; n++) {
    const possible =
      cell.kind === 'number'
        ? (from[n] ?? 0) < cell.below && (to[n] ?? 0) >= cell.from
        : (among[n]?.includes(cell.choice) ?? true);
    if (possible) bits[n >>> 5] = (bits[n >>> 5] ?? 0) | (1 << (n & 31));
  }
  return bits;
}

const keyOf = (attribute: string, cell: Cell): string =>
  cell.kind === 'number' ? `${attribute} ${cell.from} ${cell.below}` : `${attribute}=${cell.choice}`;

/** Edges of diagrams as sets of cells, each that they share once. */
class Edges {
  readonly #cells: { readonly attribute: string; readonly cell: Cell }[] = [];
  readonly #edges: (readonly number[])[] = [];
  readonly #cellIds = new Map<string, number>();
  readonly #edgeIds = new Map<string, number>();

  cell(attribute: string, cell: Cell): number {
    const key = keyOf(attribute, cell);
    const known = this.#cellIds.get(key);
    if (known !== undefined) return known;
    this.#cellIds.set(key, this.#cells.length);
    return this.#cells.push({ attribute, cell }) - 1;
  }

  edge(cells: readonly number[]): number {
    const key = cells.join();
    const known = this.#edgeIds.get(key);
    if (known !== undefined) return known;
    this.#edgeIds.set(key, this.#edges.length);
    return this.#edges.push(cells) - 1;
  }

  /** The bits of every edge for a block of businesses. */
  bits(block: readonly Facts[]): Uint32Array[] {
    const columns = new Map<string, Column>();
    const cells = this.#cells.map(({ attribute, cell }) => {
      const column = columns.get(attribute) ?? columnOf(block, attribute);
      columns.set(attribute, column);
      return bitsOf(column, cell);
    });
    return this.#edges.map((edge) => {
      const bits = new Uint32Array(WORDS);
      for (const cell of edge) orInto(bits, cells[cell]);
      return bits;
    });
  }
}

function orInto(sum: Uint32Array, bits: Uint32Array | undefined): void {
  if (bits === undefined) return;
  for (let word = 0; word < WORDS; word++) sum[word] = (sum[word] as number) | (bits[word] as number);
}

function orAndInto(sum: Uint32Array, edge: Uint32Array, bits: Uint32Array): void {
  for (let word = 0; word < WORDS; word++) {
    sum[word] = (sum[word] as number) | ((edge[word] as number) & (bits[word] as number));
  }
}

/** A node: for each place that it leads to, the number of the edge that leads there. */
type Step = readonly { readonly edge: number; readonly to: number }[];

function stepsOf(diagram: Diagram, edges: Edges): Step[] {
  const cells = diagram.axes.map((axis) => axis.cells.map((cell) => edges.cell(axis.attribute, cell)));
  return diagram.nodes.map(({ axis, next }) => {
    const byPlace = new Map<number, number[]>();
    next.forEach((to, n) => {
      const there = byPlace.get(to) ?? [];
      there.push(cells[axis]?.[n] ?? -1);
      byPlace.set(to, there);
    });
    return [...byPlace].map(([to, some]) => ({ edge: edges.edge(some), to }));
  });
}

const NOTHING = new Uint32Array(WORDS);
const EVERYTHING = new Uint32Array(WORDS).fill(0xffff_ffff);

/** A plane of bits for each end, for each node; those of the ends themselves never change. */
class Planes {
  readonly #planes: Uint32Array[][] = [0, 1, 2].map((id) =>
    [0, 1, 2].map((end) => (id === end ? EVERYTHING : NOTHING)),
  );

  /** The planes of a node or an end. */
  of(id: number): readonly Uint32Array[] {
    const known = this.#planes[id];
    if (known !== undefined) return known;
    const made = [0, 1, 2].map(() => new Uint32Array(WORDS));
    this.#planes[id] = made;
    return made;
  }
}

/** Fills in which ends each node may come to, for each business of a block. */
function follow(steps: readonly Step[], bits: readonly Uint32Array[], planes: Planes): void {
  for (let n = 0; n < steps.length; n++) {
    const own = planes.of(n + FIRST_NODE);
    for (const plane of own) plane.fill(0);
    for (const { edge, to } of steps[n] ?? []) {
      const allowed = bits[edge] ?? NOTHING;
      const below = planes.of(to);
      for (let end = 0; end < 3; end++) {
        const [sum, those] = [own[end] ?? NOTHING, below[end] ?? NOTHING];
        if (those === EVERYTHING) orInto(sum, allowed);
        else if (those !== NOTHING) orAndInto(sum, allowed, those);
      }
    }
  }
}

/** Evaluates every business on every diagram. What follows from what is known must be among the facts already. */
export function evaluateMany(diagrams: readonly Diagram[], businesses: readonly Facts[]): Verdicts {
  const edges = new Edges();
  const steps = diagrams.map((diagram) => stepsOf(diagram, edges));
  const words = Math.ceil(businesses.length / BLOCK) * WORDS;
  const ends = new Uint32Array(diagrams.length * 3 * words);
  const planes = new Planes();
  for (let start = 0; start < businesses.length; start += BLOCK) {
    const bits = edges.bits(businesses.slice(start, start + BLOCK));
    for (const [d, { root }] of diagrams.entries()) {
      follow(steps[d] ?? [], bits, planes);
      for (const [end, plane] of planes.of(root).entries()) {
        ends.set(plane, (d * 3 + end) * words + (start >>> 5));
      }
    }
  }
  return new Verdicts(ends, words);
}
