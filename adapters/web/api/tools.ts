/** Three things that programs can have of the desk; over HTTP and for assistants alike. Public records alone. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RecordPage, RecordPages, RecordSummary } from '../../../src/browse/index.js';
import { FIELDS, RECORD_KINDS } from '../../../src/core/model/knowledge-base.js';
import type { CheckForm, Reply, Turn } from '../../../src/core/reply.js';
import type { FormOf } from '../../contract.js';
import type { Turns } from '../../turns.js';

const language = z
  .enum(['ko', 'en'])
  .describe('The language to answer in; that of the question when left out.')
  .optional();
const conversation = z
  .string()
  .regex(/^[\w-]{16,64}$/)
  .describe('What an earlier answer gave, to go on from it: “it” and “that program” are then understood.')
  .optional();
const attribute = z.string().max(100);

export const ASK_INPUT = z.strictObject({
  question: z.string().min(1).max(40_000).describe('In Korean or English, in any words.').optional(),
  action: z
    .string()
    .min(1)
    .max(600)
    .describe('The id of an action of the last answer, in place of a question.')
    .optional(),
  language,
  conversation,
});

export const RECORDS_INPUT = z.strictObject({
  id: z.string().max(200).describe('Everything about this record, in place of a list.').optional(),
  query: z.string().max(200).describe('A name, in part or misspelt, or a word of a record.').optional(),
  kind: z.enum(RECORD_KINDS).optional(),
  field: z.enum(FIELDS).optional(),
  status: z.enum(['running', 'planned', 'ended', 'announced']).optional(),
  language,
});

export const ELIGIBILITY_INPUT = z.strictObject({
  record: z.string().min(1).max(200).describe('Id of a record, or * for all programs that state conditions.'),
  answers: z
    .record(attribute, z.union([z.string().max(500), z.number()]))
    .describe('What is known of the business, by attribute: a number, the id of a choice, or words.')
    .optional(),
  language,
});

export type AskInput = z.infer<typeof ASK_INPUT>;
export type RecordsInput = z.infer<typeof RECORDS_INPUT>;
export type EligibilityInput = z.infer<typeof ELIGIBILITY_INPUT>;

export interface Tools {
  ask(input: AskInput): Promise<{ readonly conversation: string; readonly reply: Reply }>;
  /** Undefined when there is no such record. */
  records(input: RecordsInput): { readonly records: readonly RecordSummary[] } | RecordPage | undefined;
  /** Undefined when nothing can be checked of this record. */
  eligibility(
    input: EligibilityInput,
  ): Promise<{ readonly form: CheckForm; readonly reply: Reply } | undefined>;
}

export interface ToolsOptions {
  readonly turns: Turns;
  readonly form: FormOf;
  readonly browser: RecordPages;
  /** As the channel of a turn: `api`, `mcp`. */
  readonly channel: string;
}

export function createTools({ turns, form, browser, channel }: ToolsOptions): Tools {
  const take = async (turn: Omit<Turn, 'channel' | 'user'>): Promise<Reply> => {
    let reply: Reply | undefined;
    await turns.take({ ...turn, channel, user: turn.conversation }, (said) => {
      reply = said;
    });
    return reply!;
  };
  const newConversation = (): string => randomBytes(18).toString('base64url');
  return {
    async ask({ question, action, language: spoken, conversation: before }) {
      const id = before ?? newConversation();
      const reply = await take({
        conversation: id,
        ...(action === undefined ? { text: question ?? '' } : { action }),
        ...(spoken === undefined ? {} : { language: spoken }),
      });
      return { conversation: id, reply };
    },
    records({ id, query = '', kind, field, status, language: spoken = 'ko' }) {
      if (id !== undefined) return browser.page(id, spoken);
      const kinds = kind === undefined ? {} : { kinds: [kind] };
      return { records: browser.list({ language: spoken, query, field, status, ...kinds }) };
    },
    async eligibility({ record, answers = {}, language: spoken = 'ko' }) {
      const id = newConversation();
      const action = `check:${record}`;
      const request = { channel, conversation: id, user: id, action, language: spoken };
      if ((await form(request)) === undefined) return undefined;
      const reply = await take({
        conversation: id,
        action,
        language: spoken,
        ...(Object.keys(answers).length === 0 ? {} : { answers }),
      });
      // What is still open, with what has just been said.
      const open = await form(request);
      return open && { form: open, reply };
    },
  };
}
