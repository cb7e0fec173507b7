import { runChannelContract } from '../../contract/channel.contract.js';
import { makeConsole } from './harness.js';

runChannelContract({
  name: 'console',
  make: async (options) => makeConsole(options),
  skip: [
    {
      reason: 'a terminal is one conversation',
      tests: ['lets conversations pass each other', 'keeps conversations apart'],
    },
    {
      reason: 'a terminal delivers each line once and knows no mentions',
      tests: ['answers a redelivered utterance once', 'ignores its own posts', 'strips its own mention'],
    },
  ],
});
