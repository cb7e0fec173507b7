/** The files of the content for the desk: read, tried out, written and drafted by the code behind the commands. */
import { chmod, mkdir, mkdtemp, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { FileChange, Finding, Workbench } from '../../adapters/web/index.js';
import { Library } from '../core/library/library.js';
import type { PartialDate } from '../core/model/knowledge-base.js';
import { previewRecord } from '../core/skills/records/index.js';
import { type KeptLibrary, replaceFile } from '../indexing/index.js';
import type { Settings } from '../settings/index.js';

/** Files that an editor may make. */
const NEW_FILE =
  /^(?:programs|plans|agreements|events|terms|sources|questions)\/[a-z0-9]+(?:-[a-z0-9]+)*(?:\.asks)?\.yaml$/;

export interface WorkbenchParts {
  readonly keeper: Pick<KeptLibrary, 'current' | 'examine'>;
  readonly today: () => PartialDate;
}

export function openWorkbench(
  { content, sources, deskEdits }: Pick<Settings, 'content' | 'sources' | 'deskEdits'>,
  { keeper, today }: WorkbenchParts,
  editing: typeof import('../knowledge/editing/index.js'),
): Workbench {
  let writing: Promise<unknown> = Promise.resolve();
  const filesNow = async (): Promise<ReadonlyMap<string, string>> =>
    (await (await import('../knowledge/index.js')).readContent(content)).files;
  const writeAll = async (changes: readonly FileChange[]): Promise<boolean> => {
    const now = await filesNow();
    // Only files that the content has, or may have: a path from a form leads nowhere else.
    if (changes.some(({ path }) => !now.has(path) && !NEW_FILE.test(path))) return false;
    if (changes.some(({ path, before }) => now.get(path) !== before)) return false;
    for (const { path, after } of changes) {
      const file = join(content, path);
      if (after === undefined) await unlink(file);
      else {
        // Who may read the file stays as it was; a new one is for everyone, like the rest of the content.
        const mode = (await stat(file).catch(() => undefined))?.mode ?? 0o644;
        await mkdir(dirname(file), { recursive: true });
        await replaceFile(file, after);
        await chmod(file, mode & 0o777);
      }
    }
    return true;
  };
  const keyOf = ({ rule, file, what }: Pick<Finding, 'rule' | 'file' | 'what'>): string =>
    JSON.stringify([rule, file, what]);
  return {
    writes: deskEdits === 'files',
    files: async () => [...(await filesNow()).keys()],
    read: async (path) => (await filesNow()).get(path),
    parts: editing.partsOf,
    form: editing.formOf,
    apply: editing.applyForm,
    async attempt(changes) {
      const [now, then] = await Promise.all([
        keeper.examine({ sources }),
        keeper.examine({ sources, changes: new Map(changes.map(({ path, after }) => [path, after])) }),
      ]);
      const before = new Set(now.diagnostics.map(keyOf));
      const { knowledgeBase } = then;
      return {
        servable: knowledgeBase !== undefined,
        findings: then.diagnostics
          .filter((finding) => !before.has(keyOf(finding)))
          .map((finding) => ({ ...finding, file: finding.file.replace(`${content}/`, '') })),
        preview(record) {
          if (knowledgeBase === undefined) return undefined;
          // What is found does not matter to what is said.
          const { index, models } = keeper.current;
          return previewRecord(new Library(knowledgeBase, index, models), record, today());
        },
      };
    },
    write(changes) {
      const done = writing.then(() => writeAll(changes));
      writing = done.catch(() => undefined);
      return done;
    },
    patch: (changes) =>
      changes
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
        .join(''),
    async draft(document, name, id) {
      const [{ draftDocument, readDocumentFile }, { parseContent, readContent }] = await Promise.all([
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
        const files = await readContent(content);
        const { knowledgeBase } = parseContent(files);
        const known = knowledgeBase && { units: knowledgeBase.units, glossary: knowledgeBase.glossary };
        const made = draftDocument(text, { id, ...known, schemaDir: files.schemaDir });
        if (deskEdits === 'files' && sources !== undefined)
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
