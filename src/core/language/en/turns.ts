import type { TurnWords } from '../turn-words.js';

export const EN_TURNS: TurnWords = {
  grammar: `a an the is are was were be been do does did can could will would should may might have has had i you he she it we
    they me my your his her its our their us them who whom whose what which when where why how much many of to for from
    with without about into on in at by as if or and but not no there this that these those any some tell show explain
    please get need want`,
  grammarEnds: '',
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
  number: ['{n}', '(no|option)_{n}'],
  places: ['first', 'second', 'third', 'fourth'].map((place) => [`[the ]${place}[ one]`]),
  none: ['none[ of (these|them|those)]', 'neither'],
  languages: { ko: 'korean', en: 'english' },
  inLanguage: [
    '[(can|could) you ][(say|tell me|answer|reply|speak|write|switch) ][(that|it|this) ](in|to) {language}[ please]',
    'speak {language}[ please]',
    '{language}[ version]{end}',
  ],
};
