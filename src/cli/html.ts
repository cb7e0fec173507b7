/** Pages to look at in a browser: one file each, nothing loaded, the same words as in the terminal. */
import type { Reply } from '../core/reply.js';

const STYLE = `body{font:15px/1.55 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem;border-bottom:1px solid #ddd}h3{font-size:1rem;margin:1.2rem 0 .3rem}
table{border-collapse:collapse;margin:.5rem 0}td,th{border:1px solid #ccc;padding:.25rem .6rem;text-align:left;vertical-align:top}
.side{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.quiet{color:#666;font-size:.87rem}.card{border:1px solid #ddd;border-radius:6px;padding:.4rem .9rem;margin:.6rem 0}
mark.open{background:#ffd7d2}mark.held{background:#d9f2d9}mark.name{text-decoration:underline dotted}.untold{color:#8a1f11}
.bar{display:inline-block;width:8rem;height:.7rem;background:#ffd7d2;vertical-align:middle}.bar i{display:block;height:100%;background:#4a9d4a}
del{background:#ffd7d2;text-decoration:none}ins{background:#d9f2d9;text-decoration:none}@media(max-width:40rem){.side{grid-template-columns:1fr}}`;

/** A text that means nothing to a browser but itself. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole page; `body` is HTML. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`;
}

/** Rows under a heading; cells are plain text. */
export function htmlTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>\n${[row(heading, 'th'), ...rows.map((cells) => row(cells, 'td'))].join('\n')}\n</table>`;
}

/** What a reader of a reply reads, without its buttons. */
export function htmlReply({ title, paragraphs, facts, tables = [], sources }: Reply): string {
  const text = (words: string): string => `<p>${escapeHtml(words).replaceAll('\n', '<br>')}</p>`;
  return [
    ...(title === undefined ? [] : [`<p><b>${escapeHtml(title)}</b></p>`]),
    ...paragraphs.map(text),
    ...(facts.length === 0
      ? []
      : [
          `<ul>${facts.map(({ label, value, note }) => `<li>${escapeHtml(label)}: <b>${escapeHtml(value)}</b>${note === undefined ? '' : ` <span class="quiet">${escapeHtml(note)}</span>`}</li>`).join('')}</ul>`,
        ]),
    ...tables.map(({ columns, rows }) =>
      htmlTable(
        columns.map(({ label }) => label),
        rows,
      ),
    ),
    ...sources.map(
      (source) =>
        `<p class="quiet">${escapeHtml([source.title, source.publisher, source.date, source.locator].filter((part) => part !== '').join(', '))}</p>`,
    ),
  ].join('\n');
}
