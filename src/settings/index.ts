/** Settings from the environment: the table of all of them, reading, and the key that is made when none is set. */
export { cacheDir, deliveryFile, historyDir } from './cache-dir.js';
export { HashKeyError, hashKeyFile, loadHashKey } from './hash-key.js';
export {
  type Environment,
  FILE_ENDING,
  formatSettingProblems,
  readSettings,
  type SettingProblem,
  type SettingsResult,
  withEnvFile,
} from './read.js';
export { readSlack, type SlackSetup } from './slack.js';
export { LOG_LEVELS, type LogLevel, SETTINGS, type Setting, type Settings } from './table.js';
export { readTeams, type TeamsSetup } from './teams.js';
export { readWeb, type WebSetup } from './web.js';
