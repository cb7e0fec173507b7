/** What every page has around its content. */
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { word } from '../../words.js';
import { html, line, type Markup, NOTHING, raw } from '../html.js';

export interface PageParts {
  readonly language: Language;
  /** Name of the desk. */
  readonly desk: string;
  readonly title?: string;
  readonly description?: string;
  /** Path and query of this page, without the language. */
  readonly path: string;
  /** `https://…` in front of the path, where it is known. */
  readonly origin?: string | undefined;
  /** Which entry of the menu this is. */
  readonly here?: string | undefined;
  /** Default: the pages for everyone. */
  readonly menu?: readonly MenuEntry[];
  /** Stands beside the switch of languages. */
  readonly beside?: Markup;
  /** Style sheet and script of the desk for staff as well, and more width. */
  readonly staff?: boolean;
  /** Data for search engines. */
  readonly data?: object | undefined;
  readonly indexed?: boolean;
  /** Address of an Atom feed of what stands on the page. */
  readonly feed?: string;
  /** In a frame of another site: no menu. */
  readonly framed?: boolean;
  /** Hash of the assets, so that they may be kept for good. */
  readonly assets: string;
  /** In place of the link to this page in the other language. */
  readonly languageSwitch?: Markup;
  readonly content: Markup;
}

export interface MenuEntry {
  readonly name: string;
  readonly path: string;
  readonly label: string;
}

const MENU = [
  ['ask', '/'],
  ['records', '/records'],
  ['timeline', '/timeline'],
  ['compare', '/compare'],
] as const;

const publicMenu = (language: Language): readonly MenuEntry[] =>
  MENU.map(([name, path]) => ({ name, path, label: word(name, language) }));

/** The address of a page in a language. */
export function inLanguage(path: string, language: Language): string {
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

export function pageView(parts: PageParts): Markup {
  const { language, desk, title, description, path, origin = '', here, data, assets, framed = false } = parts;
  const { menu = publicMenu(language), staff = false } = parts;
  const other = language === 'ko' ? 'en' : 'ko';
  return html`<!doctype html>
<html lang="${language}"${framed ? html` class="framed"` : NOTHING}${staff ? html` class="staff"` : NOTHING}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === undefined ? line(desk) : `${line(title)} – ${line(desk)}`}</title>
<meta name="color-scheme" content="light dark">
${description === undefined ? NOTHING : html`<meta name="description" content="${line(description).slice(0, 200)}">`}
${
  parts.indexed === true
    ? html`<link rel="canonical" href="${origin}${inLanguage(path, language)}">
<link rel="alternate" hreflang="${other}" href="${origin}${inLanguage(path, other)}">`
    : html`<meta name="robots" content="noindex">`
}
${
  parts.feed === undefined
    ? NOTHING
    : html`<link rel="alternate" type="application/atom+xml" href="${inLanguage(parts.feed, language)}">
`
}<link rel="icon" href="/assets/icon.svg?${assets}" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css?${assets}">
<script type="module" src="/assets/enhance.js?${assets}"></script>
${
  staff
    ? html`<link rel="stylesheet" href="/assets/desk.css?${assets}">
<script type="module" src="/assets/desk.js?${assets}"></script>`
    : NOTHING
}
${data === undefined ? NOTHING : html`<script type="application/ld+json">${raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>`}
</head>
<body>
<a class="skip" href="#main">${word('skip', language)}</a>
<header>
  <div class="bar">
    <a class="desk" href="${inLanguage(menu[0]?.path ?? '/', language)}"${framed ? html` target="_blank"` : NOTHING}>${line(desk)}</a>
    <div class="beside">${parts.beside ?? NOTHING}${parts.languageSwitch ?? html`<a class="language" lang="${other}" hreflang="${other}" href="${inLanguage(path, other)}">${word('otherLanguage', language)}</a>`}</div>
  </div>
  ${
    framed
      ? NOTHING
      : menu.length === 0
        ? NOTHING
        : html`<nav aria-label="${word('navigation', language)}"><ul>${menu.map(
            (entry) =>
              html`<li><a href="${inLanguage(entry.path, language)}"${entry.name === here ? html` aria-current="page"` : NOTHING}>${entry.label}</a></li>`,
          )}</ul></nav>`
  }
</header>
<main id="main" tabindex="-1">${parts.content}</main>
${framed || staff ? NOTHING : html`<footer><p>${word('about', language)}</p></footer>`}
</body>
</html>`;
}
