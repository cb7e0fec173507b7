import { LANGUAGES } from '../../core/model/knowledge-base.js';
import type { Draft } from '../draft.js';
import { replyIn } from '../editorial/editorial.js';
import { factId, factsById } from '../references.js';
import type { Path } from '../yaml-file.js';
import { type Seen, seenTexts } from './texts.js';

/** No statement begins with a yes or a no: it is said to all who ask for it, in whichever way they asked. */
export function checkReplies(draft: Draft): void {
  const check = ({ file, path, text, allowed }: Seen): void => {
    if (allowed !== 'facts') return;
    for (const language of LANGUAGES) {
      const reply = replyIn(text[language]);
      if (reply !== undefined) file.report('begins-with-reply', [...path, language], { reply });
    }
  };
  for (const { file, texts } of seenTexts(draft)) file.once('replies', () => texts().forEach(check));
}

/** No English sentence begins with a fact that begins with a small letter. */
export function checkBeginnings(draft: Draft): void {
  const facts = factsById(draft);
  for (const { file, texts } of seenTexts(draft)) {
    for (const { path, name, id } of file.derived('beginnings', () => texts().flatMap(beginningsOf))) {
      const fact = facts.get(id);
      const value = fact?.text?.en ?? fact?.list?.[0]?.en;
      if (value !== undefined && /^\p{Ll}/u.test(value))
        file.report('begins-small', path, { fact: name, value });
    }
  }
}

/** The facts with which English sentences of a text begin. */
function beginningsOf({ path, text, allowed, record }: Seen): { path: Path; name: string; id: string }[] {
  if (allowed !== 'facts') return [];
  return [...text.en.matchAll(/(?:^|[.!?] )\{([^{}:]+)\}/g)].map(([, name = '']) => ({
    path: [...path, 'en'],
    name,
    id: factId(name, record),
  }));
}
