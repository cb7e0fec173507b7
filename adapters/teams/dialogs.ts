/** The dialogs: why an answer did not help, an inquiry with what staff can do to it, and short messages. Pure. */
import type { Language } from '../../src/core/model/knowledge-base.js';
import { DISMISS_REASONS, type DismissReason, type Inquiry, readyFrom } from '../../src/staff/index.js';
import { cut, safeText } from '../plain-text.js';
import { DISMISSALS, readReason } from '../words.js';
import { attach, card, type Element, lines, run, submit } from './card.js';
import { part, text } from './protocol.js';
import { inquiryWords } from './staff-cards.js';
import { type Word, word } from './words.js';

/** Longest remark or answer that is taken. */
export const MAX_TYPED = 2_500;

/** What an invoke that opens or closes a dialog is answered with. */
export type TaskBody = { readonly task: object };

function dialog(title: string, content: object): TaskBody {
  return {
    task: {
      type: 'continue',
      value: { title: cut(title, 60), height: 'medium', width: 'medium', card: attach(content) },
    },
  };
}

/** Shows a card. */
export function cardDialog(language: Language, title: Word, content: object): TaskBody {
  return dialog(word(title, language), content);
}

/** Says something short. */
export function noteDialog(language: Language, title: Word, words: string): TaskBody {
  return dialog(word(title, language), card(lines(words)));
}

/** Says that it is being found out who is staff; a press does what was asked for then, with what was typed. */
export function checkingDialog(language: Language, data: object): TaskBody {
  return dialog(
    word('checkingTitle', language),
    card(lines(word('checking', language)), [submit(word('goOn', language), { ...data, language })]),
  );
}

function typed(label: string, hint: string): Element {
  return {
    type: 'Input.Text',
    id: 'typed',
    label,
    placeholder: cut(hint, 200),
    isMultiline: true,
    maxLength: MAX_TYPED,
    isRequired: false,
  };
}

/** Asks what was wrong with an answer; `under` names the message that has it. */
export function remarkDialog(language: Language, action: string, under: string): TaskBody {
  return dialog(
    word('notHelpfulTitle', language),
    card(
      [typed(word('notHelpfulLabel', language), word('notHelpfulHint', language))],
      [submit(word('send', language), { kind: 'remark', action, under, language }, { withInputs: true })],
    ),
  );
}

/** An inquiry, to claim, answer or dismiss; or to open again. */
export function inquiryDialog(language: Language, inquiry: Inquiry): TaskBody {
  const { id, status, notes } = inquiry;
  const data = (kind: string): object => ({ kind, inquiry: id, language });
  if (status === 'answered' || status === 'dismissed') {
    return dialog(
      `#${id}`,
      card(inquiryWords(inquiry, language, 1_500), [
        ...(readyFrom(inquiry) === undefined ? [] : [submit(word('sendCorrection', language), data('send'))]),
        submit(word('reopen', language), data('reopen')),
      ]),
    );
  }
  return dialog(
    `${word('answerTitle', language)} #${id}`,
    card(
      [
        ...inquiryWords(inquiry, language, 1_500),
        ...notes.slice(-3).map((note) => run(cut(note.text, 300), { isSubtle: true, size: 'Small' })),
        typed(word('answerLabel', language), word('answerHint', language)),
        {
          type: 'Input.ChoiceSet',
          id: 'reason',
          label: `${word('dismiss', language)}: ${word('dismissWhy', language)}`,
          isRequired: false,
          value: 'other',
          choices: DISMISS_REASONS.map((reason) => ({
            title: word(DISMISSALS[reason].label, language),
            value: reason,
          })),
        },
      ],
      [
        ...(readyFrom(inquiry) === undefined ? [] : [submit(word('sendAnswer', language), data('send'))]),
        submit(word('answer', language), data('answer'), { withInputs: true, style: 'positive' }),
        ...(status === 'open' ? [submit(word('claim', language), data('claim'))] : []),
        submit(word('dismiss', language), data('dismiss'), { withInputs: true }),
      ],
    ),
  );
}

/** What was pressed and typed in a dialog, or in a card that opens one. */
export interface Submission {
  readonly kind: string;
  readonly inquiry: string;
  readonly action: string;
  readonly under: string;
  readonly language: Language;
  readonly typed: string;
  readonly reason: string;
}

/** Reads the data of a `task/fetch` or `task/submit`; anyone may have made it up. */
export function readSubmission(value: unknown): Submission {
  const data = part(part(value)['data']);
  return {
    kind: text(data['kind'], 20),
    inquiry: text(data['inquiry'], 40),
    action: text(data['action'], 400),
    under: text(data['under'], 500),
    language: data['language'] === 'en' ? 'en' : 'ko',
    typed: safeText(text(data['typed'], MAX_TYPED)).trim(),
    reason: text(data['reason'], 40),
  };
}

/** Why an inquiry is dismissed: to be told, and for its notes. */
export function whyOf({ reason: chosen, typed: more }: Submission): { reason: DismissReason; note: string } {
  const reason = readReason(chosen);
  const parts = [word(DISMISSALS[reason].label, 'ko'), more];
  return { reason, note: parts.filter((said) => said !== '').join(': ') };
}
