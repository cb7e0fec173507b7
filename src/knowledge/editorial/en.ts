import type { EditorialWords } from './words.js';

const list = (words: string): string[] => words.split(/\s*,\s*/);

export const EN_EDITORIAL: EditorialWords = {
  opposites: {
    'beginning/end': [
      list(
        'open, opens, opened, opening, first day, begin, begins, began, begun, start, starts, started, from #, since #, launch, launched, suspended or closed, closed or suspended, closed down, closed business, closed businesses, out of business',
      ),
      list(
        'close, closes, closed, closing, end, ends, ended, until, till, deadline, last day, by #, ran out, expire, expires, expired, over, through #, suspended or closed, closed or suspended, closed down, closed business, closed businesses, out of business',
      ),
    ],
    'more/less': [
      list(
        'rise, rises, rose, rising, grow, grows, grew, grown, increase, increases, increased, expand, expands, expanded, expanding, expansion, increasing, widen, widens, widened, raise, raises, raised, up from',
      ),
      list(
        'fall, falls, fell, fallen, decrease, decreases, decreased, decreasing, reduce, reduces, reduced, reducing, reduction, cut, shrink, shrank, drop, dropped, down from, lowered',
      ),
    ],
    'least/most': [
      list('at least, or more, or over, more than, over #, exceed, exceeds, above, minimum, at minimum'),
      list(
        'at most, up to, or less, or fewer, or under, less than, fewer than, under #, below, within, maximum, no more than, not more than, not exceed, not over, not above',
      ),
    ],
    'with/without': [
      list('include, includes, included, including'),
      list('exclude, excludes, excluded, excluding, except, are out, is out, not include, not included'),
    ],
    'can/cannot': [
      list('can, is able, are able, eligible, no, none, nobody, not'),
      list('cannot, can not, may not, no, none, nobody, not, not able, not eligible, unable, ineligible'),
    ],
    'before/after': [list('before, prior to, earlier than'), list('after, following, later than')],
    'free/paid': [list('free of charge, for free, no fee'), list('a fee, is charged, are charged')],
    'at-home/abroad': [
      list('domestic, at home, home market'),
      list('overseas, abroad, foreign, export, exports, exporting, exporter, exporters'),
    ],
    'new/abolished': [
      list('newly created, introduced, introduces, new'),
      list('abolish, abolished, scrapped, discontinued'),
    ],
    'must/need-not': [
      list('must, have to, has to, is required, are required, needs to, need to'),
      list('need not, not have to, not required, no need, not need to, not needed, optional'),
    ],
    'yes/no': [list('^ yes'), list('^ no')],
    'year-before/year-after': [
      list('year before, year earlier, last year, previous year'),
      list('year after, year later, next year, following year'),
    ],
    'large/small': [
      list(
        'large company, large companies, large corporation, large corporations, large firm, large firms, large business, large businesses, large enterprise, large enterprises, large manufacturer, large manufacturers, big company, big companies',
      ),
      list(
        'small company, small companies, small firm, small firms, small business, small businesses, small enterprise, small enterprises, small manufacturer, small manufacturers, small and medium, sme, smes, micro business, micro businesses',
      ),
    ],
    'public/private': [
      list(
        'public body, public bodies, public sector, public institution, public institutions, public company, public companies',
      ),
      list('private, privately'),
    ],
    'online/on-paper': [list('online, on the web'), list('by post, by mail, in person, offline, on paper')],
    'first/second': [list('first'), list('second')],
    'planned/done': [
      list(
        'will, would, is to, are to, to be, plan, plans, planned, planning, intend, intends, expect, expects, expected, aim, aims, was, were, had',
      ),
      list('has been, have been, was, were, had'),
    ],
    'all/some': [
      list('all, each, every, whole, entire, in total'),
      list('some, some of, part of, several, a few'),
    ],
  },
  negations: {
    sure: list(
      'no, not, none, nobody, nothing, neither, nor, never, without, cannot, unable, don t, doesn t, didn t, isn t, aren t, wasn t, weren t, can t, won t',
    ),
    maybe: list(
      'nowhere, lack*, except*, exclu*, rather, instead, fail*, free, only, unless, wrong, dropped, beyond, outside, other*, too, few, fewer, little, less, stop*, ended, open, yet, still, un*, invalid, ineligible, incomplete, insufficient, independent*, regardless, whatever, whether, alone, just, mere*, miss*, young, before',
    ),
    idioms: list(
      'not only, or not, no later, no more than, not more than, no less than, not less than, no fewer than, cannot do without, no doubt, no matter, if not, not yet',
    ),
  },
  homonyms: [],
  places: {
    seoul: ['seoul'],
    busan: ['busan', 'pusan'],
    daegu: ['daegu'],
    incheon: ['incheon'],
    gwangju: ['gwangju'],
    daejeon: ['daejeon'],
    ulsan: ['ulsan'],
    sejong: ['sejong'],
    suwon: ['suwon'],
    changwon: ['changwon'],
    jinju: ['jinju'],
    pohang: ['pohang'],
    gumi: ['gumi'],
    gyeonggi: ['gyeonggi'],
    gangwon: ['gangwon'],
    chungcheong: ['chungcheong', 'chungbuk', 'chungnam', 'chungcheongbuk', 'chungcheongnam'],
    jeolla: ['jeolla', 'jeonbuk', 'jeonnam', 'jeollabuk', 'jeollanam'],
    gyeongsang: ['gyeongsang', 'gyeongbuk', 'gyeongnam', 'gyeongsangbuk', 'gyeongsangnam'],
    jeju: ['jeju'],
    singapore: ['singapore'],
    japan: ['japan', 'japanese'],
    china: ['china', 'chinese'],
    'united-states': ['united states', 'u s', 'usa', 'america', 'american'],
    vietnam: ['vietnam', 'vietnamese'],
    indonesia: ['indonesia', 'indonesian'],
    thailand: ['thailand', 'thai'],
    germany: ['germany', 'german'],
    france: ['france', 'french'],
    india: ['india', 'indian'],
  },
  numbers: { both: 2, twice: 2, double: 2, doubled: 2, pair: 2, half: 2, third: 3, quarter: 4, dozen: 12 },
  compares: {
    'more-than': list('exceed, exceeds, exceeded, exceeding, in excess of, above'),
    under: list('below, short of'),
    'up-to': list('not exceed, not exceeding, not in excess of, not above'),
    'at-least': list('not below'),
  },
  particles: [],
  exceptions: list('however, except that, provided that'),
  excludes: list(
    'excluded, exclude, excludes, excluding, left out, not eligible, ineligible, cannot apply, may not apply, not supported, cannot be supported, who cannot apply, not covered',
  ),
  beyond: list('in excess of, exceed, exceeds, exceeding'),
  replies: list('yes, no, yes indeed, correct, right, of course, certainly, not at all'),
  limits: {
    least: list(
      'at least, or more, minimum, no less than, not less than, more than, older than, exceed, exceeds',
    ),
    most: list(
      'up to, at most, or less, or fewer, maximum, max., no more than, not more than, within, fewer than, less than, under',
    ),
    about: list('about, around, approximately, nearly, almost, roughly, some, close to'),
  },
  organisations: [],
  titles: list('minister, vice minister, president, director, chairman, chairperson, ceo, mayor, governor'),
  familyNames: '',
  general: list(
    `january, february, march, april, may, june, july, august, september, october, november, december, monday, tuesday, wednesday,
    thursday, friday, saturday, sunday, korea, korean, koreans, english, south, north, east, west, sme, smes, ceo, it, ict, ai, faq, url,
    i, no, yes, krw, usd, sgd, ministry, minister, government, act, program, plan, council, agreement, mou, the, and, of, for, in, to,
    internet, web, pdf, e-mail, won, kst`,
  ),
};
