/** The desk for programs: JSON over HTTP, and the Model Context Protocol. */
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { leaving, type PublicParts, problem } from '../public/context.js';
import { openApi } from './openapi.js';
import { ASK_INPUT, createTools, ELIGIBILITY_INPUT, RECORDS_INPUT } from './tools.js';

export function addApiRoutes(app: Hono, parts: PublicParts): void {
  const { options, turns } = parts;
  const { browser, form, version = '0' } = options;
  if (browser === undefined || form === undefined) return;
  const tools = createTools({ turns, form, browser, channel: 'api' });
  const wrong = (c: Context, error: z.ZodError): Response =>
    c.json({ status: 400, error: z.prettifyError(error) }, 400);
  /** The body by its schema; else the response that says what is wrong. */
  const read = async <Input>(c: Context, schema: z.ZodType<Input>): Promise<Input | Response> => {
    if (parts.isStopping()) return leaving(parts, c);
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return problem(parts, c, 415);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (body === undefined) return problem(parts, c, 400);
    const parsed = schema.safeParse(body);
    return parsed.success ? parsed.data : wrong(c, parsed.error);
  };

  app.post('/api/ask', async (c) => {
    const input = await read(
      c,
      ASK_INPUT.refine(hasOne, { error: 'Give a question or an action, and not both.' }),
    );
    return input instanceof Response ? input : c.json(await tools.ask(input));
  });
  app.get('/api/records', (c) => {
    const input = RECORDS_INPUT.omit({ id: true }).safeParse(c.req.query());
    return input.success ? c.json(tools.records(input.data)) : wrong(c, input.error);
  });
  app.get('/api/records/:id', (c) => {
    const input = RECORDS_INPUT.pick({ id: true, language: true }).safeParse({
      ...c.req.query(),
      id: c.req.param('id'),
    });
    if (!input.success) return wrong(c, input.error);
    const found = tools.records(input.data);
    return found === undefined ? problem(parts, c, 404) : c.json(found);
  });
  app.post('/api/eligibility', async (c) => {
    const input = await read(c, ELIGIBILITY_INPUT);
    if (input instanceof Response) return input;
    const checked = await tools.eligibility(input);
    return checked === undefined ? problem(parts, c, 404) : c.json(checked);
  });
  app.get('/api/openapi.json', (c) =>
    c.json(openApi(options.words.greeting('en').title ?? 'Policy Desk', version, options.address)),
  );

  /** Its packages take a tenth of a start to load, and most desks have no assistant. */
  let mcp: Promise<(request: Request) => Promise<Response>> | undefined;
  const opened = async () =>
    (await import('./mcp.js')).mcpOverHttp(
      createTools({ turns, form, browser, channel: 'mcp' }),
      version,
      options.logger,
    );
  app.all('/mcp', async (c) => {
    if (parts.isStopping()) return leaving(parts, c);
    mcp ??= opened();
    return (await mcp)(c.req.raw);
  });
}

function hasOne({
  question,
  action,
}: {
  question?: string | undefined;
  action?: string | undefined;
}): boolean {
  return (question === undefined) !== (action === undefined);
}
