/** What the desk itself says on every chat platform, in both languages; what is about policy comes from the knowledge base. */
import type { Language, RecordKind, Text } from '../src/core/model/knowledge-base.js';

export const SHARED_WORDS = {
  automated: {
    ko: '자동 응답입니다. 공개된 문서에 있는 내용만 안내합니다.',
    en: 'This is an automated desk. It says only what published documents state.',
  },
  cutShort: { ko: '내용이 길어 여기까지만 보여 드립니다.', en: 'This is too long to show in full.' },
  openSource: { ko: '출처 열기', en: 'Open source' },
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
  reasonNotPolicy: { ko: '정책에 관한 질문이 아님', en: 'Not about policy' },
  reasonAnswered: { ko: '자료나 다른 곳에서 이미 답함', en: 'Answered elsewhere' },
  reasonDuplicate: { ko: '같은 질문이 이미 있음', en: 'The same as another' },
  reasonPersonal: {
    ko: '개별 사안이라 창구에서 답할 수 없음',
    en: 'A single case that the desk cannot decide',
  },
  reasonOther: { ko: '그 밖의 이유', en: 'Another reason' },
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
  newsTitle: { ko: '답하지 못한 새 질문', en: 'New questions without an answer' },
  digestTitle: { ko: '한 주의 정책 안내', en: 'The policy desk this week' },
  digestAsked: { ko: '질문', en: 'Asked' },
  digestAnswered: { ko: '답함', en: 'Answered' },
  digestUnanswered: { ko: '답하지 못함', en: 'Unanswered' },
  digestHelpful: { ko: '도움 됨 / 안 됨', en: 'Helpful / not' },
  digestWaiting: { ko: '기다리는 질문', en: 'Waiting' },
  digestSubjects: { ko: '답하지 못한 질문의 주제', en: 'Unanswered, by subject' },
  noSubject: { ko: '주제를 알 수 없음', en: 'no known subject' },
} as const satisfies Record<string, Text>;

/** Makes the function that says words of a table, with `{name}` filled in. */
export function wordsOf<Name extends string>(
  table: Readonly<Record<Name, Text>>,
): (name: Name, language: Language, places?: Readonly<Record<string, string | number>>) => string {
  return (name, language, places = {}) =>
    table[name][language].replace(/\{(\w+)\}/g, (_all, place: string) => String(places[place] ?? ''));
}

/** Reasons to dismiss an inquiry, in the order offered. */
export const DISMISS_REASONS = [
  'reasonNotPolicy',
  'reasonAnswered',
  'reasonDuplicate',
  'reasonPersonal',
  'reasonOther',
] as const satisfies readonly (keyof typeof SHARED_WORDS)[];

export const KIND_NAMES: Readonly<Record<RecordKind, Text>> = {
  program: { ko: '사업', en: 'Programs' },
  plan: { ko: '계획', en: 'Plans' },
  agreement: { ko: '협약', en: 'Agreements' },
  event: { ko: '행사', en: 'Events' },
  term: { ko: '용어', en: 'Terms' },
};
