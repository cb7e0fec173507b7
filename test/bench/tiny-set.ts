import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Output } from '../../bench/output.js';

/** Five entries that no one could confuse. */
export const TINY = [
  {
    id: 'loan',
    phrasings: ['How do I apply for a startup loan?', 'Where can I borrow money for my company?'],
  },
  { id: 'export', phrasings: ['Who helps me sell abroad?', 'Is there an export voucher?'] },
  { id: 'factory', phrasings: ['What is the smart factory program?', 'Can robots be funded in my factory?'] },
  { id: 'parking', phrasings: ['Where can visitors park their car?', 'Is parking free?'] },
  { id: 'hours', phrasings: ['When is the office open?', 'What are your opening hours?'] },
];

export const TINY_KOREAN = [
  { id: 'loan', phrasings: ['창업 대출은 어떻게 신청하나요?', '회사 자금을 어디에서 빌리나요?'] },
  { id: 'export', phrasings: ['해외 판매를 누가 도와주나요?', '수출 바우처가 있나요?'] },
  { id: 'factory', phrasings: ['스마트공장 사업이 무엇인가요?', '공장에 로봇을 지원받을 수 있나요?'] },
  { id: 'parking', phrasings: ['방문자 주차는 어디에 하나요?', '주차 요금이 있나요?'] },
  { id: 'hours', phrasings: ['사무실은 언제 여나요?', '운영 시간이 어떻게 되나요?'] },
];

const TEST = [
  { q: 'how to apply for a startup loan', id: 'loan' },
  { q: 'is there an export voucher', id: 'export' },
  { q: 'tell me about the smart factory program', id: 'factory' },
  { q: 'which planet is the largest', id: null },
];

/** Writes files into a new folder, and returns it. */
export function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

export const KB_LINES = lines(TINY.map(({ id, phrasings }) => ({ id, questions: phrasings })));
export const TEST_LINES = lines(TEST);

/** An output that keeps what is printed. */
export function keptOutput(): Output & {
  readonly said: string[];
  readonly complaints: string[];
  code: number;
} {
  const said: string[] = [];
  const complaints: string[] = [];
  const kept = {
    said,
    complaints,
    code: 0,
    out: (text: string) => void said.push(text),
    complain: (text: string) => void complaints.push(text),
    exit: (code: number) => {
      kept.code = code;
    },
  };
  return kept;
}
