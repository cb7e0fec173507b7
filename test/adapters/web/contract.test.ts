import { runChannelContract } from '../../contract/channel.contract.js';
import { makeWeb } from './harness.js';

runChannelContract({
  name: 'web, over HTTP',
  make: async (options) => makeWeb(options),
  skip: [
    {
      reason: 'a page is nobody’s chat room: nothing of the desk’s own comes back, and there are no mentions',
      tests: ['ignores its own posts', 'strips its own mention'],
    },
  ],
});
