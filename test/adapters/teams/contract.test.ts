import { runChannelContract } from '../../contract/channel.contract.js';
import { agentsOn, makeTeams } from './harness.js';

runChannelContract({ name: 'Teams over botbuilder', make: (options) => makeTeams(options) });
runChannelContract({
  name: 'Teams over the successor of botbuilder',
  make: (options) => makeTeams(options, { sdkOn: agentsOn }),
});
