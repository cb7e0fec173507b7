import { runRecordCommands } from '../contract/record-commands.js';
import { makeConsole } from './console/harness.js';
import { makeSlack } from './slack/harness.js';
import { makeTeams } from './teams/harness.js';
import { makeWeb } from './web/harness.js';

runRecordCommands([
  { name: 'the console', make: async (options) => makeConsole(options) },
  { name: 'Slack', make: (options) => makeSlack(options) },
  { name: 'the web', make: async (options) => makeWeb(options) },
  { name: 'Teams', make: (options) => makeTeams(options) },
]);
