/** What a list of inquiries is narrowed down to. Pure. */
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { InquiryStatus } from '../../../src/core/ports.js';
import { oneOf } from '../public/records.js';
import type { InquiryFilter } from './ports.js';

const MOST_QUERY = 200;

/** What a list is narrowed down to, as the address of a page says it. */
export interface ListAsked {
  readonly status: 'waiting' | 'all' | InquiryStatus;
  readonly language: Language | undefined;
  readonly since: string;
  readonly query: string;
}

export const STATUSES = ['waiting', 'open', 'claimed', 'answered', 'dismissed', 'all'] as const;

export function readList(query: Readonly<Record<string, string>>): ListAsked {
  const since = query['since'] ?? '';
  return {
    status: oneOf(STATUSES, query['status']) ?? 'waiting',
    language: oneOf(['ko', 'en'] as const, query['in']),
    since: /^\d{4}-\d\d-\d\d$/.test(since) && !Number.isNaN(Date.parse(since)) ? since : '',
    query: query['q']?.trim().slice(0, MOST_QUERY) ?? '',
  };
}

export function filterOf({ status, language, since, query }: ListAsked): InquiryFilter {
  const statuses = { waiting: ['open', 'claimed'], all: undefined } as const;
  return {
    status: status === 'waiting' || status === 'all' ? statuses[status] : [status],
    language,
    query,
    // A day begins at midnight in Korea.
    since: since === '' ? undefined : new Date(`${since}T00:00:00+09:00`),
  };
}
