/** What ends the program: a state in which it could keep no promise any more. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { SqliteDatabase } from '../../src/sqlite/index.js';
import { expectEnd, makePlace, type Place, policyBot, run } from './program.js';

let place: Place;
afterEach(() => rmSync(place.folder, { recursive: true, force: true }));

function makePlaceWithFolder(): Place {
  place = makePlace();
  mkdirSync(dirname(place.database), { recursive: true });
  return place;
}

describe('policy-bot start ends with code 2 and a sentence', () => {
  it('when the database is damaged', async () => {
    const { database } = makePlaceWithFolder();
    writeFileSync(database, 'this is no database. '.repeat(500));
    const finished = await policyBot(place, ['start']);
    const { err } = finished;
    expect(err).toContain(`${database} is damaged`);
    expectEnd(finished, 2);
  });

  it('when the database is of a newer version, and leaves it as it is', async () => {
    const { database } = makePlaceWithFolder();
    const db = new SqliteDatabase(database);
    db.exec('CREATE TABLE inquiry_migrations (number INTEGER, name TEXT, applied_at TEXT)');
    db.exec("INSERT INTO inquiry_migrations VALUES (99, 'later', '2030-01-01')");
    db.close();
    const finished = await policyBot(place, ['start']);
    const { err } = finished;
    expect(err).toMatch(/version 99, written by a newer bot/);
    expectEnd(finished, 2);
  });

  it('when the port of health and figures is taken, and says which setting to change', async () => {
    makePlaceWithFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const finished = await policyBot(place, ['start'], { env: { POLICY_BOT_HEALTH_PORT: String(port) } });
    taken.close();
    expect(finished.err).toContain(
      `Another program listens on 127.0.0.1:${port}. Stop it, or set POLICY_BOT_HEALTH_PORT to a free port.`,
    );
    expect(finished.err).not.toContain('fault in the program');
    expectEnd(finished, 2);
  });

  it('when the database is deleted under it', async () => {
    const { database } = makePlaceWithFolder();
    const running = run(place, 'src/cli/main.js', ['start']);
    running.say('what share does the government pay?');
    await running.shows('[1]');
    rmSync(database);
    const finished = await running.finished;
    const { err } = finished;
    expect(err).toContain(`${database} was deleted or replaced`);
    expectEnd(finished, 2);
  });
});
