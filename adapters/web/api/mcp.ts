/** The same three things for assistants, by the Model Context Protocol: over HTTP, and over standard input and output. */
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Logger } from '../../../src/core/ports.js';
import type { Reply } from '../../../src/core/reply.js';
import { createTurns } from '../../turns.js';
import type { WebOptions } from '../options.js';
import { ASK_INPUT, createTools, ELIGIBILITY_INPUT, RECORDS_INPUT, type Tools } from './tools.js';

const INSTRUCTIONS =
  'Answers come from published documents of a ministry, word for word, each with its source and date. Quote the source. ' +
  'Where the outcome is “unanswered”, the documents do not state it: say so, and do not fill it in.';

/** A reply as text that can be quoted: what is said, the facts, the sources, what can be asked next. */
export function textOfReply(reply: Reply): string {
  const { title, paragraphs, facts, tables = [], sources, actions } = reply;
  return [
    ...(title === undefined ? [] : [title]),
    ...paragraphs,
    facts
      .map(({ label, value, note }) => `- ${label}: ${value}${note === undefined ? '' : ` (${note})`}`)
      .join('\n'),
    ...tables.map(({ columns, rows }) =>
      [columns.map(({ label }) => label), ...rows].map((row) => row.join(' | ')).join('\n'),
    ),
    sources
      .map(
        ({ title: named, publisher, date, locator, url = '' }) =>
          `[${[named, publisher, date, locator, url].filter((part) => part !== '').join(', ')}]`,
      )
      .join('\n'),
    actions.map(({ id, label }) => `> ${label} (${id})`).join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function serverOf(tools: Tools, version: string): McpServer {
  const server = new McpServer({ name: 'sme-policy-bot', version }, { instructions: INSTRUCTIONS });
  const said = (text: string, data: object) => ({
    content: [{ type: 'text' as const, text }],
    structuredContent: data as Record<string, unknown>,
  });
  const nothing = { content: [{ type: 'text' as const, text: 'There is no such record.' }], isError: true };
  const reading = { readOnlyHint: true, openWorldHint: false };
  server.registerTool(
    'ask',
    {
      title: 'Ask the policy desk',
      description:
        'Answers a question about support programs, plans, agreements and events for small businesses, in Korean or English, with sources. A question that nothing answers is written down for staff.',
      inputSchema: ASK_INPUT,
    },
    async (input) => {
      const { conversation, reply } = await tools.ask(input);
      return said(`${textOfReply(reply)}\n\n(conversation ${conversation})`, { conversation, reply });
    },
  );
  server.registerTool(
    'records',
    {
      title: 'Look records up',
      description: 'Lists the records that fit, or with an id gives everything about one, with sources.',
      inputSchema: RECORDS_INPUT,
      annotations: reading,
    },
    async (input) => {
      const found = tools.records(input);
      if (found === undefined) return nothing;
      const text =
        'records' in found
          ? found.records.map(({ id, name, status = '' }) => `- ${name} (${id}) ${status}`.trim()).join('\n')
          : [...found.parts.map(textOfReply), textOfReply({ ...found.card, actions: [] })].join('\n\n');
      return said(text === '' ? 'No record fits.' : text, found);
    },
  );
  server.registerTool(
    'eligibility',
    {
      title: 'Check eligibility',
      description:
        'Says whether a business, as described, meets the conditions that the documents state, and which questions are open. Call it without answers first. No legal verdict.',
      inputSchema: ELIGIBILITY_INPUT,
      annotations: reading,
    },
    async (input) => {
      const checked = await tools.eligibility(input);
      if (checked === undefined) return nothing;
      const open = checked.form.open.map(
        ({ attribute, question, choices }) =>
          `- ${attribute}: ${question}${choices.length === 0 ? '' : ` (${choices.map(({ id }) => id).join(', ')})`}`,
      );
      return said([textOfReply({ ...checked.reply, actions: [] }), ...open].join('\n'), checked);
    },
  );
  return server;
}

export function mcpOverHttp(
  tools: Tools,
  version: string,
  logger: Logger,
): (request: Request) => Promise<Response> {
  const handler = createMcpHandler(() => serverOf(tools, version), {
    maxSubscriptions: 64,
    onerror: (error) => logger.debug({ channel: 'mcp', err: error }, 'a request of an assistant was refused'),
  });
  return (request) => handler.fetch(request);
}

/** Serves one assistant over standard input and output; resolves when it is gone. */
export function mcpOverStdio(
  options: Pick<WebOptions, 'handle' | 'words' | 'logger'> &
    Required<Pick<WebOptions, 'form' | 'version'>> & {
      readonly browser: NonNullable<WebOptions['browser']>;
    },
): Promise<void> {
  const { form, browser, version } = options;
  const turns = createTurns(options);
  const tools = createTools({ turns, form, browser, channel: 'mcp' });
  serveStdio(() => serverOf(tools, version));
  return new Promise<void>((resolve) => process.stdin.once('end', resolve)).then(() => turns.settled());
}
