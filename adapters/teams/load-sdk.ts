/** Loads the SDK that is asked for, when Teams is started: none is loaded before. */
import type { Logger } from '../../src/core/ports.js';
import { ChannelError } from '../contract.js';
import type { TeamsSdk } from './protocol.js';
import type { TeamsIdentity } from './sdk.js';

export type TeamsSdkName = 'botbuilder' | 'agents-hosting';

/** @throws ChannelError when its package is not installed */
export async function loadSdk(
  name: TeamsSdkName,
  identity: TeamsIdentity | undefined,
  logger: Logger,
): Promise<TeamsSdk> {
  if (name === 'botbuilder') return (await import('./sdk.js')).botbuilderSdk(identity, logger);
  try {
    return (await import('./agents-sdk.js')).agentsSdk(identity, logger);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ChannelError(
      'TEAMS_SDK is agents-hosting, and its package is not installed here. Install it with "npm install @microsoft/agents-hosting@1.8.1", or remove TEAMS_SDK.',
      { cause: error },
    );
  }
}
