import type { Language } from '../model/knowledge-base.js';

const COMMANDS: readonly { readonly language: Language; readonly pattern: RegExp }[] = [
  {
    language: 'en',
    pattern:
      /(?:^|\s)(?:(?:can you |could you )?(?:say |tell me |answer |reply |speak |write |switch )?(?:that |it |this )?(?:in|to) english|speak english|english(?: version)?(?=[\s.!?]*$))(?: please)?|(?:영어|영문)로(?:\s*(?:답해|말해|알려|바꿔|해|부탁|설명)[가-힣]*)*(?:\s*줘요?|\s*주세요)?/iu,
  },
  {
    language: 'ko',
    pattern:
      /(?:^|\s)(?:(?:can you |could you )?(?:say |tell me |answer |reply |speak |write |switch )?(?:that |it |this )?(?:in|to) korean|speak korean|korean(?: version)?(?=[\s.!?]*$))(?: please)?|(?:한국어|한국말|한글|우리말)로(?:\s*(?:답해|말해|알려|바꿔|해|부탁|설명)[가-힣]*)*(?:\s*줘요?|\s*주세요)?/iu,
  },
];

/**
 * Finds a request for a language ("in English", "한국어로 알려주세요") and gives the question without it; the rest is empty
 * when nothing else was asked.
 */
export function readLanguageCommand(text: string): { language: Language; rest: string } | undefined {
  for (const { language, pattern } of COMMANDS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
      .replace(/\s+/gu, ' ')
      .replace(/^[\s,.!?~]+|[\s,~]+$/gu, '');
    return { language, rest: /[\p{L}\p{N}]/u.test(rest) ? rest : '' };
  }
  return undefined;
}
