/** A knowledge base whose programs ask what the sentences speak of; the shelf has the attributes. */

import type { KnowledgeBase } from '../../../../../src/core/model/knowledge-base.js';
import type { ContentFiles } from '../../../../../src/knowledge/index.js';
import { parseContent } from '../../../../../src/knowledge/index.js';
import { edited } from '../../../../knowledge/fixture.js';

const PROGRAMS: readonly string[] = [
  'employees: { less_than: 10 }',
  'employees: { at_least: 20 }',
  'employees: { at_most: 200 }',
  'sector: manufacturing',
  'size: sme',
  'partner_large_company: yes',
  'exporting: yes',
  'research_lab: yes',
  'years_in_business: { at_most: 7 }',
  'revenue: { at_most: 10000000000 }',
];

/** The minimal content with one condition on its grant. */
function contentWith(condition: string): ContentFiles {
  const related = 'related: [example-pact]\n';
  return edited(
    'programs/example-grant.yaml',
    related,
    `${related}eligibility:\n  conditions:\n    - ${condition}\n      paragraphs: 2\n`,
  );
}

const knowledgeOf = (condition: string): KnowledgeBase => {
  const { knowledgeBase, diagnostics } = parseContent(contentWith(condition));
  if (knowledgeBase === undefined)
    throw new Error(`The content has findings: ${JSON.stringify(diagnostics)}`);
  return knowledgeBase;
};

/** All of the conditions in one program, so that every attribute is listened for. */
export const ALL = contentWith(PROGRAMS.slice(2).join('\n      paragraphs: 2\n    - '));
export const knowledge = (): { condition: string; kb: KnowledgeBase }[] =>
  PROGRAMS.map((condition) => ({ condition, kb: knowledgeOf(condition) }));

/** A program that asks three things in turn. */
export const ONE = contentWith(
  ['sector: manufacturing', 'employees: { less_than: 10 }', 'partner_large_company: yes'].join(
    '\n      paragraphs: 2\n    - ',
  ),
);
