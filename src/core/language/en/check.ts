import type { CheckWords } from '../check-words.js';

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
    /^\s*(?:oh|ah|sorry|i misspoke|i was wrong|my mistake|my bad|update|no|oops|wait|actually|correction|make (?:that|it)|i meant?|i mean|or rather|rather|well)(?![\p{L}])[\s,.:!-]*(?:(?:it's|it is|that's) )?/iu,
  asks: new RegExp(
    [
      'eligib|elligible|elegible|qualif|\\bentitled|\\bentitlement',
      '\\binside the definition\\b|\\bin or out\\b|\\b(?:in|within) scope\\b|\\bmeet the (?:conditions|requirements|criteria)\\b|\\bany chance (?:for|of)\\b',
    ].join('|'),
    'u',
  ),
  opensAsking:
    /\b(?:am i|are we|is (?:it|that|this|my|our)|would (?:i|we|it|that|this|my|our|a|an)|will (?:i|we|my|our|a|an)|does (?:it|that|this|my|our|the|your)|do (?:i|we|my|our|they|you)|can (?:i|we|my|our|it|they|you|a|an)|may (?:i|we|my|our)|could (?:i|we|my|our|it)|should (?:i|we)|might (?:i|we)|(?:if|whether) (?:i|we|my|our)|is there|are there)\b/gu,
  wanted:
    /\b(?:cover|covered|covers|count(?:s|ed)?|fit|fits|in|out|allowed|apply|join|joins|get|gets|receive|use|used|draw|take part|participate|benefit|access|claim|obtain|have|back|backs|support|supports|supported|help|helps|meet|meets|satisfy|satisfies|fall under|falls under|fall within|include|includes|included|considered|classed|accepted|accept|pay|pays|sign up|enrol|enroll|tap|ask for|for us|for me|for my|for our|for a (?:firm|company|business|shop) like|be one|one of|a small manufacturer|small manufacturers?)\b/u,
  self: /(?<![\p{L}])(?:we|we're|we've|us|our|ours|i|i'm|i've|my|me|mine|myself)(?![\p{L}])/iu,
  asksToCheck:
    /\b(?:check|test|see|assess|verify|confirm) (?:my|our) eligibility|\beligibility check\b|\b(?:check|see|tell me|find out|know|wonder(?:ing)?|confirm|verify) (?:if|whether) (?:i am|i'm|we are|we're|(?:my|our) \w+ is)(?![a-z])/iu,
  otherSide:
    /\bhow (?:much|many|long|do (?:i|we) (?:apply|sign|register)|would (?:i|we) (?:apply|request))|\bwhat (?:share|portion|percentage|part|documents|paperwork|is|does|are)|\bwhen\b|\bwhere\b|\bwhich (?:documents|office|website|companies|firms)|\bwho\b|deadline|due date|documents|paperwork|interest rate|contact|website|phone/iu,
  eligible:
    /eligib|eleg[ia]b|qualif|entitle|(?:meet|meets|satisf(?:y|ies)|fulfill?s?) (?:all |the |all the )?(?:conditions|requirements|criteria)/iu,
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
  plain: `a|an|the|this|that|it|its|these|those|them|one|ones|some|any|such|all|we|we're|we've|us|our|ours|i|i'm|i'd|i've|me|my|mine|am|are|is|be|being|been|do|does|did|can|could|would|will|may|might|should|shall|have|has|had|got|
    what|which|else|there|here|if|whether|not|or|and|but|so|also|still|then|even|though|although|too|either|just|only|really|actually|legally|technically|officially|maybe|perhaps|currently|now|already|at|all|of|for|to|in|into|on|under|as|with|by|from|out|up|within|among|despite|being|
    get|gets|getting|join|joining|joins|apply|applying|receive|receiving|use|draw|take|part|participate|benefit|access|claim|obtain|cover|covered|covers|count|counts|counted|fit|fits|allowed|include|included|includes|considered|classed|called|accepted|accept|accepts|sign|enrol|enroll|enter|backed|back|backs|
    meet|meets|satisfy|satisfies|fulfil|fulfill|pass|fall|falls|qualify|qualifies|qualified|eligible|eligibility|entitled|entitlement|suitable|able|right|possible|ok|okay|fine|in|scope|definition|category|rules|rule|conditions|condition|criteria|requirements|chance|chances|check|see|tell|know|say|wonder|wondering|confirm|verify|find|assess|test|look|like|love|want|wish|ask|asking|please|pls|thanks|thank|you|hi|hello|hey|ur|u|
    company|companies|firm|firms|business|businesses|shop|shops|store|outfit|factory|plant|workshop|startup|start-up|enterprise|manufacturer|maker|makers|team|employees|workers|staff|owner|people|place|small|big|large|tiny|little|old|young|new|mid-sized|similar|same|size|sized|kind|sort|type|sme|smes|
    program|programs|programme|programmes|scheme|schemes|support|supports|supported|grant|grants|help|helps|aid|subsidy|subsidies|funding|fund|package|project|measure|measures|money|initiative|offer|available|something|anything|everything|government|state|ministry`,
  plainEndings: "s|'s|'re|'ve|'d|n't",
  tellsBefore: /[,;:–—]\s|\s-+\s/gu,
  spellings: [
    [/(?<![a-z'])r (?=we\b)/giu, 'are '],
    [/(?<![a-z])(?:wat|wut|wht|whta)(?![a-z])/giu, 'what'],
    [/(?<![a-z])(wh(?:at|ere|en|o)|how)'?s(?![a-z])/giu, '$1 is'],
    [/(?<![a-z])(?:docs|papers|paper work)(?![a-z])/giu, 'documents'],
    [/(?<![a-z])(?:mch|mutch)(?![a-z])/giu, 'much'],
    [/(?<![a-z])(?:tel|phone no|phone number)(?![a-z])/giu, 'phone'],
  ],
};
