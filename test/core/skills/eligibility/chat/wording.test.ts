import { expect, it } from 'vitest';
import type { Facts } from '../../../../../src/core/model/profile.js';
import { factsWords } from '../../../../../src/core/skills/eligibility/chat/wording.js';
import { shippedLibrary } from '../../../../helpers/shipped.js';

it('says back what was told of a business, and nothing that only follows from it', async () => {
  const { kb } = await shippedLibrary();
  const voice = { kb, language: 'en', today: { year: 2026 } } as const;
  const attributes = [...kb.profile.attributes.values()];
  const choice = attributes.find((each) => each.kind === 'choice' && each.choices.length > 2)!;
  const [yesNo] = attributes.filter((each) => each.kind === 'yes-no');
  const ids = choice.kind === 'choice' ? choice.choices.map(({ id }) => id) : [];
  const of = (among: readonly string[]): Facts => ({ [choice.id]: { kind: 'choice', among } });
  expect(factsWords(voice, of(ids.slice(0, 1)))).not.toBe('');
  expect(factsWords(voice, of(ids.slice(0, 2)))).toBe('');
  if (yesNo !== undefined)
    expect(factsWords(voice, { [yesNo.id]: { kind: 'choice', among: ['no'] } })).toContain(
      `${yesNo.name.en}: `,
    );
});
