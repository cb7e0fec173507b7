import { StringDecoder } from 'node:string_decoder';

/**
 * The lines of a stream of UTF-8, without their line ends. A line longer than `limit` UTF-16 units is cut there and
 * the rest of it thrown away as it arrives, so memory stays bounded whatever is piped in.
 */
export async function* readLines(
  input: AsyncIterable<Buffer | string>,
  limit: number,
): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let line = '';
  for await (const chunk of input) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        yield line.replace(/\r$/, '');
        line = '';
      }
      if (line.length < limit) line += part.slice(0, limit - line.length);
    }
  }
  line += decoder.end();
  if (line !== '') yield line.replace(/\r$/, '');
}
