/** The one table of rules: id, why, whether it blocks, and the words of each finding. `docs/rules.md` lists them. */
import { fillTemplate, placesIn } from '../../core/model/template.js';
import { BOT_RULES } from './bot.js';
import { DESK_RULES } from './desk.js';
import { ELIGIBILITY_RULES } from './eligibility.js';
import { FACT_RULES } from './facts.js';
import KOREAN from './ko.json' with { type: 'json' };
import { NAME_RULES } from './names.js';
import { READING_RULES } from './reading.js';
import type { RuleWords } from './rule.js';
import { SHAPE_RULES } from './shape.js';
import { SOURCE_RULES } from './sources.js';
import { TABLE_RULES } from './table.js';
import { TEXT_RULES } from './texts.js';
import { YAML_RULES } from './yaml.js';

export const RULES = {
  ...READING_RULES,
  ...YAML_RULES,
  ...SHAPE_RULES,
  ...NAME_RULES,
  ...FACT_RULES,
  ...ELIGIBILITY_RULES,
  ...TEXT_RULES,
  ...BOT_RULES,
  ...SOURCE_RULES,
  ...DESK_RULES,
  ...TABLE_RULES,
} as const;

export type { RuleWords };
export type RuleId = keyof typeof RULES;

/** What the words of a rule need to know of a finding. */
export type RuleData<R extends RuleId> = Parameters<(typeof RULES)[R]['say']>[0];

/** What, why and fix of one finding. */
export function wordsOf<R extends RuleId>(rule: R, data: RuleData<R>): RuleWords & { readonly why: string } {
  const { why, say } = RULES[rule];
  return { ...(say as (data: RuleData<R>) => RuleWords)(data), why };
}

/** Whether content that breaks the rule can still be turned into a knowledge base. */
export function isBlocking(rule: RuleId): boolean {
  return RULES[rule].blocks;
}

/** Values are named in Korean words at most so long; an example to be written is a line of a file. */
const LONGEST = 160;

function named(value: unknown): string {
  const text = Array.isArray(value)
    ? value.map(String).join(', ')
    : typeof value === 'number'
      ? value.toLocaleString('ko')
      : String(value);
  const line = [...text.replaceAll(/\s+/g, ' ').trim()];
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).join('')}…` : line.join('');
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);

/** The same in Korean. A sentence that names what this finding does not have is left out. */
export function koreanWordsOf(
  rule: RuleId,
  data: Readonly<Record<string, unknown>>,
): RuleWords & { readonly why: string } {
  const words: Readonly<Record<RuleId, RuleWords & { readonly why: string }>> = KOREAN;
  const said = (template: string): string =>
    template
      .split('\n')
      .filter((sentence) => !placesIn(sentence).some((place) => place in data && isNothing(data[place])))
      .map((sentence) => fillTemplate(sentence, (place) => (place in data ? named(data[place]) : undefined)))
      .join(' ');
  const { what, why, fix } = words[rule];
  return { what: said(what), why, fix: said(fix) };
}
