/** The files of the content for the desk: read, tried out, written and drafted by the code behind the commands. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import type { Finding, Workbench } from '../../adapters/web/index.js';
import { previewRecord } from '../browse/index.js';
import { Library } from '../core/library/library.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import type { KeptLibrary } from '../indexing/index.js';
import type { Settings } from '../settings/index.js';
import type { ContentPlace } from './content-place.js';

export interface WorkbenchParts {
  readonly keeper: Pick<KeptLibrary, 'current' | 'examine'>;
  readonly today: () => PartialDate;
  /** Where the files are that are seen and changed. */
  readonly place: ContentPlace;
}

export function openWorkbench(
  {
    content,
    sources,
    deskEdits,
    deskBranch,
  }: Pick<Settings, 'content' | 'sources' | 'deskEdits' | 'deskBranch'>,
  { keeper, today, place }: WorkbenchParts,
): Workbench {
  const editing = () => import('../knowledge/editing/index.js');
  let writing: Promise<unknown> = Promise.resolve();
  const filesNow = async (): Promise<ReadonlyMap<string, string>> => (await place.read()).files;
  const keyOf = ({ rule, file, what }: Pick<Finding, 'rule' | 'file' | 'what'>): string =>
    JSON.stringify([rule, file, what]);
  return {
    writes: deskEdits !== 'patch',
    branch: deskEdits === 'branch' ? deskBranch : undefined,
    files: async () => [...(await filesNow()).keys()],
    read: async (path) => (await filesNow()).get(path),
    parts: async (path, text) => (await editing()).partsOf(path, text),
    form: async (path, text, part) => (await editing()).formOf(path, text, part),
    apply: async (path, text, part, values) => (await editing()).applyForm(path, text, part, values),
    async attempt(changes) {
      const kept = await place.difference();
      const own = changes.map(({ path, after }) => [path, after] as const);
      const [now, then, { inKorean }] = await Promise.all([
        keeper.examine({ sources, ...(kept.size === 0 ? {} : { changes: kept }) }),
        keeper.examine({ sources, changes: new Map([...kept, ...own]) }),
        import('../knowledge/index.js'),
      ]);
      const before = new Set(now.diagnostics.map(keyOf));
      const { knowledgeBase } = then;
      return {
        servable: knowledgeBase !== undefined,
        findings: then.diagnostics
          .filter((finding) => !before.has(keyOf(finding)))
          .map((finding) => ({
            ...finding,
            file: finding.file.replace(`${content}/`, ''),
            inKorean: inKorean(finding),
          })),
        preview(record) {
          if (knowledgeBase === undefined) return undefined;
          // What is found does not matter to what is said.
          const { index, models } = keeper.current;
          return previewRecord(new Library(knowledgeBase, index, models), record, today());
        },
      };
    },
    write(changes, by) {
      const done = writing.then(() => place.write(changes, by));
      writing = done.catch(() => undefined);
      return done;
    },
    async patch(changes) {
      const { createTwoFilesPatch } = await import('diff');
      return changes
        .map(({ path, before, after }) =>
          createTwoFilesPatch(
            before === undefined ? '/dev/null' : `a/content/${path}`,
            after === undefined ? '/dev/null' : `b/content/${path}`,
            before ?? '',
            after ?? '',
            '',
            '',
          ).replace(/^=+\n/, ''),
        )
        .join('');
    },
    async draft(document, name, id) {
      const [{ draftDocument, readDocumentFile }, { parseContent }] = await Promise.all([
        import('../knowledge/drafting/index.js'),
        import('../knowledge/index.js'),
      ]);
      const folder = await mkdtemp(join(tmpdir(), 'policy-bot-draft-'));
      try {
        const file = join(
          folder,
          `document${extname(name)
            .toLowerCase()
            .replace(/[^.a-z]/g, '')}`,
        );
        await writeFile(file, document, { mode: 0o600 });
        const text = await readDocumentFile(file);
        const files = await place.read();
        const { knowledgeBase } = parseContent(files);
        const known = knowledgeBase && { units: knowledgeBase.units, glossary: knowledgeBase.glossary };
        const made = draftDocument(text, { id, ...known, schemaDir: files.schemaDir });
        if (deskEdits !== 'patch' && sources !== undefined)
          await keepText(join(sources, `${id}.txt`), `${made.paragraphs.join('\n')}\n`);
        return { files: made.files, uncovered: made.uncovered };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Puts the text of a document beside the others, to check against; never over another one. */
async function keepText(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    if ((await readFile(file, 'utf8')) !== text)
      throw new Error(`Another document is called ${basename(file)}.`);
  });
}
