/** Teams' limits on what is sent; what breaks one is refused, or not seen by anyone. */
import { mayLead } from '../links.js';
import { bytes, type Element } from './card.js';
import { CARD, CONSENT_CARD, FILE_CARD, list, type Outgoing, part } from './protocol.js';

const MAX_ACTIVITY_BYTES = 28 * 1_024;
const MAX_ACTIONS = 6;

/** What is over a limit in an activity, as sentences with the place; empty when all is well. */
export function checkActivity(activity: Outgoing): string[] {
  if (activity.type !== 'message') return [];
  const found: string[] = [];
  if (bytes(activity) > MAX_ACTIVITY_BYTES)
    found.push(`activity: has ${bytes(activity)} of ${MAX_ACTIVITY_BYTES} bytes`);
  if ('text' in activity) found.push('text: stands beside a card, which Teams would send apart');
  if ((activity.summary ?? '').trim() === '')
    found.push('summary: is empty, so a notification would say nothing');
  if (activity.attachments?.length !== 1) found.push('attachments: are not one');
  for (const { contentType, content, name, contentUrl } of activity.attachments ?? []) {
    if (contentType === CARD) found.push(...checkCard(content));
    else if (contentType !== CONSENT_CARD && contentType !== FILE_CARD)
      found.push(`attachment: is ${contentType}`);
    else if ((name ?? '').trim() === '') found.push('attachment: is a file without a name');
    if (contentType === FILE_CARD && contentUrl === undefined)
      found.push('attachment: is a file that is nowhere');
  }
  return found;
}

/** The same for a card alone, such as in a dialog. */
export function checkCard(content: object): string[] {
  const found: string[] = [];
  // What opens a page or folds something out stands in the text, not among the buttons.
  const actions = elementsIn(content).filter(({ type }) =>
    /^Action\.(?!OpenUrl|ToggleVisibility)/.test(type),
  );
  if (actions.length > MAX_ACTIONS) found.push(`card: has ${actions.length} of ${MAX_ACTIONS} buttons`);
  for (const element of elementsIn(content)) {
    if (element['isRequired'] === true)
      found.push(`${element.type}: is required, which blocks every other button`);
    if (element.type === 'Action.OpenUrl' && !mayLead(String(element['url'])))
      found.push('Action.OpenUrl: leads where no link may lead');
    if (element.type === 'TextBlock') found.push('TextBlock: would read Markdown in what people write');
    if (element.type === 'Action.Execute' && typeof element['verb'] !== 'string')
      found.push('Action.Execute: does not say what');
    if (element.type === 'Action.Submit' && typeof element['data'] !== 'object')
      found.push('Action.Submit: sends nothing');
  }
  const inputs = elementsIn(content).flatMap((element) =>
    element.type.startsWith('Input.') ? [element['id']] : [],
  );
  if (new Set(inputs).size < inputs.length) found.push('inputs: two have one id');
  return found;
}

/** Every element and action of a card, at any depth. */
export function elementsIn(value: unknown): Element[] {
  if (Array.isArray(value)) return value.flatMap(elementsIn);
  const own = part(value);
  const below = Object.entries(own).flatMap(([name, each]) => (name === 'data' ? [] : elementsIn(each)));
  return typeof own['type'] === 'string' ? [own as unknown as Element, ...below] : below;
}

/** The words that a reader of a card sees, in order. */
export function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return list(value).flatMap(wordsIn);
  return Object.entries(part(value)).flatMap(([name, each]) =>
    ['text', 'title', 'label', 'placeholder', 'url'].includes(name) && typeof each === 'string'
      ? [each]
      : name === 'data'
        ? []
        : wordsIn(each),
  );
}
