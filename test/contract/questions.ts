import type { NewInquiry } from '../../src/core/ports.js';

/** A question as the core logs it. */
export function question(parts: Partial<NewInquiry> = {}): NewInquiry {
  return {
    at: new Date('2026-11-01T09:00:00Z'),
    channel: 'slack',
    conversation: 'C1:1700000000.000100',
    user: 'U1',
    language: 'ko',
    text: '스마트공장 최대 지원금은?',
    reason: 'not-stated',
    offered: [
      { entry: 'smart-factory/benefit', confidence: 0.42 },
      { entry: 'smart-factory/overview', confidence: 0.1 },
    ],
    knowledgeVersion: 'v1',
    ...parts,
  };
}
