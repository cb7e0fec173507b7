/** What the desk itself says on every chat platform, in both languages; what is about policy comes from the knowledge base. */

import type { RecordSummary } from '../src/browse/index.js';
import { formatDate } from '../src/core/model/format.js';
import type { Language, RecordKind, Text } from '../src/core/model/knowledge-base.js';
import type { FactChange } from '../src/history/fact-changes.js';
import {
  claimedBy,
  DISMISS_REASONS,
  type DismissReason,
  type Inquiry,
  readyFrom,
  type Settlement,
  type StaffWord,
} from '../src/staff/index.js';

export const SHARED_WORDS = {
  automated: {
    ko: '자동 응답입니다. 공개된 문서에 있는 내용만 안내합니다.',
    en: 'This is an automated desk. It says only what published documents state.',
  },
  cutShort: { ko: '내용이 길어 여기까지만 보여 드립니다.', en: 'This is too long to show in full.' },
  asked: { ko: '질문', en: 'Question' },
  notHelpfulTitle: { ko: '도움이 안 됐어요', en: 'This did not help' },
  notHelpfulLabel: { ko: '무엇이 아쉬웠나요?', en: 'What was wrong or missing?' },
  notHelpfulHint: {
    ko: '적어 주신 내용은 담당자가 봅니다. 이름이나 연락처는 적지 말아 주세요.',
    en: 'Staff will read this. Leave out names, phone numbers and other personal data.',
  },
  send: { ko: '보내기', en: 'Send' },
  close: { ko: '닫기', en: 'Close' },
  staffOnlyTitle: { ko: '담당자 전용', en: 'Staff only' },
  staffVersionSent: {
    ko: '담당자용 답은 따로 보내 드렸습니다.',
    en: 'The staff version was sent to you privately.',
  },
  staffVersionElsewhere: {
    ko: '담당자용 답은 저와의 개인 대화에서 물어보시면 보여 드립니다.',
    en: 'Ask me in a chat of our own for the staff version.',
  },
  staffVersionThis: {
    ko: '담당자용 답입니다. 다른 사람도 보는 곳에서 물어보셔서 따로 보내 드립니다.',
    en: 'The staff version, sent to you alone: where you asked, others read along.',
  },
  fromStaff: { ko: '담당자의 답변입니다', en: 'An answer from staff' },
  youAsked: { ko: '물어보신 내용', en: 'You asked' },
  byAPerson: {
    ko: '이 답은 자동 응답이 아니라 담당자가 직접 작성했습니다.',
    en: 'A member of staff wrote this; it is not an automatic answer.',
  },
  homeQuestions: { ko: '담당자를 기다리는 질문', en: 'Questions that wait for staff' },
  homeCounts: { ko: '열림 {open}건 · 처리 중 {claimed}건', en: '{open} open · {claimed} being worked on' },
  homeNoQuestions: { ko: '기다리는 질문이 없습니다.', en: 'No question is waiting.' },
  homeMore: { ko: '이 밖에 {n}건이 더 있습니다.', en: '{n} more are waiting.' },
  homeNothingFound: { ko: '맞는 자료가 없습니다.', en: 'Nothing fits this.' },
  open: { ko: '보기', en: 'Open' },
  ended: { ko: '기간 종료', en: 'period over' },
  claim: { ko: '맡기', en: 'Claim' },
  answer: { ko: '답하기', en: 'Answer' },
  dismiss: { ko: '답하지 않고 닫기', en: 'Dismiss' },
  askedTimes: { ko: '{n}번 물음', en: 'asked {n}×' },
  claimed: { ko: '처리 중', en: 'being worked on' },
  claimedBy: { ko: '{name} 처리 중', en: 'claimed by {name}' },
  statusOpen: { ko: '열림', en: 'open' },
  statusAnswered: { ko: '답함', en: 'answered' },
  statusDismissed: { ko: '답하지 않고 닫음', en: 'dismissed' },
  sendAnswer: { ko: '이 답 보내기', en: 'Send this answer' },
  readyFrom: { ko: '이제 답할 수 있음: {entry}', en: 'the content answers it now: {entry}' },
  sendCorrection: { ko: '바뀐 내용 알리기', en: 'Send the correction' },
  toldOtherwise: { ko: '보낸 답이 바뀌었음: {entry}', en: 'the answer that was sent has changed: {entry}' },
  correctedTitle: { ko: '전에 드린 답이 바뀌었습니다', en: 'An answer that you got from us has changed' },
  withdrawnWords: {
    ko: '전에 드린 답은 더 이상 유효하지 않습니다. 지금 자료에는 그 내용이 없습니다.',
    en: 'The answer that you got from us does not hold any more. What we have does not state it now.',
  },
  notReady: {
    ko: '지금 내용으로는 이 질문에 답할 수 없습니다.',
    en: 'The content does not answer this any more.',
  },
  askedBefore: { ko: '전에 물어보신 질문의 답이 생겼습니다', en: 'There is an answer to what you asked' },
  byTheDesk: {
    ko: '자료가 새로 더해져 보내 드립니다. 사람이 확인한 기록에서 가져온 답입니다.',
    en: 'Sent because it has been added since. The answer comes from a record that a person wrote.',
  },
  reopen: { ko: '다시 열기', en: 'Reopen' },
  reopenedDone: { ko: '질문을 다시 열었습니다.', en: 'The inquiry is open again.' },
  takenBy: {
    ko: '{name} 님이 먼저 맡은 질문입니다.',
    en: '{name} has claimed this first.',
  },
  claimedNote: { ko: '질문 {id}번을 맡았습니다.', en: 'Inquiry {id} is yours.' },
  answerTitle: { ko: '질문에 답하기', en: 'Answer an inquiry' },
  answerLabel: { ko: '답변', en: 'Your answer' },
  answerHint: {
    ko: '물어본 사람의 대화로 전달되고, 담당자의 답변이라고 표시됩니다.',
    en: 'It goes to the conversation of whoever asked, marked as from staff.',
  },
  dismissTitle: { ko: '답하지 않고 닫기', en: 'Dismiss an inquiry' },
  dismissWhy: { ko: '이유', en: 'Reason' },
  dismissMore: { ko: '덧붙일 말', en: 'Anything to add' },
  whyNotPolicy: { ko: '정책에 관한 질문이 아님', en: 'Not about policy' },
  whyAnswered: { ko: '자료나 다른 곳에서 이미 답함', en: 'Answered elsewhere' },
  whyDuplicate: { ko: '같은 질문이 이미 있음', en: 'The same as another' },
  whyPersonal: {
    ko: '개별 사안이라 창구에서 답할 수 없음',
    en: 'A single case that the desk cannot decide',
  },
  whyOther: { ko: '그 밖의 이유', en: 'Another reason' },
  toldNotPolicy: {
    ko: '이 창구는 중소기업 정책만 안내하고 있어, 담당자도 여기에서는 답해 드리지 못합니다.',
    en: 'This desk speaks of policy for small businesses, so staff cannot answer this here.',
  },
  toldAnswered: {
    ko: '담당자가 확인해 보니, 공개된 자료나 다른 곳에서 이미 안내된 내용입니다. 저에게 다시 물어보시면 찾아 드리겠습니다.',
    en: 'Staff looked at it: what is published, or an answer elsewhere, says it already. Ask me again and I look it up.',
  },
  toldDuplicate: {
    ko: '같은 질문이 이미 접수되어 담당자가 그 질문에서 함께 살펴보고 있습니다.',
    en: 'The same question is with staff already, and they look after both there.',
  },
  toldPersonal: {
    ko: '개별 사안에 관한 것이라 이 창구에서는 판단해 드릴 수 없습니다.',
    en: 'It is about a single case, and this desk cannot decide those.',
  },
  toldOther: {
    ko: '담당자가 살펴보았지만, 이 창구에서는 답해 드리지 못합니다.',
    en: 'Staff have looked at it, and cannot answer it here.',
  },
  aboutYourQuestion: { ko: '물어보신 것에 대해 알려 드립니다', en: 'About what you asked' },
  whomToAsk: { ko: '이곳에 문의해 보세요: {office}', en: 'You can turn to: {office}' },
  needsText: { ko: '내용을 적어 주세요.', en: 'Write something here.' },
  doneTitle: { ko: '처리했습니다', en: 'Done' },
  answeredTold: {
    ko: '답을 남겼고, 대화 {n}곳으로 보내고 있습니다.',
    en: 'Your answer is kept, and on its way to {n} conversation(s).',
  },
  answeredUntold: {
    ko: '답을 기록했습니다. 물어본 사람의 대화를 알 수 없어 전달하지는 못했습니다.',
    en: 'Your answer is kept. It could not be sent: it is not known any more where the asker can be reached.',
  },
  dismissedDone: { ko: '질문을 닫았습니다.', en: 'The inquiry is dismissed.' },
  alreadySettled: {
    ko: '다른 담당자가 이미 처리한 질문입니다.',
    en: 'Someone else has settled this already.',
  },
  unknownInquiry: { ko: '이 질문은 더 이상 없습니다.', en: 'This inquiry is not there any more.' },
  couldNot: {
    ko: '시스템 문제로 처리하지 못했습니다. 잠시 뒤에 다시 해 주세요.',
    en: 'Something broke on our side, and nothing was changed. Try again in a moment.',
  },
  logged: { ko: '질문 {id}번으로 기록했습니다.', en: 'Logged as inquiry {id}.' },
  nothingToRead: { ko: '이 메시지에는 읽을 글이 없습니다.', en: 'This message has no text to read.' },
  newsTitle: { ko: '답하지 못한 질문', en: 'A question without an answer' },
  digestTitle: { ko: '한 주의 정책 안내', en: 'The policy desk this week' },
  digestAsked: { ko: '질문', en: 'Asked' },
  digestAnswered: { ko: '답함', en: 'Answered' },
  digestUnanswered: { ko: '답하지 못함', en: 'Unanswered' },
  digestHelpful: { ko: '도움 됨 / 안 됨', en: 'Helpful / not' },
  digestWaiting: { ko: '기다리는 질문', en: 'Waiting' },
  digestGroups: { ko: '답하지 못한 질문, 뜻이 같은 것끼리', en: 'Unanswered, alike in meaning' },
  digestSubjects: { ko: '답하지 못한 질문의 주제', en: 'Unanswered, by subject' },
  changedFrom: { ko: ' ({date}부터)', en: ', from {date}' },
  changedNew: { ko: '{what}: {value} (새로 안내)', en: '{what}: {value} (new)' },
  changedAway: { ko: '{what}: {value} (더 이상 안내하지 않음)', en: '{what}: {value} (no longer stated)' },
  noSubject: { ko: '주제를 알 수 없음', en: 'no known subject' },
} as const satisfies Record<string, Text>;

