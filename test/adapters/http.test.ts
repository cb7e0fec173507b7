import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createListener, type Listener, type ListenerOptions } from '../../adapters/http.js';

const open: Listener[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});

function listener(
  portSetting: string,
  port: number,
  takes?: ListenerOptions['takes'],
  serve?: RequestListener,
): Listener {
  const answer: RequestListener = serve ?? ((_request, response) => void response.end(portSetting));
  const shares = takes === undefined ? {} : { takes };
  const made = createListener({
    host: '127.0.0.1',
    port,
    portSetting,
    ...shares,
    make: () => createServer(answer),
  });
  open.push(made);
  return made;
}
const under = (start: string) => (path: string) => path.startsWith(start);

describe('channels at one port', () => {
  it('each get what is sent to their paths, and the first all the rest', async () => {
    const web = listener('WEB_PORT', 0);
    const port = await web.start();
    const slack = listener('PORT', port, under('/slack/'));
    const teams = listener('TEAMS_PORT', port, under('/api/messages'));
    expect([await slack.start(), await teams.start()]).toEqual([port, port]);
    const at = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: 'x' });
      return answer.ok ? answer.text() : answer.status;
    };
    const said = () => Promise.all(['/slack/events?x=1', '/api/messages', '/', '/slackish'].map(at));
    expect(await said()).toEqual(['PORT', 'TEAMS_PORT', 'WEB_PORT', 'WEB_PORT']);
    // Who delivers to a channel that has stopped comes again.
    await slack.stop();
    expect(await said()).toEqual([503, 'TEAMS_PORT', 'WEB_PORT', 'WEB_PORT']);
  });

  it('are told when another program has it, or the same channel twice', async () => {
    const port = await listener('PORT', 0, under('/slack/')).start();
    await expect(listener('PORT', port, under('/slack/')).start()).rejects.toThrow('Another program listens');
    await expect(listener('WEB_PORT', port).start()).rejects.toThrow('set WEB_PORT to a free port');
    expect(await listener('TEAMS_PORT', port, under('/api/')).start()).toBe(port);
  });
});
