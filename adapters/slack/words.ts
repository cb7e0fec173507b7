/** What the app itself says in Slack, in both languages; what is about policy comes from the knowledge base. */
import type { Language, RecordKind, Text } from '../../src/core/knowledge-base.js';

const WORDS = {
  automated: {
    ko: '자동 응답입니다. 공개된 문서에 있는 내용만 안내합니다.',
    en: 'This is an automated desk. It says only what published documents state.',
  },
  cutShort: { ko: '내용이 길어 여기까지만 보여 드립니다.', en: 'This is too long to show in full.' },
  openSource: { ko: '출처 열기', en: 'Open source' },
  thinking: { ko: '자료를 찾고 있습니다…', en: 'is looking in the documents…' },
  share: { ko: '채널에 공유', en: 'Share with the channel' },
  onlyYou: { ko: '나에게만 보이는 답입니다.', en: 'Only you can see this answer.' },
  sharedAnswer: { ko: '정책 안내의 답을 공유했습니다.', en: 'An answer of the policy desk was shared.' },
  asked: { ko: '질문', en: 'Question' },
  commandHelp: {
    ko: '사용법: /policy 다음에 질문을 적어 주세요. 예: /policy 스마트공장 지원비율이 얼마예요? 답은 나에게만 보이고, “채널에 공유”를 누르면 모두에게 보입니다. 쪽지(DM)로 물어보거나 채널에서 저를 언급해도 됩니다.',
    en: 'How to use it: type your question after /policy, such as /policy what share of a smart factory does the government pay? Only you see the answer, until you press “Share with the channel”. You can also send me a direct message, or mention me in a channel.',
  },
  promptsTitle: { ko: '이런 것을 물어볼 수 있습니다', en: 'Some things to ask' },
  // Not helpful
  notHelpfulTitle: { ko: '도움이 안 됐어요', en: 'This did not help' },
  notHelpfulLabel: { ko: '무엇이 아쉬웠나요?', en: 'What was wrong or missing?' },
  notHelpfulHint: {
    ko: '적어 주신 내용은 담당자가 봅니다. 이름이나 연락처는 적지 말아 주세요.',
    en: 'Staff will read this. Leave out names, phone numbers and other personal data.',
  },
  // The form of an eligibility check
  formOpen: { ko: '한 번에 적기', en: 'Fill in a form' },
  formTitle: { ko: '자격 확인', en: 'Eligibility check' },
  formIntro: {
    ko: '모르는 것은 비워 두세요. 적어 주신 답은 이 대화에서만 쓰이고 기록에 남지 않습니다.',
    en: 'Leave out what you do not know. Your answers are used in this conversation only, and are written to no log.',
  },
  formSubmit: { ko: '확인하기', en: 'Check' },
  formUnknown: { ko: '모르겠어요', en: 'I don’t know' },
  formChoose: { ko: '고르기', en: 'Choose' },
  formNumber: { ko: '숫자로 적어 주세요.', en: 'Write a number here.' },
  formChoice: { ko: '보기에서 골라 주세요.', en: 'Choose one of these.' },
  formGone: {
    ko: '이 확인은 더 이상 할 수 없습니다. 궁금한 것을 다시 물어봐 주세요.',
    en: 'This check is not there any more. Please ask your question again.',
  },
  formNotYours: {
    ko: '이 양식은 연 사람만 보낼 수 있습니다. 바뀐 것은 없습니다. 직접 물어보시면 새 양식을 드립니다.',
    en: 'Only whoever opened this form can send it, and nothing was changed. Ask the desk yourself to get your own.',
  },
  send: { ko: '보내기', en: 'Send' },
  cancel: { ko: '취소', en: 'Cancel' },
  tableCut: {
    ko: '표의 {all}줄 중 앞의 {shown}줄입니다.',
    en: 'The first {shown} of {all} rows of the table.',
  },
  fileNotSent: {
    ko: '파일 {name}을(를) 올리지 못했습니다. 앱에 파일 권한(files:write)이 있는지 관리자에게 확인해 주세요. 위의 표가 앞부분입니다.',
    en: 'The file {name} could not be uploaded. Ask whoever manages the app whether it may (files:write). The table above is its beginning.',
  },
  fileElsewhere: {
    ko: '파일은 여기에 올릴 수 없습니다. 봇에게 보내는 쪽지(DM)에서 같은 명령을 쓰면 받을 수 있습니다.',
    en: 'A file cannot be put here. Use the same command in a direct message to the bot to get it.',
  },
  close: { ko: '닫기', en: 'Close' },
  // Staff
  staffOnly: {
    ko: '담당자만 쓸 수 있는 기능입니다. 궁금한 것은 쪽지(DM)나 /policy로 물어봐 주세요.',
    en: 'Only staff of the desk can do this. To ask something, use a direct message or /policy.',
  },
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
  homeLibrary: { ko: '사업과 협약', en: 'Programs and agreements' },
  homeKnowledge: { ko: '자료 상태', en: 'The knowledge base' },
  homeNothingFound: { ko: '맞는 자료가 없습니다.', en: 'Nothing fits this.' },
  homeSearch: { ko: '이름으로 찾기', en: 'Search by name' },
  homeShowing: { ko: '{total}건 중 {from}–{to}', en: '{from}–{to} of {total}' },
  homeUndelivered: {
    ko: '지난 7일 동안 전달하지 못한 답이 {n}건 있습니다. 로그를 확인해 주세요.',
    en: '{n} replies could not be delivered in the last 7 days. The log says why.',
  },
  next: { ko: '다음', en: 'Next' },
  previous: { ko: '이전', en: 'Previous' },
  all: { ko: '전체', en: 'All' },
  open: { ko: '보기', en: 'Open' },
  ended: { ko: '기간 종료', en: 'period over' },
  claim: { ko: '맡기', en: 'Claim' },
  answer: { ko: '답하기', en: 'Answer' },
  dismiss: { ko: '답하지 않고 닫기', en: 'Dismiss' },
  askedTimes: { ko: '{n}번 물음', en: 'asked {n}×' },
  claimed: { ko: '처리 중', en: 'being worked on' },
  notReachable: { ko: '물어본 사람에게 전달할 수 없습니다', en: 'the asker cannot be reached' },
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
  newsMore: { ko: '이 밖에 {n}건은 앱 홈에 있습니다.', en: '{n} more are in the app’s home.' },
  digestTitle: { ko: '한 주의 정책 안내', en: 'The policy desk this week' },
  digestAsked: { ko: '질문', en: 'Asked' },
  digestAnswered: { ko: '답함', en: 'Answered' },
  digestUnanswered: { ko: '답하지 못함', en: 'Unanswered' },
  digestHelpful: { ko: '도움 됨 / 안 됨', en: 'Helpful / not' },
  digestWaiting: { ko: '기다리는 질문', en: 'Waiting' },
  digestSubjects: { ko: '답하지 못한 질문의 주제', en: 'Unanswered, by subject' },
  noSubject: { ko: '주제를 알 수 없음', en: 'no known subject' },
  sources: { ko: '출처 문서', en: 'sources' },
  questions: { ko: '질문·답', en: 'questions' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

/** Words of the app, with `{name}` filled in. */
export function word(
  name: Word,
  language: Language,
  places: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[name][language].replace(/\{(\w+)\}/g, (_all, place: string) => String(places[place] ?? ''));
}

/** Every word, for tests. */
export const ALL_WORDS: Readonly<Record<string, Text>> = WORDS;

export const KIND_NAMES: Readonly<Record<RecordKind, Text>> = {
  program: { ko: '사업', en: 'Programs' },
  plan: { ko: '계획', en: 'Plans' },
  agreement: { ko: '협약', en: 'Agreements' },
  event: { ko: '행사', en: 'Events' },
  term: { ko: '용어', en: 'Terms' },
};