type SharedWord = keyof typeof SHARED_WORDS;

/** Makes the function that says words of a table, with `{name}` filled in. */
export function wordsOf<Name extends string>(
  table: Readonly<Record<Name, Text>>,
): (name: Name, language: Language, places?: Readonly<Record<string, string | number>>) => string {
  return (name, language, places = {}) =>
    table[name][language].replace(/\{(\w+)\}/g, (_all, place: string) => String(places[place] ?? ''));
}

/** What is said of a version for staff, by what became of it. */
export const STAFF_VERSION = {
  sent: 'staffVersionSent',
  elsewhere: 'staffVersionElsewhere',
  this: 'staffVersionThis',
} as const satisfies Record<string, keyof typeof SHARED_WORDS>;

/** Why an inquiry is dismissed: to choose from, and to say to whoever asked. */
export const DISMISSALS = {
  'not-policy': { label: 'whyNotPolicy', told: 'toldNotPolicy' },
  answered: { label: 'whyAnswered', told: 'toldAnswered' },
  duplicate: { label: 'whyDuplicate', told: 'toldDuplicate' },
  personal: { label: 'whyPersonal', told: 'toldPersonal' },
  other: { label: 'whyOther', told: 'toldOther' },
} as const satisfies Record<DismissReason, Record<'label' | 'told', SharedWord>>;

