import type { Channel } from '../../adapters/contract.js';
import { systemClock } from '../clock.js';
import type { Settings, TeamsSetup } from '../settings/index.js';
import type { SharedParts } from './open-slack.js';

/** The Teams channel as the settings describe it, not started. Its packages are loaded only when it starts. */
export async function openTeams(
  settings: Settings,
  setup: TeamsSetup & { readonly kind: 'ready' },
  { store, inquiries, staffDesk, browserFor, ...options }: SharedParts,
): Promise<Channel> {
  const { teamsChannel } = await import('../../adapters/teams/index.js');
  const { host, port, identity, sdk } = setup;
  if (identity === undefined) {
    options.logger.warn(
      { host },
      'Teams is started without credentials, for development: anyone here can speak as anyone',
    );
  }
  return teamsChannel({
    ...options,
    identity,
    sdk,
    host,
    port,
    store,
    clock: systemClock,
    onListening: (listening) => options.logger.info({ host, port: listening }, 'listening for Teams'),
    staff: {
      desk: staffDesk,
      browserFor,
      inquiries,
      members: settings.teamsStaff,
      groups: settings.teamsStaffGroups,
      tenant: settings.teamsAppTenantId ?? '',
      channel: settings.teamsStaffChannel,
      digestAt: settings.digest,
      language: settings.staffLanguage,
    },
  });
}
