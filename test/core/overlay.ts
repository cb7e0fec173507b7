/** Content with things in it that only staff may read, each marked by words that stand nowhere else. */
import type { ContentFiles } from '../../src/knowledge/index.js';

/** What only staff may read, as texts that must not reach anyone else. */
export const SECRETS = [
  '은하수특별기금',
  'Milky Way Reserve',
  'milkyway fund',
  'Ocelot Committee',
  '살쾡이위원회',
  '777',
  'Narwhal clause',
  '일각돌고래 조항',
  'pangolin quota',
  '천산갑 물량',
  'Secret Gazette',
  '비밀관보',
  'axolotl',
  '아홀로틀',
] as const;

const RECORD = `# yaml-language-server: $schema=../../schema/record.schema.json
id: milky-way-reserve
kind: program
visibility: staff
name: { ko: 은하수특별기금, en: Milky Way Reserve }
aliases: { ko: [은하기금], en: [milkyway fund] }
subjects: { ko: [아홀로틀], en: [axolotl] }
source: secret-gazette
roles:
  lead: [committee]
  starts: opens
facts:
  committee:
    label: { ko: 담당, en: Run by }
    text: { ko: 살쾡이위원회, en: Ocelot Committee }
    paragraphs: 1
  opens:
    label: { ko: 시작일, en: Opens }
    date: 2024-05-01
    paragraphs: 1
  size:
    label: { ko: 아홀로틀 규모, en: Axolotl amount }
    number: 777
    unit: krw
    paragraphs: 1
aspects:
  overview:
    text: { ko: '은하수특별기금은 {size} 규모입니다.', en: 'The Milky Way Reserve holds {size}.' }
    paragraphs: 1
not_stated:
  narwhal:
    title: { ko: 일각돌고래 조항, en: the Narwhal clause }
related: [smart-factory-mutual-growth]
`;

const SOURCE = `# yaml-language-server: $schema=../../schema/source.schema.json
id: secret-gazette
title: { ko: 비밀관보, en: Secret Gazette }
publisher: { ko: 비밀관보, en: Secret Gazette }
date: 2024-04-01
`;

const FACT = `  pangolin:
    label: { ko: 천산갑 물량, en: Pangolin quota }
    number: 777
    unit: factories
    as_of: 2024-05
    visibility: staff
    source: secret-gazette
    paragraphs: 1
`;

const DETAIL = `  narwhal-note:
    title: { ko: 일각돌고래 조항, en: Narwhal clause }
    visibility: staff
    text: { ko: '천산갑 물량은 {pangolin}입니다.', en: 'The pangolin quota is {pangolin}.' }
    facts: [pangolin]
    source: secret-gazette
    paragraphs: 1
`;

const RECORD_ASKS = `# yaml-language-server: $schema=../../schema/asks.schema.json
aspects:
  overview: { ko: [아홀로틀 기금이 뭐예요?], en: [what is the axolotl fund?] }
not_stated:
  narwhal: { ko: [일각돌고래 조항이 뭐예요?], en: [what is the Narwhal clause?] }
`;

const FACT_ASKS = `  pangolin: { ko: [천산갑 물량이 얼마예요?], en: [how big is the pangolin quota?] }
`;

const DETAIL_ASKS = `  narwhal-note: { ko: [일각돌고래 조항 내용이 뭐예요?], en: [what does the Narwhal clause say?] }
`;

/**
 * The content with a staff-only record, source, fact and statement added to it.
 *
 * @param program a record with facts, details and related records
 * @param unit a unit of the content
 */
export function withStaffOverlay(
  content: ContentFiles,
  program = 'smart-factory-mutual-growth',
  unit = 'factories',
): ContentFiles {
  const files = new Map(content.files);
  const path = `programs/${program}.yaml`;
  const record = files.get(path);
  if (record === undefined) throw new Error(`The content has no ${path}.`);
  files.set(
    path,
    record
      .replace('\nfacts:\n', () => `\nfacts:\n${FACT.replace('factories', unit)}`)
      .replace('\ndetails:\n', () => `\ndetails:\n${DETAIL}`)
      .replace(/related: \[/u, () => 'related: [milky-way-reserve, '),
  );
  const asks = `programs/${program}.asks.yaml`;
  files.set(
    asks,
    (files.get(asks) ?? '')
      .replace('\nfacts:\n', () => `\nfacts:\n${FACT_ASKS}`)
      .replace('\ndetails:\n', () => `\ndetails:\n${DETAIL_ASKS}`),
  );
  files.set('programs/milky-way-reserve.yaml', RECORD.replace('smart-factory-mutual-growth', program));
  files.set('programs/milky-way-reserve.asks.yaml', RECORD_ASKS);
  files.set('sources/secret-gazette.yaml', SOURCE);
  return { ...content, files };
}
