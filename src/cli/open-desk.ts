/** What the desk for staff and editors is made of: the same code as behind the commands, handed to the pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeskOptions, KnowledgeShelf, Review } from '../../adapters/web/index.js';
import { createRecordBrowser, previewRecord } from '../browse/index.js';
import { systemClock } from '../clock.js';
import { labelOf } from '../core/library/entries.js';
import type { Library } from '../core/library/library.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import type { Logger } from '../core/ports.js';
import type { DeliveryStore } from '../delivery/index.js';
import type { KeptLibrary } from '../indexing/index.js';
import { type StaffInquiryLog, toCsv } from '../inquiries/index.js';
import { type ComingReview, comingReviews, dueRecords } from '../knowledge/due.js';
import { cacheDir, type Settings } from '../settings/index.js';
import type { StaffDesk } from '../staff/index.js';
import { branchPlace } from './branch-place.js';
import { folderPlace } from './content-place.js';
import { documentsTrouble } from './documents.js';
import { type LookAsked, type Looked, lookAside } from './look-at-misses.js';
import { openMisses } from './open-misses.js';
import { openWorkbench } from './open-workbench.js';

export interface DeskParts {
  readonly store: DeliveryStore;
  readonly inquiries: StaffInquiryLog;
  readonly staffDesk: StaffDesk;
  readonly keeper: Pick<KeptLibrary, 'current' | 'examine'>;
  readonly today: () => PartialDate;
  readonly logger: Logger;
  /** How what people missed is looked at; in a thread of its own when left out. */
  readonly look?: (asked: LookAsked) => Promise<Looked>;
}

/** What would help is given up after so long, in milliseconds. */
const LOOK_MS = 900_000;

export async function openDesk(
  settings: Pick<
    Settings,
    | 'content'
    | 'sources'
    | 'webAddress'
    | 'oidcIssuer'
    | 'oidcClientId'
    | 'oidcClientSecret'
    | 'oidcRolesClaim'
    | 'deskStaff'
    | 'deskEditors'
    | 'deskEdits'
    | 'deskBranch'
    | 'database'
  >,
  parts: DeskParts,
): Promise<DeskOptions> {
  const { store, inquiries, staffDesk } = parts;
  const { oidcIssuer, oidcClientId, oidcClientSecret, webAddress } = settings;
  const accounts =
    oidcIssuer === undefined || !oidcClientId || !oidcClientSecret || !webAddress
      ? undefined
      : (await import('../../adapters/web/desk/oidc.js')).openIdConnect({
          issuer: oidcIssuer,
          clientId: oidcClientId,
          clientSecret: oidcClientSecret,
          address: webAddress,
          rolesClaim: settings.oidcRolesClaim,
          named: { staff: settings.deskStaff, editor: settings.deskEditors },
        });
  const place =
    settings.deskEdits === 'branch'
      ? await branchPlace(settings.content, settings.deskBranch)
      : folderPlace(settings.content);
  const trouble = settings.sources === undefined ? undefined : await documentsTrouble(settings.sources);
  if (trouble !== undefined) parts.logger.warn({ fix: trouble.fix }, trouble.what);
  return {
    store,
    desk: staffDesk,
    clock: systemClock,
    inquiries: {
      list: (filter) => inquiries.list(filter),
      count: (filter) => inquiries.count(filter),
      pulse: () => inquiries.pulse(),
      csv: async (filter) => toCsv(await inquiries.list(filter)),
      activity: (filter) => inquiries.activity(filter),
      times: (filter) => inquiries.times(filter),
    },
    knowledge: knowledgeShelf(settings, parts),
    workbench: openWorkbench(settings, { ...parts, place }),
    misses: openMisses({
      ...parts,
      place,
      now: () => systemClock.now(),
      look: parts.look ?? ((asked) => lookAside(settings.content, cacheDir(settings), asked, LOOK_MS)),
    }),
    ...(accounts === undefined ? {} : { accounts }),
  };
}

function knowledgeShelf(
  { content, sources }: Pick<Settings, 'content' | 'sources'>,
  { keeper, inquiries, today }: DeskParts,
): KnowledgeShelf {
  const library = (readers: 'staff' | 'public'): Library =>
    keeper.current.for(readers === 'staff' ? 'staff' : undefined);
  const whole = (): Library => library('staff');
  const inFolder = (file: string): string =>
    file.startsWith(`${content}/`) ? file.slice(content.length + 1) : file;
  return {
    browser: createRecordBrowser(whole, today),
    nameOf(id, language) {
      const { kb, entries } = whole();
      const entry = entries.get(id);
      const record = kb.records.get(id.split('/')[0]!)?.name[language];
      const label = entry === undefined ? '' : labelOf(entry, language);
      return [record, label].filter((part) => part !== undefined && part !== '').join(' – ') || undefined;
    },
    today,
    preview: (record, day, readers) => previewRecord(library(readers), record, day),
    async coverage(language) {
      if (sources === undefined) return undefined;
      const [{ readTexts }, { coverageOf }] = await Promise.all([
        import('../knowledge/index.js'),
        import('../knowledge/covering/index.js'),
      ]);
      const { kb } = whole();
      const texts = await readTexts(kb, sources);
      const read = [...texts].flatMap(([id, found]) => ('text' in found ? [[id, found.text] as const] : []));
      return coverageOf(kb, new Map(read)).map((covered) => ({
        ...covered,
        title: kb.sources.get(covered.source)?.title[language] ?? covered.source,
      }));
    },
    async findings() {
      const [{ diagnostics }, { inKorean }] = await Promise.all([
        keeper.examine({ sources }),
        import('../knowledge/index.js'),
      ]);
      return diagnostics.map((finding) => ({
        ...finding,
        file: inFolder(finding.file),
        inKorean: inKorean(finding),
      }));
    },
    async lines(file) {
      if (file.split('/').includes('..')) return [];
      const text = await readFile(join(content, file), 'utf8').catch(() => '');
      return text === '' ? [] : text.split('\n');
    },
    async reviews(language) {
      const { kb } = whole();
      const asked = await inquiries.askedEntries();
      const due = dueRecords(kb, today(), asked).map(({ since: day, ...review }) => ({ ...review, day }));
      const named =
        (overdue: boolean) =>
        ({ record, why, day, asked: times }: (typeof due)[number] | ComingReview): Review => ({
          record: record.id,
          name: record.name[language],
          why,
          ...(day === undefined ? {} : { day }),
          overdue,
          asked: times,
        });
      return [...due.map(named(true)), ...comingReviews(kb, today(), asked).map(named(false))];
    },
  };
}
