import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { loadKnowledge } from '../src/knowledge/index.js';
import { LOAD_GOAL, type LoadReport, runLoad } from './load.js';
import { CHAT_CHANNELS, CHAT_GOAL, type ChatChannel, type ChatLoadReport, runChatLoad } from './load-chat.js';
import { BenchError, readCount, readCounts } from './options.js';
import type { Output } from './output.js';
import { type Column, count, milliseconds, table } from './report.js';

interface LoadCommandOptions {
  readonly channel: 'web' | ChatChannel;
  readonly rate?: number;
  readonly seconds: number;
  readonly latency: readonly number[];
  readonly processes: number;
  readonly url?: string;
  readonly content: string;
  readonly json?: boolean;
}

function render({ asked, seconds, perSecond, p50, p99, failed }: LoadReport): string {
  return [
    `${count(asked)} questions in ${seconds.toFixed(1)} s: ${perSecond.toFixed(0)} answers a second (goal ${LOAD_GOAL.perSecond}), ${count(failed)} failed.`,
    `From due to answered: median ${milliseconds(p50)} ms, 99th percentile ${milliseconds(p99)} ms (goal ${LOAD_GOAL.p99} ms).`,
    '',
  ].join('\n');
}

const COLUMNS: readonly Column<ChatLoadReport>[] = [
  { title: 'program', left: true, cell: ({ program }) => program },
  { title: 'processes', cell: ({ processes }) => count(processes) },
  { title: 'API ms', cell: ({ latency }) => count(latency) },
  { title: 'events', cell: ({ events }) => count(events) },
  { title: 'refused', cell: ({ refused }) => count(refused) },
  { title: 'unanswered', cell: ({ unanswered }) => count(unanswered) },
  { title: 'answers/s', cell: ({ perSecond }) => perSecond.toFixed(0) },
  { title: 'ack p50', cell: ({ acknowledged50 }) => milliseconds(acknowledged50) },
  { title: 'ack p99', cell: ({ acknowledged99 }) => milliseconds(acknowledged99) },
  { title: 'answer p50', cell: ({ answered50 }) => milliseconds(answered50) },
  { title: 'answer p99', cell: ({ answered99 }) => milliseconds(answered99) },
  { title: 'CPU ms', cell: ({ cpu }) => milliseconds(cpu) },
  { title: 'own CPU ms', cell: ({ ownCpu }) => milliseconds(ownCpu) },
];

const isChat = (channel: LoadCommandOptions['channel']): channel is ChatChannel => channel !== 'web';

export function loadCommand({ out, complain, exit }: Output): Command {
  return new Command('load')
    .description(
      'messages that arrive at a rate, over HTTP, at the built program; in Slack beside a bare Bolt app',
    )
    .addOption(
      new Option('--channel <name>', 'where they are asked')
        .choices(['web', ...CHAT_CHANNELS])
        .default('web'),
    )
    .option(
      '--rate <number>',
      `messages a second (default: ${LOAD_GOAL.perSecond}, in a chat ${CHAT_GOAL.perSecond})`,
      readCount,
    )
    .option('--seconds <number>', 'for how long', readCount, 10)
    .option('--latency <list>', 'milliseconds that a call of the chat platform takes', readCounts, [50, 200])
    .option('--processes <number>', 'processes that take messages of a chat', readCount, 1)
    .option('--url <address>', 'an empty PostgreSQL database, which several processes share')
    .option('--content <dir>', 'knowledge base whose phrasings are asked', 'content')
    .option('--json', 'print the report as data')
    .action(async (options: LoadCommandOptions) => {
      const { channel, seconds, latency, processes, url, content, json } = options;
      if (processes > 1 && url === undefined)
        throw new BenchError(
          'Several processes share a PostgreSQL database.\n  fix  Name an empty one with --url, or leave --processes out.',
        );
      const { knowledgeBase } = await loadKnowledge(content);
      if (knowledgeBase === undefined) throw new BenchError(`The content in ${content} cannot be read.`);
      const questions = [...knowledgeBase.records.values()].flatMap(({ name, statements, gaps }) => [
        name.ko,
        ...[...statements, ...gaps].flatMap(({ phrasings }) => [...phrasings.ko, ...phrasings.en]),
      ]);
      if (!isChat(channel)) {
        const { rate = LOAD_GOAL.perSecond } = options;
        complain(`${count(rate)} questions a second for ${seconds} s …\n`);
        const report = await runLoad({ rate, seconds, questions });
        out(json === true ? `${JSON.stringify(report, null, 2)}\n` : render(report));
        exit(report.failed === 0 && report.p99 <= LOAD_GOAL.p99 ? 0 : 1);
        return;
      }
      const { rate = CHAT_GOAL.perSecond } = options;
      const reports: ChatLoadReport[] = [];
      for (const each of latency)
        for (const program of channel === 'slack'
          ? (['bolt', 'policy-bot'] as const)
          : (['policy-bot'] as const)) {
          complain(`${program}: ${count(rate)} messages a second for ${seconds} s, ${each} ms a call …\n`);
          const common = { channel, program, rate, seconds, latency: each, processes, questions };
          reports.push(await runChatLoad({ ...common, url, content: resolve(content) }));
        }
      out(json === true ? `${JSON.stringify(reports, null, 2)}\n` : table(COLUMNS, reports));
      const kept = reports.filter(({ program }) => program === 'policy-bot');
      exit(kept.every(({ refused, unanswered }) => refused + unanswered === 0) ? 0 : 1);
    });
}
