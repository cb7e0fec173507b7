import { stemmer } from 'stemmer';

/** The stem of an English word in lower case, by Porter's algorithm (Program 14(3), 1980). */
export function stemEnglish(word: string): string {
  return word.length < 3 ? word : stemmer(word);
}
