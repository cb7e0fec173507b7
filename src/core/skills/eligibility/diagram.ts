/**
 * Conditions as a decision diagram: each node asks one attribute, each edge is a range of its answers, each end is a
 * result. Reduced and ordered (Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", 1986, with more than
 * two edges a node), the diagram is the same for all ways of writing the same conditions, and an attribute stands in it
 * exactly when its answer can change the result.
 */
import { attributesIn, type Condition, type ConditionTree, leavesOf } from '../../model/eligibility.js';
import type { Attribute, Facts, Known, Profile } from '../../model/profile.js';
import { highest, lowest } from './known.js';

/** Ends of a diagram, in the order of the logic: all-of is the least of its parts, any-of the greatest. */
export const END = { no: 0, notStated: 1, yes: 2 } as const;
export type End = 0 | 1 | 2;

/** The answers to one attribute that the conditions tell apart, in order. */
export type Cell =
  | { readonly kind: 'number'; readonly from: number; readonly below: number }
  | { readonly kind: 'choice'; readonly choice: string };

/** An attribute with its cells. A number's cell reaches from `from` (included) to `below` (not included). */
export interface Axis {
  readonly attribute: string;
  readonly cells: readonly Cell[];
}

/** A node; `next` has for each cell of its axis the number of a node, or an end below 3. */
export interface Node {
  readonly axis: number;
  readonly next: readonly number[];
}

/** The number of the first node, which is that much more than its place. */
export const FIRST_NODE = 3;

export interface Diagram {
  readonly axes: readonly Axis[];
  readonly root: number;
  readonly node: (id: number) => Node | undefined;
  /** Nodes from the ends up; a node comes after those that it leads to. */
  readonly nodes: readonly Node[];
}

/** Keeps each node once. */
class Table {
  readonly nodes: Node[] = [];
  readonly #ids = new Map<string, number>();

