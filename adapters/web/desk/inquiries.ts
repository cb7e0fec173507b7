/** Inquiries: what waits, one at a time with the record beside it, and what staff do with them. */
import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Language } from '../../../src/core/model/knowledge-base.js';
import { type Inquiry, type Settlement, signed } from '../../../src/staff/index.js';
import { outcomeOf, readReason } from '../../words.js';
import { leaving, problem, type Status } from '../public/context.js';
import type { Fields } from '../public/inbound.js';
import { inLanguage } from '../public/views/page.js';
import {
  type DeskContext,
  type DeskParts,
  deskPage,
  type Env,
  languageAsked,
  notice,
  visitorForm,
} from './context.js';
import { filterOf, readList } from './inquiry-list.js';
import { type Drafted, inquiriesView, inquiryView } from './views/inquiries.js';
import { say } from './words.js';

const PAGE_SIZE = 25;
const MOST_ANSWER = 4_000;
const MOST_NOTE = 500;
/** A page that hears nothing for so long would take the line for broken, in milliseconds. */
const BEAT_MS = 15_000;

type Act = 'claim' | 'answer' | 'send' | 'dismiss' | 'reopen';

export function addInquiryRoutes(app: Hono<Env>, parts: DeskParts): void {
  const { options, site, live } = parts;
  const { desk, inquiries, knowledge, store } = options;

  app.get('/inquiries', async (c) => {
    const language = languageAsked(c);
    const asked = readList(c.req.query());
    const filter = filterOf(asked);
    const total = await inquiries.count(filter);
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const at = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
    const listed = await inquiries.list({ ...filter, limit: PAGE_SIZE, offset: (at - 1) * PAGE_SIZE });
    const content = inquiriesView({ language, asked, listed, total, page: at, pages });
    return deskPage(parts, c, { title: say('inquiries', language), here: 'inquiries', content });
  });

  app.get('/inquiries.csv', async (c) => {
    const csv = await inquiries.csv(filterOf(readList(c.req.query())));
    await store.logChange({ who: signed(c.get('visitor').member), what: 'export', about: 'inquiries' });
    c.header('Content-Type', 'text/csv; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="inquiries.csv"');
    return c.body(csv);
  });

  const show = (
    c: DeskContext,
    inquiry: Inquiry,
    more: { readonly says?: string; readonly drafted?: Drafted } = {},
    status: 200 | Status = 200,
  ): Response | Promise<Response> => {
    const language = languageAsked(c);
    const nearest = inquiry.offered.map(({ entry }) => entry.split('/')[0] ?? '');
    const records = [...new Set(nearest)].flatMap((id) => knowledge.browser.page(id, language) ?? []);
    const content = inquiryView({ language, inquiry, visitor: c.get('visitor'), records, ...more });
    const path = `/desk/inquiries/${inquiry.id}`;
    return deskPage(parts, c, { title: `#${inquiry.id}`, here: 'inquiries', path, content }, status);
  };
  const unknown = (c: DeskContext) => {
    const language = languageAsked(c);
    const says = say('unknownInquiry', language);
    return notice(parts, c, { title: say('inquiries', language), says, status: 404 });
  };

  app.get('/inquiries/:id', async (c) => {
    const inquiry = await desk.get(c.req.param('id'));
    return inquiry === undefined ? unknown(c) : show(c, inquiry);
  });

  /** Does something to an inquiry, and says what came of it on its page: with what was written, where that is not done. */
  const act = (
    kind: Act,
    perform: (c: DeskContext, inquiry: Inquiry, fields: Fields) => Promise<Settlement> | undefined,
  ): void => {
    // Whoever opens the address of what was done again comes to the inquiry.
    app.get(`/inquiries/:id/${kind}`, (c) =>
      c.redirect(
        inLanguage(`/desk/inquiries/${encodeURIComponent(c.req.param('id') ?? '')}`, languageAsked(c)),
        303,
      ),
    );
    app.post(`/inquiries/:id/${kind}`, async (c) => {
      if (site.isStopping()) return leaving(site, c);
      const fields = await visitorForm(parts, c);
      if (fields instanceof Response) return fields;
      const id = c.req.param('id') ?? '';
      const language = languageAsked(c);
      const before = await desk.get(id);
      if (before === undefined) return unknown(c);
      const drafted = { ko: fields['ko'] ?? '', en: fields['en'] ?? '', note: fields['note'] ?? '' };
      const done = perform(c, before, fields);
      if (done === undefined) return show(c, before, { says: say('needsText', language), drafted }, 400);
      const result = await done;
      const after = (await desk.get(id)) ?? before;
      const says = outcomeOf(kind, id, result, language);
      return result.kind === 'done' ? show(c, after, { says }) : show(c, after, { says, drafted }, 409);
    });
  };
  const by = (c: DeskContext) => c.get('visitor').member;
  act('claim', (c, { id }) => desk.claim(id, by(c)));
  act('reopen', (c, { id }) => desk.reopen(id, by(c)));
  act('send', (c, { id }) => desk.send(id, by(c)));
  act('dismiss', (c, { id }, { reason, note = '' }) =>
    desk.dismiss(id, { reason: readReason(reason), note: note.trim().slice(0, MOST_NOTE) }, by(c)),
  );
  act('answer', (c, { id, language }, fields) => {
    const written = (each: Language): string => (fields[each] ?? '').trim().slice(0, MOST_ANSWER);
    const [own, other] = language === 'ko' ? [written('ko'), written('en')] : [written('en'), written('ko')];
    if (own === '') return undefined;
    return desk.answer(id, other === '' ? own : `${own}\n\n${other}`, by(c));
  });

  app.get('/live', (c) => {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let hear: () => void = () => undefined;
    const off = live.listen(c.get('visitor').proof, () => hear(), end);
    if (typeof off === 'string') return problem(site, c, off === 'own' ? 429 : 503);
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      stream.onAbort(end);
      const send = (event: string): void => void stream.writeSSE({ event, data: '' }).catch(() => end());
      hear = () => send('inquiries');
      send('open');
      const beat = setInterval(() => send('beat'), BEAT_MS);
      await ended;
      clearInterval(beat);
      off();
    });
  });
}
