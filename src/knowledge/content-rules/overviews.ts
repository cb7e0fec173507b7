import type { Draft } from '../draft.js';

/** Each record says what it is. */
export function checkOverviews({ records }: Draft): void {
  for (const { file, data } of records) {
    // One that breaks its shape is there all the same.
    const { aspects } = file.data as { readonly aspects?: { readonly overview?: unknown } };
    if (data.aspects.overview === undefined && aspects?.overview === undefined)
      file.report('no-overview', ['aspects'], { record: data.id }, 'key');
  }
}
