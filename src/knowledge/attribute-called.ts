/** The attribute that people call by some words, for somebody who wrote the words in place of its id. */
import { LANGUAGES } from '../core/model/knowledge-base.js';
import { nearest } from './did-you-mean.js';
import type { AttributeData, ProfileData } from './shelf.js';

/** Names of an attribute and of its choices, each with what is to be written for it. */
function* namesOf(id: string, attribute: AttributeData): Generator<readonly [name: string, written: string]> {
  for (const language of LANGUAGES) {
    const { name, words, says, is, of } = attribute;
    const heard = [words, says, is, of].flatMap((each) => each?.[language] ?? []);
    for (const said of [name?.[language] ?? '', ...heard]) yield [said, id];
    for (const [choice, { name: called, says: tells, is: owns }] of Object.entries(attribute.choices ?? {})) {
      const all = [called?.[language] ?? '', ...(tells?.[language] ?? []), ...(owns?.[language] ?? [])];
      for (const said of all) yield [said, `${id}: ${choice}`];
    }
  }
}

const folded = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** How much of the longer of two the shorter is, where it stands in it. */
function shared(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 1 && long.includes(short) ? short.length / long.length : 0;
}

/** What somebody most likely meant who wrote `word` for an attribute: its id, or `size: small` where it is one of its choices. */
export function attributeCalled(word: string, { attributes = {} }: ProfileData): string | undefined {
  const wanted = folded(word);
  let best: { readonly written: string; readonly share: number } | undefined;
  for (const [id, attribute] of Object.entries(attributes)) {
    for (const [name, written] of namesOf(id, attribute)) {
      const share = shared(folded(name), wanted);
      if (share > 0 && share >= (best?.share ?? 0)) best = { written, share };
    }
  }
  if (best !== undefined && best.share >= 1) return best.written;
  return nearest(word, Object.keys(attributes)) ?? best?.written;
}

/** The choice that somebody meant who wrote what it is called. */
export function choiceCalled(word: string, attribute: AttributeData): string | undefined {
  const wanted = folded(word);
  const choices = Object.entries(attribute.choices ?? {}).map(([id, { name }]) => [id, name] as const);
  const answers = Object.entries(attribute.answers ?? {});
  return [...choices, ...answers].find(([, name]) =>
    LANGUAGES.some((language) => folded(name?.[language] ?? '') === wanted),
  )?.[0];
}
