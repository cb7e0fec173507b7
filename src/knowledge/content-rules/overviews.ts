import type { Draft } from '../draft.js';

/** Each record says what it is. */
export function checkOverviews({ records }: Draft): void {
  for (const { file, data } of records) {
    if (data.aspects.overview === undefined)
      file.report('no-overview', ['aspects'], { record: data.id }, 'key');
  }
}
