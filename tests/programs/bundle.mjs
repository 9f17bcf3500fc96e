// npm run build: makes of build/main.js (what tsc wrote) one file, dist/app.js, and dist/main.js,
// which starts it with V8's compiled code of an earlier run. On a small machine that is half of a
// NestJS program's start: reading 1,500 small files, and compiling two megabytes.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.cwd()}/`);
const { build } = require('esbuild');
const { dependencies } = require('./package.json');

// Packages that NestJS looks for and does without, unless the program depends on them.
const OPTIONAL = [
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/platform-socket.io',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
];

const START = `'use strict';
// Runs app.js. Compiled code that another version of Node made is ignored.
const fs = require('node:fs');
const vm = require('node:vm');
const Module = require('node:module');

const file = require.resolve('./app.js');
const cache = file + '.cache';
const cachedData = fs.existsSync(cache) ? fs.readFileSync(cache) : undefined;
const source = Module.wrap(fs.readFileSync(file, 'utf8'));
const script = new vm.Script(source, { filename: file, cachedData });
if (process.argv[2] === '--compile') {
  process.on('exit', () => fs.writeFileSync(cache, script.createCachedData()));
}
script.runInThisContext().call(exports, exports, require, module, file, __dirname);
`;

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: ['build/main.js'],
  outfile: 'dist/app.js',
  bundle: true,
  platform: 'node',
  target: 'node18',
  external: OPTIONAL.filter((name) => !(name in dependencies)),
  // Names stay: NestJS shows them.
  keepNames: true,
  minifySyntax: true,
  minifyWhitespace: true,
  logLevel: 'warning',
});
writeFileSync('dist/main.js', START);
// Without its environment the program loads everything, says what it misses, and ends.
const { PATH } = process.env;
const run = spawnSync(process.execPath, ['dist/main.js', '--compile'], { env: { PATH } });
if (!String(run.stderr).includes('the environment has no')) {
  throw new Error(`the program did not end as expected:\n${run.stdout}${run.stderr}`);
}