/** A reason as a form hands it in; anything else is another reason. */
export function readReason(value: unknown): DismissReason {
  return DISMISS_REASONS.find((reason) => reason === value) ?? 'other';
}

const sayShared = wordsOf<SharedWord>(SHARED_WORDS);

/** How an inquiry stands, with who did what last and the words of it. */
export function standing(inquiry: Inquiry, language: Language): readonly string[] {
  const { id, count, status, notes } = inquiry;
  const by = claimedBy(inquiry);
  const state = {
    open: () => sayShared('statusOpen', language),
    claimed: () =>
      by === undefined
        ? sayShared('claimed', language)
        : sayShared('claimedBy', language, { name: nameIn(by) }),
    answered: () => sayShared('statusAnswered', language),
    dismissed: () => sayShared('statusDismissed', language),
  }[status]();
  const settled = notes.findLast(({ kind }) => kind === 'answer' || kind === 'dismissal');
  const marks = [`#${id}`, sayShared('askedTimes', language, { n: count }), state].join(' · ');
  const entry = readyFrom(inquiry);
  if (status === 'answered' || status === 'dismissed') {
    const changed = entry === undefined ? [] : [sayShared('toldOtherwise', language, { entry })];
    return [marks, nameIn(settled?.text ?? ''), ...changed];
  }
  return entry === undefined ? [marks] : [marks, sayShared('readyFrom', language, { entry })];
}

