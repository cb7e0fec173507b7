import type { Draft, FactData } from '../draft.js';
import { factId } from '../references.js';
import { seenTexts } from './texts.js';

/** No English sentence begins with a fact that begins with a small letter. */
export function checkBeginnings(draft: Draft): void {
  const facts = new Map<string, FactData>(
    draft.records.flatMap(({ data }) =>
      Object.entries(data.facts ?? {}).map(([key, fact]) => [factId(key, data.id), fact] as const),
    ),
  );
  for (const { file, path, text, allowed, record } of seenTexts(draft)) {
    if (allowed !== 'facts') continue;
    for (const [, name = ''] of text.en.matchAll(/(?:^|[.!?] )\{([^{}:]+)\}/g)) {
      const fact = facts.get(factId(name, record));
      const value = fact?.text?.en ?? fact?.list?.[0]?.en;
      if (value !== undefined && /^\p{Ll}/u.test(value))
        file.report('begins-small', [...path, 'en'], { fact: name, value });
    }
  }
}
