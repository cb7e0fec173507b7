import type { Text } from '../../src/core/model/knowledge-base.js';

/** What the console itself has to say: how to use a terminal. Everything about policy comes from the content. */
export const CONSOLE_WORDS = {
  howTo: {
    ko: '질문을 입력하고 Enter를 누르십시오. 번호를 입력하면 해당 항목을 선택합니다. /help 도움말, /quit 끝내기',
    en: 'Type a question and press Enter. Type a number to choose it. /help for help, /quit to leave.',
  },
  unknownCommand: {
    ko: '없는 명령입니다. 쓸 수 있는 명령은 /help와 /quit입니다.',
    en: 'There is no such command. There are /help and /quit.',
  },
  goodbye: { ko: '이용해 주셔서 감사합니다.', en: 'Goodbye.' },
} as const satisfies Record<string, Text>;
