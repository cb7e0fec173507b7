/** A text without the signs at its end. An expression would look from each place of it for an end. */
export function withoutEnd(text: string, isSign: (letter: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isSign(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}
