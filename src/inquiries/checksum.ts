/** Whether the last digit fits the others by the Luhn formula (ISO/IEC 7812-1, annex B). */
export function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[digits.length - 1 - index]);
    sum += index % 2 === 0 ? value : value < 5 ? 2 * value : 2 * value - 9;
  }
  return sum % 10 === 0;
}

const BUSINESS_WEIGHTS = [1, 3, 7, 1, 3, 7, 1, 3, 5];

/** Whether ten digits can be a Korean business registration number: office 101 or later, kind not 00, check digit. */
export function fitsBusinessNumber(digits: string): boolean {
  if (!/^[1-9]\d{9}$/.test(digits) || digits < '101' || digits.slice(3, 5) === '00') return false;
  const sum = BUSINESS_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const carry = Math.floor((5 * Number(digits[8])) / 10);
  return (10 - ((sum + carry) % 10)) % 10 === Number(digits[9]);
}

/** Whether letters and digits without spaces form an IBAN: its remainder by 97 is 1 (ISO 13616-1). */
export function fitsIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  let remainder = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
