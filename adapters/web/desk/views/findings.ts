/** What the check finds, at the lines that it stands in. */
import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { safeText } from '../../../plain-text.js';
import { html, line, lines, type Markup, NOTHING } from '../../public/html.js';
import type { Finding } from '../ports.js';
import { say } from '../words.js';

/** Lines before and after the one that a finding is about. */
const AROUND = 2;

/** @param texts lines of each file, by its path in the findings */
export function findingsView(
  language: Language,
  findings: readonly Finding[],
  texts: ReadonlyMap<string, readonly string[]>,
): Markup {
  const files = [...new Set(findings.map(({ file }) => file))];
  return html`<h1>${say('findings', language)}</h1>
    <p role="status">${findings.length === 0 ? say('noFindings', language) : say('counted', language, { n: findings.length })}</p>
    ${files.map(
      (file) =>
        html`<section><h2 class="entry">${line(file)}</h2>${findings
          .filter((finding) => finding.file === file)
          .map((finding) => findingView(finding, language, texts.get(file) ?? []))}</section>`,
    )}`;
}

export function findingView(finding: Finding, language: Language, text: readonly string[]): Markup {
  const { rule, line: at, inKorean } = finding;
  const from = Math.max(1, at - AROUND);
  const around = text.slice(from - 1, at + AROUND);
  const said = language === 'ko' ? inKorean : undefined;
  const { what, why, fix } = said ?? finding;
  return html`<article class="finding" ${said === undefined ? html`lang="en"` : NOTHING}><p><b>${lines(what)}</b> <span class="note">${rule}</span></p>
    ${around.length === 0 ? html`<p class="note">${line(finding.file)}:${at}</p>` : NOTHING}${
      around.length === 0
        ? NOTHING
        : html`<pre tabindex="0" role="group" aria-label="${line(finding.file)}:${at}">${around.map(
            (
              each,
              n,
            ) => html`<span class="line ${from + n === at ? 'at' : ''}">${String(from + n).padStart(4)}  ${safeText(each)}
</span>`,
          )}</pre>`
    }
    <p><b>${say('why', language)}</b> ${lines(why)}</p><p><b>${say('fix', language)}</b> ${lines(fix)}</p>${
      said === undefined
        ? NOTHING
        : html`<details lang="en"><summary lang="ko">${say('inEnglish', language)}</summary><p>${lines(finding.what)}</p><p>${lines(finding.fix)}</p></details>`
    }</article>`;
}