  /** The number of the node, made if it is new; where all edges lead to one place, that place. */
  of(axis: number, next: readonly number[]): number {
    const [first = END.no] = next;
    if (next.every((each) => each === first)) return first;
    const key = `${axis}:${next.join()}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = FIRST_NODE + this.nodes.push({ axis, next }) - 1;
    this.#ids.set(key, id);
    return id;
  }

  /** The lesser or the greater of two nodes for each answer (`choose`), from the first attribute that either asks. */
  joined(
    one: number,
    other: number,
    choose: (...ends: number[]) => number,
    done = new Map<string, number>(),
  ): number {
    const [a, b] = [this.nodes[one - FIRST_NODE], this.nodes[other - FIRST_NODE]];
    if (a === undefined && b === undefined) return choose(one, other);
    const key = `${one}:${other}`;
    const known = done.get(key);
    if (known !== undefined) return known;
    const axis = Math.min(a?.axis ?? Infinity, b?.axis ?? Infinity);
    const [first, second] = [a?.axis === axis ? a.next : undefined, b?.axis === axis ? b.next : undefined];
    const next = (first ?? second ?? []).map((_, n) =>
      this.joined(first?.[n] ?? one, second?.[n] ?? other, choose, done),
    );
    const id = this.of(axis, next);
    done.set(key, id);
    return id;
  }

  diagram(axes: readonly Axis[], root: number): Diagram {
    const { nodes } = this;
    return { axes, root, nodes, node: (id) => nodes[id - FIRST_NODE] };
  }
}

/** The number after which the comparison changes: the first that is over `n`. */
function over(n: number, whole: boolean): number {
  if (!Number.isFinite(n)) return n;
  if (whole) return Math.floor(n) + 1;
  if (n === 0) return Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, n);
  view.setBigInt64(0, view.getBigInt64(0) + (n > 0 ? 1n : -1n));
  return view.getFloat64(0);
}

/** The range of numbers that meet a comparison: from (included) to below (not included). */
function rangeOf(condition: Condition, whole: boolean): { from: number; below: number } {
  const n = condition.number ?? Number.NaN;
  const at = whole ? Math.ceil(n) : n;
  switch (condition.comparison) {
    case 'at_least':
      return { from: at, below: Infinity };
    case 'more_than':
      return { from: over(n, whole), below: Infinity };
    case 'at_most':
      return { from: -Infinity, below: over(n, whole) };
    case 'less_than':
      return { from: -Infinity, below: at };
    default:
      return { from: at, below: over(n, whole) };
  }
}

function cellsOf(attribute: Attribute, conditions: readonly Condition[]): Cell[] {
  if (attribute.kind !== 'number') return attribute.choices.map(({ id }) => ({ kind: 'choice', choice: id }));
  const { min = -Infinity, max = Infinity, whole } = attribute;
  const edges = conditions.flatMap((condition) => Object.values(rangeOf(condition, whole)));
  const cuts = [...new Set(edges)].filter((cut) => cut > min && cut <= max && Number.isFinite(cut));
  const ends = [min, ...cuts.sort((a, b) => a - b), over(max, whole)];
  return ends.slice(1).map((below, n) => ({ kind: 'number', from: ends[n] ?? min, below }));
}

/** What a condition comes to for any value of a cell. */
function endOf(condition: Condition, cell: Cell, whole: boolean): End {
  const { comparison, choices, notStatedFor } = condition;
  let met: boolean;
  if (cell.kind === 'number') {
    const { from, below } = rangeOf(condition, whole);
    const inside = cell.from >= from && cell.below <= below;
    met = comparison === 'is_not' ? !inside : inside;
  } else {
    if (notStatedFor.includes(cell.choice)) return END.notStated;
    met = choices.includes(cell.choice) !== (comparison === 'is_not');
  }
  return met ? END.yes : END.no;
}

/**
 * The diagram of conditions of which all must be met. Attributes are asked in the order in which they first stand in
 * the conditions. Conditions on an attribute that the profile lacks count as not stated.
 */
export function compile(profile: Profile, items: readonly ConditionTree[]): Diagram {
  const leaves = items.flatMap((item) => [...leavesOf(item)]);
  const attributes = attributesIn(...items).flatMap((id) => profile.attributes.get(id) ?? []);
  const axes = attributes.map((attribute) => ({
    attribute: attribute.id,
    cells: cellsOf(
      attribute,
      leaves.filter((leaf) => leaf.attribute === attribute.id),
    ),
  }));
  const table = new Table();
  const joined = (items: readonly ConditionTree[], kind: 'all_of' | 'any_of'): number => {
    const [idle, choose] = kind === 'all_of' ? ([END.yes, Math.min] as const) : ([END.no, Math.max] as const);
    return items.map(build).reduce((sum, one) => table.joined(sum, one, choose), idle);
  };
  const build = (tree: ConditionTree): number => {
    if (tree.kind !== 'condition') return joined(tree.items, tree.kind);
    const axis = attributes.findIndex(({ id }) => id === tree.attribute);
    const attribute = attributes[axis];
    if (attribute === undefined) return END.notStated;
    const whole = attribute.kind === 'number' && attribute.whole;
    return table.of(axis, axes[axis]?.cells.map((cell) => endOf(tree, cell, whole)) ?? []);
  };
  // What was made on the way and is not led to is left out.
  return restrict(table.diagram(axes, joined(items, 'all_of')), {});
}

/** Whether an answer in this cell is still possible. */
export function allows(known: Known | undefined, cell: Cell): boolean {
  if (known === undefined) return true;
  if (cell.kind === 'choice') return known.kind === 'choice' && known.among.includes(cell.choice);
  return known.kind === 'number' && lowest(known) < cell.below && highest(known) >= cell.from;
}

/** The diagram that is left once facts are known: only answers that are still possible have edges. */
export function restrict(diagram: Diagram, facts: Facts): Diagram {
  const open = diagram.axes.map(({ cells, attribute }) =>
    cells.flatMap((cell, n) => (allows(facts[attribute], cell) ? [n] : [])),
  );
  const axes = diagram.axes.map(({ attribute, cells }, n) => ({
    attribute,
    cells: (open[n] ?? []).flatMap((at) => cells[at] ?? []),
  }));
  const table = new Table();
  const done = new Map<number, number>();
  const build = (id: number): number => {
    const node = diagram.node(id);
    if (node === undefined) return id;
    const before = done.get(id);
    if (before !== undefined) return before;
    const next = (open[node.axis] ?? []).map((at) => build(node.next[at] ?? END.no));
    const made = table.of(node.axis, next);
    done.set(id, made);
    return made;
  };
  return table.diagram(axes, build(diagram.root));
}

/** The nodes that can be reached from the root. A restricted diagram keeps some that cannot. */
export function reached(diagram: Diagram): { ends: ReadonlySet<End>; attributes: readonly string[] } {
  const seen = new Set<number>();
  const ends = new Set<End>();
  const visit = (id: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const node = diagram.node(id);
    if (node === undefined) ends.add(id as End);
    else for (const next of node.next) visit(next);
  };
  visit(diagram.root);
  const asked = new Set([...seen].flatMap((id) => diagram.node(id)?.axis ?? []));
  return { ends, attributes: diagram.axes.flatMap(({ attribute }, n) => (asked.has(n) ? [attribute] : [])) };
}
