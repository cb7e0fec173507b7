/** Slack's limits on blocks, messages and views; what breaks one is refused by Slack, or not seen by anyone. */
import { mayLead } from '../links.js';
import type { Block, Message, View } from './blocks.js';

const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
const MAX_TEXT = 40_000;
/** Slack refuses a message whose blocks hold much more text than this (`msg_blocks_too_long`). */
export const MAX_BLOCK_TEXT = 12_000;
const MAX_VIEW_BYTES = 250_000;

type Report = (path: string, what: string) => void;

/** What is over a limit or unsafe in a message, as sentences with the place; empty when all is well. */
export function checkMessage({ text, blocks, more }: Message): string[] {
  const found = (more?.pages.slice(1) ?? []).flatMap((page) => checkMessage({ text, blocks: page }));
  const report: Report = (path, what) => void found.push(`${path}: ${what}`);
  if (text.trim() === '') report('text', 'is empty, so a notification would say nothing');
  if (text.length > MAX_TEXT) report('text', `has ${text.length} of ${MAX_TEXT} characters`);
  if (/<[@#!]|<[a-z]+:|[<>]/i.test(text)) report('text', 'holds a bracket that Slack acts on');
  checkBlocks(blocks, MAX_BLOCKS.message, report);
  const length = textLength(blocks);
  if (length > MAX_BLOCK_TEXT) report('blocks', `hold ${length} of ${MAX_BLOCK_TEXT} characters`);
  return found;
}

/** The same for a modal or the home tab. */
export function checkView(view: View): string[] {
  const found: string[] = [];
  const report: Report = (path, what) => void found.push(`${path}: ${what}`);
  checkBlocks(view.blocks, MAX_BLOCKS[view.type], report);
  if (view.type === 'modal') {
    for (const name of ['title', 'submit', 'close'] as const)
      checkText(view[name], name, 24, report, name === 'title');
    if (view.blocks.some(({ type }) => type === 'input') && view['submit'] === undefined) {
      report('submit', 'is missing, and there is an input');
    }
  }
  checkLength(view['private_metadata'], 'private_metadata', 3_000, report);
  checkLength(view['callback_id'], 'callback_id', 255, report);
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES)
    report('view', `is over ${MAX_VIEW_BYTES} bytes`);
  return found;
}

/** Characters of all texts in blocks, as Slack counts them. */
export function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'text' in value && typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce((sum: number, each) => sum + textLength(each), own);
}

function checkBlocks(blocks: readonly Block[], most: number, report: Report): void {
  if (blocks.length > most) report('blocks', `are ${blocks.length} of ${most}`);
  if (blocks.filter(({ type }) => type === 'table').length > 1) report('blocks', 'hold two tables');
  const ids = new Set<unknown>();
  blocks.forEach((block, index) => {
    const path = `blocks[${index}]`;
    const check = CHECKS[block.type];
    if (check === undefined) report(path, `is of a kind that is not used here: ${block.type}`);
    else check(block, path, report);
    checkLength(block['block_id'], `${path}.block_id`, 255, report);
    if (block['block_id'] !== undefined && ids.has(block['block_id']))
      report(path, 'has the id of another block');
    ids.add(block['block_id']);
  });
  const actionIds = blocks.flatMap(elementsOf).flatMap((element) => element['action_id'] ?? []);
  if (new Set(actionIds).size < actionIds.length) report('blocks', 'have two elements with one action id');
}

function elementsOf(block: Block): Block[] {
  return [block['elements'] ?? [], block['accessory'] ?? [], block['element'] ?? []].flat() as Block[];
}

