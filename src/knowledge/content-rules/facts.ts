import type { Draft, FactData, RecordData, UnitsData } from '../draft.js';
import type { Path, YamlFile } from '../yaml-file.js';

const VALUES = ['number', 'range', 'ratio', 'date', 'period', 'text', 'list'] as const;

/** Each fact has one value, a number has a unit, and no key stands where it does nothing. */
export function checkFacts({ records, units }: Draft): void {
  if (units) checkUnits(units.file, units.data.units);
  for (const { file, data } of records) {
    for (const [key, fact] of Object.entries(data.facts ?? {})) checkFact(file, key, fact);
    checkLoops(file, data.facts ?? {});
    checkRoles(file, data);
  }
}

function checkFact(file: YamlFile, key: string, fact: FactData): void {
  const at = ['facts', key];
  const keys = VALUES.filter((name) => fact[name] !== undefined);
  if (keys.length === 0) file.report('fact-without-value', at, { fact: key }, 'key');
  if (keys.length > 1)
    file.report('fact-with-two-values', [...at, keys[1] ?? ''], { fact: key, keys }, 'key');
  const amount = fact.number !== undefined ? 'number' : fact.range !== undefined ? 'range' : undefined;
  if (amount !== undefined && fact.unit === undefined)
    file.report('number-without-unit', [...at, amount], { fact: key }, 'key');
  if (fact.range !== undefined && fact.range.from >= fact.range.to)
    file.report('range-without-width', [...at, 'range'], { fact: key, ...fact.range });
  const idle = (name: keyof FactData, goesWith: string) =>
    file.report('key-without-effect', [...at, name], { fact: key, key: name, goesWith }, 'key');
  if (fact.unit !== undefined && amount === undefined) idle('unit', 'a number or a range');
  if (fact.qualifier !== undefined && fact.number === undefined) idle('qualifier', 'a number');
  if (fact.basis !== undefined && amount === undefined) idle('basis', 'a number or a range');
  if (fact.title !== undefined && fact.text === undefined) idle('title', 'a text, the name of a person');
  if (fact.ours !== undefined && fact.text === undefined && fact.list === undefined)
    idle('ours', 'a text or a list');
  if (fact.weekday !== undefined && !isWholeDate(fact.date))
    idle('weekday', 'a date with year, month and day');
}

function checkUnits(file: YamlFile, units: UnitsData['units']): void {
  for (const [unit, { ko, en }] of Object.entries(units)) {
    const forms = [
      { path: ['ko'], form: ko },
      { path: ['en', 'one'], form: en.one },
      { path: ['en', 'other'], form: en.other },
    ];
    for (const { path, form } of forms) {
      if (form.includes('{n}') || (path[0] === 'en' && form.includes('{nth}'))) continue;
      file.report('unit-without-number', ['units', unit, ...path], { unit, key: path.join('.') });
    }
  }
}

/** A day for what happens on one, a period for what lasts, a name for whoever takes part. */
function checkRoles(file: YamlFile, { roles, facts }: RecordData): void {
  const { lead = [], partners = [], ...days } = roles ?? {};
  const check = (role: string, path: Path, key: string, expected: 'name' | 'day' | 'period'): void => {
    const fact = facts?.[key];
    if (fact === undefined || VALUES.every((name) => fact[name] === undefined)) return;
    const fits = {
      name: fact.text !== undefined || fact.list !== undefined,
      day: fact.date !== undefined || fact.period !== undefined,
      period: fact.period !== undefined || (fact.date !== undefined && !isWholeDate(fact.date)),
    };
    if (!fits[expected]) file.report('role-of-other-kind', path, { role, fact: key, expected });
  };
  for (const [role, keys] of Object.entries({ lead, partners }))
    for (const [n, key] of keys.entries()) check(role, ['roles', role, n], key, 'name');
  for (const [role, key] of Object.entries(days))
    if (key !== undefined) check(role, ['roles', role], key, role === 'period' ? 'period' : 'day');
}

function isWholeDate(date: FactData['date']): boolean {
  if (typeof date === 'string') return date.length === 10;
  return typeof date === 'object' && [date.year, date.month, date.day].every((part) => part !== undefined);
}

/** Follows superseded_by from each fact; a circle is reported once, at its first fact. */
function checkLoops(file: YamlFile, facts: Readonly<Record<string, FactData>>): void {
  const done = new Set<string>();
  for (const start of Object.keys(facts)) {
    const chain: string[] = [];
    let key: string | undefined = start;
    while (key !== undefined && !done.has(key) && !chain.includes(key)) {
      chain.push(key);
      key = facts[key]?.superseded_by;
    }
    if (key !== undefined && chain.includes(key)) {
      const circle = chain.slice(chain.indexOf(key));
      file.report('superseded-loop', ['facts', key, 'superseded_by'], { chain: [...circle, key] });
    }
    for (const link of chain) done.add(link);
  }
}
