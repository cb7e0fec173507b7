import { beforeAll, describe, expect, it } from 'vitest';
import { renderPlain } from '../../adapters/console/render.js';
import type { Library } from '../../src/core/library/library.js';
import type { PartialDate } from '../../src/core/model/knowledge-base.js';
import { botOf } from '../core/library-of.js';
import { shippedLibrary } from '../helpers/shipped.js';

interface Try {
  readonly title: string;
  readonly about: string;
  readonly say: string;
  readonly today?: PartialDate;
}

const TODAY = { year: 2024, month: 6, day: 1 };

const TRIES: readonly Try[] = [
  {
    title: 'See a whole record',
    about:
      '`show` and a name, in either language: `show X`, `X 보여줘`. What heads the record, every fact with its source and paragraph, and what the documents do not state.',
    say: 'show me the MOU',
  },
  {
    title: 'Type a part of a name, or only its initial consonants',
    about:
      'Aliases, fragments, short forms (`상생공장`), misspellings (`smrt fctory`) and initial consonants are understood. Where several records are as near, they are offered as buttons.',
    say: 'ㅅㅁㅌㄱㅈ',
  },
  {
    title: 'List records in words',
    about:
      'By kind (programs, plans, agreements, events, terms), ministry or partner, year of signing, start or end, state, field (digital, export, carbon, workforce, finance …) and with amount. `by name`, `newest first`, `by start date`, `by end date` and `by amount` sort; long lists come in pages.',
    say: 'MOUs signed in 2024',
  },
  {
    title: 'Find what is done with another ministry',
    about: 'When no record of the kind fits, those of other kinds are shown, and the reply says so.',
    say: '산업부랑 같이 하는 사업',
  },
  {
    title: 'Find what ends soon',
    about:
      '`what ends in the next 90 days`, `plans that end in 2027`, `2027년에 끝나는 계획`; also this, last and next week, month, quarter and year, and halves and quarters (`signed in Q1 2024`, `2024년 상반기에 체결된 협약`). Records whose date is printed without a year are counted apart, not guessed. `지금 신청할 수 있는 사업`, `접수 중인 사업`, `programs open for applications`: those whose documents state that one can apply on that day. `programs with more than 1 billion won`, `금액이 10억 원 이상인 협약`: those with such an amount.',
    say: 'plans that end in 2027',
  },
  {
    title: 'Compare one thing over time',
    about:
      'Values side by side with their years. The ratio is our arithmetic, and is said to be; nothing else is worked out.',
    say: 'compare smart factory investment 2018 and 2024',
  },
  {
    title: 'Compare two records',
    about:
      '`compare A and B`, `A와 B 비교`. The paragraph stands behind each value, the source in the last line.',
    say: 'compare the three-year plan and the third plan',
  },
  {
    title: 'See what happened when',
    about: '`timeline`, alone or with a record, a field or a ministry; in Korean `연표`.',
    say: '스마트공장 협약 연표',
  },
  {
    title: 'Ask as of an earlier day',
    about:
      'Put `as of 2024-03-01` before a command or a question (`2024년 3월 1일 기준`). The values that held then are said, and sources that came later are named.',
    say: 'as of 2024-03-01 cite the MOU',
  },
  {
    title: 'Cite, for a briefing note, in either language',
    about:
      'One line to paste, with source, date and paragraph; of a record, or of one fact: `cite smart factory government share`. Anyone may ask in other words, `what is the source of the MOU?` or `출처가 어디예요?`; after an answer, `and the source?` cites what was just said.',
    say: 'cite the MOU in Korean',
  },
  {
    title: 'Take a list with you',
    about:
      '`export` and a record or a list, `as csv`, `as json` or `as markdown`. In Slack the file is put into the conversation; in a personal chat in Teams it can be saved to OneDrive; the terminal prints it, and `policy-bot records export agreements --out agreements.csv` writes it.',
    say: 'export agreements as csv',
  },
  {
    title: 'Notice a source that has grown old',
    about:
      'After its day of review (`review_by`, or two years after the date of the source), answers say so. `policy-bot records --due` and `policy-bot check --freshness` list what to review, by how often it is asked for.',
    say: 'what share does the government pay for a smart factory?',
    today: { year: 2026, month: 11, day: 1 },
  },
];

const INTRODUCTION = `# For staff

The desk answers questions, and it looks things up: programs, plans, agreements, events and terms as records. The commands
below work alike in the terminal and in Slack, in Korean and in English. Plain questions are still questions: *which
companies presented at the MOU signing?* is answered, *show me the MOU* shows the record.

Below are ${TRIES.length} things to try. Each is what \`policy-bot start\` printed on the day named; a test replays them all.`;

const VISIBILITY = `## Who sees what

A record, a statement, a fact or a gap can be marked \`visibility: staff\` in the content ([how](../content/README.md)). Everyone else gets
answers, lists, exports, suggestions and corrections as if it were not there. Who is staff is decided by the channel at every
turn: in Slack by the users and groups in \`SLACK_STAFF\`, and only where nobody else reads the reply, that is in a direct message or in
an answer that only you can see. In the terminal, \`policy-bot start --as staff\`, \`policy-bot ask --as staff\` and
\`policy-bot records show NAME --as staff\` read everything.`;

/** Lines without spaces at their ends, which editors strip. */
const tidy = (text: string): string => text.replace(/[ \t]+$/gmu, '').replaceAll('\ufeff', '');

describe('the page for staff', () => {
  let library: Library;
  beforeAll(async () => {
    library = await shippedLibrary();
  }, 300_000);

  // `npx vitest run test/docs/staff.test.ts -u` writes the page anew.
  it('shows what the desk replies: docs/staff.md', async () => {
    const sections: string[] = [];
    for (const [n, { title, about, say, today = TODAY }] of TRIES.entries()) {
      const { bot } = botOf({ today }, library);
      const reply = await bot.handle({ channel: 'console', conversation: 'c', user: 'u', text: say });
      expect(reply.outcome, say).not.toBe('unanswered');
      const day = `${today.year}-${String(today.month).padStart(2, '0')}-${String(today.day).padStart(2, '0')}`;
      const said = tidy(renderPlain(reply, { width: 100, numbered: true }));
      sections.push(
        `## ${n + 1}. ${title}\n\n${about}\n\nOn ${day}:\n\n\`\`\`text\n> ${say}\n\n${said}\n\`\`\``,
      );
    }
    await expect(`${[INTRODUCTION, ...sections, VISIBILITY].join('\n\n')}\n`).toMatchFileSnapshot(
      '../../docs/staff.md',
    );
  });
});
