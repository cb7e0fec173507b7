/**
 * Years and places that a question turns on. A record that knows nothing of 2020 or of Japan does not answer for them,
 * however alike the rest of the words: the entity check of question answering (Moldovan et al., "The structure and
 * performance of an open-domain question answering system", ACL 2000), for the two kinds that are plain to see.
 */
import { normalise } from './normalise.js';
import { sentencesOf } from './passages.js';

/**
 * A place a line, in its forms. Left out are names that are also everyday words, such as 인도 (a pavement), 양산 (mass
 * production) and 경기 (the economy).
 */
const PLACES = `일본 japan japanese
중국 china chinese
미국 usa america american
북한 north-korea
대만 taiwan taiwanese
홍콩 hong-kong
베트남 vietnam vietnamese
인도네시아 indonesia indonesian
태국 thailand thai
싱가포르 singapore
말레이시아 malaysia malaysian
필리핀 philippines
캄보디아 cambodia
미얀마 myanmar
방글라데시 bangladesh
몽골 mongolia
카자흐스탄 kazakhstan
우즈베키스탄 uzbekistan
러시아 russia russian
우크라이나 ukraine
유럽 europe european
독일 germany german
프랑스 france french
영국 britain england british
이탈리아 italy italian
스페인 spain spanish
네덜란드 netherlands dutch
스웨덴 sweden swedish
폴란드 poland
헝가리 hungary
체코 czech
튀르키예 türkiye
이집트 egypt
사우디 saudi
두바이 dubai
호주 australia australian
캐나다 canada canadian
멕시코 mexico mexican
브라질 brazil brazilian
서울 seoul
부산 busan
대구 daegu
인천 incheon
광주 gwangju
대전 daejeon
울산 ulsan
세종시 sejong
경기도 gyeonggi
강원 gangwon
충북 충청북도 chungbuk
충남 충청남도 chungnam
전북 전라북도 jeonbuk
전남 전라남도 jeonnam
경북 경상북도 gyeongbuk
경남 경상남도 gyeongnam
제주 jeju
수원 suwon
성남 seongnam
안산 ansan
평택 pyeongtaek
천안 cheonan
청주 cheongju
군산 gunsan
여수 yeosu
포항 pohang
창원 changwon
김해 gimhae
춘천 chuncheon
목포 mokpo`;

const PLACE_OF: ReadonlyMap<string, string> = new Map(
  PLACES.split('\n').flatMap((line, number) =>
    line.split(' ').map((form) => [form.replace('-', ' '), `place ${number}`] as const),
  ),
);

const alternatives = [...PLACE_OF.keys()].join('|');
const PLACE = new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{Script=Latin})`, 'gu');
const YEAR = /(?<![\d.,])(?:19|20)\d\d(?!\d|,\d{3}|\s*(?:원|명|개|곳|won|people|companies))/gu;
/** Who speaks of herself says where she is, not what she asks about. */
const SELF = /(?<!\p{L})(?:저는|저희|제가|우리|나는|내가|we|we're|our|i|i'm|my|me|us)(?!\p{Script=Latin})/u;

/** Years and places that stand in a text, each once; a place is the same in both languages. */
export function specificsIn(text: string): Set<string> {
  const lower = normalise(text);
  const years = (lower.match(YEAR) ?? []).map((year) => `year ${year}`);
  const places = (lower.match(PLACE) ?? []).map((form) => PLACE_OF.get(form)!);
  return new Set([...years, ...places]);
}

/**
 * What the question itself turns on: of a story, the sentences that ask; no place where the speaker tells of herself.
 */
export function specificsAsked(question: string): string[] {
  const sentences = sentencesOf(normalise(question));
  const asking = sentences.filter((sentence) => sentence.includes('?'));
  const text = (asking.length > 0 ? asking : sentences.slice(-1)).join(' ');
  return [...specificsIn(text)].filter((one) => one.startsWith('year') || !SELF.test(text));
}

/** Whether a specific is a year from one to another, both included. */
export function isYearWithin(specific: string, from: number, to: number): boolean {
  const year = Number(specific.replace('year ', ''));
  return year >= from && year <= to;
}
