/** Runs the built program with Slack settings, and waits until it listens. */
import { SIGNING_SECRET } from '../helpers/slack/signed.js';
import { PATIENCE, type Place, type Running, run } from './program.js';

export interface RunningDesk extends Running {
  /** Address of its HTTP server, without a path. */
  readonly url: string;
}

/** Starts `policy-bot start` in a place, over HTTP at a port of the system's choice. */
export async function startSlackDesk(place: Place, env: Record<string, string>): Promise<RunningDesk> {
  const running = run(place, 'src/cli/main.js', ['start'], {
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    PORT: '0',
    POLICY_BOT_DIGEST: 'off',
    POLICY_BOT_LOG_LEVEL: 'info',
    ...env,
  });
  const end = Date.now() + PATIENCE;
  for (;;) {
    const port = /"port":(\d+),"msg":"listening for Slack"/.exec(running.err())?.[1];
    if (port !== undefined && running.err().includes('Slack is connected')) {
      return { ...running, url: `http://127.0.0.1:${port}` };
    }
    if (Date.now() > end || running.child.exitCode !== null) {
      throw new Error(`Slack was not started.\n${running.err()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
