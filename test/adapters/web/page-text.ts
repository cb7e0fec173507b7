const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader sees of markup, in one line a block; and what a screen reader reads. */
export function textOf(markup: string): string {
  return markup
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<span class="whole">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#39|\w+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replace(/[^\S\n]+/g, ' ');
}

/** Value of the first hidden field of a name. */
export function fieldIn(markup: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(markup)?.[1] ?? '';
}
