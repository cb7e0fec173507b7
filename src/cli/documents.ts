import { readdir } from 'node:fs/promises';

/** What keeps the texts of the documents from being read in a folder, with the mend. */
export async function documentsTrouble(sources: string): Promise<{ what: string; fix: string } | undefined> {
  try {
    await readdir(sources);
    return undefined;
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    return {
      what: `The folder of the documents, ${sources}, ${why}: the desk shows none of them and checks nothing against them.`,
      fix: 'Set POLICY_BOT_SOURCES to the folder with their texts, one file for each source, or leave it out.',
    };
  }
}
