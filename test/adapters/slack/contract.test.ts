import { runChannelContract } from '../../contract/channel.contract.js';
import { makeSlack } from './harness.js';

runChannelContract({ name: 'Slack over HTTP', make: (options) => makeSlack(options, 'http') });
runChannelContract({ name: 'Slack over a socket', make: (options) => makeSlack(options, 'socket') });
