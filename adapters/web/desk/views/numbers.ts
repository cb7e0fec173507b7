/** Figures of the desk as pictures, each with the same as a table. */

import type { Language } from '../../../../src/core/model/knowledge-base.js';
import type { Inquiry } from '../../../../src/staff/index.js';
import { asAsked } from '../../../left-out.js';
import { html, line, type Markup, NOTHING, option } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { factList, tableOf } from '../../public/views/reply.js';
import { type BarsParts, lines, lyingBars, MOST_SERIES, type Series, stackedBars } from '../chart.js';
import type { Activity, Timing } from '../ports.js';
import { quantile, SHARES } from '../timings.js';
import { channelName, say } from '../words.js';

/** Days that can be looked back on. */
export const PERIODS = ['7', '30', '90', '365'] as const;
/** Beyond this many days, a bar is a week. */
const MOST_DAYS = 60;
const MOST_RECORDS = 12;
const OUTCOMES = ['answered', 'clarify', 'unanswered'] as const;

export interface NumbersParts {
  readonly language: Language;
  readonly period: (typeof PERIODS)[number];
  /** YYYY-MM-DD, in order. */
  readonly days: readonly string[];
  readonly activity: readonly Activity[];
  readonly times: readonly Timing[];
  readonly nameOf: (record: string) => string;
  /** Inquiries that wait, asked most first; undefined for whom they are not for. */
  readonly waiting: readonly Inquiry[] | undefined;
  /** Milliseconds that half of the questions that a person answered had waited at most. */
  readonly waited: number | undefined;
}

export function numbersView(parts: NumbersParts): Markup {
  const { language, period, days, activity, times, waiting, waited } = parts;
  const asked = activity.filter(({ outcome }) => outcome !== 'social');
  const total = (rows: readonly Activity[]): number => rows.reduce((sum, { turns }) => sum + turns, 0);
  return html`<h1>${say('numbers', language)}</h1><p>${say('numbersLead', language)}</p>
    <form method="get" action="/desk/numbers" class="filter"><input type="hidden" name="lang" value="${language}">
      <label>${say('period', language)}<select name="days">${PERIODS.map((each) =>
        option(each, say('lastDays', language, { n: each }), each === period),
      )}</select></label><button class="primary">${say('show', language)}</button></form>
    ${factList([
      { label: say('questions', language), value: String(total(asked)) },
      ...OUTCOMES.map((outcome) => ({
        label: say(`outcome_${outcome}`, language),
        value: String(total(asked.filter((row) => row.outcome === outcome))),
      })),
      ...(times.length === 0
        ? []
        : [
            {
              label: say('replyTime', language),
              value: say('ms', language, { n: quantile(times, SHARES.median) ?? 0 }),
            },
          ]),
      ...(waited === undefined
        ? []
        : [{ label: say('waited', language), value: lengthOf(waited, language) }]),
    ])}
    ${asked.length === 0 ? html`<p>${say('noTurns', language)}</p>` : charts(parts, asked, days)}
    <p><a class="button" href="/desk/numbers.csv?days=${period}" download>${say('csv', language)}</a>
      <a class="button" href="/desk/times.csv?days=${period}" download>${say('timesCsv', language)}</a></p>
    ${waiting === undefined ? NOTHING : waitingView(waiting, language)}`;
}

/** A time as people say it. */
function lengthOf(ms: number, language: Language): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 90) return say('minutes', language, { n: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? say('hours', language, { n: hours })
    : say('days', language, { n: Math.round(hours / 24) });
}

function charts(
  { language, nameOf, times }: NumbersParts,
  asked: readonly Activity[],
  days: readonly string[],
): Markup {
  const step = days.length > MOST_DAYS ? 7 : 1;
  const places = days.filter((_, at) => at % step === 0);
  const placeOf = new Map(days.map((day, at) => [day, Math.floor(at / step)]));
  const seriesOf = (
    keyOf: (row: Activity) => string,
    keys: readonly string[],
    name: (key: string) => string,
  ): Series[] =>
    keys.map((key) => {
      const values = places.map(() => 0);
      for (const row of asked) {
        const at = placeOf.get(row.day);
        if (keyOf(row) === key && at !== undefined) values[at] = (values[at] ?? 0) + row.turns;
      }
      return { name: name(key), values };
    });
  const channels = [...new Set(asked.map(({ channel }) => channel))].sort().slice(0, MOST_SERIES);
  const columns = [{ label: say(step === 1 ? 'day' : 'weekFrom', language) }];
  const short = places.map((day) => day.slice(5));
  const overTime = (
    title: string,
    series: readonly Series[],
    draw: (parts: BarsParts) => Markup = stackedBars,
  ): Markup => html`<section><h2>${title}</h2>
    ${draw({ title, places: short, series })}
    <details><summary>${say('asTable', language)}</summary>${tableOf({
      title,
      columns: [...columns, ...series.map(({ name }) => ({ label: name, align: 'right' as const }))],
      rows: places.map((day, at) => [day, ...series.map(({ values }) => String(values[at] ?? '–'))]),
    })}</details></section>`;
  const outcome = seriesOf(
    (row) => row.outcome,
    OUTCOMES,
    (key) => say(`outcome_${key as 'answered'}`, language),
  );
  const channel = seriesOf(
    (row) => row.channel,
    channels,
    (key) => channelName(key, language),
  );
  const spoken = seriesOf(
    (row) => row.language,
    ['ko', 'en'],
    (key) => say(key === 'ko' ? 'korean' : 'english', language),
  );
  const measured = places.map((_, at) => times.filter(({ day }) => placeOf.get(day) === at));
  const took = (['median', 'most'] as const).map((share) => ({
    name: say(`took_${share}`, language),
    values: measured.map((rows) => quantile(rows, SHARES[share])),
  }));
  return html`${overTime(say('byOutcome', language), outcome)}${overTime(say('byChannel', language), channel)}
    ${overTime(say('byLanguage', language), spoken)}${times.length === 0 ? NOTHING : overTime(say('replyTimes', language), took, lines)}${recordsView(asked, language, nameOf)}`;
}

function recordsView(
  asked: readonly Activity[],
  language: Language,
  nameOf: (record: string) => string,
): Markup {
  const counts = new Map<string, number>();
  for (const { record, turns, outcome } of asked)
    if (record !== '' && outcome === 'answered') counts.set(record, (counts.get(record) ?? 0) + turns);
  const most = [...counts]
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, MOST_RECORDS);
  if (most.length === 0) return NOTHING;
  const title = say('byRecord', language);
  const places = most.map(([record]) => nameOf(record));
  const values = most.map(([, turns]) => turns);
  return html`<section><h2>${title}</h2>${lyingBars({ title, places, series: [{ name: title, values }] })}
    <details><summary>${say('asTable', language)}</summary>${tableOf({
      title,
      columns: [{ label: say('knowledge', language) }, { label: say('questions', language), align: 'right' }],
      rows: most.map(([, turns], at) => [places[at] ?? '', String(turns)]),
    })}</details></section>`;
}

function waitingView(waiting: readonly Inquiry[], language: Language): Markup {
  return html`<section><h2>${say('notAnswered', language)}</h2>${
    waiting.length === 0
      ? html`<p>${say('noneWaits', language)}</p>`
      : html`<ol>${waiting.map(
          ({ id, text, count, language: spoken }) =>
            html`<li><a href="${inLanguage(`/desk/inquiries/${id}`, language)}" lang="${spoken}">${line(asAsked({ text, language: spoken })) || `#${id}`}</a> <span class="note">${say('askedTimes', language, { n: count })}</span></li>`,
        )}</ol>`
  }</section>`;
}
