/** How owners put it in English: each form with what it lets one know for certain. */
import {
  type Business,
  type Draw,
  type Form,
  is,
  n,
  no,
  pick,
  range,
  type Said,
  THIS_YEAR,
  yes,
} from './business.js';

const ONES = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
export function spelt(k: number): string {
  if (k < 20) return ONES[k] as string;
  if (k < 100) return `${TENS[Math.floor(k / 10)]}${k % 10 === 0 ? '' : `-${ONES[k % 10]}`}`;
  const rest = k % 100;
  return `${ONES[Math.floor(k / 100)]} hundred${rest === 0 ? '' : ` and ${spelt(rest)}`}`;
}
const count = (k: number, draw: Draw): string => (draw() < 0.35 ? spelt(k) : String(k));

const plain = (about: string, say: Form['say']): Form => ({ kind: 'plain', about: [about], say });
const tricky = (about: string, say: Form['say']): Form => ({ kind: 'tricky', about: [about], say });
const said = (text: string, known: Said['known'] = {}): Said => ({ text, known });

const TRADES: Readonly<Record<Business['sector'], readonly string[]>> = {
  manufacturing: ['machine shop', 'furniture factory', 'foundry', 'sewing workshop', 'plating shop'],
  'food-service': ['restaurant', 'café', 'noodle shop'],
  shop: ['clothing store', 'bookstore', 'grocery store'],
  service: ['hair salon', 'software company', 'law firm'],
};
const MAKES = ['machine parts', 'wooden furniture', 'shoes', 'moulds', 'kitchen tools', 'car parts'];
const BIG = ['Samsung', 'a large company', 'Hyundai Motor', 'a big carmaker', 'LG'];
const SIZE = { sme: 'an SME', 'mid-sized': 'a mid-sized company', large: 'a large company' } as const;
const MONEY = (won: number): string => (won >= 1e9 ? `${won / 1e9} billion won` : `${won / 1e6} million won`);

