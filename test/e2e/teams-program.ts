/** Runs the built program with Teams, without credentials, and waits until it listens. */
import { PATIENCE, type Place, type Running, run } from './program.js';

export interface RunningTeams extends Running {
  /** Address of its HTTP server, without a path. */
  readonly url: string;
}

/** Starts `policy-bot start` in a place, at a port of the system's choice. */
export async function startTeams(place: Place, env: Record<string, string> = {}): Promise<RunningTeams> {
  const running = run(place, 'src/cli/main.js', ['start'], {
    TEAMS_ALLOW_UNAUTHENTICATED: 'true',
    TEAMS_PORT: '0',
    POLICY_BOT_DIGEST: 'off',
    POLICY_BOT_LOG_LEVEL: 'info',
    ...env,
  });
  const end = Date.now() + PATIENCE;
  for (;;) {
    const port = /"port":(\d+),"msg":"listening for Teams"/.exec(running.err())?.[1];
    if (port !== undefined && running.err().includes('Teams is connected')) {
      return { ...running, url: `http://127.0.0.1:${port}` };
    }
    if (Date.now() > end || running.child.exitCode !== null) {
      throw new Error(`Teams was not started.\n${running.err()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
