// fauxqs on loopback and without its log of requests: its own command has no options for these.
//   node fauxqs.mjs FOLDER PORT     FOLDER is where it is installed
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, port] = process.argv.slice(2);
const { buildApp } = await import(pathToFileURL(join(folder, 'dist', 'app.js')));
await buildApp({ logger: false }).listen({ port: Number(port), host: '127.0.0.1' });
