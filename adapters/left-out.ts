/** What was taken out of a question before it was kept, as its readers call it. */
import type { Language } from '../src/core/model/knowledge-base.js';

const KOREAN: Readonly<Record<string, string>> = {
  'e-mail': '전자우편',
  phone: '전화번호',
  'resident-number': '주민등록번호',
  'business-number': '사업자등록번호',
  'corporate-number': '법인등록번호',
  card: '카드번호',
  account: '계좌번호',
  passport: '여권번호',
  'driver-licence': '운전면허번호',
};
/** What was told of the asker's business, by whatever name the knowledge base has for it. */
const OF_A_BUSINESS = '업체 정보';

/** A kept question in its own language throughout: `직원 [employees]인데` has a Korean word where something was taken out. */
export function asAsked({ text, language }: { readonly text: string; readonly language: Language }): string {
  if (language !== 'ko') return text;
  return text.replace(/\[([a-z][a-z-]{0,60})\]/g, (_, left: string) => `[${KOREAN[left] ?? OF_A_BUSINESS}]`);
}
