import { describe, expect, it } from 'vitest';
import { createLogger, hidePrivateFields } from '../src/logging.js';

function logged(run: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  run(createLogger('info', { write: (line) => lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('createLogger', () => {
  it('writes a line of JSON an event, with time, level and message', () => {
    const [event] = logged((logger) => logger.info({ records: 9 }, 'content loaded'));
    expect(event).toMatchObject({ level: 'info', records: 9, msg: 'content loaded' });
    expect(new Date(event?.['time'] as string).getTime()).not.toBeNaN();
  });

  it('leaves out what is below its level', () => {
    expect(logged((logger) => logger.debug({}, 'detail'))).toEqual([]);
  });

  it('hides secrets, users and questions at any depth', () => {
    const lines = logged((logger) =>
      logger.warn(
        { turn: { text: '비밀 질문' }, a: { b: [{ slackToken: 'xoxb-1', user: 'U1' }] }, hashKey: 'k' },
        'x',
      ),
    );
    expect(JSON.stringify(lines)).not.toMatch(/비밀|xoxb|U1|"k"/);
  });

  it('keeps what is needed to mend a fault', () => {
    const [event] = logged((logger) =>
      logger.error({ err: Object.assign(new Error('disk full'), { code: 'ENOSPC', token: 't' }) }, 'x'),
    );
    expect(event?.['err']).toMatchObject({ type: 'Error', message: 'disk full', code: 'ENOSPC' });
    expect(JSON.stringify(event)).not.toContain('"t"');
  });
});

describe('hidePrivateFields', () => {
  it('ends on a value that holds itself', () => {
    const loop: Record<string, unknown> = {};
    loop['again'] = loop;
    expect(JSON.stringify(hidePrivateFields(loop))).toContain('[hidden]');
  });
});
