import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eligibleContent } from '../../../core/eligible-content.js';
import { textOf } from '../page-text.js';
import { type DeskHarness, type Member, makeDesk, PROGRAM } from './harness.js';

let place: DeskHarness;
let kim: Member;
const read = async (path: string): Promise<string> =>
  textOf((await kim.get(`${path}${path.includes('?') ? '&' : '?'}lang=en`)).text);

beforeAll(async () => {
  const sources = mkdtempSync(join(tmpdir(), 'policy-bot-sources-'));
  const grant =
    'The government pays 30% of a windmill. A second sentence names 4,321 mills and nothing else.';
  const content = eligibleContent();
  for (const [path, text] of content.files) {
    const file = /^text: (\S+)$/m.exec(text)?.[1];
    if (path.startsWith('sources/') && file !== undefined) writeFileSync(join(sources, file), `${grant}\n`);
  }
  place = await makeDesk({ sources });
  kim = await place.signIn();
}, 120_000);
afterAll(() => place.close());

describe('a record at the desk', () => {
  it('is what the bot says of it in both languages, as of a day', async () => {
    const now = await read(`/desk/records/${PROGRAM}`);
    expect(now).toContain('helps mills put up windmills');
    expect(now).toMatch(/\p{Script=Hangul}{2,}/u);
    expect(now).toContain('Who is eligible');
    const after = await read(`/desk/records/${PROGRAM}?on=2099-01-01`);
    expect(after).not.toBe(now);
    expect(after).toMatch(/period|over|ended/i);
    expect((await kim.get(`/desk/records/${PROGRAM}?on=2031-02-31`)).text).toContain('value="2031-06-02"');
    expect((await kim.get('/desk/records/nothing')).status).toBe(404);
    expect(await read('/desk/records?q=pact')).toContain('Example Pact');
  });
});

describe('a document at the desk', () => {
  it('has marked what is held and what is not', async () => {
    const id = place.library.kb.records.get(PROGRAM)!.source;
    expect((await kim.get('/desk/sources?lang=en')).text).toContain(`/desk/sources/${id}?`);
    const { text } = await kim.get(`/desk/sources/${id}?lang=en`);
    expect(text).toMatch(/<mark class="held">30%/);
    expect(text).toMatch(/<mark class="open">4,321/);
    expect((await kim.get('/desk/sources/nothing')).status).toBe(404);
  });
});

describe('the check at the desk', () => {
  it('shows each finding with its line, why and how to mend it', async () => {
    const path = join(place.content, `programs/${PROGRAM}.yaml`);
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, before.replace('number: 30\n', 'number: <thirty>\n'));
    const page = await kim.get('/desk/findings?lang=en');
    const korean = textOf((await kim.get('/desk/findings?lang=ko')).text);
    writeFileSync(path, before);
    expect(korean).toContain('값의 모양이 맞지 않습니다. wrong-type');
    expect(korean).toContain('왜 창구는 이 값을 한 가지로만 읽습니다.');
    expect(textOf(page.text)).toContain(`programs/${PROGRAM}.yaml`);
    expect(page.text).toMatch(/<span class="line at"> *\d+ {2} {4}number: &lt;thirty&gt;/);
    expect(page.text).not.toContain(place.content);
    expect(textOf(page.text)).toContain('How to mend it');
  });
});

describe('the calendar of reviews', () => {
  it('names what is overdue, and has what is coming up on its day', async () => {
    const path = await read('/desk/reviews');
    expect(path).toContain('Calendar of June 2031');
    const end = place.library.kb.records.get(PROGRAM)?.validTo;
    const month = `${end?.year}-${String(end?.month ?? 12).padStart(2, '0')}`;
    expect(await read(`/desk/reviews?month=${month}`)).toContain('Example Grant');
    for (const wrong of ['2031-13', 'x', '0000-00'])
      expect(await read(`/desk/reviews?month=${wrong}`)).toContain('Calendar of June 2031');
  });
});

describe('the numbers', () => {
  it('are pictures, tables and a file of what was asked, greetings left out', async () => {
    expect(await read('/desk/numbers')).toContain('Nothing was asked');
    for (const text of ['what is the Example Grant?', 'how many pangolins are there?', 'hello'])
      await place.web.submit('c', { text });
    const { text } = await kim.get('/desk/numbers?lang=en&days=7');
    expect(textOf(text)).toMatch(/Questions\s+2/);
    expect(text.match(/<svg class="chart"/g)?.length).toBe(5);
    expect(textOf(text)).toMatch(/Time to a reply \(median\)\s+\d+ ms/);
    expect(text).not.toMatch(/style=|NaN|undefined/);
    expect(textOf(text)).toContain('pangolins');
    const csv = (await kim.get('/desk/numbers.csv?days=365')).text;
    expect(csv).toMatch(/"\d{4}-\d\d-\d\d","web","en","answered","example-grant","1"/);
    expect((await kim.get('/desk/numbers?days=365')).text.match(/<svg class="chart"/g)?.length).toBe(5);
    for (const ms of [10, 20, 300])
      await place.inquiries.recordTurn({
        at: new Date(),
        outcome: 'answered',
        confidence: 1,
        language: 'ko',
        ms,
      });
    const times = (await kim.get('/desk/times.csv?days=7')).text.trim().split('\r\n');
    expect(times[0]).toContain('"day","turns","median_ms","most_ms"');
    expect(times[1]).toMatch(/^"\d{4}-\d\d-\d\d","3","20","300"$/);
    // What a person answered counts from when it was first asked.
    await place.desk.answer(await place.ask('when then?'), 'Soon.', { id: 'web:x', name: 'X' });
    expect(await read('/desk/numbers')).toMatch(/Until a person answered \(median\)\s+0 min/);
  });
});
