// npm's winevtx, whose records are objects: their text is JSON. See records.mjs. With a file as second argument it writes that file's records as JSON lines.
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { serve } from './records.mjs';

// Installed in the folder that is given.
const { parseEvtxFile } = await import(pathToFileURL(`${process.argv[2]}/node_modules/winevtx/dist/index.js`).href);

BigInt.prototype.toJSON = function () {
  return this.toString();
};

function* texts(file) {
  for (const record of parseEvtxFile(readFileSync(file))) yield JSON.stringify(record.event);
}

if (process.argv[3]) {
  let lines = '';
  for (const text of texts(process.argv[3])) {
    lines += text + '\n';
    if (lines.length > 1 << 16) {
      writeSync(1, lines);
      lines = '';
    }
  }
  writeSync(1, lines);
} else {
  await serve(texts);
}
