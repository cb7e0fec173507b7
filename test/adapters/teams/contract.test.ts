import { runChannelContract } from '../../contract/channel.contract.js';
import { agentsSdk } from '../../helpers/teams/agents-sdk.js';
import { makeTeams } from './harness.js';

runChannelContract({ name: 'Teams over botbuilder', make: (options) => makeTeams(options) });
runChannelContract({
  name: 'Teams over the successor of botbuilder',
  make: (options) => makeTeams(options, { sdkOn: () => agentsSdk() }),
});
