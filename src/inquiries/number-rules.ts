import { fitsBusinessNumber, fitsLuhn } from './checksum.js';
import { type Chain, isDay, isJoinedBy, isYear, looksLikeDate } from './number-chain.js';
import { inAny, type NumberKind } from './number-words.js';
import type { Place } from './place.js';

/** Recognises one kind of number. A rule looks at what follows only for characters that redaction never replaces. */
export interface NumberRule {
  readonly token: string;
  /** Fewest and most digits. */
  readonly digits: readonly [number, number];
  /** What belongs to the number after its last digit. */
  readonly tail?: RegExp;
  fits(chain: Chain, place: Place): boolean;
}

const AMOUNT_AFTER = new RegExp(`^(?: ?%|${inAny('amount')})`, 'i');
const AMOUNT_BEFORE = /(?:[₩$€£¥]|\bkrw|\busd|\bwon) ?$/i;
const PHONE = /^0(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50\d|60|30)\d{7,8}$/;
const MOBILE = /^01[016789]\d{7,8}$/;
const CARD_AFTER = new RegExp(`^ ?(?:${inAny('card')})`, 'i');
const BANK_AFTER = new RegExp(`^ ?(?:${inAny('bank')})`, 'i');
const ABROAD_FROM_KOREA = /^(?:00\d{0,3})?820?(?:1[016789]|2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70)\d{7,8}$/;

/** Shapes in which Korean banks print account numbers; told from other numbers without a bank's name. */
const ACCOUNT_SHAPES = new Set([
  '3-3-6',
  '6-2-6',
  '4-3-6',
  '3-6-5',
  '3-4-4-2',
  '4-2-7',
  '3-2-6',
  '3-2-4-3',
  '3-2-7',
]);

