/** What people missed, in clusters, and what would help, to tick. */

import type { Language } from '../../../../src/core/model/knowledge-base.js';
import { asAsked } from '../../../left-out.js';
import { html, line, type Markup, NOTHING } from '../../public/html.js';
import { inLanguage } from '../../public/views/page.js';
import { factList } from '../../public/views/reply.js';
import { timeOf } from '../context.js';
import type { Missed, MissShelf, Proposed } from '../ports.js';
import { channelName, say } from '../words.js';
import { type Outcome, outcomeView, saveButtons } from './edit.js';

/** Weeks shown of a cluster, the last ones. */
const WEEKS = 4;

type Shown = Missed['clusters'][number];

export interface MissesParts {
  readonly language: Language;
  /** Undefined when they could not be put together. */
  readonly missed: Missed | undefined;
  readonly proposals: MissShelf['proposals'];
  readonly proof: string;
  /** Whether this visitor may save what is ticked. */
  readonly saves: boolean;
  readonly nameOf: (entry: string) => string;
  readonly ticked: ReadonlySet<string>;
  readonly says?: string;
  readonly outcome?: Outcome;
}

export function missesView(parts: MissesParts): Markup {
  const { language, missed, says } = parts;
  const counted =
    missed === undefined
      ? say('missesBroken', language)
      : `${say('missesCounted', language, { questions: missed.questions, n: missed.total })}${
          missed.total > missed.clusters.length
            ? ` ${say('missesMore', language, { n: missed.clusters.length })}`
            : ''
        }`;
  return html`<h1>${say('misses', language)}</h1><p>${say('missesLead', language)}</p>
    ${says === undefined ? NOTHING : html`<p role="alert" class="said-so">${says}</p>`}
    <div id="helps" data-live data-self="${inLanguage('/desk/misses', language)}" data-state="${parts.proposals.state}" data-keep="${say('lookAgain', language)}">${helpView(parts)}</div>
    <div id="missed" data-live><p role="status">${counted}</p>
      <ul class="cards">${(missed?.clusters ?? []).map((shown) => html`<li>${clusterView(shown, parts)}</li>`)}</ul></div>`;
}

