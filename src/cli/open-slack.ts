import type { Channel, ChannelOptions } from '../../adapters/contract.js';
import type { RecordBrowser } from '../browse/index.js';
import { systemClock } from '../clock.js';
import type { DeliveryStore } from '../delivery/index.js';
import type { StaffInquiryLog } from '../inquiries/index.js';
import type { Settings, SlackSetup } from '../settings/index.js';
import type { StaffDesk } from '../staff/index.js';

/** What Slack shares with the other channels. */
export interface SharedParts extends ChannelOptions {
  readonly store: DeliveryStore;
  readonly inquiries: StaffInquiryLog;
  readonly staffDesk: StaffDesk;
  readonly browserFor: (role: 'staff' | undefined) => RecordBrowser;
}

/** The Slack channel as the settings describe it, not started. Its packages are loaded only now. */
export async function openSlack(
  settings: Settings,
  setup: SlackSetup & { readonly kind: 'ready' },
  { store, inquiries, staffDesk, browserFor, ...options }: SharedParts,
): Promise<Channel> {
  const { slackChannel } = await import('../../adapters/slack/index.js');
  const { slackStaff, slackStaffTeam, slackStaffChannel } = settings;
  return slackChannel({
    ...options,
    connection: setup.connection,
    installation: setup.installation,
    apiUrl: settings.slackApiUrl,
    store,
    clock: systemClock,
    onListening: (port) => options.logger.info({ host: settings.host, port }, 'listening for Slack'),
    staff: {
      desk: staffDesk,
      browserFor,
      inquiries,
      members: slackStaff,
      team: slackStaffTeam,
      channel: slackStaffChannel,
      digestAt: settings.digest,
      language: settings.staffLanguage,
    },
  });
}
