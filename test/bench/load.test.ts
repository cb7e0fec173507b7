import { describe, expect, it } from 'vitest';
import { runChatLoad } from '../../bench/load-chat.js';

describe('a load of messages in Slack', () => {
  it('is acknowledged and answered by a bare Bolt app, each answer told to its message', async () => {
    const report = await runChatLoad({
      channel: 'slack',
      program: 'bolt',
      rate: 40,
      seconds: 0.5,
      latency: 30,
      processes: 1,
      content: 'content',
      questions: ['what is it?'],
    });
    expect(report).toMatchObject({ events: 20, refused: 0, unanswered: 0, processes: 1 });
    expect(report.answered50).toBeGreaterThanOrEqual(30);
    expect(report.answered50).toBeLessThanOrEqual(report.answered99);
    expect(report.ownCpu).toBeGreaterThan(0);
    if (process.platform === 'linux') expect(report.cpu).toBeGreaterThan(0);
  });
});
