/** What owners write, by a generator with an oracle: no verdict is wrong, and none is given that is not determined. */
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../../src/core/model/eligibility.js';
import type { Facts } from '../../../../../src/core/model/profile.js';
import { Checks } from '../../../../../src/core/skills/eligibility/checks.js';
import { parseContent } from '../../../../../src/knowledge/index.js';
import { botOf, libraryOf } from '../../../library-of.js';
import {
  type Business,
  businessOf,
  type Draw,
  type Form,
  pick,
  randomStream,
  THIS_YEAR,
  withSlip,
} from './business.js';
import { ENGLISH } from './forms-en.js';
import { KOREAN } from './forms-ko.js';
import { ALL, knowledge, ONE } from './programs.js';

const MESSAGES = 20_000;
const SEED = 7;
const today = { year: THIS_YEAR, month: 6, day: 2 };

const { knowledgeBase } = parseContent(ALL);
if (knowledgeBase === undefined) throw new Error('The programs have findings.');
const checks = new Checks(knowledgeBase);
const programs = knowledge().flatMap(({ kb }) => {
  const own = new Checks(kb);
  return [...own.on(today).values()].map((check) => {
    const known = new Map<string, Verdict>();
    const asked = check.diagram.axes.map(({ attribute }) => attribute);
    return (facts: Facts): Verdict => {
      const key = JSON.stringify([...asked, 'founded'].map((id) => facts[id]));
      const verdict = known.get(key) ?? own.evaluate(check, facts).verdict;
      known.set(key, verdict);
      return verdict;
    };
  });
});

interface Message {
  readonly text: string;
  readonly known: Facts;
  readonly kind: Form['kind'];
}

/** One to three sentences about one business, each about something else; one message in five with a slip. */
function messageOf(draw: Draw): Message {
  const forms = draw() < 0.5 ? ENGLISH : KOREAN;
  const business = businessOf(draw);
  const chosen = [pick(draw, forms)];
  for (let n = 0; n < 2 && draw() < 0.4; n++) {
    const form = pick(draw, forms);
    if (!form.about.some((each) => chosen.some(({ about }) => about.includes(each)))) chosen.push(form);
  }
  const said = chosen.map((form) => form.say(business, draw));
  const text = said.map((each) => each.text).join(draw() < 0.9 ? ' ' : '\n');
  return {
    text: draw() < 0.2 ? withSlip(text, draw) : text,
    known: Object.assign({}, ...said.map(({ known }) => known)) as Facts,
    kind: chosen.some(({ kind }) => kind === 'tricky') ? 'tricky' : 'plain',
  };
}

describe('statements of owners', () => {
  it('are made in at least 60 forms a language', () => {
    expect(ENGLISH.length).toBeGreaterThanOrEqual(60);
    expect(KOREAN.length).toBeGreaterThanOrEqual(60);
  });

  it(`lead to no wrong verdict in ${MESSAGES} messages, and rarely to a question that was answered`, () => {
    const draw = randomStream(SEED);
    const wrong: string[] = [];
    const asked = { plain: 0, tricky: 0 };
    const all = { plain: 0, tricky: 0 };
    for (let n = 0; n < MESSAGES; n++) {
      const { text, known, kind } = messageOf(draw);
      const heard = checks.read(text);
      all[kind] += 1;
      let again = false;
      for (const verdictOf of programs) {
        const [want, got] = [verdictOf(known), verdictOf(heard)];
        if (got === want) continue;
        if (got !== 'needs_more_information') wrong.push(`${got} for ${want}: ${text}`);
        else again = true;
      }
      if (again) asked[kind] += 1;
    }
    expect(wrong).toEqual([]);
    expect(asked.plain / all.plain).toBeLessThanOrEqual(0.05);
    expect(asked.tricky / all.tricky).toBeLessThanOrEqual(0.3);
  }, 120_000);
});

/** Answers to the questions of a check, right out or in a way that settles nothing. */
const ANSWERS: Readonly<
  Record<string, (business: Business, draw: Draw) => { text: string; settles: boolean }>
> = {
  employees: ({ employees: k }, draw) =>
    pick(draw, [
      { text: String(k), settles: true },
      { text: `${k} people`, settles: true },
      { text: `${k}명이요`, settles: true },
      { text: `no, sorry, ${k}`, settles: true },
      { text: `maybe ${k}`, settles: false },
      { text: `${k}명쯤 될 것 같아요`, settles: false },
      { text: `what if it was ${k}?`, settles: false },
    ]),
  sector: ({ sector }, draw) =>
    sector === 'manufacturing'
      ? pick(draw, [
          { text: 'yes', settles: true },
          { text: '제조업이요', settles: true },
          { text: 'we make furniture', settles: true },
          { text: '아마 그럴걸요', settles: false },
        ])
      : pick(draw, [
          { text: 'no', settles: true },
          { text: '아니요', settles: true },
          { text: 'I am not sure', settles: false },
        ]),
  partner_large_company: ({ partner }, draw) =>
    partner
      ? pick(draw, [
          { text: 'yes, we do', settles: true },
          { text: '네', settles: true },
          { text: 'we hope so', settles: false },
        ])
      : pick(draw, [
          { text: 'I do not', settles: true },
          { text: '없어요', settles: true },
          { text: '어려울 것 같아요', settles: false },
        ]),
};

describe('a chat', () => {
  it('ends with the verdict that the answers determine, or with none', async () => {
    const draw = randomStream(SEED);
    const library = libraryOf(ONE);
    for (let n = 0; n < 120; n++) {
      const business = businessOf(draw);
      const { say } = botOf({}, library);
      let reply = await say('Are we eligible for the Example Grant?');
      const told: string[] = [];
      let settled = true;
      for (let turn = 0; turn < 6 && reply.check?.asking !== undefined; turn++) {
        const answer = ANSWERS[reply.check.asking.attribute]?.(business, draw);
        if (answer === undefined) throw new Error(`No answer about ${reply.check.asking.attribute}.`);
        told.push(answer.text);
        reply = await say(answer.text);
        settled &&= answer.settles;
      }
      const right = business.sector === 'manufacturing' && business.employees < 10 && business.partner;
      const verdict = reply.check?.verdict ?? 'none';
      if (verdict === 'eligible') expect(right, told.join(' / ')).toBe(true);
      if (verdict === 'not_eligible') expect(right, told.join(' / ')).toBe(false);
      if (settled) expect(['eligible', 'not_eligible'], told.join(' / ')).toContain(verdict);
    }
  }, 60_000);
});

describe('the time of hearing', () => {
  it.each([
    ['we 5 ', '-'],
    ['', 'one-'],
    ['', '5 and '],
    ['직원 ', '백'],
    ['', '직원 12명 '],
    ['if ', 'we had 5 people '],
    ['', 'a large company together '],
    ['not ', '5 no wait '],
    ['', '아니 '],
    ['', "we're not "],
  ])('grows as the length of "%s%s…"', (start, pumped) => {
    const timeOf = (length: number): number => {
      const text = start + pumped.repeat(Math.ceil(length / pumped.length));
      // The processor's time, and the best of three: what else the machine does is no part of it.
      return Math.min(
        ...[1, 2, 3].map(() => {
          const before = process.cpuUsage();
          checks.hear(text);
          const { user, system } = process.cpuUsage(before);
          return (user + system) / 1_000;
        }),
      );
    };
    timeOf(5_000);
    const [short, long] = [Math.max(2, timeOf(5_000)), timeOf(40_000)];
    // Eight times the text; squared growth would be sixty-four times.
    expect(long / short).toBeLessThan(40);
    expect(long).toBeLessThan(2_000);
  });
});
