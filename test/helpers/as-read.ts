/** Words as somebody reads them: what keeps an amount on one line is not seen. */
export function asRead(text: string): string {
  return text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
}
