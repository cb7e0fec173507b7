/** The page to ask on, also in a frame of another site, and what is handed in there. */
import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from '../../../src/core/model/knowledge-base.js';
import type { Reply } from '../../../src/core/reply.js';
import { wordOfStaff } from '../../words.js';
import { word } from '../words.js';
import { languageAsked, leaving, type PublicParts, page, problem } from './context.js';
import { readFields } from './forms.js';
import { html, line, lines, type Markup, NOTHING } from './html.js';
import { type Fields, languageOf, readForm } from './inbound.js';
import type { Exchange, Session } from './sessions.js';
import { askView } from './views/ask.js';
import { exchangeView, type FormParts, hiddenFields, ticketView } from './views/exchange.js';

type Place = '/' | '/embed';

export function addAskRoutes(app: Hono, parts: PublicParts): void {
  const { options, sessions, turns, person } = parts;
  const secure = options.address?.startsWith('https:') ?? false;
  const cookie = secure ? '__Host-desk' : 'desk';
  const shownBy = (c: Context): string | undefined => getCookie(c, cookie);

  const originOf = (c: Context): string => options.address ?? new URL(c.req.url).origin;
  const formsOf = (c: Context, id: string, language: Language, place: Place): FormParts => ({
    to: place === '/' ? '/ask' : '/embed',
    origin: originOf(c),
    hidden: {
      proof: sessions.proofFor(id),
      once: randomBytes(9).toString('base64url'),
      lang: language,
      ...(place === '/embed' ? { session: id, framed: '1' } : {}),
    },
    person: person !== undefined,
  });
  const languageSwitch = (language: Language, forms: FormParts): Markup => {
    const other = language === 'ko' ? 'en' : 'ko';
    return html`<form method="post" action="${forms.to}">${hiddenFields(forms, { lang: other, text: word('inLanguage', other) })}
      <button class="language" lang="${other}">${word('otherLanguage', language)}</button></form>`;
  };
  const offerOf = async (
    c: Context,
    language: Language,
    name: string,
  ): Promise<{ action: string; label: string; title: string } | undefined> => {
    const record = c.req.query('check');
    if (record === undefined) return undefined;
    const action = `check:${record}`;
    const form = await options.form?.({ channel: 'web', conversation: name, user: name, action, language });
    return form?.title === undefined
      ? undefined
      : { action, label: word('checkStart', language), title: form.title };
  };
  const show = async (c: Context, id: string, language: Language, place: Place): Promise<Response> => {
    const session = sessions.get(id);
    const forms = formsOf(c, id, language, place);
    const greeting = options.words.greeting(language);
    const content = askView({
      language,
      greeting,
      session,
      forms,
      text: c.req.query('q')?.slice(0, 500),
      offered: await offerOf(c, language, session.name),
    });
    return page(parts, c, {
      language,
      path: place,
      here: 'ask',
      indexed: place === '/',
      framed: place === '/embed',
      description: greeting.paragraphs[0] ?? '',
      ...(session.exchanges.length === 0 ? {} : { languageSwitch: languageSwitch(language, forms) }),
      content,
    });
  };

  /** Takes a turn; resolves to what came of it, or to nothing when the same form was handed in before. */
  const take = async (
    id: string,
    fields: Fields,
    language: Language,
  ): Promise<Exchange | undefined | 400> => {
    const said = readForm(fields, language);
    if (said === undefined) return 400;
    const session = sessions.get(id);
    if (!sessions.first(id, JSON.stringify([fields['once'], said]))) return undefined;
    const label = labelOf(session, options.words.greeting(language), said.action);
    const turn = { channel: 'web', conversation: session.name, user: session.name, ...said };
    let exchange: Exchange | undefined;
    await turns.take(
      turn,
      (reply) => {
        exchange = sessions.add(id, said.text ?? label ?? answersSaid(fields), reply);
      },
      language,
    );
    return exchange;
  };
  const handIn = async (c: Context, place: Place): Promise<Response> => {
    if (parts.isStopping()) return leaving(parts, c);
    const handed = await readFields(parts, c, shownBy(c));
    if (typeof handed === 'number') return problem(parts, c, handed);
    const { id, fields } = handed;
    const language = languageOf(fields['lang']);
    const exchange = await take(id, fields, language);
    const fragment = c.req.header('x-fragment') !== undefined;
    if (exchange === 400 && fragment) return problem(parts, c, 400);
    if (!fragment) {
      return place === '/embed' ? show(c, id, language, place) : c.redirect(`/?lang=${language}#latest`, 303);
    }
    if (exchange === undefined || exchange === 400) return c.body(null, 204);
    const forms = formsOf(c, id, language, place);
    c.header('X-Once', forms.hidden['once']);
    return c.html(exchangeView(exchange, forms, true));
  };

  app.get('/', async (c) => {
    const id = sessions.idOf(shownBy(c));
    setCookie(c, cookie, id, { path: '/', httpOnly: true, sameSite: 'Lax', secure });
    return show(c, id, languageAsked(c), '/');
  });
  app.get('/embed', (c) => show(c, sessions.idOf(undefined), languageAsked(c), '/embed'));
  app.post('/ask', (c) => handIn(c, '/'));
  app.post('/embed', (c) => handIn(c, '/embed'));

  app.get('/files/:exchange', (c) => {
    const file = sessions.file(c.req.param('exchange'));
    if (file === undefined) return problem(parts, c, 404);
    c.header('Content-Type', `${file.mediaType}; charset=utf-8`);
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return c.body(file.content);
  });

  if (person === undefined) return;
  app.post('/person', async (c) => {
    const handed = await readFields(parts, c, shownBy(c));
    if (typeof handed === 'number') return problem(parts, c, handed);
    const { id, fields } = handed;
    const language = languageOf(fields['lang']);
    const session = sessions.get(id);
    const exchange = session.exchanges.find((each) => each.id === fields['exchange']);
    const inquiry = exchange?.reply.inquiry;
    if (exchange === undefined || inquiry === undefined) return problem(parts, c, 404);
    const ticket = exchange.ticket ?? (await person.open({ inquiry, user: session.name }));
    sessions.setTicket(id, exchange.id, ticket);
    if (c.req.header('x-fragment') !== undefined)
      return c.html(ticketView(ticket, exchange.reply.language, originOf(c)));
    return fields['framed'] === '1'
      ? show(c, id, language, '/embed')
      : c.redirect(`/?lang=${language}#${exchange.id}`, 303);
  });
  app.get('/answers/:ticket', async (c) => {
    const language = languageAsked(c);
    const kept = await person.read(c.req.param('ticket'));
    const told = kept?.told;
    const said = told && wordOfStaff(told);
    const question = told ?? kept?.asked;
    const asked =
      question === undefined
        ? NOTHING
        : html`<dl class="facts" lang="${question.language}"><div><dt>${word('youAsked', language)}</dt><dd>${line(question.question)}</dd></div></dl>`;
    const content = html`<h1>${word('answerPage', language)}</h1>${
      told === undefined || said === undefined
        ? html`${asked}<p role="status" ${kept === undefined ? '' : html`data-waiting`}>${word(kept === undefined ? 'answerGone' : 'answerWaiting', language)}</p>`
        : html`${asked}${said.paragraphs.map((each) => html`<p class="answer" lang="${told.language}">${lines(each)}</p>`)}<p><small>${said.close}</small></p>`
    }<p><a href="/?lang=${language}">${word('home', language)}</a></p>`;
    return page(
      parts,
      c,
      { language, title: word('answerPage', language), path: c.req.path, content },
      kept === undefined ? 404 : 200,
    );
  });
}

/** What a button says, wherever it stood. */
function labelOf(session: Session, greeting: Reply, action: string | undefined): string | undefined {
  const replies = [...session.exchanges.map(({ reply }) => reply), greeting];
  return replies
    .reverse()
    .flatMap(({ actions }) => actions)
    .find(({ id }) => id === action)?.label;
}

/** Answers of a form, as they were written. */
function answersSaid(fields: Fields): string {
  return Object.entries(fields)
    .filter(([name, value]) => name.startsWith('answer.') && value !== '')
    .map(([, value]) => value)
    .join(' · ')
    .slice(0, 200);
}
