import type { Connectors } from '../connector-words.js';

export const EN_CONNECTORS: Connectors = {
  openings: [
    'and',
    'but',
    'so',
    'then',
    'ok',
    'okay',
    'also',
    'what about',
    'how about',
    'back to',
    'in that case',
    'no',
  ],
  joints: ['and', 'also', 'plus', '&'],
  endings: [],
};
