/** Bars as SVG, drawn on the server. Pure: the same figures make the same picture; colours are the style sheet's. */
import { type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale';
import { line as path, stack } from 'd3-shape';
import { html, line, type Markup } from '../public/html.js';

export interface Series {
  readonly name: string;
  /** One for each place on the axis; undefined where there is none. */
  readonly values: readonly (number | undefined)[];
}

export interface BarsParts {
  /** What a screen reader says of the picture. */
  readonly title: string;
  readonly places: readonly string[];
  readonly series: readonly Series[];
}

const WIDTH = 720;
const HEIGHT = 220;
const EDGE = { top: 16, right: 4, bottom: 30, left: 40 };
/** So many names have room below the bars. */
const MOST_NAMES = 8;
/** So many series have a colour of their own. */
export const MOST_SERIES = 6;

const px = (value: number): string => String(Math.round(value * 10) / 10);

/** Bars that stand on each other, a place beside the other. */
export function stackedBars({ title, places, series }: BarsParts): Markup {
  const rows = places.map((_, at) => series.map(({ values }) => values[at] ?? 0));
  const tallest = Math.max(1, ...rows.map((row) => row.reduce((sum, value) => sum + value, 0)));
  const x = scaleBand<number>()
    .domain(places.map((_, at) => at))
    .range([EDGE.left, WIDTH - EDGE.right])
    .padding(0.15);
  const y = scaleLinear()
    .domain([0, tallest])
    .nice(4)
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const stacked = stack<number[], number>()
    .keys(series.map((_, at) => at))
    .value((row, key) => row[key] ?? 0)(rows);
  const bars = stacked.map((each, at) =>
    each.map(([from, to], place) =>
      to > from
        ? html`<rect class="s${at % MOST_SERIES}" x="${px(x(place) ?? 0)}" y="${px(y(to))}" width="${px(x.bandwidth())}" height="${px(y(from) - y(to))}"><title>${line(`${places[place]} · ${series[at]?.name}: ${to - from}`)}</title></rect>`
        : '',
    ),
  );
  const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() / 2;
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${line(title)}">${axes(y, places, middle)}${bars}</svg>${legend(series)}`;
}

/** Lines of the scale with their figures, and as many names of places as have room. */
function axes(
  y: ScaleLinear<number, number>,
  places: readonly string[],
  middle: (at: number) => number,
): Markup {
  const ticks = y
    .ticks(4)
    .filter(Number.isInteger)
    .map(
      (tick) =>
        html`<g><line x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text x="${EDGE.left - 6}" y="${px(y(tick) + 4)}" text-anchor="end">${tick}</text></g>`,
    );
  const every = Math.ceil(places.length / MOST_NAMES);
  const names = places.map((name, at) =>
    at % every === 0
      ? html`<text x="${px(middle(at))}" y="${HEIGHT - 6}" text-anchor="middle">${line(name)}</text>`
      : '',
  );
  return html`${ticks}${names}`;
}

function legend(series: readonly { readonly name: string }[]): Markup {
  return series.length < 2
    ? html``
    : html`<ul class="legend">${series.map(({ name }, at) => html`<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="s${at % MOST_SERIES}" width="12" height="12"/></svg> ${line(name)}</li>`)}</ul>`;
}

/** Lines over places, each point with its figure; with gaps where there is none. */
export function lines({ title, places, series }: BarsParts): Markup {
  const tallest = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = scaleBand<number>()
    .domain(places.map((_, at) => at))
    .range([EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear()
    .domain([0, tallest])
    .nice(4)
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const middle = (at: number): number => (x(at) ?? 0) + x.bandwidth() / 2;
  const drawn = path<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, at) => middle(at))
    .y((value) => y(value ?? 0))
    .digits(1);
  const marks = series.map(
    ({ name, values }, at) =>
      html`<path class="l${at}" d="${drawn([...values]) ?? ''}"/>${values.map((value, place) =>
        value === undefined
          ? ''
          : html`<circle class="s${at}" cx="${px(middle(place))}" cy="${px(y(value))}" r="3"><title>${line(`${places[place]} · ${name}: ${value}`)}</title></circle>`,
      )}`,
  );
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${line(title)}">${axes(y, places, middle)}${marks}</svg>${legend(series)}`;
}

const ROW = 30;
const NAMES = 250;

/** Bars that lie below each other, each with its name and its figure. */
export function lyingBars({ title, places, series: [first] }: BarsParts): Markup {
  const values = (first?.values ?? []).map((value) => value ?? 0);
  const height = places.length * ROW;
  const x = scaleLinear()
    .domain([0, Math.max(1, ...values)])
    .range([0, WIDTH - NAMES - 50]);
  const rows = places.map((name, at) => {
    const value = values[at] ?? 0;
    const middle = at * ROW + ROW / 2 + 4;
    return html`<g><text x="${NAMES - 8}" y="${middle}" text-anchor="end">${shortened(line(name))}<title>${line(name)}</title></text>
      <rect class="s0" x="${NAMES}" y="${at * ROW + 5}" width="${px(x(value))}" height="${ROW - 10}"/><text x="${px(NAMES + x(value) + 6)}" y="${middle}">${value}</text></g>`;
  });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${line(title)}">${rows}</svg>`;
}

/** What has room beside a bar: a syllable of Hangul takes the room of two letters. */
function shortened(name: string): string {
  let room = 24;
  const fits = [...name].findIndex((letter) => {
    room -= (letter.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
    return room < 0;
  });
  return fits < 0 ? name : `${[...name].slice(0, fits).join('')}…`;
}
