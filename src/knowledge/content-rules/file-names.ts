import type { Draft } from '../draft.js';
import { FOLDER_OF_KIND, folderOf, stemOf } from '../layout.js';

/** Records and sources have the file name of their id; records are in the folder of their kind. */
export function checkFileNames({ records, sources }: Draft): void {
  for (const { file, data } of [...records, ...sources]) {
    if (stemOf(file.path) !== data.id) {
      file.report('id-differs-from-file', ['id'], { id: data.id, file: file.path.split('/').at(-1) ?? '' });
    }
  }
  for (const { file, data } of records) {
    const folder = folderOf(file.path);
    const right = FOLDER_OF_KIND[data.kind];
    if (folder !== right) file.report('wrong-folder', ['kind'], { kind: data.kind, folder, right });
  }
}
