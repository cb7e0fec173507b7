import type { StatementWords } from '../statement-words.js';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';

/** Places and parts of a business: those that are named by themselves, and those told with "in" or "at". */
const SITES =
  'seoul|busan|daegu|incheon|gwangju|daejeon|ulsan|sejong|gyeonggi|gangwon|jeju|suwon|seongnam|changwon|cheongju|jeonju|hq|headquarters';
const PARTS =
  'branch|plant|factory|office|workshop|shop|store|warehouse|lab|kitchen|production|manufacturing|sales|marketing|administration|admin|accounting|logistics|delivery|design|development|research|r&d|assembly|packing|maintenance|management|support';
const within = (nouns: string): string =>
  nouns
    .split('|')
    .flatMap((noun) =>
      ['in', 'at', 'in the', 'at the', 'at our', 'in our', 'on the'].map((at) => `${at} ${noun}`),
    )
    .join('|');

/** How English states things. */
export const STATEMENTS: StatementWords = {
  grammar: {
    predicate:
      "we are|we're|were|i am|i'm|im|are|am|as|being|is|run|own|runs|have|of|operate|we|i|us|our|my|just|not|small|registered|became|a|an",
    between:
      'do|an|a|the|only|just|still|really|very|one|typical|ordinary|family|family-run|korean|local|small|tiny|little|not|certified|genuine|proper|officially|definitely|actually|registered|simply',
    oblique:
      'with|for|to|by|from|supply|supplying|supplies|serve|serving|sell|selling|and|at|between|find|than|like|become|into|against|via|through',
    verbs: 'has|is|employs|makes|runs|exports|sells|produces|was|does|operates|builds',
    own: 'it|company|firm|business|shop|factory|plant|workshop|team|staff|headcount|number|workforce|outfit|total|which|that|who|here|count|there|sector|size|everyone|what|mill|sales|revenue|turnover|share|shareholding|ownership',
    articles: 'a|an|another|one|some|this|that|these|those|his|her|their|every|any|each',
    possessive: 'our|my|us|me|ours|mine|our staff|our team',
    subject:
      'company|firm|business|shop|factory|plant|workshop|there|it|who|which|that|here|headcount|staff|workforce|team|payroll|total|number',
    kinds: '',
    topical: 'are|is|have|has|can|do|should|need|get|must|never|always|often|may|will|who|that',
    onlyOf: '',
    connecting: '',
    general: '',
    place: '',
    ahead: '',
    particles: '',
    openers:
      'we|our|my|the|there|it|no|are|is|do|does|can|if|suppose|what|last|next|maybe|right|headcount|yearly|you|they|he|she|how|would|could|am|this|that|but|and|so|not',
    owned: 'our|my',
    holding:
      "are|we're|i'm|am|were|run|runs|own|owns|operate|operates|have|has|is|being|as|became|'re|'m|im|been|running|owning|operating|manage|started|opened|founded|it's|called|call|make|say",
    speaker: 'we|i|company|firm|business|outfit|shop|factory|plant|workshop|it',
    half: 'half a',
    nounless: 'no|without|lack|lacks',
    aged: "i'm|i am|im|founder is|owner is|ceo is|he is|she is|he's|she's|applicant is",
    head: 'plant|shop|factory|workshop|store|studio|mill|yard|facility|business|company|firm|outfit|owner|operator|sector|industry|trade|house|works|enterprise|corporation|sme|ourselves|myself|owners|startup|start-up|place|line|field|side|team|people|companies|firms|specialising|specializing|employing|based|located|established|founded|since|started|having|has|was|will|may|are|want|wants|interested|hoping|looking|near|outside|aged|old|via|using|out|up|over|under',
    adnominal: '',
    others: '',
    copula: '',
    behind:
      'january|february|march|april|june|july|august|september|october|november|december|in|at|on|for|by|of|under|from|per|across|between|around|here|there|work|works|worked|employed|registered|inside|within|each|every|today|strong|too|now|who|that|which|as|including|right|altogether|though|since|during|last|this|these|available|whom|engaged|permanently|actually|so|alone|combined|together|daily|or|and|but|plus|to|with|without|all|only|more|less|total|max|if|because|not|we|i|do|can|would|is|am|are|me|my|our|year|years|full|insured|whose|than|then|making',
    or: 'or',
    more: 'more|extra|additional|new',
    anyone: '',
    counted: '',
    added: 'another|about|a|some|the|one|two|three|four|five|six|seven|eight|nine|ten',
  },
  marks: {
    else: 'export sales|overseas sales|foreign sales|export revenue|sales staff|sales force|sales people|sales reps|sales manager|sales office|sales tax|sales channel|sales outlet|sales team|export team|export business|export market|export voucher|export support|export grant|export scheme|export program|export programme|export fund|export help|export loan|export insurance|export council',
    none: `half a dozen|half a million|half a billion|half a hundred|half a thousand|in may|since may|not only|not just|no doubt|no problem|no matter|no worries|may i|may we|may my|may our|have had|'ve had|was founded|were founded|
      was established|were established|was set up|were set up|was incorporated|were incorporated|was registered|were registered|was started|
      it security|i t|us dollars|us dollar|we are a supplier|we're a supplier|as a supplier|tier supplier|tier one supplier|would like to know|
      want to know|would like to apply|want to apply|'d like to apply|would like to check|want to check|hope to apply|hoping to apply|like to ask|
      would like to find out|plan to apply|planning to apply|need to know|is there|are there|that said|no more questions|have to say|
      whether we qualify|whether we are eligible|whether we're eligible|if we qualify|if we are eligible|if we're eligible|if i qualify|
      if i am eligible|if i'm eligible|if that matters|if that helps|if it helps|if it matters|last but not least|by the way`,
    deny: `not|no|never|without|neither|nor|none|do not|don't|dont|does not|doesn't|doesnt|did not|didn't|no longer|instead of|rather than|
      do not have|don't have|don't have any|do not have any|have no|has no|there is no|there's no|lack|lacks|lacking|anything but|far from|not yet|yet to|
      stopped|quit|gave up|got out of|haven't got|have not got|not at all|hardly|barely|refuse to|nobody|no one`,
    denied: `nothing|is not|isn't|isnt|are not|aren't|arent|was not|wasn't|were not|weren't|have not|haven't|has not|hasn't|will not|won't|wont|not involved|no longer involved`,
    doubt: `nowhere near|far from being|a long way from|outsource|outsources|outsourced|make nothing|don't make anything|do not make anything|says we|say we|tells us|tells me|told me|lists us|lists me|according to|which is wrong|is wrong|not true|incorrect|the year before last|used to be|being built|under construction|run by a partner|for a meeting|for a visit|on a trip|average|median|on average|cumulative|accumulated|combined total|are up|is up|up by|down by|are down|on leave|on maternity leave|off sick|on holiday|have to check|need to check|let me check|would need to look|cannot|can't|could not|in winter|in summer|in spring|in autumn|in season|off season|off-season|peak season|high season|low season|half|wouldn't|couldn't|shouldn't|people think|people say|they say|they call|call us|calls us|call me|consider us|some say|everyone says|lost|sold off|shut down|wound up|branch|branches|per shift|each|apiece|per|shifts|shift|division|fell|falls|fall by|rise by|rose|decreased|division|not counted|by default|not exactly|not really|not quite an|not strictly|not technically|dropped|went up|went down|came down|cut from|grew from|aren't we|are we not|isn't it|don't we|didn't we|about building|about joining|about working|about doing|about setting|refused|declined|pulled out|said no|turned us down|turned me down|backed out|fell through|called off|cancelled|canceled|dropped out|rejected|withdrew|walked away|is off|is out|left us|has left|broke off|ended|pulls out|backs out|drops out|half a dozen|half-dozen|half dozen|maybe|perhaps|probably|possibly|presumably|might|may|not sure|unsure|not certain|uncertain|not so sure|not quite sure|not yet sure|
      i think|i guess|i suppose|i believe|i reckon|i assume|we think|we believe|we guess|guess|supposedly|apparently|i heard|not clear|unclear|undecided|
      not decided|not yet decided|hard to say|hard to tell|depends|should be|ought to be|must be|seems|seem|appears|appear|could be|may be|
      if i remember|last i checked|last time i checked|off the top of my head|kind of|sort of|technically|in a way|partly|partially|in talks|
      talking to|talking with|discussing|in discussion|negotiating|considering|thinking about|thinking of|exploring|approached|interested|waiting|
      pending|tbd|to be decided|to be confirmed|might be|doubt|unlikely|likely|supposed to|more or less|varies|vary|changes|seasonally|as far as i know|
      not fixed|may or may not|or something|i'd say|hopefully|difficult|almost a|nearly a|somewhat|on paper|so to speak|has not decided|hasn't decided|
      not agreed|not signed|not confirmed|has yet to|either|grew|grown|shrank|rose|increased|went from|dropped to|question mark|not finalised|not finalized|under discussion|under review`,
    unknown: `don't know|do not know|dont know|no idea|not sure|unsure|dunno|idk|can't say|cannot say|undecided|no clue|not certain|i wonder|unknown|skip`,
    if: `if|what if|suppose|supposing|assuming|assume|imagine|say we|let's say|lets say|hypothetically|in case|provided|unless|would|could|'d|'d like to|
      were we to|were to|should we|even if|whether|as if|pretend|for example|for instance|e.g|once we|as soon as|when we|picture|until we|unless we`,
    past: `used to|was|were|had|previously|formerly|before|once|last year|last month|last spring|last summer|last autumn|last fall|last winter|last quarter|
      last week|yesterday|back then|in the past|until|till|ago|originally|at first|at the time|former|ex|started with|began with|started out|began as|started as|back in|at our peak|
      at its peak|years back|during the pandemic|at one point|at one time|earlier|in the old days|in the beginning|initially|down from|up from|from a peak of|peaked`,
    'long-ago': `once|used to|formerly|previously|at one point|at one time|in the old days|years back|at our peak|at its peak|peaked|originally|initially|back then`,
    future: `will|'ll|going to|gonna|soon|next year|next month|next quarter|next week|next spring|next summer|next autumn|next fall|tomorrow|by the end of|
      later this year|about to|eventually|in the future|shortly|by then|the year after|coming year|upcoming`,
    plan: `would|could|would have|would be|plan|plans|planning|planned|intend|intends|intending|expect|expects|expecting|aim|aims|aiming|target|forecast|projected|hope|hopes|hoping|want|wants|wanted|
      wish|wishes|would like|would love|would prefer|looking for|look for|seeking|seek|searching for|trying|try|need a|need an|in need of|dream|dreams|dreaming|prefer|invite|invited|asked|asking|ask|
      meaning to|like to have|like to become|like to be|grow to|growing to|growing into|expand to|expanding to|hire|hiring|recruit|recruiting|taking on|applied|applying to|bid for|invitation|proposed|proposal|offered|offer|pitched|promised`,
    other: `first company|previous company|last company|previous firm|first firm|first business|previous business|last business|old company of mine|sister firm|sister company|affiliate|affiliates|friend|friends|friend's|my brother|my sister|my cousin|my husband|my wife|my father|my mother|my dad|my mum|my mom|my uncle|my aunt|my son|my daughter|
      brother's|sister's|cousin's|husband's|wife's|father's|neighbour|neighbor|neighbours|neighbors|neighbour's|neighbor's|neighbouring|neighboring|buddy|buddies|buddy's|pal|pals|pal's|mate's|roommate|roommate's|brother-in-law|sister-in-law|father-in-law|mother-in-law|client|clients|client's|customer|customers|customer's|supplier|suppliers|
      supplier's|vendor|vendors|competitor|competitors|competitor's|rival|rivals|they|he|she|his|her|their|he's|she's|they're|parent company|parent firm|mother company|
      sister company|another company|another firm|another business|other companies|other firms|someone|somebody|someone else's|next door|down the street|across the street|
      company i know|firm i know|shop i know|people i know|acquaintance|colleague's|landlord|tenant|that company|that firm|that shop|those companies|buyer|buyers|
      former employer|old employer|my employer|my boss|i know someone|i know a|someone i know|some firms|some companies|most firms|most companies|
      contractor|subcontractor|contractors|subcontractors|distributors|partner's|the other|anyone|everyone|others|elsewhere|in-laws|a relative|relative's|relatives|our buyer|headquarters`,
    behalf: `my client|my client's|my clients|our client has|a client of mine|on behalf of|asking for a friend|asking for my|asking for someone|asking for a client|a friend asked|consultant|i advise|we advise|tax accountant|bookkeeper for|the owner i work for|i work for|my friend|my friend's|a friend of mine|
      my husband's|my wife's|my husband|my wife|my brother's|my brother|my sister's|my sister|my father's|my father|my mother's|my mother|my cousin's|my cousin|my uncle's|my aunt's|my son's|my daughter's|my boss`,
    'part-of':
      'plant in|factory in|office in|site in|overseas|abroad|of them|of whom|some of|among us|among them',
    converted:
      'as a sole trader|as a sole proprietor|as a sole proprietorship|as an individual|then incorporated|and incorporated|later incorporated|converted to|converted into|turned into a company|turned into a corporation|became a corporation|became a company',
    founding: 'founded|co-founded|started|set up|set it up|established|opened|began|launched',
    mixed:
      'half and half|both|mix of|a bit of both|part manufacturer|partly manufacturing|part factory|on the side|side business|and also',
    makes: `also fabricate|also fabricates|also makes|also builds|also build|also assemble|make our own|makes its own|roast|bake|brew|we make|we also make|also make|also produce|also manufacture|we produce|we manufacture|our own brand|our own products|home-made|homemade|in-house|from scratch|make them ourselves|ferment|distil|distill|pickle|sew|making our own`,
    self: `work here|works here|working here|employed here|here at our|we|we're|we've|we are|i|i'm|i've|im|ive|weve|our company|our firm|our business|our shop|our factory|our plant|our workshop|our outfit|our team|our staff|our workforce|my company|my firm|
      my business|my shop|my factory|my workshop|my plant|my team|my staff|my outfit|us|ours|mine|ourselves|myself|our|my|me`,
    ask: `are we|am i|is my|is our|are my|are our|count as|counts as|counted as|qualify as|qualifies as|considered|treated as|called|
      is it|are you|do you|do we need|do we have to|definition of|what is|what's|meaning of|do we count|is this|does this count`,
    rule: `right?|correct?|is that so?|is that right?|is that the rule|cap|capped|upper limit|lower limit|must|need to|needs to|have to|has to|required|requires|require|requirement|requirements|limit|limits|threshold|cutoff|cut-off|rule|rules|criteria|criterion|
      allowed|permitted|ceiling|maximum is|minimum is|says that|brochure|notice says|announcement says|applies to|open to|only for|reserved for|aimed at|support for|scheme for|program for|programme for`,
    correct: `no wait|wait|sorry|i mean|i meant|actually|correction|make that|make it|or rather|scratch that|my mistake|oops|let me correct|i misspoke|in fact|typo|
      strike that|rather|apologies|excuse me|hold on|to correct|i was wrong|that's wrong|thats wrong|not right|correct that`,
    contrast: `but|however|though|although|whereas|while|nevertheless|now|currently|today|at present|these days|nowadays|at the moment`,
    joint: `and|so|because|then|who|which|that|where|plus we|also|as well as|as we`,
    between: 'between|from|somewhere between|anywhere from|anywhere between',
    to: 'to|and|or|through|-|–|~|up to',
    sum: `plus|along with|together with|on top of|in addition|as well as|another|additional|besides|and`,
    'of-them': `of whom|of them|of which|of these|of those|including|includes|among them|among whom|counting|inclusive of|incl|some of|half of|with`,
    'with-self':
      'including me|including myself|myself included|counting me|counting myself|with me|of us|including the owner|me included',
    'plus-self':
      'and me|and myself|plus me|plus myself|besides me|besides myself|and i|plus the owner|and my wife|and my husband|and my partner',
    period: `last month|last quarter|last week|next month|next quarter|yesterday|monthly|per month|a month|each month|every month|month|months|quarterly|quarter|quarters|a quarter|weekly|a week|per week|week|weeks|daily|a day|per day|day|days|half-year|half year|first half|second half|this year|so far|to date|year to date`,
    uncounted: `them family|are family|them relatives|are relatives|part-timer|part timer|part-time|part time|parttime|temp|temps|temporary|casual|seasonal|family member|family members|relatives helping|intern|interns|
      agency worker|agency workers|freelancer|freelance|contractor|contractors|subcontractor|day labourer|day laborer|day labourers|day laborers|student|students|owner|owners|partners|shareholder|shareholders|director|directors|
      kids|children|apprentice|apprentices|trainee|trainees|volunteer|volunteers|outsourced|dispatched`,
    strict: 'regular',
    site: `production|administration|admin|accounting|logistics|assembly|packing|maintenance|design|${SITES}|${within(SITES)}|${within(PARTS)}`,
    change:
      'hired|joined|joined us|left us|have left|has left|left this|left last|took on|taken on|recruited|let go|laid off|retired|quit|brought in|came on board',
    total:
      'grown to|grew to|shrunk to|shrank to|are down to|is down to|total|in total|in all|altogether|all told|all in all|makes us|make us|brings us to|bringing us to|now',
    ceased: 'stopped|quit|gave up|got out of',
    'left-out': `not counting|not including|without|excluding|exclude|except for|besides|apart from|other than|leaving out|leaving aside|aside from`,
    pronoun: 'it|they|it has|the company|the firm',
    yes: `yes|yeah|yep|yup|sure|correct|right|of course|indeed|definitely|absolutely|certainly|y|true|that's right|affirmative|exactly|ya`,
    does: `we do|we are|we will|we have|we did|i do|i am|i will|i have|it does|it is|it will|they do|they will|we've|i've`,
    no: `no|nope|nah|none|nothing|nobody|no one|nil|n|false|negative`,
    'does-not': `not|we don't|we do not|we dont|we aren't|we are not|we're not|we haven't|we have not|we won't|we will not|we didn't|we did not|i don't|i do not|i dont|i'm not|i am not|i haven't|
      i have not|i won't|i didn't|never|not yet|not really|not at all|it doesn't|it does not|it isn't|it is not|it won't|they don't|they do not|they won't|neither`,
    nothing: `none|nothing|nobody|no one|not one|not a single|none at all|nil`,
    opens: 'does|is|can|could|would|do|are|will|may|might|should|did|am|has',
    'open-word': 'how|what|why|when|where|which|who|whose|whom',
    filler: `good|definitely|certainly|surely|yearly|annual|annually|gross|net|was|were|been|'ve|have|has|having|employ|employs|employing|with|of|are|is|at|am|total|totals|totalling|totaling|a total of|in total|exactly|just|only|number|numbers|numbering|the|there|there are|there's|run by|
      team of|staff of|a team of|a staff of|a crew of|a workforce of|a headcount of|workforce of|crew of|our|my|all|altogether|got|as|its|it's|that's|says|count|counts|counting|all told|overall|also|still|:|=|to|
      precisely|some|currently|now|presently|today|at present|right now|so|well|um|uh|hmm|ok|okay|hi|hello|answer|the answer is|call it|equals|stands at|come to|comes to|amount to|amounts to|keep|keeps|the number is|a|an|it is|they are|be|being|around here|here|roughly speaking|business|company|firm|came|reached|hit|totalled|totaled|amounted|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec`,
  },
  before: {
    least: `at least|no fewer than|no less than|not fewer than|not less than|minimum of|a minimum of|min|>=|≥|never fewer than|never less than|never under|never below|not under|not below|no lower than|not below`,
    most: `at most|no more than|not more than|up to|maximum of|a maximum of|max|<=|≤|never more than|never over|never above|not over|not above|not exceeding|don't exceed|do not exceed|no higher than|as many as|no longer than|not longer than|no older than|not older than|doesn't exceed|does not exceed`,
    under:
      "not even have|don't even have|do not even have|doesn't even have|not even|under|below|fewer than|less than|short of|shy of|<|lower than|smaller than|just under|just short of",
    over: 'over|more than|above|beyond|upwards of|in excess of|>|exceed|exceeds|exceeding|greater than|higher than|north of|well over',
    some: 'just over|a little over|slightly over|a bit over',
    about:
      'about|around|roughly|approximately|approx|some|circa|~|something like|in the region of|in the neighbourhood of|in the neighborhood of|more like|give or take|like|say',
    nearly: 'nearly|almost|close to|not quite|getting on for|approaching|nearing',
  },
  after: {
    half: 'and a half|and half|and a quarter',
    some: 'and a bit|and a few|and some|and change|and a little|something|-something',
    least: 'or more|and up|and more|+|at least|or over|or above|minimum|and over|and above|upwards',
    most: 'or fewer|or less|or under|or below|at most|at the most|max|maximum|tops|and under|and below|or so at most',
    about:
      'or so|or thereabouts|ish|-ish|give or take|odd|-odd|plus or minus|approximately|roughly|approx|thereabouts',
  },
  shorthand: {
    'w/': 'with',
    'w/o': 'without',
    r: 'are',
    u: 'you',
    ur: 'your',
    rev: 'revenue',
    co: 'company',
    corp: 'corporation',
    biz: 'business',
    dept: 'department',
    rnd: 'r&d',
    mgmt: 'management',
    est: 'established',
    emps: 'employees',
    devs: 'developers',
    w: 'with',
    hav: 'have',
  },
  ago: {
    'this year': [0, 1],
    'earlier this year': [0, 1],
    'last year': [0, 2],
    'the year before last': [1, 3],
  },
  units: {
    people: `employee|employees|worker|workers|staff|staffer|staffers|staff member|staff members|members of staff|member of staff|craftsman|craftsmen|artisan|artisans|machinist|
      machinists|welder|welders|tailor|tailors|seamstress|seamstresses|technician|technicians|operator|operators|on the payroll|on payroll|on the regular payroll|on regular payroll|on our payroll|on my payroll|full-timer|full-timers|full timers|full-time|fulltime|labourer|labourers|
      laborer|laborers|permanent staff|employed|personnel|workforce|headcount|head count|payroll|crew|team members|crew members`,
    persons:
      'people|person|persons|of us|man|men|woman|women|hand|hands|head|heads|soul|souls|folks|guys|colleague|colleagues|strong|ppl',
    years: 'year|years|yr|yrs|years old|year old|y',
    months: 'month|months',
    percent: 'percent|per cent|%|percentage points|pct',
    'money-krw': 'won|krw|korean won',
    'money-usd': 'dollars|dollar|usd|us dollars|us dollar|bucks',
    'money-sgd': 'sgd|singapore dollars|singapore dollar|s$',
    thing: 'shareholders|customers|machines',
  },
  currencies: { 'money-krw': '₩|krw|won', 'money-usd': '$|us$|usd|u.s.$', 'money-sgd': 's$|sgd|sg$' },
  numerals: {
    ...Object.fromEntries(ones.split(' ').map((word, n) => [word, n])),
    ...Object.fromEntries(tens.split(' ').map((word, n) => [word, (n + 2) * 10])),
    couple: 2,
    few: [2, 9],
    handful: [2, 9],
    several: [3, 12],
    dozens: [20, 99],
    fourty: 40,
    fourtheen: 14,
    forteen: 14,
    ninteen: 19,
    eigth: 8,
    tweleve: 12,
    twelv: 12,
  },
  scales: {
    hundred: 100,
    dozen: 12,

    thousand: 1e3,
    k: 1e3,
    million: 1e6,
    mn: 1e6,
    m: 1e6,
    mil: 1e6,
    billion: 1e9,
    bn: 1e9,
    b: 1e9,
    trillion: 1e12,
  },
};
