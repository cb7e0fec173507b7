import type { Connectors } from '../connector-words.js';

export const KO_CONNECTORS: Connectors = {
  openings: ['그럼', '그러면', '그런데', '근데', '그리고', '그래서', '그렇다면', '또', '아니', '아뇨'],
  joints: ['그리고', '또', '또한', '및', '하고'],
  endings: ['이랑', '랑', '하고', '고', '며', '와', '과', '고요', '구'],
};
