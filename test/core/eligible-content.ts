/** The minimal content with conditions on who gets its grant. */
import type { ContentFiles } from '../../src/knowledge/index.js';
import { edited } from '../knowledge/fixture.js';

/** A mill of fewer than ten employees, or one with a large mill as a partner. */
export const ELIGIBILITY = `eligibility:
  conditions:
    - attribute: trade
      is: mill
      paragraphs: 2
    - any_of:
        - { attribute: employees, less_than: 10 }
        - { attribute: partner, is: yes }
      paragraphs: 3
`;

export function eligibleContent(): ContentFiles {
  const related = 'related: [example-pact]\n';
  return edited('programs/example-grant.yaml', related, `${related}${ELIGIBILITY}`);
}
