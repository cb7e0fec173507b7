import { describe, expect, it } from 'vitest';
import { Remembered } from '../../../src/core/find/index.js';
import { buildLibraryIndex } from '../../../src/core/library/library.js';
import type { KnowledgeBase } from '../../../src/core/model/knowledge-base.js';
import { shippedModels } from '../../../src/indexing/index.js';
import type { ContentFiles } from '../../../src/knowledge/index.js';
import { edited, minimal, parsedAgain } from '../../knowledge/fixture.js';

const PATH = 'programs/example-grant.yaml';

function baseOf(content: ContentFiles): KnowledgeBase {
  const { knowledgeBase, diagnostics } = parsedAgain(content);
  if (knowledgeBase === undefined) throw new Error(JSON.stringify(diagnostics));
  return knowledgeBase;
}

describe('Remembered', () => {
  it('makes of changed content what would be made of it without it, from the changed texts alone', () => {
    const models = shippedModels();
    const before = baseOf(minimal());
    const after = baseOf(edited(PATH, 'number: 30\n', 'number: 35\n'));
    // Another name masks words of texts that did not change.
    const named = baseOf(edited(PATH, 'en: Example Grant }', 'en: Mill Money }'));
    let remembered = new Remembered().next('');
    const encoded: string[] = [];
    const encoder = Object.create(models.encoder, {
      size: { value: models.encoder.size },
      encode: {
        value: (text: string) => {
          encoded.push(text);
          return models.encoder.encode(text);
        },
      },
    }) as typeof models.encoder;
    const build = (kb: KnowledgeBase) => {
      encoded.length = 0;
      remembered = remembered.next('');
      return buildLibraryIndex(kb, { ...models, encoder }, remembered);
    };
    expect(build(before)).toEqual(buildLibraryIndex(before, models));
    const first = encoded.length;
    expect(build(after)).toEqual(buildLibraryIndex(after, models));
    expect(encoded.length).toBeGreaterThan(0);
    expect(encoded.length).toBeLessThan(first / 4);
    expect(build(named)).toEqual(buildLibraryIndex(named, models));
    expect(build(before)).toEqual(buildLibraryIndex(before, models));
  });

  it('uses nothing of an index that was built on another basis', () => {
    const made: string[] = [];
    const make = (name: string) => () => {
      made.push(name);
      return name;
    };
    const first = new Remembered('glossary');
    first.of('text', 'mill', make('first'));
    first.of('text', 'mill', make('again'));
    expect(first.next('glossary').of('text', 'mill', make('same'))).toBe('first');
    expect(first.next('other glossary').of('text', 'mill', make('other'))).toBe('other');
    expect(made).toEqual(['first', 'other']);
  });
});