function clusterView({ cluster, why }: Shown, { language, nameOf }: MissesParts): Markup {
  const { label, record, questions, count, channels, weeks } = cluster;
  const link =
    record === undefined
      ? NOTHING
      : html` <a class="tag plain" href="${inLanguage(`/desk/records/${encodeURIComponent(record)}`, language)}">${line(nameOf(record))}</a>`;
  const counts = (some: readonly (readonly [string, number])[]): string =>
    some.map(([name, n]) => `${line(name)} ${n}`).join(', ');
  return html`<h2 lang="${questions[0]!.language}">${line(asAsked({ ...questions[0]!, text: label }))}</h2>
    <p class="tags"><span class="tag now">${say('askedTimes', language, { n: count })}</span>${link}</p>
    ${factList([
      { label: say('whyMissed', language), value: whyWords({ cluster, why }, language, nameOf) },
      ...(channels.length === 0
        ? []
        : [
            {
              label: say('byChannels', language),
              value: counts(channels.map((each) => [channelName(each.channel, language), each.count])),
            },
          ]),
      ...(weeks.length === 0
        ? []
        : [
            {
              label: say('byWeeks', language),
              value: counts(
                weeks
                  .slice(-WEEKS)
                  .map((each) => [say('weekOf', language, { day: each.monday.slice(5) }), each.count]),
              ),
            },
          ]),
    ])}
    <details><summary>${say('questionsIn', language, { n: questions.length })}</summary><ul>${questions.map(
      ({ id, text, language: spoken }) =>
        html`<li><a href="${inLanguage(`/desk/inquiries/${id}`, language)}" lang="${spoken}">${line(asAsked({ text, language: spoken })) || `#${id}`}</a></li>`,
    )}</ul></details>`;
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** Why the nearest entry is not given, in words. */
function whyWords({ cluster, why }: Shown, language: Language, nameOf: (entry: string) => string): string {
  const unhelpful = why.kind === 'given' && cluster.questions.some(({ reason }) => reason === 'not-helpful');
  const words = 'words' in why ? why.words : [];
  const lacks =
    words.length === 0
      ? ''
      : say('missedWords', language, { words: words.map((each) => `“${each}”`).join(', ') });
  const lacking = why.kind === 'subject-missing' || why.kind === 'value-missing';
  const nearest =
    lacking && why.entry !== undefined ? say('missedNearest', language, { entry: nameOf(why.entry) }) : '';
  const main = say(unhelpful ? 'missed_unhelpful' : `missed_${why.kind}`, language, {
    entry: why.entry === undefined ? '' : nameOf(why.entry),
    other: 'other' in why ? nameOf(why.other) : '',
    record: 'record' in why ? nameOf(why.record) : '',
    confidence: 'confidence' in why ? percent(why.confidence) : '',
    threshold: 'threshold' in why ? percent(why.threshold) : '',
  });
  return [main, lacks, nearest].filter((part) => part !== '').join(' ');
}

function helpView(parts: MissesParts): Markup {
  const { language, proposals, proof } = parts;
  const begin = (again: boolean): Markup =>
    html`<form method="post" action="${inLanguage('/desk/misses/propose', language)}"><input type="hidden" name="proof" value="${proof}">
      <button ${again ? NOTHING : html`class="primary"`}>${say(again ? 'proposeAgain' : 'propose', language)}</button></form>`;
  const lead = html`<h2>${say('wouldHelp', language)}</h2><p>${say('wouldHelpLead', language)}</p>`;
  if (proposals.state === 'working')
    return html`<section>${lead}<p role="status">${say('proposing', language)} <a href="${inLanguage('/desk/misses', language)}">${say('lookAgain', language)}</a></p></section>`;
  if (proposals.state !== 'ready')
    return html`<section>${lead}${proposals.state === 'failed' ? html`<p role="alert">${say('proposeFailed', language)}</p>` : NOTHING}${begin(false)}</section>`;
  const { proposed, at } = proposals;
  const none = proposed.phrasings.length + proposed.skeletons.length === 0;
  return html`<section>${lead}<p class="note">${say('asOfTime', language, { time: timeOf(at) })}</p>
    ${none ? html`<p>${say('nothingHelps', language)}</p>` : tickView(parts, proposed)}${begin(true)}</section>`;
}

function tickView(
  { language, proof, saves, ticked, nameOf, outcome }: MissesParts,
  { phrasings, skeletons }: Proposed,
): Markup {
  const box = (id: string, label: string, note: string, spoken?: Language): Markup =>
    html`<label class="tick"><input type="checkbox" name="t.${id}" value="1" ${ticked.has(id) ? html`checked` : NOTHING}>
      <span>${spoken === undefined ? line(label) : html`<b lang="${spoken}">${line(label)}</b>`} <span class="note">${note}</span></span></label>`;
  const notes = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');
  return html`<form method="post" action="${inLanguage('/desk/misses', language)}" class="act"><input type="hidden" name="proof" value="${proof}">
    ${
      phrasings.length === 0
        ? NOTHING
        : html`<fieldset><legend><b>${say('newPhrasings', language)}</b></legend>${phrasings.map(
            ({ inquiry, text, entry, language: spoken, helps }) =>
              box(
                inquiry,
                text,
                notes(
                  say('phrasingOf', language, { entry: nameOf(entry) }),
                  helps.length === 0 ? '' : say('helpsMore', language, { n: helps.length }),
                ),
                spoken,
              ),
          )}</fieldset>`
    }${
      skeletons.length === 0
        ? NOTHING
        : html`<fieldset><legend><b>${say('newEntries', language)}</b></legend>${skeletons.map(
            ({ skeleton, label }) =>
              box(
                skeleton.key,
                label,
                notes(
                  skeleton.record === undefined ? '' : nameOf(skeleton.record),
                  say('askedTimes', language, { n: skeleton.count }),
                ),
              ),
          )}</fieldset>`
    }${saveButtons({ language, saves, patch: true, anyway: outcome?.kind === 'asked' })}
    ${saves ? NOTHING : html`<p class="note">${say('editorsSave', language)}</p>`}</form>
    <div aria-live="polite">${outcome === undefined ? NOTHING : outcomeView(outcome, language)}</div>`;
}