/** In order: the first that fits names the number. */
export const NUMBER_RULES: readonly NumberRule[] = [
  { token: '[corporate-number]', digits: [13, 13], fits: isIntroducedAs('corporate') },
  { token: '[resident-number]', digits: [6, 13], tail: /^[*xX#]{1,6}/, fits: isResidentNumber },
  { token: '[phone]', digits: [9, 19], fits: isInternationalPhone },
  { token: '[phone]', digits: [10, 11], fits: isMobile },
  { token: '[account]', digits: [8, 16], fits: isIntroducedAccount },
  { token: '[card]', digits: [13, 19], fits: isCard },
  { token: '[driver-licence]', digits: [10, 12], fits: isLicence },
  { token: '[passport]', digits: [7, 9], fits: isIntroducedPassport },
  { token: '[business-number]', digits: [10, 10], fits: isBusinessNumber },
  { token: '[phone]', digits: [9, 12], fits: isLandline },
  { token: '[phone]', digits: [8, 8], fits: isServicePhone },
  { token: '[phone]', digits: [10, 11], fits: isAmericanPhone },
  { token: '[account]', digits: [11, 14], fits: isShapedAccount },
  { token: '[phone]', digits: [7, 12], fits: isIntroducedPhone },
];

function isIntroducedAs(kind: NumberKind): NumberRule['fits'] {
  return (_chain, { introduction }) => introduction?.kind === kind;
}

function isIntroducedPassport(chain: Chain, { introduction }: Place): boolean {
  return introduction?.kind === 'passport' && chain.groups.length === 1 && !looksLikeDate(chain);
}

/** Birth date (YYMMDD), then seven digits; also `900101-1******` and, where it is announced, `900101-1`. */
function isResidentNumber(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  const shape = chain.shape;
  if (shape === '7') return place.introduction?.kind === 'resident' && /^[1-8]/.test(digits);
  if (!isDay(digits.slice(2, 6)) || groups[0] === undefined) return false;
  if (shape === '6-7' || shape === '2-2-2-7') return true;
  if (shape === '13') return /^.{6}[1-8]/.test(digits) && !isAmount(chain, place);
  if (/^6-[1-6]$/.test(shape) && /^[*xX#]{1,6}/.test(place.after(chain.end))) return true;
  return place.introduction?.kind === 'resident' && /^(?:6|6-1|13)$/.test(shape);
}

/** `+82-10-1234-5678`, `0082 2 123 4567`, `+1 (212) 555-1234`, E.164 without separators. */
function isInternationalPhone(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  if (ABROAD_FROM_KOREA.test(digits) && (groups.length > 1 || /^(?:00\d{0,3})?8210/.test(digits)))
    return true;
  if (
    !/(?:^|[^\w)])\+ ?\(?$/.test(place.before) ||
    isAmountAfter(chain, place) ||
    !isJoinedBy(chain, /^[^,~]+$/)
  )
    return false;
  if (digits.length > 15) return false;
  if (groups.length === 1) return !isRound(digits);
  return (groups[0]?.length ?? 0) <= 4 && !(groups.length === 2 && chain.separators[0] === '.');
}

function isMobile(chain: Chain, place: Place): boolean {
  const [first = ''] = chain.groups;
  if (!MOBILE.test(chain.digits) || chain.groups.length > 4 || first.length < 3) return false;
  return chain.groups.length > 1 || !/(?:^|\D)0\.$/.test(place.before);
}

/** A chain in the shape of a bank's accounts, joined by hyphens, that does not begin with a year. */
function isShapedAccount(chain: Chain): boolean {
  return ACCOUNT_SHAPES.has(chain.shape) && isJoinedBy(chain, /^ ?- ?$/) && !isYear(chain.groups[0] ?? '');
}

/** A chain that a bank or the word account introduces, and that is neither a date nor an amount. */
function isIntroducedAccount(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  const { introduction } = place;
  if (looksLikeDate(chain)) return false;
  if (BANK_AFTER.test(place.after(chain.end)) && isJoinedBy(chain, /^ ?[- ] ?$/))
    return digits.length >= 10 && !isRound(digits) && !isAmount(chain, place);
  if (introduction === undefined) return false;
  if (introduction.kind === 'account' && isJoinedBy(chain, /^ ?[- ] ?$/)) {
    if (groups.length === 1) {
      return digits.length >= 10 && introduction.gap <= 8 && !isRound(digits) && !isAmount(chain, place);
    }
    if (isJoinedBy(chain, /-/)) return digits.length >= 8;
    return digits.length >= 10 && introduction.gap <= 8 && !isAmount(chain, place);
  }
  return (
    introduction.kind === 'bank' &&
    groups.length > 1 &&
    digits.length >= 10 &&
    isJoinedBy(chain, /^-$/) &&
    !PHONE.test(digits)
  );
}

/** Four groups of four that are not years, 14 to 16 digits that are called a card, or 13 to 19 digits that fit the Luhn formula and are not an amount. */
function isCard(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  if (groups.every(isYear) || !isJoinedBy(chain, /^ ?[-. /_*=] ?$/)) return false;
  if (chain.shape === '4-4-4-4') return true;
  const called = place.introduction?.kind === 'card' || CARD_AFTER.test(place.after(chain.end));
  if (called && digits.length >= 14 && digits.length <= 16 && !looksLikeDate(chain))
    return groups.every((group) => group.length >= 3) && !isRound(digits) && !isAmount(chain, place);
  if (!isJoinedBy(chain, /^ ?[-. ] ?$/)) return false;
  if (!fitsLuhn(digits) || looksLikeDate(chain)) return false;
  if (groups.length === 1) return !isRound(digits) && !isAmount(chain, place);
  return groups.every((group) => group.length >= 3);
}

function isLicence(chain: Chain, place: Place): boolean {
  const shape = chain.shape;
  if (shape === '2-2-6-2' || (shape === '2-6-2' && /[\uac00-\ud7a3]{2}[- ]?$/.test(place.before)))
    return true;
  return place.introduction?.kind === 'licence' && chain.digits.length !== 11 && !looksLikeDate(chain);
}

function isBusinessNumber(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  const { introduction } = place;
  if (chain.shape === '3-2-5') {
    return isJoinedBy(chain, /-/) || fitsBusinessNumber(digits) || introduction?.kind === 'business';
  }
  if (introduction?.kind === 'business') {
    const near = introduction.gap <= 8 || fitsBusinessNumber(digits);
    return groups.length <= 3 && near && !isAmount(chain, place);
  }
  if (groups.length > 1 || /[A-Za-z.,/-]$/.test(place.before)) return false;
  return fitsBusinessNumber(digits) && !isRound(digits) && !isAmount(chain, place);
}

function isLandline(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  if (!PHONE.test(digits) || !isJoinedBy(chain, /^[-. )]{1,3}$/)) return false;
  if (groups.length === 1) return !/[A-Za-z\d][.,]?$|[.,]$/.test(place.before);
  return /^(?:[234]-[34]-4|[234]-[78]|[567]-4)$/.test(chain.shape);
}

/** `1588-1234`; the years of `1588-1592` are told apart unless a phone was announced. */
function isServicePhone(chain: Chain, place: Place): boolean {
  const [first = '', second = ''] = chain.groups;
  if (!/^1[568]\d{6}$/.test(chain.digits)) return false;
  const shape = chain.shape;
  if (place.introduction?.kind === 'phone' && !isAmountAfter(chain, place))
    return shape === '4-4' || shape === '8';
  if (shape !== '4-4' || !/^ ?- ?$/.test(chain.separators[0] ?? '') || /[\d,.]$/.test(place.before))
    return false;
  return !(second >= first && second <= '2100') && !isAmountAfter(chain, place);
}

/** `(212) 555-1234`, `1-212-555-1234`: area and exchange begin with 2 to 9. */
function isAmericanPhone(chain: Chain, place: Place): boolean {
  const shape = chain.shape;
  if (shape !== '3-3-4' && shape !== '1-3-3-4') return false;
  if (!/^1?[2-9]\d{2}[2-9]\d{6}$/.test(chain.digits) || /[\d,]$/.test(place.before)) return false;
  return isJoinedBy(chain, /[-.)]/);
}

/** Seven to twelve digits right after "전화", "phone" and the like that end in a group of four. */
function isIntroducedPhone(chain: Chain, place: Place): boolean {
  const { digits, groups } = chain;
  if (place.introduction?.kind !== 'phone' || place.introduction.gap > 8) return false;
  if (!isJoinedBy(chain, /^[^,~]+$/) || (groups.length > 1 && groups.at(-1)?.length !== 4)) return false;
  if (looksLikeDate(chain) || isYear(groups[0] ?? '') || isRound(digits)) return false;
  if (/[A-Za-z]$/.test(place.before)) return false;
  return !isAmount(chain, place);
}

function isAmount(chain: Chain, place: Place): boolean {
  return AMOUNT_BEFORE.test(place.before) || /\d[.,]$/.test(place.before) || isAmountAfter(chain, place);
}

function isAmountAfter(chain: Chain, place: Place): boolean {
  return AMOUNT_AFTER.test(place.after(chain.end));
}

/** Numbers that end in four zeros are amounts: one identifier in ten thousand does. */
function isRound(digits: string): boolean {
  return digits.endsWith('0000');
}
