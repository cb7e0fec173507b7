/** What the app itself says in Slack, in both languages; what is about policy comes from the knowledge base. */
import type { Text } from '../../src/core/model/knowledge-base.js';
import { SHARED_WORDS, wordsOf } from '../words.js';

export { KIND_NAMES } from '../words.js';

const WORDS = {
  ...SHARED_WORDS,
  thinking: { ko: '자료를 찾고 있습니다…', en: 'is looking in the documents…' },
  share: { ko: '채널에 공유', en: 'Share with the channel' },
  onlyYou: { ko: '나에게만 보이는 답입니다.', en: 'Only you can see this answer.' },
  sharedAnswer: { ko: '정책 안내의 답을 공유했습니다.', en: 'An answer of the policy desk was shared.' },
  commandHelp: {
    ko: '사용법: /policy 다음에 질문을 적어 주세요. 예: /policy 스마트공장 지원비율이 얼마예요? 답은 나에게만 보이고, “채널에 공유”를 누르면 모두에게 보입니다. 쪽지(DM)로 물어보거나 채널에서 저를 언급해도 됩니다.',
    en: 'How to use it: type your question after /policy, such as /policy what share of a smart factory does the government pay? Only you see the answer, until you press “Share with the channel”. You can also send me a direct message, or mention me in a channel.',
  },
  nextPage: { ko: '다음 ({n}/{all})', en: 'Next ({n} of {all})' },
  firstPage: { ko: '처음으로 ({n}/{all})', en: 'To the first ({n} of {all})' },
  pageGone: {
    ko: '오래된 글이라 다른 쪽을 보여 드릴 수 없습니다. 다시 물어봐 주세요.',
    en: 'This is too old to be turned. Ask again to see the rest.',
  },
  allSources: { ko: '출처 {n}건', en: '{n} sources' },
  sourcesTitle: { ko: '출처', en: 'Source' },
  choose: { ko: '고르기', en: 'Choose' },
  moreChoices: { ko: '더 보기', en: 'More' },
  promptsTitle: { ko: '이런 것을 물어볼 수 있습니다', en: 'Some things to ask' },
  askTitle: { ko: '정책 안내에 묻기', en: 'Ask the policy desk' },
  askLabel: { ko: '궁금한 것', en: 'Your question' },
  askHint: { ko: '답은 쪽지(DM)로 보내 드립니다.', en: 'The answer comes as a direct message.' },
  askTaken: {
    ko: '물어보신 내용을 받았습니다. 답은 저와의 쪽지(DM)에서 볼 수 있습니다.',
    en: 'Your question is here. The answer comes as a direct message from me.',
  },
  stepNeeds: {
    ko: '질문과 답을 받을 사람이 필요합니다.',
    en: 'This step needs a question, and a person who gets the answer.',
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
  checking: {
    ko: '확인하고 있습니다. 결과가 곧 여기에 나옵니다.',
    en: 'This is being checked. What comes of it is shown here in a moment.',
  },
  checked: { ko: '받았습니다. 이 창은 닫아도 됩니다.', en: 'It is taken. You can close this.' },
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
  // Staff
  staffOnly: {
    ko: '담당자만 쓸 수 있는 기능입니다. 궁금한 것은 쪽지(DM)나 /policy로 물어봐 주세요.',
    en: 'Only staff of the desk can do this. To ask something, use a direct message or /policy.',
  },
  homeLibrary: { ko: '사업과 협약', en: 'Programs and agreements' },
  homeKnowledge: { ko: '자료 상태', en: 'The knowledge base' },
  homeSearch: { ko: '이름으로 찾기', en: 'Search by name' },
  homeShowing: { ko: '{total}건 중 {from}–{to}', en: '{from}–{to} of {total}' },
  homeUndelivered: {
    ko: '지난 7일 동안 전달하지 못한 답이 {n}건 있습니다. 로그를 확인해 주세요.',
    en: '{n} replies could not be delivered in the last 7 days. The log says why.',
  },
  next: { ko: '다음', en: 'Next' },
  previous: { ko: '이전', en: 'Previous' },
  all: { ko: '전체', en: 'All' },
  notReachable: { ko: '물어본 사람에게 전달할 수 없습니다', en: 'the asker cannot be reached' },
  sources: { ko: '출처 문서', en: 'sources' },
  questions: { ko: '질문·답', en: 'questions' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

/** Words of the app, with `{name}` filled in. */
export const word = wordsOf<Word>(WORDS);

/** Every word, for tests. */
export const ALL_WORDS: Readonly<Record<string, Text>> = WORDS;