const CHECKS: Readonly<Record<string, (block: Block, path: string, report: Report) => void>> = {
  header: (block, path, report) => checkText(block['text'], `${path}.text`, 150, report, true),
  divider: () => undefined,
  section(block, path, report) {
    const fields = block['fields'] as Block[] | undefined;
    if (fields === undefined) checkText(block['text'], `${path}.text`, 3_000, report, true);
    if (fields !== undefined && (fields.length < 1 || fields.length > 10))
      report(path, `has ${fields.length} fields`);
    for (const [index, field] of (fields ?? []).entries()) {
      checkText(field, `${path}.fields[${index}]`, 2_000, report, true);
    }
    if (block['accessory'] !== undefined)
      checkElement(block['accessory'] as Block, `${path}.accessory`, report);
  },
  rich_text(block, path, report) {
    for (const part of block['elements'] as Block[]) {
      if (part.type !== 'rich_text_section') report(path, `holds ${part.type}`);
      for (const { type, text, url } of part['elements'] as Block[]) {
        if (type !== 'text' && type !== 'link') report(path, `holds ${type}`);
        checkText({ type: 'plain_text', text }, path, 3_000, report, true);
        if (type === 'link' && !mayLead(String(url))) report(path, 'leads where no link may lead');
      }
    }
    if (textLength(block) > 3_000) report(path, `has ${textLength(block)} of 3,000 characters`);
  },
  context(block, path, report) {
    const elements = block['elements'] as Block[];
    if (elements.length < 1 || elements.length > 10) report(path, `has ${elements.length} elements`);
    for (const [index, element] of elements.entries()) {
      checkText(element, `${path}.elements[${index}]`, 2_000, report, true);
    }
  },
  actions(block, path, report) {
    const elements = block['elements'] as Block[];
    if (elements.length < 1 || elements.length > 25) report(path, `has ${elements.length} elements`);
    for (const [index, element] of elements.entries()) {
      checkElement(element, `${path}.elements[${index}]`, report);
    }
  },
  context_actions(block, path, report) {
    const elements = block['elements'] as Block[];
    if (elements.length !== 1) report(path, `has ${elements.length} elements`);
    for (const element of elements) {
      if (element.type !== 'feedback_buttons') report(path, `holds ${element.type}`);
      checkLength(element['action_id'], `${path}.action_id`, 255, report);
      for (const name of ['positive_button', 'negative_button'] as const) {
        const thumb = element[name] as Record<string, unknown>;
        checkText(thumb['text'], `${path}.${name}.text`, 75, report, true);
        checkLength(thumb['value'], `${path}.${name}.value`, 2_000, report);
        checkLength(thumb['accessibility_label'], `${path}.${name}.accessibility_label`, 75, report);
      }
    }
  },
  table(block, path, report) {
    const rows = block['rows'] as Block[][];
    if (rows.length < 1 || rows.length > 100) report(path, `has ${rows.length} of 100 rows`);
    const columns = rows[0]?.length ?? 0;
    if (columns < 1 || columns > 20) report(path, `has ${columns} of 20 columns`);
    rows.forEach((row, at) => {
      if (row.length !== columns) report(`${path}.rows[${at}]`, `has ${row.length} of ${columns} cells`);
      for (const { type, text } of row) {
        if (type !== 'raw_text') report(`${path}.rows[${at}]`, `holds ${type}, not raw_text`);
        if (typeof text !== 'string' || text === '') report(`${path}.rows[${at}]`, 'has an empty cell');
      }
    });
  },
  input(block, path, report) {
    checkText(block['label'], `${path}.label`, 2_000, report, true);
    checkText(block['hint'], `${path}.hint`, 2_000, report, false);
    checkElement(block['element'] as Block, `${path}.element`, report);
  },
};

function checkElement(element: Block, path: string, report: Report): void {
  const id = element['action_id'];
  if (typeof id !== 'string' || id === '') report(path, 'has no action id');
  checkLength(id, `${path}.action_id`, 255, report);
  checkText(element['placeholder'], `${path}.placeholder`, 150, report, false);
  if (element.type === 'button') {
    checkText(element['text'], `${path}.text`, 75, report, true);
    checkLength(element['value'], `${path}.value`, 2_000, report);
    checkLength(element['url'], `${path}.url`, 3_000, report);
    checkLength(element['accessibility_label'], `${path}.accessibility_label`, 75, report);
    const url = element['url'];
    if (url !== undefined && !/^https?:\/\/[^\s<>|]+$/.test(String(url)))
      report(path, 'leads to no web address');
  } else if (element.type === 'static_select' || element.type === 'radio_buttons') {
    const most = element.type === 'radio_buttons' ? 10 : 100;
    const options = element['options'] as { text: Block; value: string }[];
    if (options.length < 1 || options.length > most) report(path, `has ${options.length} options`);
    options.forEach(({ text, value }, index) => {
      checkText(text, `${path}.options[${index}]`, 75, report, true);
      checkLength(value, `${path}.options[${index}].value`, 150, report);
    });
  } else if (element.type === 'number_input') {
    if (typeof element['is_decimal_allowed'] !== 'boolean')
      report(path, 'does not say whether decimals may be');
    for (const bound of ['min_value', 'max_value']) {
      if (!/^-?\d+(?:\.\d+)?$|^undefined$/.test(String(element[bound])))
        report(path, `has no number as ${bound}`);
    }
  } else if (element.type !== 'plain_text_input') {
    report(path, `is of a kind that is not used here: ${element.type}`);
  }
}

function checkText(value: unknown, path: string, max: number, report: Report, needed: boolean): void {
  if (value === undefined) {
    if (needed) report(path, 'is missing');
    return;
  }
  const { type, text } = value as { type: string; text: string };
  // Everything from content and from people is in plain_text, which cannot link, mention or style.
  if (type !== 'plain_text') report(path, `is ${type}, not plain_text`);
  if (text.length === 0) report(path, 'is empty');
  if (text.length > max) report(path, `has ${text.length} of ${max} characters`);
  if (/<[@#!]|<[a-z][a-z0-9+.-]*:/i.test(text)) report(path, 'holds a control sequence');
  if (/\p{Surrogate}/u.test(text)) report(path, 'holds half a character');
}

function checkLength(value: unknown, path: string, max: number, report: Report): void {
  if (typeof value === 'string' && value.length > max)
    report(path, `has ${value.length} of ${max} characters`);
}
