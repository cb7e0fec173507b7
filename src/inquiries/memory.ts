import { randomBytes } from 'node:crypto';
import type { Clock, Feedback, InquiryStatus, NewInquiry, TurnRecord } from '../core/ports.js';
import { closedLog, unknownId } from './errors.js';
import {
  checkSettings,
  clampConfidence,
  prepareInquiry,
  pseudonym,
  redactStored,
  retentionCutoff,
  wholeMs,
} from './prepare.js';
import { computeStats, countActivity, countEntries, countTimes } from './stats.js';
import {
  type Activity,
  type Asking,
  type Inquiry,
  type InquiryFilter,
  type InquiryStats,
  type Note,
  type NoteKind,
  type StaffInquiryLog,
  type Timing,
  WAITING,
} from './types.js';

export interface MemoryLogSettings {
  /** At least 16 characters. Default: random, for this log alone. */
  readonly key?: string | undefined;
  /** At least 1. Default: no end. */
  readonly retentionDays?: number | undefined;
  /** Default: the machine's clock. */
  readonly clock?: Clock | undefined;
}

type Stored = Inquiry & { readonly fingerprint: string };

/** A log that lives as long as the process: for tests, and for running without a file. */
export function memoryInquiryLog(settings: MemoryLogSettings = {}): StaffInquiryLog {
  const key = settings.key ?? randomBytes(32).toString('hex');
  checkSettings(key, settings.retentionDays);
  return new MemoryInquiryLog(key, settings.retentionDays, settings.clock ?? { now: () => new Date() });
}

class MemoryInquiryLog implements StaffInquiryLog {
  readonly #inquiries = new Map<string, Stored>();
  #turns: TurnRecord[] = [];
  #feedback: Feedback[] = [];
  #lastId = 0;
  #closed = false;

  constructor(
    private readonly key: string,
    private readonly retentionDays: number | undefined,
    private readonly clock: Clock,
  ) {}

  redact(text: string): string {
    return redactStored(text);
  }