/** The name of a member of staff in a note, without the id behind it. */
export function nameIn(note: string): string {
  return note.replace(/ \((?:slack|teams|web):[^()\s]{1,200}\)/, '');
}

/** What became of a staff action, in words. */
export function outcomeOf(
  kind: 'claim' | 'answer' | 'send' | 'dismiss' | 'reopen',
  id: string,
  result: Settlement,
  language: Language,
): string {
  if (result.kind === 'unknown') return sayShared('unknownInquiry', language);
  if (result.kind === 'settled') return sayShared('alreadySettled', language);
  if (result.kind === 'not-ready') return sayShared('notReady', language);
  if (result.kind === 'taken') return sayShared('takenBy', language, { name: nameIn(result.by) });
  if (kind === 'claim') return sayShared('claimedNote', language, { id });
  if (kind === 'dismiss') return sayShared('dismissedDone', language);
  if (kind === 'reopen') return sayShared('reopenedDone', language);
  return result.told === 0
    ? sayShared('answeredUntold', language)
    : sayShared('answeredTold', language, { n: result.told });
}

/** A change of a fact in a line: what it is, what it was, what it is now, and from when. */
export function changeLine({ label, before, after, from }: FactChange, language: Language): string {
  const what = label[language];
  const since =
    from === undefined ? '' : sayShared('changedFrom', language, { date: formatDate(from, language) });
  if (after === undefined)
    return sayShared('changedAway', language, { what, value: before?.[language] ?? '' });
  if (before === undefined)
    return `${sayShared('changedNew', language, { what, value: after[language] })}${since}`;
  return `${what}: ${before[language]} → ${after[language]}${since}`;
}

/** What an asker is told by staff: a title, the words, and what stands below them. */
export function wordOfStaff({ said, contact, language }: StaffWord): {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly close: string;
} {
  if ('answer' in said) {
    return {
      title: sayShared('fromStaff', language),
      paragraphs: [said.answer],
      close: sayShared('byAPerson', language),
    };
  }
  if ('withdrawn' in said) {
    return {
      title: sayShared('correctedTitle', language),
      paragraphs: [
        sayShared('withdrawnWords', language),
        ...(contact === '' ? [] : [sayShared('whomToAsk', language, { office: contact })]),
      ],
      close: sayShared('byTheDesk', language),
    };
  }
  if ('reply' in said || 'corrected' in said) {
    const isNew = 'reply' in said;
    const { title, paragraphs, facts, sources } = isNew ? said.reply : said.corrected;
    return {
      title: sayShared(isNew ? 'askedBefore' : 'correctedTitle', language),
      paragraphs: [
        ...(title === undefined ? [] : [title]),
        ...paragraphs,
        ...facts.map(
          ({ label, value, note }) => `${label}: ${value}${note === undefined ? '' : ` (${note})`}`,
        ),
        ...sources.map((source) =>
          [source.title, source.publisher, source.date, source.locator]
            .filter((part) => part !== '')
            .join(', '),
        ),
      ],
      close: sayShared('byTheDesk', language),
    };
  }
  return {
    title: sayShared('aboutYourQuestion', language),
    paragraphs: [
      sayShared(DISMISSALS[said.dismissed].told, language),
      ...(contact === '' ? [] : [sayShared('whomToAsk', language, { office: contact })]),
    ],
    close: sayShared('byAPerson', language),
  };
}

export const KIND_NAMES: Readonly<Record<RecordKind, Text>> = {
  program: { ko: '사업', en: 'Programs' },
  plan: { ko: '계획', en: 'Plans' },
  agreement: { ko: '협약', en: 'Agreements' },
  event: { ko: '행사', en: 'Events' },
  term: { ko: '용어', en: 'Terms' },
};

/** What a record is, on a line: its kind, its period, and where it is from. */
export function aboutOf({ kind, period, ended, source }: RecordSummary, language: Language): string {
  return [
    KIND_NAMES[kind][language],
    ...(period === undefined ? [] : [period]),
    ...(ended ? [SHARED_WORDS.ended[language]] : []),
    source,
  ].join(' · ');
}
