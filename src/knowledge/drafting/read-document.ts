/** The text of a document file, a paragraph or a row of a table a line: plain text, HTML, DOCX, or PDF with a text layer. */
import { extname } from 'node:path';
import { readBounded, reasonOf } from '../read-content.js';
import { htmlText } from './html-text.js';
import { linesOfPage } from './pdf-lines.js';

/** Why a document cannot be read, with what to do about it. */
export class DocumentError extends Error {
  override name = 'DocumentError';
}

const MAX_BYTES = 50_000_000;
const NOTE_MARK = /<sup><a href="#(?:foot|end)note-[^>]*>[^<]*<\/a><\/sup>/g;
/** @throws DocumentError when there is no such file, or no text in it */
export async function readDocumentFile(path: string): Promise<string> {
  const bytes = bytesOf(path);
  if (typeof bytes === 'number')
    throw new DocumentError(
      `${path} has ${bytes} bytes, more than are read.\n  fix  Name a document of at most ${MAX_BYTES} bytes.`,
    );
  const text = await textOf(path, bytes);
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new DocumentError(
      `${path} holds no text.\n  why  A scanned document is a picture; it has no text layer.\n  fix  Run it through text recognition first, or name another file.`,
    );
  return text;
}

function bytesOf(path: string): Uint8Array | number {
  try {
    return readBounded(path, MAX_BYTES);
  } catch (error) {
    throw new DocumentError(
      `${path} cannot be read: ${reasonOf(error)}.\n  fix  Name a document: a file in text, HTML, DOCX or PDF.`,
    );
  }
}

async function textOf(path: string, bytes: Uint8Array): Promise<string> {
  try {
    switch (extname(path).toLowerCase()) {
      case '.pdf':
        return await pdfText(bytes);
      case '.docx':
        return await docxText(bytes);
      case '.html':
      case '.htm':
        return tidied(await htmlText(decoded(bytes)));
      case '.hwp':
      case '.hwpx':
      case '.doc':
        throw new DocumentError(
          `${path} is in a form that is not read.\n  fix  Save it as DOCX, PDF or text.`,
        );
      default:
        return decoded(bytes);
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError(
      `${path} cannot be read as what its name ends in: ${(error as Error).message}\n  fix  Open it and save it anew, or save it as text.`,
    );
  }
}

/** UTF-8, or the encoding of older Korean files. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('euc-kr').decode(bytes);
  }
}

/** By way of HTML, which keeps the rows of a table; marks of notes, which are figures of none, are left out. */
async function docxText(bytes: Uint8Array): Promise<string> {
  const { default: mammoth } = await import('mammoth');
  const options = { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) };
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
  return tidied(await htmlText(value.replaceAll(NOTE_MARK, '')));
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const lines: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(...linesOfPage(items.flatMap((item) => ('str' in item ? [item] : []))));
  }
  return tidied(lines.join('\n'));
}

const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
