/** What the app itself says in Teams, in both languages; what every platform says is in `adapters/words.ts`. */
import type { Text } from '../../src/core/model/knowledge-base.js';
import { SHARED_WORDS, wordsOf } from '../words.js';

export { KIND_NAMES } from '../words.js';

const WORDS = {
  ...SHARED_WORDS,
  staffOnly: {
    ko: '담당자만 쓸 수 있는 기능입니다. 궁금한 것은 채팅으로 물어봐 주세요.',
    en: 'Only staff of the desk can do this. To ask something, write to me in a chat.',
  },
  checkingTitle: { ko: '확인하고 있습니다', en: 'One moment' },
  checking: {
    ko: '담당자인지 확인하고 있습니다. 아직 처리되지 않았습니다. 잠시 뒤에 계속을 눌러 주세요.',
    en: 'It is being checked whether you are staff, and nothing is done yet. Go on in a moment.',
  },
  checkingClaim: {
    ko: '담당자인지 확인하고 있습니다. 맡게 되면 이 글에 나타납니다.',
    en: 'It is being checked whether you are staff. This post shows when it is yours.',
  },
  goOn: { ko: '계속', en: 'Go on' },
  addedBy: { ko: '{name} 님이 추가해 주셨습니다.', en: '{name} added me here.' },
  mentionMe: {
    ko: '여기서는 저를 @멘션하고 물어봐 주세요. 그 대화에 답합니다.',
    en: 'Here, mention me with @ and ask; I answer in that thread.',
  },
  fillIn: { ko: '한 번에 입력하기', en: 'Fill in a form' },
  formLead: {
    ko: '아는 것만 적어도 됩니다. 비워 둔 것은 모르는 것으로 봅니다.',
    en: 'Fill in what you know; what is left empty counts as not known.',
  },
  formSend: { ko: '결과 보기', en: 'See the result' },
  fileIs: { ko: '파일 {name}의 앞부분입니다.', en: 'The beginning of the file {name}.' },
  fileInPersonal: {
    ko: '저와의 개인 채팅에서 같은 요청을 하면 파일 전체를 받을 수 있습니다.',
    en: 'Ask me the same in a personal chat to have the whole file.',
  },
  fileOffer: {
    ko: '요청하신 파일입니다. 허용하면 OneDrive에 저장됩니다. 1시간 동안만 보관합니다.',
    en: 'The file that you asked for. If you allow it, it is saved to your OneDrive. It is kept here for one hour.',
  },
  fileSaved: { ko: 'OneDrive에 저장했습니다: {name}', en: 'Saved to your OneDrive: {name}' },
  fileDeclined: {
    ko: '알겠습니다. 파일을 저장하지 않았고, 여기에서도 지웠습니다.',
    en: 'All right. The file was not saved, and is not kept here any more.',
  },
  fileGone: {
    ko: '이 파일은 더 이상 보관하고 있지 않습니다. 다시 요청하시면 새로 만들어 드립니다.',
    en: 'This file is not kept here any more. Ask for it again, and I make it anew.',
  },
  fileFailed: {
    ko: 'OneDrive에 저장되었는지 확인하지 못했습니다. 파일이 없으면 잠시 뒤에 다시 요청해 주세요.',
    en: 'Your OneDrive did not confirm that it has the file. If it is not there, ask for it again in a moment.',
  },
  moreFacts: { ko: '{n}가지 더 ▾', en: '{n} more ▾' },
  nextPage: { ko: '다음 ({n}/{all}) ▸', en: 'Next ({n} of {all}) ▸' },
  firstPage: { ko: '처음으로 ({n}/{all}) ▸', en: 'Back to the first ({n} of {all}) ▸' },
  moreChoices: { ko: '더 보기', en: 'More' },
  sendChoice: { ko: '고른 것 묻기', en: 'Ask what I chose' },
  rowsShown: { ko: '{total}행 가운데 {n}행입니다.', en: '{n} of {total} rows.' },
  openInquiry: { ko: '{id}번 열기', en: 'Open #{id}' },
  newsMore: {
    ko: '이 밖에 {n}건이 더 있습니다. 저와의 채팅에서 “대기 질문”이라고 보내면 모두 볼 수 있습니다.',
    en: '{n} more are waiting. Send me “inquiries” in a chat to see them.',
  },
  searchFailed: {
    ko: '지금은 찾을 수 없습니다. 잠시 뒤에 다시 해 주세요.',
    en: 'Nothing can be searched right now. Try again in a moment.',
  },
  alreadyLogged: { ko: '이미 기록한 메시지입니다.', en: 'This message is logged already.' },
  askDeskTitle: { ko: '정책 안내에 묻기', en: 'Ask the policy desk' },
  logInquiryTitle: { ko: '질문으로 기록', en: 'Log as inquiry' },
} as const satisfies Record<string, Text>;

export type Word = keyof typeof WORDS;

/** Words of the app, with `{name}` filled in. */
export const word = wordsOf<Word>(WORDS);

/** Every word, for tests. */
export const ALL_WORDS: Readonly<Record<string, Text>> = WORDS;
