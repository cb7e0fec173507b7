/** The one table of rules: id, why, whether it blocks, and the words of each finding. `docs/rules.md` lists them. */
import { BOT_RULES } from './bot.js';
import { DESK_RULES } from './desk.js';
import { ELIGIBILITY_RULES } from './eligibility.js';
import { FACT_RULES } from './facts.js';
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
