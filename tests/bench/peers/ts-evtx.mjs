// npm's @ts-evtx/core, which writes records as XML. See records.mjs.
import { pathToFileURL } from 'node:url';
import { serve } from './records.mjs';

// Installed in the folder that is given.
const { EvtxFile } = await import(pathToFileURL(`${process.argv[2]}/node_modules/@ts-evtx/core/dist/index.js`).href);

function text(record) {
  try {
    return record.renderXml();
  } catch {
    return undefined;
  }
}

await serve(function* (file) {
  for (const record of EvtxFile.openSync(file).records()) yield text(record);
});
