import { Command, Option } from 'commander';
import { systemClock } from '../clock.js';
import { dayOf } from '../core/model/dates.js';
import type { KnowledgeBase, Language } from '../core/model/knowledge-base.js';
import type { Known } from '../core/model/profile.js';
import { say, type Voice } from '../core/skills/answer/say.js';
import { knownWords } from '../core/skills/eligibility/chat/wording.js';
import { among, between, type Cell, Checks } from '../core/skills/eligibility/index.js';
import { type CliContext, settingsOf } from './context.js';
import { graphOf } from './eligibility-graph.js';
import { UsageError } from './errors.js';
import { parseDay } from './open.js';

interface EligibilityFlags {
  readonly graph?: boolean;
  readonly language: Language;
  readonly content?: string;
  readonly today?: string;
}

/** `policy-bot eligibility RECORD --graph`: the questions of a check and where each answer leads. */
export function eligibilityCommand(context: CliContext): Command {
  return new Command('eligibility')
    .description('draw the questions and outcomes of an eligibility check')
    .argument('<record>', 'id of the record, such as small-manufacturer')
    .option('--graph', 'print a Mermaid diagram')
    .addOption(new Option('--language <language>', 'of the words in it').choices(['ko', 'en']).default('ko'))
    .option('--content <dir>', 'knowledge base to read')
    .option('--today <date>', 'the conditions as they apply on this day, YYYY-MM-DD')
    .addHelpText(
      'after',
      `
The diagram asks only what can still change the result. GitHub and many editors draw Mermaid; so does mermaid.live.

Example
  policy-bot eligibility small-manufacturer --graph`,
    )
    .action(async (record: string, { graph, language, content, today }: EligibilityFlags) => {
      if (graph !== true) {
        throw new UsageError(`Say what to print: policy-bot eligibility ${record} --graph`);
      }
      const settings = settingsOf(context);
      const kb = await knowledgeOf(content ?? settings.content);
      const day = today ?? settings.today;
      const voice = { kb, language, today: day === undefined ? dayOf(systemClock.now()) : parseDay(day) };
      context.out(draw(voice, record));
    });
}

async function knowledgeOf(dir: string): Promise<KnowledgeBase> {
  const { loadKnowledge } = await import('../knowledge/index.js');
  const { knowledgeBase } = await loadKnowledge(dir);
  if (knowledgeBase !== undefined) return knowledgeBase;
  throw new UsageError(
    `The knowledge base in ${dir} cannot be read. Run "policy-bot check --content ${dir}" for all findings.`,
  );
}

function draw(voice: Voice, id: string): string {
  const { kb, today } = voice;
  const checks = new Checks(kb);
  const target = kb.records.get(id);
  const check = checks.on(today).get(id);
  if (check === undefined) {
    const known = [...checks.on(today).keys()].join(', ');
    const why =
      target === undefined
        ? `There is no record "${id}".`
        : `The documents on "${id}" state no conditions, so there is nothing to draw.`;
    throw new UsageError(`${why} Records with conditions: ${known === '' ? 'none' : known}.`);
  }
  const outcomes = {
    eligible: 'check-is-eligible',
    not_eligible: 'check-is-not-eligible',
    not_stated: 'check-part-not-stated',
  } as const;
  return graphOf(check.diagram, {
    question: (attribute) => kb.profile.attributes.get(attribute)?.question[voice.language] ?? attribute,
    answer: (attribute, cell) => knownWords(voice, attribute, knownIn(kb, attribute, cell)),
    outcome: (outcome) => say(voice, outcomes[outcome]),
  });
}

/** What an answer in a cell tells; the last number of a cell that is not of whole numbers is its bound. */
function knownIn(kb: KnowledgeBase, id: string, cell: Cell): Known {
  if (cell.kind === 'choice') return among(cell.choice);
  const attribute = kb.profile.attributes.get(id);
  const whole = attribute?.kind === 'number' && attribute.whole;
  return between(cell.from, whole ? cell.below - 1 : cell.below);
}
