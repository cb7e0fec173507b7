/** Rules about folders and files, before their text is looked at. */
import { advising, blocking, oneOf } from './rule.js';

export const READING_RULES = {
  'folder-unreadable': blocking(
    'The bot answers only from the files in this folder.',
    ({ folder, reason }: { folder: string; reason: string }) => ({
      what: `The content folder "${folder}" cannot be read: ${reason}.`,
      fix: 'Check the spelling of the folder and that your account may open it.',
    }),
  ),
  'file-unreadable': blocking(
    'A file that cannot be read would silently go missing from the answers.',
    ({ reason }: { reason: string }) => ({
      what: `This file cannot be read: ${reason}.`,
      fix: 'Check that it still exists and that your account may open it, then save it again.',
    }),
  ),
  'file-too-large': blocking(
    'One record is a few kilobytes; a file this large is another kind of file or was damaged.',
    ({ bytes, limit }: { bytes: number; limit: number }) => ({
      what: `This file has ${bytes.toLocaleString('en')} bytes; the limit is ${limit.toLocaleString('en')}.`,
      fix: 'Split it into smaller files, or move it out of the content folder.',
    }),
  ),
  'too-many-files': blocking(
    'A folder this full is usually another folder given by mistake.',
    ({ limit }: { limit: number }) => ({
      what: `The content folder holds more than ${limit.toLocaleString('en')} files.`,
      fix: 'Check that the folder is the right one, and move out what does not belong to the knowledge base.',
    }),
  ),
  'link-outside': blocking(
    'Content that lives elsewhere can change, or be read, without anyone noticing here.',
    ({ target }: { target: string }) => ({
      what: `This is a link that leads out of the content folder, to ${target}.`,
      fix: 'Copy the file itself into the content folder in place of the link.',
    }),
  ),
  'not-utf-8': blocking(
    'Korean text in another encoding is read as garbage.',
    ({ guess }: { guess: string }) => ({
      what: `This file is not saved as UTF-8 text${guess}.`,
      fix: 'Open it in your editor, choose "Save with encoding", then UTF-8, and save.',
    }),
  ),
  'control-character': blocking(
    'Characters that cannot be seen break search and can hide text from whoever reviews it.',
    ({ code }: { code: string }) => ({
      what: `There is an invisible control character here (${code}).`,
      fix: 'Delete this line and type it again by hand.',
    }),
  ),
  'line-too-long': blocking(
    'A line this long cannot be reviewed, and reading it may take minutes.',
    ({ length, limit }: { length: number; limit: number }) => ({
      what: `This line has ${length.toLocaleString('en')} characters; the limit is ${limit.toLocaleString('en')}.`,
      fix: 'Break the text into several lines, or remove what was pasted by mistake.',
    }),
  ),
  'unknown-file': advising(
    'A file in the wrong place, or with another ending, is not read, so nobody would find what it says.',
    ({ path, places }: { path: string; places: readonly string[] }) => ({
      what: `"${path}" is in a place that the knowledge base does not use.`,
      fix: `Move it, or rename it, to one of: ${oneOf(places)}.`,
    }),
  ),
  'missing-file': blocking(
    'The bot needs it to answer at all.',
    ({ path, holds }: { path: string; holds: string }) => ({
      what: `There is no file "${path}".`,
      fix: `Add it; it holds ${holds}.`,
    }),
  ),
  'schema-line': advising(
    'With it, your editor completes and checks the file as you type.',
    ({ line }: { line: string }) => ({
      what: 'The first line does not name the schema of this kind of file.',
      fix: `Make this the first line:\n${line}`,
    }),
  ),
};