export const ENGLISH: readonly Form[] = [
  plain('employees', ({ employees: k }, d) => said(`We have ${count(k, d)} employees.`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) =>
    said(`There are ${count(k, d)} people working for us.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }, d) => said(`I employ ${count(k, d)} workers`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`Headcount: ${k}`, { employees: n(k) })),
  ...[
    (k: number) => `We have ${k} employees in Seoul and 2 in Busan.`,
    (k: number) => `${k} workers at the plant, 2 in the office.`,
    (k: number) => `In all ${k + 2} employees: ${k} at HQ and 2 at the branch.`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k), { employees: n(k + 2) }))),
  ...[
    (k: number) => `We hired 3 more people, so now we have ${k} employees.`,
    (k: number) => `Two people left us, so we are ${k} employees now.`,
    (k: number) => `Employees | ${k}`,
    (k: number) => `1) ${k} employees 2) Korean-owned`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k), { employees: n(k) }))),
  tricky('employees', ({ employees: k }) => said(`We have ${k} shops in Seoul and 2 in Busan.`)),
  plain('employees', ({ employees: k }, d) =>
    said(`Our team is ${count(k, d)} people.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }, d) =>
    said(`we've got ${count(k, d)} staff at the moment`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }) => said(`${k} regular employees on our books.`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) =>
    said(`My company has ${count(k, d)} employees in total.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }) =>
    said(`Right now ${k} people are employed here.`, { employees: n(k) }),
  ),
  plain('employees', ({ employees: k }) =>
    said(`We employ fewer than ${k + 1} people.`, { employees: range(0, k) }),
  ),
  plain('employees', ({ employees: k }) =>
    said(`we have at least ${k} employees`, { employees: range(k, 1e9) }),
  ),
  plain('employees', ({ employees: k }) =>
    said(`Our workforce is between ${k} and ${k + 3}.`, { employees: range(k, k + 3) }),
  ),
  plain('sector', ({ sector }, d) => said(`We run a ${pick(d, TRADES[sector])}.`, { sector: is(sector) })),
  plain('sector', ({ sector }, d) =>
    said(`I own a ${pick(d, TRADES[sector])} in Busan.`, { sector: is(sector) }),
  ),
  plain('sector', ({ sector }, d) =>
    said(`My business is a ${pick(d, TRADES[sector])}`, { sector: is(sector) }),
  ),
  plain('sector', (_, d) => said(`We make ${pick(d, MAKES)}.`, { sector: is('manufacturing') })),
  plain('sector', () => said('We are a manufacturer.', { sector: is('manufacturing') })),
  plain('sector', (_, d) =>
    said(`Our company manufactures ${pick(d, MAKES)} for export markets`, { sector: is('manufacturing') }),
  ),
  plain('size', ({ size }) => said(`We are ${SIZE[size]}.`, { size: is(size) })),
  plain('size', ({ size }) => said(`I'm writing as ${SIZE[size]}.`, { size: is(size) })),
  plain('size', ({ size }) => said(`Our business is ${SIZE[size]}`, { size: is(size) })),
  plain('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)} has agreed to build the smart factory with us.`, { partner_large_company: yes }),
  ),
  plain('partner_large_company', (_, d) =>
    said(`We are building it together with ${pick(d, BIG)}.`, { partner_large_company: yes }),
  ),
  plain('partner_large_company', () =>
    said('No large company is taking part.', { partner_large_company: no }),
  ),
  plain('partner_large_company', () =>
    said('We are doing it without a large company.', { partner_large_company: no }),
  ),
  plain('partner_large_company', (_, d) =>
    said(`${pick(d, BIG)} is our partner in this`, { partner_large_company: yes }),
  ),
  plain('exporting', () => said('We export our goods.', { exporting: yes })),
  plain('exporting', () => said('We do not export.', { exporting: no })),
  plain('exporting', () => said("We're exporting to Japan.", { exporting: yes })),
  plain('exporting', () => said('We only sell in Korea.', { exporting: no })),
  plain('research_lab', () => said('We have a corporate research lab.', { research_lab: yes })),
  plain('research_lab', () => said("We don't have a research lab.", { research_lab: no })),
  plain('years_in_business', ({ founded }) =>
    said(`We were founded in ${founded}.`, { founded: n(founded) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`The company was established in ${founded}`, { founded: n(founded) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`We have been in business for ${THIS_YEAR - founded} years.`, {
      years_in_business: n(THIS_YEAR - founded),
    }),
  ),
  plain('revenue', ({ revenue }) => said(`Our annual sales are ${MONEY(revenue)}.`, { revenue: n(revenue) })),
  plain('revenue', ({ revenue }) =>
    said(`Yearly revenue: ${revenue.toLocaleString('en')} won`, { revenue: n(revenue) }),
  ),
  plain('employees', ({ employees: k }) => said(`We employ ${k.toLocaleString('en')}.`, { employees: n(k) })),
  plain('employees', ({ employees: k }) => said(`Number of employees - ${k}`, { employees: n(k) })),
  plain('employees', ({ employees: k }, d) =>
    said(`${count(k, d)} of us on the payroll, all told.`, { employees: range(k - 1, k) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`our firm is ${THIS_YEAR - founded} years old`, { years_in_business: n(THIS_YEAR - founded) }),
  ),
  plain('revenue', ({ revenue }) => said(`sales last year: ${MONEY(revenue)}`, { revenue: n(revenue) })),
  plain('sector', ({ sector }, d) => said(`I own a ${pick(d, TRADES[sector])}.`, { sector: is(sector) })),
  // Denials, bounds, corrections.
  tricky('employees', ({ employees: k }) =>
    said(`We have no fewer than ${k} employees.`, { employees: range(k, 1e9) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`We don't have more than ${k} employees.`, { employees: range(0, k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`We have ${k + 4}, no wait, ${k} employees.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`We have ${k + 4} employees. Sorry, I meant ${k}.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`It's not ${k + 2} but ${k} employees that we have.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) => said(`We do not have ${k} employees.`)),
  tricky('employees', ({ employees: k }, d) => said(`Maybe ${count(k, d)} employees, I'm not sure.`)),
  tricky('employees', ({ employees: k }) => said(`I don't know exactly, perhaps ${k} workers.`)),
  tricky('employees', ({ employees: k }) => said(`We used to have ${k} employees.`)),
  tricky('employees', ({ employees: k }) => said(`Last year we had ${k} workers.`)),
  tricky('employees', ({ employees: k }) => said(`Next year we will have ${k} employees.`)),
  tricky('employees', ({ employees: k }) => said(`We plan to grow to ${k} employees.`)),
  tricky('employees', ({ employees: k }) => said(`What if I had ${k} people?`)),
  tricky('employees', ({ employees: k }) => said(`Suppose we had ${k} employees, what then?`)),
  tricky('employees', ({ employees: k }) => said(`If we hired ${k} workers, would that change anything?`)),
  tricky('employees', ({ employees: k }) => said(`My brother's firm has ${k} employees.`)),
  tricky('employees', ({ employees: k }) => said(`Our supplier employs ${k} people.`)),
  tricky('employees', ({ employees: k }) => said(`We have ${k} customers.`)),
  tricky('employees', ({ employees: k }) => said(`We have ${k} machines on the floor.`)),
  tricky('employees', ({ employees: k }) => said(`We need to have ${k} employees, they say.`)),
  tricky('employees', ({ employees: k }) =>
    said(`We have ${k} full-time and 3 part-time staff.`, { employees: range(k, k + 3) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`We have ${k} welders and 2 painters.`, { employees: range(k, k + 2) }),
  ),
  tricky('employees', ({ employees: k }) => said(`Does a firm with ${k} employees qualify?`)),
  tricky('sector', () => said('We used to be a manufacturer.')),
  tricky('sector', () =>
    said('We are not a manufacturer.', {
      sector: { kind: 'choice', among: ['food-service', 'shop', 'service', 'other'] },
    }),
  ),
  tricky('sector', () => said('We sell machines made by others.')),
  tricky('sector', () => said('Are we a manufacturer?')),
  tricky('sector', () => said('My wife runs a restaurant.')),
  tricky('sector', () => said("If we were a manufacturer, we'd apply.")),
  tricky('size', () => said('Our biggest client is a large company.')),
  tricky('size', () => said("We're not an SME any more, I think.")),
  tricky('partner_large_company', (_, d) => said(`We hope to find a partner like ${pick(d, BIG)}.`)),
  tricky('partner_large_company', (_, d) => said(`${pick(d, BIG)} might join us.`)),
  tricky('partner_large_company', (_, d) =>
    said(`We are talking to ${pick(d, BIG)} about building it together.`),
  ),
  tricky('partner_large_company', () =>
    said('Samsung pulled out, so nobody builds it with us.', { partner_large_company: no }),
  ),
  tricky('partner_large_company', () => said('My competitor builds it together with Samsung.')),
  tricky('partner_large_company', () => said("We don't know yet whether Hyundai will join us.")),
  tricky('exporting', () => said('We plan to export next year.')),
  tricky('exporting', () => said('We used to export.')),
  tricky('exporting', () => said('If we exported, would that help?')),
  tricky('exporting', () => said('Our customers export, we do not.', { exporting: no })),
  tricky('research_lab', () => said('We are setting up a research lab next year.')),
  tricky('research_lab', () => said('Do we need to have a research lab?')),
  plain('years_in_business', ({ founded }) =>
    said(`We started the business ${THIS_YEAR - founded} years ago.`, {
      years_in_business: n(THIS_YEAR - founded),
    }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`I have run this shop since ${founded}.`, { founded: n(founded) }),
  ),
  plain('years_in_business', ({ founded }) =>
    said(`Our company was incorporated in May ${founded}.`, { founded: n(founded) }),
  ),
  tricky('years_in_business', ({ founded }) =>
    said(
      `We've been in business ${THIS_YEAR - founded + 6} years - correction, ${THIS_YEAR - founded} years.`,
      {
        years_in_business: n(THIS_YEAR - founded),
      },
    ),
  ),
  tricky('years_in_business', ({ founded }) =>
    said(`We've been around for no longer than ${THIS_YEAR - founded} years.`, {
      years_in_business: range(0, THIS_YEAR - founded),
    }),
  ),
  tricky('years_in_business', ({ founded }) => said(`I'm ${THIS_YEAR - founded} years old.`)),
  tricky('years_in_business', () => said('We opened a second branch last year.')),
  tricky('employees', ({ employees: k }) =>
    said(`We used to have ${k + 9} people but are now down to ${k}.`, { employees: n(k) }),
  ),
  tricky('years_in_business', ({ founded }) => said(`We moved here in ${founded}.`)),
  tricky('revenue', ({ revenue }) => said(`We expect sales of ${MONEY(revenue)} next year.`)),
  tricky('revenue', ({ revenue }) => said(`The machine cost ${MONEY(revenue)}.`)),
  // Other amounts than those of a year, of a firm, or of now.
  ...[
    (m: string) => `Monthly sales are ${m}.`,
    (m: string) => `we make ${m} a month in sales`,
    (m: string) => `Quarterly revenue is ${m}.`,
    (m: string) => `Revenue last month was ${m}.`,
    (m: string) => `Revenue last quarter: ${m}`,
    (m: string) => `weekly revenue: ${m}`,
    (m: string) => `Sales in the first half came to ${m}.`,
    (m: string) => `Sales so far this year: ${m}`,
    (m: string) => `Our sales target is ${m}.`,
    (m: string) => `Projected revenue is ${m}.`,
    (m: string) => `Sales are up ${m}.`,
    (m: string) => `Cumulative sales of ${m}.`,
    (m: string) => `Sales per employee are ${m}.`,
    (m: string) => `Our Busan branch has sales of ${m}.`,
    (m: string) => `Online sales are ${m}.`,
    (m: string) => `The year before last our sales were ${m}.`,
    (m: string) => `Is there a cap of ${m} on sales?`,
    (m: string) => `Our biggest client has sales of ${m}.`,
  ].map((say) => tricky('revenue', ({ revenue }) => said(say(MONEY(revenue))))),
  ...[
    (k: number) => `The sales team has ${k} people.`,
    (k: number) => `${k} employees are on leave.`,
    (k: number) => `The average age of our employees is ${k}.`,
    (k: number) => `We have about ${k} employees, I'd have to check.`,
    (k: number) => `My accountant says we have ${k} employees.`,
    (k: number) => `The tax office lists us with ${k} employees, which is wrong.`,
    (k: number) => `Fewer than ${k} employees, is that the rule?`,
    (k: number) => `${k} freelancers work for us.`,
    (k: number) => `We're hiring ${k} people.`,
    (k: number) => `A company of ${k} people was turned away last year.`,
  ].map((say) => tricky('employees', ({ employees: k }) => said(say(k)))),
  tricky('employees', ({ employees: k }) =>
    said(`We have ${k + 2} employees - scratch that, ${k}.`, { employees: n(k) }),
  ),
  tricky('employees', ({ employees: k }) =>
    said(`somewhere between ${spelt(k)} and ${spelt(k + 9)} employees`, { employees: range(k, k + 9) }),
  ),
  tricky('years_in_business', ({ founded }) => said(`Our machines are ${THIS_YEAR - founded} years old.`)),
  tricky('years_in_business', ({ founded }) =>
    said(`I have ${THIS_YEAR - founded} years of experience in the trade.`),
  ),
  tricky('years_in_business', ({ founded }) => said(`I've lived here since ${founded}.`)),
  tricky('years_in_business', ({ founded }) => said(`Since ${founded} we have used this software.`)),
  tricky('years_in_business', ({ founded }) =>
    said(`Under ${THIS_YEAR - founded} years in business, right?`),
  ),
  tricky('years_in_business', ({ founded }) => said(`My first company was founded in ${founded}.`)),
  tricky('sector', () => said('We build software for factories.')),
  tricky('sector', () => said('A factory is being built for us.')),
  tricky('size', () => said('SMEs are struggling these days.')),
  tricky('size', () => said('Is it for SMEs only?')),
  tricky('partner_large_company', () => said('POSCO is partnering with someone else this year.')),
  tricky('partner_large_company', () => said('I used to work at Samsung.')),
  tricky('exporting', () => said('Do we have to export?')),
];
