/** What is to be reviewed, and when. */

import { dayText, formatDate } from '../../../../src/core/model/format.js';
import type { Language, PartialDate } from '../../../../src/core/model/knowledge-base.js';
import { html, line, type Markup, NOTHING } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { monthOf, weeksOf } from '../dates.js';
import type { Review } from '../ports.js';
import { say } from '../words.js';

/** @param month YYYY-MM */
export function reviewsView(
  language: Language,
  reviews: readonly Review[],
  month: string,
  today: PartialDate,
): Markup {
  const overdue = reviews.filter((review) => review.overdue);
  const coming = reviews
    .filter((review) => !review.overdue && review.day !== undefined)
    .sort((a, b) => (dayText(a.day) < dayText(b.day) ? -1 : 1));
  const list = (some: readonly Review[], none: 'nothingDue' | 'nothingComing'): Markup =>
    some.length === 0
      ? html`<p>${say(none, language)}</p>`
      : html`<ul>${some.map(
          (review) =>
            html`<li>${linkTo(review, language)} <span class="note">${[
              `${say(`why_${review.why}`, language)} ${dayText(review.day)}`.trim(),
              say('askedFor', language, { n: review.asked }),
            ].join(' · ')}</span></li>`,
        )}</ul>`;
  return html`<h1>${say('reviews', language)}</h1>
    <section><h2>${say('overdue', language)}</h2>${list(overdue, 'nothingDue')}</section>
    <section>${calendar(language, reviews, month, today)}</section>
    <section><h2>${say('upcoming', language)}</h2>${list(coming, 'nothingComing')}</section>`;
}

const linkTo = ({ record, name }: Review, language: Language): Markup =>
  html`<a href="${inLanguage(`/desk/records/${encodeURIComponent(record)}`, language)}">${line(name)}</a>`;

function calendar(language: Language, reviews: readonly Review[], month: string, today: PartialDate): Markup {
  const [year = 2000, at = 1] = month.split('-').map(Number);
  const here = reviews.filter(({ day }) => day?.year === year && day.month === at);
  const dayless = here.filter(({ day }) => day?.day === undefined);
  const now = today.year === year && today.month === at ? today.day : undefined;
  const cell = (day: number): Markup =>
    day === 0
      ? html`<td></td>`
      : html`<td ${day === now ? html`aria-current="date"` : NOTHING}><span>${day}</span>${here
          .filter((review) => review.day?.day === day)
          .map(
            (review) =>
              html`<div class="${review.overdue ? 'late' : 'due'}">${linkTo(review, language)}</div>`,
          )}</td>`;
  const other = (by: number, name: 'previousMonth' | 'nextMonth'): Markup =>
    html`<a class="button" href="${inLanguage(`/desk/reviews?month=${monthOf(year, at + by)}`, language)}">${say(name, language)}</a>`;
  return html`<h2 id="month">${say('calendar', language, { month: formatDate({ year, month: at }, language) })}</h2>
    <div class="table" tabindex="0" role="region" aria-labelledby="month"><table class="calendar">
      <thead><tr>${say('weekdays', language)
        .split(' ')
        .map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
      <tbody>${weeksOf(year, at).map((week) => html`<tr>${week.map(cell)}</tr>`)}</tbody></table></div>
    ${dayless.length === 0 ? NOTHING : html`<p>${say('thisMonthSometime', language)}: ${dayless.map((review) => html`${linkTo(review, language)} `)}</p>`}
    <p class="tools">${other(-1, 'previousMonth')}${other(1, 'nextMonth')}</p>`;
}
