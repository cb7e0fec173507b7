/** What is said of a record, printed in the terminal or as a page. */
import { renderPlain } from '../../adapters/console/render.js';
import { PREVIEW_WORDS, type RecordPreview, type SpokenRecord } from '../browse/index.js';
import { dayText } from '../core/model/format.js';
import { LANGUAGES, type Language } from '../core/model/knowledge-base.js';
import { escapeHtml, htmlPage, htmlReply, htmlTable } from './html.js';

/** The page in the terminal: first all of it in Korean, then in English. */
export function previewText(preview: RecordPreview, width: number): string {
  const part = (language: Language): string[] => {
    const { name, card, entries, eligibility, notStated, questions } = preview[language];
    const words = PREVIEW_WORDS[language];
    const head = (title: string): string => `── ${title} ${'─'.repeat(Math.max(3, 60 - title.length))}`;
    return [
      `══ ${name} · ${language} · ${dayText(preview.date)} ${'═'.repeat(20)}`,
      renderPlain(card, { width }),
      ...entries.flatMap(({ id, reply }) => [head(id), renderPlain(reply, { width })]),
      head(words.conditions),
      [
        eligibility.says,
        ...eligibility.rows.map((cells) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`),
      ]
        .filter((line) => line !== '')
        .join('\n'),
      head(words.notStated),
      notStated.length === 0 ? words.none : notStated.map((line) => `- ${line}`).join('\n'),
      head(words.questions),
      ...(questions.length === 0
        ? [words.none]
        : questions.flatMap(({ id, reply }) => [`${id}:`, renderPlain(reply, { width })])),
    ];
  };
  return `${LANGUAGES.flatMap(part).join('\n\n')}\n`;
}

/** The page in a browser: both languages side by side. */
export function previewHtml(preview: RecordPreview): string {
  const { ko, en, record, date } = preview;
  const side = (show: (language: Language) => string): string =>
    `<div class="side">${LANGUAGES.map((language) => `<div lang="${language}">${show(language)}</div>`).join('\n')}</div>`;
  const replies = (of: (spoken: SpokenRecord) => SpokenRecord['entries']): string[] =>
    of(ko).map(
      ({ id }, n) =>
        `<h3>${escapeHtml(id)}</h3>\n${side((language) => htmlReply(of(preview[language])[n]!.reply))}`,
    );
  const table = (language: Language): string => {
    const { says, rows } = preview[language].eligibility;
    return `${says === '' ? '' : `<p>${escapeHtml(says)}</p>`}${rows.length === 0 ? '' : htmlTable(PREVIEW_WORDS[language].columns, rows)}`;
  };
  const list = (lines: readonly string[], none: string): string =>
    lines.length === 0
      ? `<p>${none}</p>`
      : `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
  const body = [
    `<p class="quiet">${escapeHtml(record)}, as of ${dayText(date)}</p>`,
    side(
      (language) =>
        `<h2>${escapeHtml(preview[language].name)}</h2><div class="card">${htmlReply(preview[language].card)}</div>`,
    ),
    '<h2>Entries</h2>',
    ...replies(({ entries }) => entries),
    side((language) => `<h2>${PREVIEW_WORDS[language].conditions}</h2>${table(language)}`),
    side(
      (language) =>
        `<h2>${PREVIEW_WORDS[language].notStated}</h2>${list(preview[language].notStated, PREVIEW_WORDS[language].none)}`,
    ),
    side(
      (language) =>
        `<h2>${PREVIEW_WORDS[language].questions}</h2>${ko.questions.length === 0 ? PREVIEW_WORDS[language].none : ''}`,
    ),
    ...replies(({ questions }) => questions),
  ];
  return htmlPage(`${ko.name} · ${en.name}`, body.join('\n'));
}
