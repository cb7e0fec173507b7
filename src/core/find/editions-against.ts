import { bearersOf, type Edition, editionsAt, isChosen, kindOfEdition } from '../language/editions.js';
import { type FindIndexData, isUnstated } from './find-index.js';
import { idsOf } from './lists.js';
import type { Question } from './question.js';

/** Kinds of editions: years, numbers of what is counted, years said from the present one. */
const KINDS = [0, 1, 2];
const COUNTED = 1;
const OFFICE = 3;

/** Of each kind, 1 where a question and what it is asked of both name some and none is the same, else 0. */
function othersIn(asked: readonly number[], held: Iterable<number>): number[] {
  const there = [...held];
  return KINDS.map((kind) => {
    const wanted = asked.filter((each) => kindOfEdition(each) === kind);
    const isNamed = there.some((each) => kindOfEdition(each) === kind);
    return wanted.length > 0 && isNamed && !wanted.some((each) => there.includes(each)) ? 1 : 0;
  });
}

/** Whether a question is about another year, round or the like than an entry and its record are. */
export class EditionsAgainst {
  readonly #data: FindIndexData;
  /** What the entries of each record name that say something. */
  readonly #ofRecord = new Map<number, Set<number>>();

  constructor(data: FindIndexData) {
    this.#data = data;
    data.recordOf.forEach((record, entry) => {
      if (isUnstated(data.kinds[entry]!)) return;
      const known = this.#ofRecord.get(record) ?? new Set();
      for (const edition of idsOf(data.editionsOf, entry)) known.add(edition);
      this.#ofRecord.set(record, known);
    });
  }

  /**
   * The part of `JUDGED` about editions: 1 where all years that an entry names are others than those of the question, else 0; of how many of
   * the other two kinds this is so; and the same of these two with what the whole record names.
   */
  features({ editions }: Question, entry: number): number[] {
    if (editions.length === 0) return [0, 0, 0];
    const [year = 0, counted = 0, fromNow = 0] = othersIn(editions, idsOf(this.#data.editionsOf, entry));
    const record = this.#data.recordOf[entry]!;
    const inRecord = record < 0 ? [] : othersIn(editions, this.#ofRecord.get(record) ?? []);
    return [year, counted + fromNow, (inRecord[1] ?? 0) + (inRecord[2] ?? 0)];
  }

  /**
   * Where a question names a round or a label, by its figure or letter, of which a record has others only, or an office that it does not have
   * or whose holder it does not name: what is said of one does not answer for another.
   *
   * @param names the words of the question that are names known in general
   */
  othersAt({ tokens, holders }: Question, record: number, names: ReadonlySet<number>): Edition[] {
    const held = [...(this.#ofRecord.get(record) ?? [])];
    const asked = editionsAt(tokens);
    const ofKind = (kind: number): Edition[] =>
      asked.filter(({ edition }) => kindOfEdition(edition) === kind);
    const isHeld = ({ edition }: Edition): boolean => held.includes(edition);
    const counted = ofKind(COUNTED).filter((each) => isChosen(tokens, each));
    const isCounted = held.some((edition) => kindOfEdition(edition) === COUNTED);
    const offices = ofKind(OFFICE);
    const ofOthers = offices.flatMap((office) => {
      const { before, behind } = bearersOf(tokens, office);
      const isLacked = (at: number): boolean => holders[at]?.records[record] === 0;
      if (names.has(before) && isLacked(before)) return [{ ...office, from: before }];
      return isLacked(behind) ? [{ ...office, to: behind }] : [];
    });
    return [
      ...(isCounted && !counted.some(isHeld) ? counted : []),
      ...(offices.some(isHeld) ? ofOthers : offices),
    ];
  }
}
