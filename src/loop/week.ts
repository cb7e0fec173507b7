import { inKorea } from '../core/model/dates.js';

/** The Monday of the week that a time is in, in Korea, as YYYY-MM-DD. */
export function koreanWeek(at: Date): string {
  const there = inKorea(at);
  const back = (there.getUTCDay() + 6) % 7;
  const monday = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() - back);
  return new Date(monday).toISOString().slice(0, 10);
}
