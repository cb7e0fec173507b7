import { Agent, createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createListener, type Listener, type ListenerOptions, readBody } from '../../adapters/http.js';

const open: Listener[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
});

function listener(
  portSetting: string,
  port: number,
  takes?: ListenerOptions['takes'],
  serve?: RequestListener,
  drainMs = 3_000,
): Listener {
  const answer: RequestListener = serve ?? ((_request, response) => void response.end(portSetting));
  const shares = takes === undefined ? {} : { takes };
  const made = createListener({
    host: '127.0.0.1',
    port,
    portSetting,
    drainMs,
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

function post(port: number, agent: Agent, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const out = request({ port, host: '127.0.0.1', method: 'POST', agent }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    out.once('error', reject).end(body);
  });
}

describe('a connection', () => {
  it('goes on after a body that is too long, however long', async () => {
    const port = await listener('PORT', 0, undefined, async (incoming, response) => {
      const body = await readBody(incoming, 1_000);
      response.writeHead(body === undefined ? 413 : 200).end();
    }).start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let connections = 0;
    const connect = agent.createConnection.bind(agent);
    agent.createConnection = (...words) => {
      connections += 1;
      return connect(...words);
    };
    for (const length of [1_001, 200_000, 5_000_000]) {
      expect(await post(port, agent, 'x'.repeat(length))).toBe(413);
      expect(await post(port, agent, 'x'.repeat(1_000))).toBe(200);
    }
    expect(connections).toBe(1);
    agent.destroy();
  });

  it('is kept for longer than a proxy in front may use it again', async () => {
    const port = await listener('PORT', 0).start();
    const { headers } = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x' });
    const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? [];
    expect(Number(seconds)).toBeGreaterThan(60);
  });
});

/** What is answered on a connection of its own, whose body is whole after a while. */
function asked(
  port: number,
  path: string,
  wholeAfterMs = 0,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', path, method: 'POST', agent: new Agent({ keepAlive: true }) };
    const out = request(options, (answer) => {
      answer.resume().once('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    out.once('error', reject).write('x');
    void delay(wholeAfterMs).then(() => out.end());
  });
}

describe('a server that stops', () => {
  it('answers what has come and what still comes, and ends each connection with its answer', async () => {
    let came = 0;
    const server = listener('PORT', 0, undefined, async (incoming, response) => {
      came += 1;
      await readBody(incoming, 1_000);
      await delay(incoming.url === '/slow' ? 300 : 0);
      response.end('answered');
    });
    const port = await server.start();
    // Whoever says nothing holds nobody up.
    const silent = connect(port, '127.0.0.1');
    const ended = new Promise((resolve) => silent.once('close', resolve));
    silent.on('error', () => undefined).resume();
    const before = asked(port, '/slow', 20);
    while (came === 0) await delay(5);
    const stopped = server.stop();
    const during = Array.from({ length: 50 }, () => asked(port, '/'));
    for (const { status, headers } of await Promise.all([before, ...during])) {
      expect(status).toBe(200);
      expect(headers.connection).toBe('close');
    }
    await Promise.all([stopped, ended]);
    await expect(asked(port, '/')).rejects.toThrow('ECONNREFUSED');
  });

  it('tells who is not answered in time to come back', async () => {
    let came = 0;
    const never: RequestListener = () => {
      came += 1;
    };
    const server = listener('PORT', 0, undefined, never, 100);
    const port = await server.start();
    const waiting = asked(port, '/');
    while (came === 0) await delay(5);
    await server.stop();
    const { status, headers } = await waiting;
    expect({ status, after: headers['retry-after'], connection: headers.connection }).toEqual({
      status: 503,
      after: '5',
      connection: 'close',
    });
  });
});
