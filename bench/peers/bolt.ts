/** A bare Bolt app, to measure the desk in Slack against: it says one word to whatever is said. Forked by `load-chat.ts`. */
import bolt from '@slack/bolt';

const {
  token = '',
  signingSecret = '',
  slackApiUrl = '',
  port = '0',
} = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const app = new bolt.App({
  token,
  signingSecret,
  clientOptions: { slackApiUrl },
  logLevel: bolt.LogLevel.ERROR,
});
app.message(async ({ say }) => {
  await say('yes');
});
await app.start(Number(port));
