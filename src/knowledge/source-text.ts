/** How a document is parted into paragraphs, and the forms in which printed words are compared. */

/** The paragraphs of a document as it prints them: its lines that hold a letter or digit. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** Numbers in circles, which name an item of a list, and an accent that stands for a quotation mark are kept as they are. */
const FOLDED = /[^\u00b4\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]+/gu;

/** A paragraph in plain characters, without marks that nobody sees and those of a heading; its letters stay as they are printed. */
export function plainPrint(text: string): string {
  return text
    .replaceAll(FOLDED, (part) => part.normalize('NFKC'))
    .replace(/^\s*#{1,6} /, '')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** `foldPrint` of what `plainPrint` made, letter by letter: a place in one is the same place in the other. */
export function foldPlain(plain: string): string {
  const lower = plain.toLowerCase();
  const folded =
    lower.length === plain.length
      ? lower
      : Array.from({ length: plain.length }, (_, n) => {
          const small = plain.charAt(n).toLowerCase();
          return small.length === 1 ? small : plain.charAt(n);
        }).join('');
  return unified(folded);
}

function unified(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032"`´«»「」『』〈〉《》]/g, "'")
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-');
}

/** The form in which two printings of the same words are equal: NFKC, lower case, one kind of quote, dash and space. */
export function foldPrint(text: string): string {
  return unified(plainPrint(text).toLowerCase());
}