  async record(inquiry: NewInquiry): Promise<string> {
    this.#checkOpen();
    const { text, fingerprint, user, conversation } = prepareInquiry(inquiry, this.key);
    const { at, channel, language, reason, knowledgeVersion } = inquiry;
    const offered = inquiry.offered.map(({ entry, confidence }) => ({
      entry,
      confidence: clampConfidence(confidence),
    }));
    const repeated = [...this.#inquiries.values()].find(
      (stored) => stored.fingerprint === fingerprint && WAITING.includes(stored.status),
    );
    const base: Stored = repeated ?? {
      id: String(++this.#lastId),
      status: 'open',
      reason,
      language,
      text,
      fingerprint,
      count: 0,
      firstAsked: at,
      lastAsked: at,
      offered,
      knowledgeVersion,
      notes: [],
      askings: [],
    };
    const raised = inquiry.again === true && repeated !== undefined ? 0 : 1;
    const asking: Asking = { channel, conversation, user, times: 1, firstAsked: at, lastAsked: at };
    this.#inquiries.set(base.id, {
      ...base,
      count: base.count + raised,
      lastAsked: later(base.lastAsked, at),
      reason,
      offered,
      knowledgeVersion,
      askings: addAsking(base.askings, asking, raised),
    });
    return base.id;
  }

  async recordTurn(turn: TurnRecord): Promise<void> {
    this.#checkOpen();
    const { ms: measured, ...rest } = turn;
    const ms = wholeMs(measured);
    const confidence = clampConfidence(turn.confidence);
    this.#turns.push({ ...rest, confidence, ...(ms === undefined ? {} : { ms }) });
  }

  async recordFeedback(feedback: Feedback): Promise<void> {
    this.#checkOpen();
    this.#feedback.push(feedback);
  }

  async list(filter: InquiryFilter = {}): Promise<Inquiry[]> {
    const { limit, offset = 0 } = filter;
    return this.#fitting(filter)
      .sort((a, b) => b.lastAsked.getTime() - a.lastAsked.getTime() || Number(b.id) - Number(a.id))
      .slice(offset, limit === undefined ? undefined : offset + limit)
      .map(toInquiry);
  }

  async count(filter: InquiryFilter = {}): Promise<number> {
    return this.#fitting(filter).length;
  }

  async pulse(): Promise<string> {
    this.#checkOpen();
    const all = [...this.#inquiries.values()];
    return all.map(({ id, count, status, notes }) => [id, count, status, notes.length].join(' ')).join('/');
  }

  async activity({ since }: { readonly since?: Date | undefined } = {}): Promise<readonly Activity[]> {
    this.#checkOpen();
    return countActivity(this.#turns.filter(({ at }) => since === undefined || at >= since));
  }

  async times({ since }: { readonly since?: Date | undefined } = {}): Promise<readonly Timing[]> {
    this.#checkOpen();
    return countTimes(this.#turns.filter(({ at }) => since === undefined || at >= since));
  }

  #fitting(filter: InquiryFilter): Stored[] {
    this.#checkOpen();
    const query = filter.query?.toLowerCase() ?? '';
    const statuses = filter.status === undefined ? undefined : [filter.status].flat();
    return [...this.#inquiries.values()]
      .filter(({ status }) => statuses?.includes(status) ?? true)
      .filter(({ lastAsked }) => filter.since === undefined || lastAsked >= filter.since)
      .filter(({ language }) => filter.language === undefined || language === filter.language)
      .filter(({ text }) => text.toLowerCase().includes(query));
  }

  async get(id: string): Promise<Inquiry | undefined> {
    this.#checkOpen();
    const stored = this.#inquiries.get(id);
    return stored && toInquiry(stored);
  }

  async setStatus(id: string, status: InquiryStatus): Promise<void> {
    this.#change(id, () => ({ status }));
  }

  async addNote(id: string, text: string): Promise<void> {
    this.#change(id, ({ notes }) => ({ notes: [...notes, this.#note('note', text)] }));
  }

  async ready(id: string, entry: string): Promise<void> {
    this.#change(id, ({ notes }) => ({ notes: [...notes, this.#note('ready', entry)] }));
  }

  async claim(id: string, by = ''): Promise<void> {
    this.#settle(id, 'claimed', 'claim', by);
  }

  async answer(id: string, text: string): Promise<void> {
    this.#settle(id, 'answered', 'answer', text);
  }

  async dismiss(id: string, reason: string): Promise<void> {
    this.#settle(id, 'dismissed', 'dismissal', reason);
  }

  async askedEntries(): Promise<readonly { entry: string; turns: number }[]> {
    this.#checkOpen();
    return countEntries(this.#turns);
  }

  async stats({ since }: { readonly since?: Date | undefined } = {}): Promise<InquiryStats> {
    this.#checkOpen();
    const recent = ({ at }: { readonly at: Date }) => since === undefined || at >= since;
    return computeStats(
      this.#turns.filter(recent),
      this.#feedback.filter(recent),
      await this.list({ since }),
    );
  }

  async deleteUser(channel: string, user: string): Promise<number> {
    this.#checkOpen();
    const hash = pseudonym(this.key, 'user', channel, user);
    let asked = 0;
    for (const stored of [...this.#inquiries.values()]) {
      const own = stored.askings.filter((asking) => asking.user === hash);
      if (own.length === 0) continue;
      asked += 1;
      const count = stored.count - own.reduce((total, { times }) => total + times, 0);
      if (count <= 0) this.#inquiries.delete(stored.id);
      else
        this.#inquiries.set(stored.id, {
          ...stored,
          count,
          askings: stored.askings.filter((asking) => asking.user !== hash),
        });
    }
    return asked;
  }

  async purge(): Promise<number> {
    this.#checkOpen();
    if (this.retentionDays === undefined) return 0;
    const cutoff = retentionCutoff(this.clock.now(), this.retentionDays);
    const before = this.#inquiries.size;
    for (const stored of [...this.#inquiries.values()]) {
      if (stored.lastAsked < cutoff) this.#inquiries.delete(stored.id);
      else
        this.#inquiries.set(stored.id, {
          ...stored,
          askings: stored.askings.filter(({ lastAsked }) => lastAsked >= cutoff),
        });
    }
    this.#turns = this.#turns.filter(({ at }) => at >= cutoff);
    this.#feedback = this.#feedback.filter(({ at }) => at >= cutoff);
    return before - this.#inquiries.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #settle(id: string, status: InquiryStatus, kind: NoteKind, text: string): void {
    this.#change(id, ({ notes }) => ({
      status,
      notes: text === '' ? notes : [...notes, this.#note(kind, text)],
    }));
  }

  #change(id: string, change: (stored: Stored) => Partial<Stored>): void {
    this.#checkOpen();
    const stored = this.#inquiries.get(id);
    if (stored === undefined) throw unknownId(id);
    this.#inquiries.set(id, { ...stored, ...change(stored) });
  }

  #note(kind: NoteKind, text: string): Note {
    return { at: this.clock.now(), kind, text };
  }

  #checkOpen(): void {
    if (this.#closed) throw closedLog('in memory');
  }
}

function toInquiry({ fingerprint: _, ...inquiry }: Stored): Inquiry {
  const order = ({ firstAsked, user, conversation }: Asking) =>
    `${firstAsked.toISOString()} ${user} ${conversation}`;
  return { ...inquiry, askings: inquiry.askings.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

function addAsking(askings: readonly Asking[], asking: Asking, raised: number): Asking[] {
  const known = askings.find(
    ({ user, conversation }) => user === asking.user && conversation === asking.conversation,
  );
  if (known === undefined) return [...askings, asking];
  const repeated = {
    ...known,
    times: known.times + raised,
    lastAsked: later(known.lastAsked, asking.lastAsked),
  };
  return askings.map((other) => (other === known ? repeated : other));
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
