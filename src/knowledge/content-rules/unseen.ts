import { LANGUAGES, type Text } from '../../core/model/knowledge-base.js';
import { outlineOf } from '../asked-for.js';
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
  const add = (these: TellingFacts): void => {
    for (const id of these.told) told.add(id);
    for (const id of these.shown) shown.add(id);
  };
  for (const { file, data, asks } of draft.records) {
    add(file.derived('told facts', () => toldIn(data)));
    for (const key of (asks && outlineOf(asks).keys['facts']) ?? []) shown.add(factId(key, data.id));
  }
  for (const { data } of draft.questions)
    for (const question of Object.values(data.questions)) add(toldBy(question, question.about));
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

interface TellingFacts {
  readonly told: readonly string[];
  readonly shown: readonly string[];
}

function toldBy({ text, facts = [] }: Told, record: string | undefined): TellingFacts {
  const named = LANGUAGES.flatMap((language) => bracesIn(text[language]).map(({ name }) => name));
  return {
    told: named.map((name) => factId(name, record)),
    shown: facts.map((reference) => factId(reference, record)),
  };
}

function toldIn(data: RecordData): TellingFacts {
  const each = Object.values({ ...data.aspects, ...data.details }).map((said) => toldBy(said, data.id));
  const days = [data.applications?.opens, data.applications?.closes].flatMap((day) => factOf(day) ?? []);
  return {
    told: [...each.flatMap(({ told }) => told), ...days.map((fact) => factId(fact, data.id))],
    shown: [
      ...each.flatMap(({ shown }) => shown),
      ...listedFacts(data).map((reference) => factId(reference, data.id)),
    ],
  };
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
