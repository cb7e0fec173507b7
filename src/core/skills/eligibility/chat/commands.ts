/** What someone types to steer an eligibility check. */

export type Command = 'why' | 'unknown' | 'back' | 'restart' | 'stop' | 'change';

const COMMANDS: readonly (readonly [Command, RegExp])[] = [
  [
    'why',
    /^(?:왜(?:요|죠|용|여)?|(?:그걸?|그건|그게|이건|이걸|그런\s?걸)?\s?왜\s?(?:묻|물어|물으|필요|알아야|궁금|중요).*|(?:이유|까닭)(?:가|이|는)?\s?(?:뭐|뭔|무엇).*|(?:but )?why(?: do you (?:ask|need|want).*| (?:is|are|does) (?:that|this|it).*| that| is that| ask)?|what for|what do you need (?:that|it|this) for|why do you need.*|what does that matter.*|how come)\s*[?？.!]*$/iu,
  ],
  [
    'unknown',
    /^(?:음+|글쎄(?:요|다)?|well|um+|hmm*|honestly)?[\s,.]*(?:(?:저도|나도|그건|아직|잘|정확히는?)\s*)*(?:모르겠|모름|모릅|모르는|몰라|모르네|미정|안\s?정해|아직\s?안|아직\s?미정|패스|건너뛰|넘어가|i (?:really )?(?:don'?t|do not) know|(?:i'?m )?not (?:really )?sure|no idea|dunno|idk|unsure|can'?t say|not decided|undecided|skip|pass|unknown)/iu,
  ],
  [
    'back',
    /^(?:뒤로|이전(?:으로|\s?질문)?|앞\s?질문|되돌|되돌려|go back|back|previous(?: question)?|undo)(?![\p{L}]{3,})/iu,
  ],
  [
    'restart',
    /^(?:처음부터|다시\s?시작|처음으로|새로\s?시작|리셋|start (?:over|again)|restart|from the (?:start|beginning|top)|reset|begin again)/iu,
  ],
  [
    'stop',
    /^(?:그만|중단|멈춰|멈추|취소|됐어|됐습|관두|끝낼|끝내|안\s?할래|stop|cancel|quit|never\s?mind|exit|enough|forget it|end (?:the )?check|no more questions)/iu,
  ],
  [
    'change',
    /(?:답(?:변)?|대답|것|거|(?:을|를))\s?(?:을|를)?\s?(?:바꿀|바꾸|바꿔|변경|고칠|고쳐|수정|정정)|(?:^|\s)(?:change|edit|correct|fix)\s(?:my |an? |the |one )/iu,
  ],
];

/** The command that a typed text is; undefined when it is something else. */
export function readCommand(text: string): Command | undefined {
  const bare = text.trim();
  if (bare.length > 60) return undefined;
  return COMMANDS.find(([, pattern]) => pattern.test(bare))?.[0];
}

const CORRECTION =
  /^\s*(?:아\s|앗|참|아니(?:요|에요|다|라)?|아뇨|정정(?:합니다|할게요)?|죄송(?:해요|합니다)?|잘못\s?(?:말했|적었)\S*|sorry|no|oops|wait|actually|correction|make (?:that|it)|i meant?|i mean|or rather|rather|well)(?![\p{L}])[\s,.:!-]*/iu;

/** A text without the words that begin a correction ("sorry, I meant …"); undefined when it begins with none. */
export function withoutCorrection(text: string): string | undefined {
  let bare = text;
  while (CORRECTION.test(bare)) bare = bare.replace(CORRECTION, '');
  return bare === text ? undefined : bare;
}
