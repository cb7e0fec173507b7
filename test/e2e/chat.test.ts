import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ELIGIBILITY } from '../core/eligible-content.js';
import { expectEnd, makePlace, type Place, policyBot, run } from './program.js';

const chat = (place: Place, env: Record<string, string> = {}) =>
  run(place, 'src/cli/main.js', ['start'], env);

describe('the chat on a pipe', () => {
  it('answers each line, presses buttons by number, and ends with the input', async () => {
    const desk = chat(makePlace());
    desk.child.stdin.end('what is the Example Grant?\n안녕하세요\n');
    const finished = await desk.finished;
    const { out } = finished;
    expect(out).toContain('The Example Grant helps mills put up windmills');
    expect(out).toMatch(/[가-힣]/);
    expectEnd(finished);
  });

  it('is the same by its command', async () => {
    const finished = await policyBot(makePlace(), ['chat'], { input: 'what is the Example Grant?\n' });
    const { out } = finished;
    expect(out).toContain('The Example Grant helps mills');
    expectEnd(finished);
  });

  it('lists all settings that are wrong and does not start', async () => {
    const desk = chat(makePlace(), { POLICY_BOT_RETENTION_DAYS: 'soon', POLICY_BOT_TODAY: 'tomorrow' });
    const finished = await desk.finished;
    const { out, err } = finished;
    expect(err).toContain('POLICY_BOT_RETENTION_DAYS');
    expect(err).toContain('POLICY_BOT_TODAY');
    expect(out).toBe('');
    expectEnd(finished, 2);
  });

  it('says what is wrong with content that it cannot serve, and does not start', async () => {
    const place = makePlace();
    writeFileSync(join(place.content, 'bot.yaml'), 'phrases: [\n');
    const finished = await chat(place).finished;
    expect(finished.err).toContain('bot.yaml');
    expectEnd(finished, 2);
  });
});

describe('an eligibility check in the chat', () => {
  it('asks, answers why and another question in between, and ends with the verdict', async () => {
    const place = makePlace();
    appendFileSync(join(place.content, 'programs', 'example-grant.yaml'), ELIGIBILITY);
    const desk = chat(place);
    desk.child.stdin.end(
      [
        'Are we eligible for the Example Grant?',
        'we run a mill',
        'why do you ask?',
        'what share does the government pay?',
        '8',
        '',
      ].join('\n'),
    );
    const finished = await desk.finished;
    const { out, err } = finished;
    const order = ['What is your trade?', 'How many employees do you have?', '30%', 'you are eligible'];
    const places = order.map((words) => out.lastIndexOf(words));
    expect(places, out).not.toContain(-1);
    expect(out.indexOf('you are eligible')).toBeGreaterThan(out.indexOf('30%'));
    expect(err).not.toContain('mill');
    expectEnd(finished);
  });
});

describe('what the chat cannot answer', () => {
  it('is in the log when the reply is seen, although the program is killed then', async () => {
    const place = makePlace();
    const desk = chat(place);
    desk.say('zebra opera tickets tonight');
    await desk.shows('\n');
    desk.child.kill('SIGKILL');
    await desk.finished;
    const finished = await policyBot(place, ['inquiries', 'list']);
    const { out } = finished;
    expect(out).toContain('zebra opera tickets tonight');
    expectEnd(finished);
  });
});

describe('SIGTERM', () => {
  it('closes the chat and the log, and exits with 0', async () => {
    const desk = chat(makePlace());
    desk.say('what is the Example Grant?');
    await desk.shows('windmills');
    desk.child.kill('SIGTERM');
    expectEnd(await desk.finished);
  });
});

describe('a saved change of the content', () => {
  it('is served by itself, and a broken one leaves what was served', async () => {
    const place = makePlace();
    const file = join(place.content, 'programs', 'example-grant.yaml');
    const before = readFileSync(file, 'utf8');
    const desk = chat(place);
    desk.say('what is the Example Grant?');
    await desk.shows('helps mills put up windmills');

    writeFileSync(file, before.replaceAll('helps mills put up windmills', 'gives mills new sails'));
    while (!desk.out().includes('gives mills new sails')) {
      desk.say('what is the Example Grant?');
      await delay(200);
    }

    writeFileSync(file, 'id: [broken\n');
    // Until the program has said that it is broken.
    while (!desk.err().includes('example-grant.yaml')) await delay(20);
    const seen = desk.out().length;
    desk.say('what is the Example Grant?');
    while (desk.out().length === seen) await delay(20);
    expect(desk.out().slice(seen)).toContain('gives mills new sails');
    expect(desk.out()).not.toContain('example-grant.yaml');
    desk.child.stdin.end();
    expectEnd(await desk.finished);
    expect(desk.err()).toContain('example-grant.yaml');
  });
});
