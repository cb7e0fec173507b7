import { runChannelContract } from '../../contract/channel.contract.js';
import { makeTeams } from './harness.js';

runChannelContract({ name: 'Teams over botbuilder', make: (options) => makeTeams(options) });
