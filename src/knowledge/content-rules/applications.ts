import { dayOf, waysOf } from '../applications.js';
import { isBefore, whyImpossible } from '../dates.js';
import { nearest } from '../did-you-mean.js';
import type { Draft, RecordData } from '../draft.js';
import { bracesIn } from '../placeholders.js';
import { factOf } from '../resolve-eligibility.js';
import type { YamlFile } from '../yaml-file.js';

/** When one can apply is said in one way, with days that exist, and says where it stands. */
export function checkApplications({ records }: Draft): void {
  for (const { file, data } of records) {
    const fact = dayToApply(data);
    const closes = factOf(data.applications?.closes);
    if (fact !== undefined && !isUnread(file, data, closes))
      file.report('applications-missing', ['aspects', 'deadline'], { fact }, 'key');
    if (data.applications === undefined) continue;
    const ways = waysOf(data.applications);
    if (ways.length !== 1) file.report('applications-not-clear', ['applications'], { ways }, 'key');
    checkDays(file, data);
  }
}

/** The dated fact that the answer on the deadline names, where applications do not go by what it names. */
function dayToApply({ aspects, applications = {}, facts = {} }: RecordData): string | undefined {
  const { deadline } = aspects;
  // Of what is announced each time, the day of an earlier call may be told; days may stand in the block themselves.
  const { by_announcement, closes } = applications;
  const fact = factOf(closes);
  if (deadline === undefined || by_announcement || (closes !== undefined && fact === undefined))
    return undefined;
  const named = [...(deadline.facts ?? []), ...bracesIn(deadline.text.en).map(({ name }) => name)];
  const dated = named.filter((key) => facts[key]?.date !== undefined || facts[key]?.period !== undefined);
  return fact !== undefined && dated.includes(fact) ? undefined : dated[0];
}

/** Whether a fact stands in the file and could not be read: what is wrong with it has a finding of its own. */
function isUnread(file: YamlFile, { facts = {} }: RecordData, key: string | undefined): boolean {
  const { facts: written } = file.data as { readonly facts?: Readonly<Record<string, unknown>> };
  return key !== undefined && facts[key] === undefined && written?.[key] !== undefined;
}

function checkDays(file: YamlFile, data: RecordData): void {
  const { applications = {}, facts = {} } = data;
  const [opens, closes] = [dayOf(data, 'opens'), dayOf(data, 'closes')];
  let cited = applications.paragraphs !== undefined || applications.unknown === true;
  for (const key of ['opens', 'closes'] as const) {
    const at = ['applications', key];
    const fact = factOf(applications[key]);
    const day = key === 'opens' ? opens : closes;
    if (fact !== undefined) {
      cited = true;
      if (day !== undefined || isUnread(file, data, fact)) continue;
      const dated = Object.keys(facts).filter(
        (each) => facts[each]?.date !== undefined || facts[each]?.period !== undefined,
      );
      file.report('applications-without-day', at, { fact, near: nearest(fact, dated) });
    } else if (day !== undefined) {
      const why = whyImpossible(day);
      const fix = 'Correct it as the source prints it; leave out the parts that are not printed.';
      if (why !== undefined)
        file.report('impossible-date', at, { problem: `The day under "${key}" ${why}.`, fix });
    }
  }
  if (opens !== undefined && closes !== undefined && isBefore(closes, opens)) {
    const fix = 'Put the earlier date first.';
    file.report('impossible-date', ['applications', 'closes'], {
      problem: 'Applications close before they open.',
      fix,
    });
  }
  if (!cited) file.report('applications-without-source', ['applications'], {}, 'key');
}
