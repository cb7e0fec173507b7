import { toJamo } from './hangul.js';
import { remembering } from './remembering.js';

/** Particles that follow a noun, with the copula. */
const PARTICLES = `은 는 이 가 을 를 의 에 에서 에게 에게서 한테 한테서 께 께서 로 으로 로서 으로서 로써 으로써 와 과 랑 이랑
  하고 도 만 까지 부터 마다 조차 마저 밖에 보다 처럼 만큼 대로 뿐 이나 나 이라도 라도 이든 든 이든지 든지 이야 야
  에는 에도 에만 에서는 에서도 에서만 으로는 로는 으로도 로도 까지는 까지만 까지도 부터는 만은 만이 만을 들 들이 들은 들을
  들의 들도 들에게 들한테 들과 들이랑 요 이요 이란 란 이라는 라는 이라고 라고 이라면 라면 이면 이니 이며 이고 이에요 예요 이예요
  에요 이죠 죠 인가요 인가 인지 인데 인데요 입니까 입니다 이다 이었 였 이었나요 였나요 였습니까 였어요 이었어요 인 인건 인거
  이라 라 이래 래 이래요 래요 임 님 좀 에게는 한테는 에게도 한테도 께서는 이랑은 랑은 과의 와의 에의 으로의 로의 에서의`;

/** Endings of verbs and adjectives; `ㄴ`, `ㄹ`, `ㅁ`, `ㅂ`, `ㅆ` stand at the foot of the syllable before. */
const ENDINGS = `다 ㄴ다 는다 ㄴ다고 는다고 다고 ㅂ니다 습니다 ㅂ니까 습니까 나요 냐 니 을까 ㄹ까 을까요 ㄹ까요 ㄹ게 을게 ㄹ게요 ㄹ래 을래
  ㄹ래요 을래요 아 어 여 아요 어요 여요 은 는 을 던 는데 은데 ㄴ데 ㄴ데요 는데요 은데요 는지 은지 ㄴ지 을지 ㄹ지 는지요
  는가 는가요 은가 은가요 ㄴ가 ㄴ가요 지 지요 지마 지마요 지마세요 지말고 지말아 지않 고 고요 며 면서 으면서 면 으면 니까 으니까
  아서 어서 여서 러 으러 려고 으려고 려면 으려면 게 게요 도록 거나 거든 거든요 더라 아도 어도 여도 더라도 아야 어야 여야 아야해
  어야해 아야돼 어야돼 겠 시 으시 세요 으세요 셔요 으셔요 셨나요 십시오 으십시오 ㅂ시다 읍시다 자 라 아라 어라 여라 으라 네 네요 군요
  구나 는구나 기 기가 기는 기를 기로 기에 기위해 음 ㄹ수 을수 ㄹ수있 을수있 ㅆ다 ㅆ어 ㅆ어요 ㅆ습니다 ㅆ습니까 ㅆ나요 ㅆ나 ㅆ는 ㅆ는지 ㅆ을
  ㅆ지 ㅆ으면 ㅆ는데 ㅆ던 ㅆ니 ㅆ음 ㅆ고 ㅆ죠 ㅆ지요 ㅆ네 ㅆ냐 ㅆ대 ㅆ다고 았 었 였 겠어 겠어요 겠습니다 겠습니까 겠다 겠지
  줘 줘요 주세요 주라 주십시오 줄래 줄래요 줄까 줄수 주시 주실 준 주는 줄 주나요 주고 달라 달라고`;

/** What 하다 and 되다 look like behind a noun. */
const LIGHT_VERBS = `하 해 했 할 한 함 합 하다 하는 하는지 하는데 하는가 하기 하기를 하여 해서 하고 하면 하지 하지마 하지말고 하나 하나요 합니다
  합니까 했어 했어요 했나요 했나 했습니다 했습니까 했지 했는데 했는지 했던 했다 하시 하세요 하십시오 하실 하신 해주세요 해줘 해줘요 해주 해주나요 해줄
  해줄래 해줄래요 해줄수 해주십시오 해주시 해주실 해준 해주는 해봐 해봐요 하자 하라 하라고 할까 할까요 할래 할래요 할게 할게요 할지 할때 할수 하려면 하려고 하려
  하도록 하게 하겠 하겠습니다 해야 해야해 해야돼 해야하 해야되 해야할 해도 해요 하니 하냐 하네 하던 하며 하면서 한다 한다고 한다면 한데 한지 되 돼 된
  될 됨 되는 되는지 되는데 되기 되고 되면 되나 되나요 됩니다 됩니까 돼요 됐 됐어 됐나요 됐나 됐습니까 되었 되었나요 되었나 되었습니까 되죠 되지 되려면 될까
  될까요 되어 되었어 되었어요 됐어요 됐는지 되었는지 된다 된다고 되니 되냐 시켜 시켜줘 시키 시킬 받나요 스럽 스러운 적인 적으로 적`;

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map(toJamo));
const SUFFIXES: ReadonlySet<string> = new Set([
  ...toSet(PARTICLES),
  ...toSet(ENDINGS),
  ...toSet(LIGHT_VERBS),
]);
const WHOLE_PARTICLES: ReadonlySet<string> = new Set(PARTICLES.split(/\s+/));
const LONGEST = Math.max(...[...SUFFIXES].map((suffix) => suffix.length));
const SHORTEST_STEM = 2;
const ROUNDS = 4;

/** Whether a word is nothing but a particle, as `이` is in `deadline이`. */
export function isParticle(word: string): boolean {
  return WHOLE_PARTICLES.has(word);
}

function strip(jamo: string): string {
  for (let length = Math.min(LONGEST, jamo.length - SHORTEST_STEM); length > 0; length--) {
    if (SUFFIXES.has(jamo.slice(-length))) return jamo.slice(0, -length);
  }
  return jamo;
}

/** A verb's last vowel when an ending has run into it, and the vowel that it has otherwise: 바꿔, 바꾸. */
const CONTRACTED: readonly (readonly [string, string])[] = [
  ['ㅜㅓ', 'ㅜ'],
  ['ㅗㅏ', 'ㅗ'],
  ['ㅗㅐ', 'ㅗㅣ'],
  ['ㅕ', 'ㅣ'],
  ['ㅆㅓ', 'ㅆㅡ'],
  ['ㅎㅐ', 'ㅎㅏ'],
];

function expand(jamo: string): string {
  for (const [short, full] of CONTRACTED) {
    if (jamo.length > short.length && jamo.endsWith(short)) return jamo.slice(0, -short.length) + full;
  }
  return jamo;
}

/**
 * A Korean word as keyboard letters without its particles and endings: they come off longest first, in a few rounds,
 * and two letters at least remain. A dictionary would do a little better; see docs/decisions/0002.
 */
export const stripEndings = remembering((word) => {
  let jamo = toJamo(word);
  for (let round = 0; round < ROUNDS; round++) {
    const shorter = strip(jamo);
    if (shorter === jamo) break;
    jamo = shorter;
  }
  return jamo;
});

/** The stem of a Korean word as keyboard letters: without endings, its last vowel as in the verb's other forms. */
export function stemKorean(word: string): string {
  return expand(stripEndings(word));
}
