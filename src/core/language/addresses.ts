/** What tells how to reach someone: it says who asks, and is no part of what she asks for. */

/** Begins where a word begins: tried at each letter, a long word without an end would be read as often as it has letters. */
const MAIL = /(?<!\S)\S+@\S+/gu;
const PAGE = /https?:\S+/gu;
const PHONE = /(?<!\d)0\d{1,2}[-. ]?\d{3,4}[-. ]?\d{4}(?!\d)/u;

/** A text without addresses of mail and of pages. */
export const withoutAddresses = (text: string): string => text.replace(MAIL, ' ').replace(PAGE, ' ');

/** Whether a text tells by what address or number someone can be reached. */
export const tellsHowToReach = (text: string): boolean => text.search(MAIL) >= 0 || PHONE.test(text);
