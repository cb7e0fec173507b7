/** Rules about the texts that readers see, and the phrasings that find them. */
import type { Language } from '../../core/model/knowledge-base.js';
import { advising, blocking, didYouMean, quote } from './rule.js';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ko: 'Korean', en: 'English' };

function inBraces(facts: readonly string[]): string {
  return facts.map((fact) => `{${fact}}`).join(', ');
}

/** `united-states` as `United States`. */
function capitalised(id: string): string {
  return id.replaceAll(
    /(^|-)([a-z])/g,
    (_, dash: string, first: string) => (dash === '' ? '' : ' ') + first.toUpperCase(),
  );
}

/** What to do about a phrasing by what it finds: an aspect that the record lacks is said by the bot itself. */
function fixForFound(found: string | undefined): string {
  const [record, aspect] = found?.split('/not-stated/') ?? [];
  return aspect === undefined
    ? 'Make the phrasing say what sets this entry apart, or move it to the entry that it finds.'
    : `The record "${record}" has nothing under the aspect ${aspect}, so the bot says that it is not stated. If a document does state it, add under aspects: ${aspect}: with text and paragraphs.`;
}

export const TEXT_RULES = {
  'text-too-long': advising(
    'It must fit a chat card and be read on a phone.',
    ({ part, length, limit }: { part: string; length: number; limit: number }) => ({
      what: `${part} has ${length} characters; the limit is ${limit}.`,
      fix: 'Shorten it, or move part of it to an entry of its own under details.',
    }),
  ),
  'number-in-text': advising(
    'A figure is written once, in its fact, so that changing it there changes every sentence.',
    ({ shown, facts }: { shown: string; facts: readonly string[] }) => ({
      what: `${quote(shown)} is typed into this text, though a fact of the record holds it: ${facts.join(', ')}.`,
      fix: `Write ${facts.map((fact) => `{${fact}}`).join(' or ')} in place of ${quote(shown)}.`,
    }),
  ),
  'text-in-other-language': advising(
    'Every reader is answered in the language of the question, Korean or English.',
    ({ text, language }: { text: string; language: Language }) => ({
      what: `${quote(text)} stands under ${language}, but is not in ${LANGUAGE_NAMES[language]}.`,
      fix: `Write it in ${LANGUAGE_NAMES[language]}.`,
    }),
  ),
  'languages-fill-in-other-facts': advising(
    'Both languages say the same, so both fill in the same facts.',
    ({ korean, english }: { korean: readonly string[]; english: readonly string[] }) => ({
      what: [
        ...(korean.length > 0 ? [`Only the Korean text fills in ${inBraces(korean)}.`] : []),
        ...(english.length > 0 ? [`Only the English text fills in ${inBraces(english)}.`] : []),
      ].join(' '),
      fix: 'Fill in the same facts in both, or say in both what only one says.',
    }),
  ),
  'languages-differ': advising(
    'Both languages say the same, so both name the same figures.',
    ({ figure, language }: { figure: string; language: Language }) => ({
      what: `${quote(figure)} stands in the ${LANGUAGE_NAMES[language]} text only.`,
      fix: 'Correct the figure in one of the two, or better, make it a fact and write its key in braces.',
    }),
  ),
  'begins-small': advising(
    'Readers would see a sentence that begins with a small letter.',
    ({ fact, value }: { fact: string; value: string }) => ({
      what: `A sentence begins with {${fact}}, which is ${quote(value)} in English.`,
      fix: `Put other words before {${fact}}, as in: The document names {${fact}} …`,
    }),
  ),
  'doubled-in-text': advising(
    'A value comes with its unit and its limit; what is typed beside it is read twice.',
    ({ place, value, word }: { place: string; value: string; word: string }) => ({
      what: `{${place}} is read as ${quote(value)}, and ${quote(word)} stands beside it once more.`,
      fix: `Delete ${quote(word)} beside {${place}}.`,
    }),
  ),
  'particle-misfit': advising(
    'Which form of a Korean particle follows depends on how the value ends, and values change.',
    ({ place, value, particle, pair }: { place: string; value: string; particle: string; pair: string }) => ({
      what: `{${place}} is read as ${quote(value)}, which ${quote(particle)} does not fit.`,
      fix: `Write {${place}:${pair}} in place of {${place}}${particle}, and the bot picks the form that fits.`,
    }),
  ),
  'begins-with-reply': advising(
    'One text answers every way to ask for it: "is it allowed?", "is it forbidden?", "who decides?". A yes or a no is false for some of them.',
    ({ reply }: { reply: string }) => ({
      what: `The text begins with ${quote(reply)}, which answers one question only.`,
      fix: 'Begin with the fact, in a sentence that is true whatever was asked.',
    }),
  ),
  'languages-contradict': advising(
    'Both languages say the same; a reader of one must not be told the opposite of the other.',
    ({ ko, en }: { ko: string; en: string }) => ({
      what: `The Korean text says ${quote(ko)}, the English text ${quote(en)}: one is the opposite of the other.`,
      fix: 'Compare both with the document and correct the one that is wrong.',
    }),
  ),
  'denied-in-one-language': advising(
    'Both languages say the same; a reader of one must not be told the opposite of the other.',
    ({ language, phrase }: { language: Language; phrase: string }) => ({
      what: `The ${LANGUAGE_NAMES[language]} text denies something (${quote(phrase)}); the ${LANGUAGE_NAMES[language === 'ko' ? 'en' : 'ko']} text denies nothing.`,
      fix: 'Compare both with the document and correct the one that is wrong, or say it with the same "not" in both.',
    }),
  ),
  'languages-name-other-places': advising(
    'Both languages say the same, so both name the same places.',
    ({ ko, en }: { ko: string; en: string }) => ({
      what: `The Korean text names ${capitalised(ko)}, the English text ${capitalised(en)}.`,
      fix: 'Compare both with the document and correct the one that is wrong.',
    }),
  ),
  'stray-braces': blocking(
    'Readers would see the braces as they stand.',
    ({ found, allowed }: { found: string; allowed: readonly string[] }) => ({
      what: `${quote(found)} stands in a text where it is not replaced by a value.`,
      fix:
        allowed.length > 0
          ? `Only ${allowed.join(', ')} can be used here.`
          : 'Write the words themselves, without braces.',
    }),
  ),
  'unclosed-brace': blocking('Readers would see the brace as it stands.', ({ found }: { found: string }) => ({
    what: `A brace is opened or closed without its partner near ${quote(found, 30)}.`,
    fix: 'Write the fact key between both braces, as in: {support-ratio}',
  })),
  particle: blocking(
    'The bot picks the form that fits the word before it.',
    ({ found, name }: { found: string; name: string }) => ({
      what: `${quote(found)} does not give the two forms of a Korean particle.`,
      fix: `Write both forms, the one after a consonant first, as in: {${name}:은/는}`,
    }),
  ),
  'phrasing-not-found': advising(
    'A phrasing exists so that whoever types it gets this entry.',
    ({ phrasing, entry, found }: { phrasing: string; entry: string; found: string | undefined }) => ({
      what:
        found === undefined
          ? `Asking ${quote(phrasing)} does not find its own entry "${entry}".`
          : `Asking ${quote(phrasing)} finds "${found}" in place of its own entry "${entry}".`,
      fix: fixForFound(found),
    }),
  ),
  'conversation-failed': advising(
    'Golden conversations keep answers from getting worse unnoticed.',
    ({ say, expected, actual }: { say: string; expected: string; actual: string }) => ({
      what: `After ${quote(say)} the conversation expects ${expected}, but got ${actual}.`,
      fix: 'If the new answer is right, correct the conversation; otherwise add a phrasing to the entry that should be reached.',
    }),
  ),
  'unknown-fact-in-text': blocking(
    'Readers would see the braces as they stand.',
    ({ reference, near }: { reference: string; near: string | undefined }) => ({
      what: `{${reference}} is not a fact.${didYouMean(near === undefined ? undefined : `{${near}}`)}`,
      fix:
        near !== undefined
          ? `Write {${near}}, or add the fact under facts.`
          : 'Write the key of a fact of this record, or {record/key} for a fact of another.',
    }),
  ),
};
