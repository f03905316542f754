// What the two programs beside this share. They do what they are told on standard input, line by line, so that their start is not measured:
//   digests FILE   prints a digest of what each record of the file holds, as far as it can be read
//   decode FILE    makes text of every record, and prints how many there were and how many nanoseconds that took
// Each answer ends with a line that is a dot.
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

function* whatCanBeRead(texts) {
  try {
    yield* texts;
  } catch {
    // The rest cannot be had from this library.
  }
}

function digest(text) {
  return createHash('md5').update(text).digest('hex');
}

/** @param read makes an iterator over the texts of a file's records; a text is undefined if the record could not be read */
export async function serve(read) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [, command, file] = /^(\S+) (.*)$/.exec(line);
    if (command === 'digests') {
      // One by one, since some files are the end of this process.
      for (const text of whatCanBeRead(read(file))) {
        if (text !== undefined) process.stdout.write(`${digest(text)}\n`);
      }
    } else {
      const begin = process.hrtime.bigint();
      let records = 0;
      for (const text of read(file)) if (text.length > 0) records++;
      process.stdout.write(`${records} ${process.hrtime.bigint() - begin}\n`);
    }
    process.stdout.write('.\n');
  }
}
