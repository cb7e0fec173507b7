import { LANGUAGES, type Text } from '../../core/model/knowledge-base.js';
import type { Draft, RecordData } from '../draft.js';
import { bracesIn } from '../placeholders.js';
import { factId } from '../references.js';
import { factOf } from '../resolve-eligibility.js';

interface Told {
  readonly text: Text;
  readonly facts?: readonly string[] | undefined;
}

/** Every fact is told somewhere, and every caution is seen beside it. */
export function checkUnseen(draft: Draft): void {
  // A reference may stand in a file that could not be read.
  if (draft.all.some(({ passed }) => !passed)) return;
  const { told, shown } = toldFacts(draft);
  for (const { file, data } of draft.records) {
    for (const [key, fact] of Object.entries(data.facts ?? {})) {
      const id = factId(key, data.id);
      if (!told.has(id) && !shown.has(id))
        file.report('fact-in-no-entry', ['facts', key], { fact: key }, 'key');
      else if (fact.note !== undefined && !shown.has(id)) {
        file.report('note-never-shown', ['facts', key, 'note'], { fact: key }, 'key');
      }
    }
  }
}

/** Facts that some text or list names, and of those the ones that are shown by themselves, with their note. */
function toldFacts(draft: Draft): { told: ReadonlySet<string>; shown: ReadonlySet<string> } {
  const told = new Set<string>();
  const shown = new Set<string>();
  const tell = (statement: Told, record: string | undefined): void => {
    for (const reference of statement.facts ?? []) shown.add(factId(reference, record));
    for (const language of LANGUAGES) {
      for (const { name } of bracesIn(statement.text[language])) told.add(factId(name, record));
    }
  };
  for (const { data, asks } of draft.records) {
    for (const statement of Object.values({ ...data.aspects, ...data.details })) tell(statement, data.id);
    for (const key of Object.keys(asks?.data.facts ?? {})) shown.add(factId(key, data.id));
    for (const reference of listedFacts(data)) shown.add(factId(reference, data.id));
    for (const day of [data.applications?.opens, data.applications?.closes]) {
      const fact = factOf(day);
      if (fact !== undefined) told.add(factId(fact, data.id));
    }
  }
  for (const { data } of draft.questions) {
    for (const question of Object.values(data.questions)) tell(question, question.about);
  }
  // The newest of several values is told in the place of the others.
  for (const { data } of draft.records) {
    for (const [key, { superseded_by: newer }] of Object.entries(data.facts ?? {})) {
      if (newer === undefined) continue;
      const [older, latest] = [factId(key, data.id), factId(newer, data.id)];
      for (const facts of [told, shown]) {
        if (facts.has(older) || facts.has(latest)) facts.add(older).add(latest);
      }
    }
  }
  return { told, shown };
}

/** Facts of roles and series: look-ups show them with their notes. */
function listedFacts({ roles, series }: RecordData): string[] {
  const { lead = [], partners = [], ...dates } = roles ?? {};
  return [
    ...lead,
    ...partners,
    ...Object.values(dates).filter((key) => key !== undefined),
    ...Object.values(series ?? {}).flatMap(({ facts }) => facts),
  ];
}
