import type { CheckWords } from '../check-words.js';

/** What one would like to be, or to have, so that asking for it asks who is eligible. */
const WANTED =
  '(?:covered?|covers|count(?:s|ed)?|fit|fits|in|out|allowed|apply|join|joins|get|gets|receive|use|used|draw|take part|participate|benefit|access|claim|obtain|have|back|backs|support|supports|supported|help|helps|meet|meets|satisfy|satisfies|fall under|falls under|fall within|include|includes|included|considered|classed|accepted|accept|pay|pays|sign up|enrol|enroll|tap|ask for|be one|one of|a small manufacturer|small manufacturers?)';

/** How English asks for a check of eligibility, and steers one. */
export const CHECK: CheckWords = {
  commands: {
    why: /^(?:(?:but )?why(?: do you (?:ask|need|want)| (?:is|are|does) (?:that|this|it)|(?: that| is that| ask)?$)|what for$|what do you need (?:that|it|this) for$|what does that matter|how come$)/iu,
    unknown:
      /^(?:well|um+|hmm*|honestly)?[\s,.]*(?:i (?:really )?(?:don'?t|do not) know|(?:i'?m )?not (?:really )?sure|no idea|dunno|idk|unsure|can'?t say|not decided|undecided|skip|pass|unknown)/iu,
    back: /^(?:go back|back|previous(?: question)?|undo)(?![\p{L}]{3,})/iu,
    restart: /^(?:start (?:over|again)|restart|from the (?:start|beginning|top)|reset|begin again)/iu,
    stop: /^(?:stop|cancel|quit|never\s?mind|exit|enough|forget it|end (?:the )?check|no more questions)/iu,
    change: /(?:^|\s)(?:change|edit|correct|fix)\s(?:my |an? |the |one )|^(?:change|edit|correct) \S/iu,
  },
  correction:
    /^\s*(?:sorry|no|oops|wait|actually|correction|make (?:that|it)|i meant?|i mean|or rather|rather|well)(?![\p{L}])[\s,.:!-]*/iu,
  asks: new RegExp(
    [
      '\\b(?:eligible|eligib\\w*|elligible|elegible|qualif\\w+|entitled|entitlement)\\b',
      `\\b(?:am i|are we|is (?:it|that|this|my|our)|would (?:i|we|it|that|this|my|our)|will (?:i|we|my|our)|does (?:it|that|this|my|our|the|your)|do (?:i|we|my|our|they|you)|can (?:i|we|my|our|it|they|you|a|an)|may (?:i|we|my|our)|could (?:i|we|my|our|it)|should (?:i|we)|might (?:i|we))\\b.{0,120}?\\b${WANTED}\\b`,
      `\\b(?:check|see|tell me|find out|know|wonder(?:ing)?|confirm|verify) (?:if|whether) (?:i|we|my|our)\\b.{0,120}?\\b${WANTED}\\b`,
      '\\binside the definition\\b|\\bin or out\\b|\\b(?:in|within) scope\\b|\\bmeet the (?:conditions|requirements|criteria)\\b|\\bany chance (?:for|of)\\b|\\b(?:is|are) there .{0,40}\\bfor (?:us|me|my|our|a (?:firm|company|business|shop) like)\\b',
    ].join('|'),
    'iu',
  ),
  self: /(?<![\p{L}])(?:we|we're|we've|us|our|ours|i|i'm|i've|my|me|mine|myself)(?![\p{L}])/iu,
  asksToCheck:
    /\b(?:check|test|see|assess|verify|confirm) (?:my|our) eligibility|\beligibility check\b|\b(?:check|see|tell me|find out|know|wonder(?:ing)?|confirm|verify) (?:if|whether) (?:i am|i'm|we are|we're|(?:my|our) \w+ is)(?![a-z])/iu,
  otherSide:
    /\bhow (?:much|many|long|do (?:i|we) (?:apply|sign|register)|would (?:i|we) (?:apply|request))|\bwhat (?:share|portion|percentage|part|documents|paperwork|is|does|are)|\bwhen\b|\bwhere\b|\bwhich (?:documents|office|website|companies|firms)|\bwho\b|deadline|due date|documents|paperwork|interest rate|contact|website|phone/iu,
  eligible: /eligib|qualif|entitle/iu,
  asksRules:
    /(?:which|what) (?:companies|firms|businesses|conditions|requirements|criteria)|who (?:is|can|qualifies|may)/iu,
  asksAll:
    /\bwhat (?:am i|are we|is my (?:company|business|firm)|might (?:i|we) be|could (?:i|we) be|would (?:i|we) be) (?:eligible|entitled|qualified)|\b(?:what|which) (?:\w+ )?(?:support|programs?|programmes?|schemes?|help|aid|measures?|benefits?|of these|grants?|funding)?\s?(?:can|could|may|do|would|might|am|are) (?:i|we|my \w+|our \w+) (?:get|apply|qualify|join|receive|eligible|be eligible|use|claim)|\bwhat (?:do|would) (?:i|we) qualify for|\bwhat(?:'s| is) (?:there|available) for (?:me|us|my|our|a (?:company|business|firm|shop) like)|\bcheck (?:everything|all(?: programs)?)\b|\bwhat can (?:i|we|my company|my business|my firm) (?:get|apply for|join|claim|receive)\b/iu,
  open: /^\P{L}*(?:(?:so|and|but|ok|hi|hello)[ ,]+)?(?:how|what|why|when|where|which|who)(?!\p{L})/iu,
  question:
    /^(?:how|what|when|where|who|which|why|is|are|do|does|can|could|may|will|would|should|tell me|explain)\b/iu,
  behindTerm: /^s?,? or not\b/u,
  beforeTerm:
    /(?:am i|are we|(?:if|whether) (?:i am|i'm|we are|we're)|is (?:my|our) [\w\s-]{1,30}|count(?:ed|s)? (?:as|among)|qualif\w+ as|considered|class(?:ed)? as|called|treated as|definition of|fall under|pass (?:for|as)|make (?:us|me)|counts as|still|be)\s+(?:an?\s|the\s|official\s|still\s|legally\s|technically\s)*$/u,
  spellings: [
    [/(?<![a-z'])r (?=we\b)/giu, 'are '],
    [/(?<![a-z])(?:wat|wut|wht|whta)(?![a-z])/giu, 'what'],
    [/(?<![a-z])(wh(?:at|ere|en|o)|how)'?s(?![a-z])/giu, '$1 is'],
    [/(?<![a-z])(?:docs|papers|paper work)(?![a-z])/giu, 'documents'],
    [/(?<![a-z])(?:mch|mutch)(?![a-z])/giu, 'much'],
    [/(?<![a-z])(?:tel|phone no|phone number)(?![a-z])/giu, 'phone'],
  ],
};
