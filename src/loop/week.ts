const KOREA_OFFSET_MS = 9 * 3_600_000;

/** The Monday of the week that a time is in, in Korea, as YYYY-MM-DD. */
export function koreanWeek(at: Date): string {
  const there = new Date(at.getTime() + KOREA_OFFSET_MS);
  const back = (there.getUTCDay() + 6) % 7;
  const monday = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() - back);
  return new Date(monday).toISOString().slice(0, 10);
}
