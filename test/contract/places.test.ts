/**
 * Who may read is decided by where the words appear: one table over both platforms, of everything that words can come out
 * of, for staff and for others; then thousands of turns in any order.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { owesStaffVersion, roleAt, tellsMore } from '../../adapters/readers.js';
import { slackPlaces } from '../helpers/places/slack.js';
import { teamsPlaces } from '../helpers/places/teams.js';
import { ANYONE, MARK, type Platform, type Seen, STAFF_ALONE } from '../helpers/places/world.js';
import { say } from './replies.js';

/** More are tried with `PLACES_TURNS=5000 npx vitest run test/contract/places.test.ts`. */
const TURNS = Number(process.env['PLACES_TURNS'] ?? 1_000);
const AT_ONCE = 10;
const LONG_MS = 1_500_000;

const PLATFORMS = [
  ['Slack', slackPlaces],
  ['Teams', teamsPlaces],
] as const;

let desk: Platform;
afterEach(() => desk.stop());

/** What only staff may read, and somebody else was shown. A file is known by its name, as its content goes another way. */
function leaksIn({ seen, staff }: Platform): Seen[] {
  return seen().filter(
    ({ by, content }) =>
      by !== staff && by !== STAFF_ALONE && (content.includes(MARK) || content.includes('staff.csv')),
  );
}

/** Delivers again, after a while, what a busy machine has not taken, as a platform does. */
async function delivered(act: () => Promise<unknown>, tries = 4): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (tries <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await delivered(act, tries - 1);
  }
}

/** Numbers from 0 up to 1, the same at each run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe.each(PLATFORMS)('%s', (_name, open) => {
  it(
    'shows nobody but staff what is for staff, whatever is done by anyone, and staff what is theirs',
    async () => {
      desk = await open();
      const { surfaces, staff, other } = desk;
      // A chat of one's own is where the version for staff goes.
      for (const who of [staff, other]) await (surfaces['dm: known'] ?? surfaces['chat: known'])!(who);
      await desk.settled();
      for (const [surface, act] of Object.entries(surfaces)) {
        for (const who of [other, staff]) await act(who);
        expect(leaksIn(desk), surface).toEqual([]);
      }
      await desk.settled();
      expect(leaksIn(desk)).toEqual([]);
      const ofLinks = desk.seen().filter(({ where }) => /unfurl|queryLink/.test(where));
      expect(ofLinks.some(({ content }) => content.includes('Of the record.'))).toBe(true);
      const toStaff = desk.seen().filter(({ content }) => content.includes(MARK));
      expect(new Set(toStaff.map(({ by }) => by))).toEqual(new Set([staff, STAFF_ALONE]));
      const toAnyone = desk.seen().filter(({ by }) => by === ANYONE);
      expect(toAnyone.some(({ content }) => content.includes('sent to you privately'))).toBe(true);
      const own = desk
        .seen()
        .filter(({ by, content }) => by === staff && content.includes('others read along'));
      expect(own.length).toBeGreaterThan(0);
      expect(own.every(({ content }) => content.includes(MARK))).toBe(true);
    },
    LONG_MS,
  );

  it(
    `leaks nothing in ${TURNS / 2} turns in any order`,
    async () => {
      desk = await open();
      const { staff, other } = desk;
      const surfaces = Object.values(desk.surfaces);
      const random = numbers(7);
      const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
      for (let done = 0; done < TURNS / 2; done += AT_ONCE) {
        const turns = Array.from(
          { length: AT_ONCE },
          () => [pick(surfaces), random() < 0.6 ? staff : other] as const,
        );
        await Promise.all(turns.map(([act, who]) => delivered(() => act(who))));
      }
      await desk.settled();
      expect(desk.seen().length).toBeGreaterThan(TURNS / 4);
      expect(leaksIn(desk)).toEqual([]);
    },
    LONG_MS,
  );
});

describe('readers', () => {
  it('decide the role: staff read as staff only where nobody else reads along', () => {
    expect(roleAt('one', true)).toBe('staff');
    expect(roleAt('staff', true)).toBe('staff');
    expect(roleAt('anyone', true)).toBeUndefined();
    for (const readers of ['one', 'staff', 'anyone'] as const) {
      expect(roleAt(readers, false)).toBeUndefined();
      expect(owesStaffVersion(readers, true)).toBe(readers === 'anyone');
      expect(owesStaffVersion(readers, false)).toBe(false);
    }
  });

  it('get no second copy that says the same, or says nothing', () => {
    expect(tellsMore(say('a'), say('a'))).toBe(false);
    expect(tellsMore(say('b', { outcome: 'unanswered' }), say('a'))).toBe(false);
    expect(tellsMore(say('b'), say('a'))).toBe(true);
  });
});
