/**
 * Blocks as Slack's app shows them on a phone and on a desk, about: its sizes, gaps and colours, as a page. Slack's own
 * renderer is not to be had; what its Block Kit Builder shows was the model.
 */
import type { Block } from '../../../adapters/slack/blocks.js';

/** Style of the page; `data-dark` on the body makes it dark. */
export const BLOCK_KIT_STYLE = `
.slack { --text: #1d1c1d; --dim: #616061; --line: #dddddd; --page: #fff; --link: #1264a3; --green: #007a5a;
  font: 15px/22px Lato, 'Noto Sans', NanumGothic, sans-serif; color: var(--text); background: var(--page); padding: 8px 16px; word-break: keep-all; overflow-wrap: anywhere; }
[data-dark] .slack { --text: #d1d2d3; --dim: #ababad; --line: #35373b; --page: #1a1d21; --link: #1d9bd1; --green: #148567; }
.slack .who { display: flex; gap: 8px; } .slack .face { width: 36px; height: 36px; border-radius: 8px; background: #1f5fa8; flex: none; }
.slack .name { font-weight: 900; } .slack .app { font-size: 10px; background: var(--line); border-radius: 2px; padding: 1px 3px; margin: 0 4px; color: var(--dim); }
.slack .body { flex: 1; min-width: 0; max-width: 600px; }
.slack .block { margin: 0 0 8px; white-space: pre-wrap; }
.slack .header { font-size: 18px; line-height: 24px; font-weight: 900; }
.slack .context { font-size: 13px; line-height: 18px; color: var(--dim); }
.slack .fields { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 16px; } @media (max-width: 480px) { .slack .fields { grid-template-columns: 1fr; } }
.slack .with { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.slack a { color: var(--link); text-decoration: none; }
.slack .row { display: flex; flex-wrap: wrap; gap: 8px; }
.slack button, .slack select { font: 700 13px/18px Lato, 'Noto Sans', NanumGothic, sans-serif; color: var(--text); background: none; border: 1px solid var(--dim); border-radius: 4px; padding: 6px 11px; max-width: 100%; white-space: nowrap; flex: none; overflow: hidden; text-overflow: ellipsis; }
.slack button.primary { background: var(--green); border-color: var(--green); color: #fff; }
.slack .thumbs button { border-color: transparent; padding: 4px; } .slack svg { width: 18px; height: 18px; fill: none; stroke: var(--dim); stroke-width: 1.5; }
.slack table { border-collapse: collapse; font-size: 13px; line-height: 18px; width: 100%; } .slack td { border: 1px solid var(--line); padding: 6px 8px; vertical-align: top; overflow-wrap: break-word; }
.slack tr:first-child td { font-weight: 700; } .slack hr { border: 0; border-top: 1px solid var(--line); margin: 8px 0; }
.slack label { font-weight: 700; display: block; } .slack input { width: 100%; box-sizing: border-box; height: 36px; border: 1px solid var(--dim); border-radius: 4px; background: none; }
`;

const marked = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const textOf = (value: unknown): string => marked((value as { text?: unknown } | undefined)?.text);

/** Blocks under the name of the app, as markup. */
export function blockKitPage(blocks: readonly Block[], name = '정책 안내'): string {
  return `<div class="slack"><div class="who"><div class="face"></div><div class="body"><div><span class="name">${name}</span><span class="app">APP</span></div>${blocks.map(blockMarkup).join('')}</div></div></div>`;
}

function blockMarkup(block: Block): string {
  const as = (kind: string, inner: string): string => `<div class="block ${kind}">${inner}</div>`;
  const elements = (block['elements'] ?? []) as Block[];
  switch (block.type) {
    case 'header':
      return as('header', textOf(block['text']));
    case 'divider':
      return '<hr>';
    case 'context':
      return as('context', elements.map((each) => `<div>${textOf(each)}</div>`).join(''));
    case 'section': {
      const fields = block['fields'] as Block[] | undefined;
      const accessory = block['accessory'] as Block | undefined;
      if (fields !== undefined)
        return as('fields', fields.map((each) => `<div>${textOf(each)}</div>`).join(''));
      if (accessory === undefined) return as('section', textOf(block['text']));
      return as('with', `<div>${textOf(block['text'])}</div>${elementMarkup(accessory)}`);
    }
    case 'rich_text':
      return as('rich', elements.map(richMarkup).join(''));
    case 'actions':
      return as('row', elements.map(elementMarkup).join(''));
    case 'context_actions':
      return as(
        'row thumbs',
        elements
          .map(() => `${THUMB}${THUMB.replace('<svg', '<svg style="transform:rotate(180deg)"')}`)
          .join(''),
      );
    case 'table': {
      const rows = (block['rows'] as Block[][]).map(
        (row) => `<tr>${row.map((cell) => `<td>${textOf(cell)}</td>`).join('')}</tr>`,
      );
      return as('table', `<table>${rows.join('')}</table>`);
    }
    case 'input':
      return as(
        'input',
        `<label>${textOf(block['label'])}</label>${elementMarkup(block['element'] as Block)}`,
      );
    default:
      throw new Error(`a block of a kind that is not drawn: ${block.type}`);
  }
}

const THUMB =
  '<button><svg viewBox="0 0 20 20"><path d="M3 9h3v8H3zM6 9l4-6c2 0 2 2 1 5h5c1 0 2 1 1 3l-2 5c0 1-1 1-2 1H6"/></svg></button>';

function richMarkup(part: Block): string {
  return (part['elements'] as Block[])
    .map(({ text, url, style }) => {
      const words =
        (style as { bold?: boolean } | undefined)?.bold === true ? `<b>${marked(text)}</b>` : marked(text);
      return url === undefined ? words : `<a href="${marked(url)}">${words}</a>`;
    })
    .join('');
}

function elementMarkup(element: Block): string {
  if (element.type === 'button')
    return `<button class="${marked(element['style'])}">${textOf(element['text'])}</button>`;
  if (element.type === 'static_select')
    return `<select><option>${textOf(element['placeholder'] ?? (element['initial_option'] as Block)?.['text'])}</option></select>`;
  return '<input>';
}
