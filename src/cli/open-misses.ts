/** What people missed, for the desk: kept until a question comes or the content changes. */
import type { MissShelf } from '../../adapters/web/index.js';
import type { Logger } from '../core/ports.js';
import type { KeptLibrary } from '../indexing/index.js';
import type { StaffInquiryLog } from '../inquiries/index.js';
import type { ContentPlace } from './content-place.js';
import type { LookAsked, Looked } from './look-at-misses.js';

/** Questions that are looked at, those asked last; and what is proposed of each kind. */
const MOST_QUESTIONS = 2_000;
const MOST_PROPOSED = 10;

export interface MissParts {
  readonly inquiries: Pick<StaffInquiryLog, 'list' | 'pulse'>;
  readonly keeper: Pick<KeptLibrary, 'current'>;
  readonly place: Pick<ContentPlace, 'read'>;
  readonly look: (asked: LookAsked) => Promise<Looked>;
  readonly logger: Logger;
  readonly now: () => Date;
}

export function openMisses({ inquiries, keeper, place, look, logger, now }: MissParts): MissShelf {
  let seen: { readonly of: string; readonly looked: Promise<Looked> } | undefined;
  let proposals: MissShelf['proposals'] = { state: 'none' };
  const hearers: (() => void)[] = [];
  const waiting = () => inquiries.list({ status: ['open', 'claimed'], limit: MOST_QUESTIONS });
  const settle = (next: MissShelf['proposals']): void => {
    proposals = next;
    for (const hear of hearers) hear();
  };
  return {
    async clusters() {
      const of = `${await inquiries.pulse()} ${keeper.current.kb.version}`;
      if (seen?.of !== of) {
        const looked = waiting().then((asked) => look({ inquiries: asked }));
        seen = { of, looked };
        // What has failed is tried again.
        looked.catch(() => {
          seen = undefined;
        });
      }
      return (await seen.looked).missed;
    },
    propose() {
      if (proposals.state === 'working') return;
      proposals = { state: 'working' };
      waiting()
        .then((asked) => look({ inquiries: asked, propose: MOST_PROPOSED }))
        .then(
          ({ proposed }) => settle({ state: 'ready', at: now(), proposed: proposed! }),
          (error: unknown) => {
            logger.error({ err: error }, 'what would help could not be worked out');
            settle({ state: 'failed' });
          },
        );
    },
    get proposals() {
      return proposals;
    },
    async changes(ticked) {
      if (proposals.state !== 'ready') return [];
      const { addPhrasings, addSkeletons, withChanges } = await import('../knowledge/index.js');
      const { phrasings, skeletons } = proposals.proposed;
      const content = await place.read();
      const asks = addPhrasings(
        content,
        phrasings.filter(({ inquiry }) => ticked.has(inquiry)),
      );
      const chosen = skeletons.flatMap(({ skeleton }) => (ticked.has(skeleton.key) ? [skeleton] : []));
      const entries = addSkeletons(withChanges(content, asks.files), chosen);
      return [...new Map([...asks.files, ...entries.files])].map(([path, after]) => ({
        path,
        before: content.files.get(path),
        after,
      }));
    },
    onProposals: (hear) => void hearers.push(hear),
  };
}
