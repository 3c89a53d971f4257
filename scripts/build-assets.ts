/**
 * Builds what readers download besides pages: one stylesheet, one small module, the fonts and the
 * rules for prefetching. Every name holds a hash of its bytes, so a file never changes once served.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fontFaces } from './assets/font-faces.ts';
import { subsetFonts } from './assets/subset-fonts.ts';
import { assetWriter } from './assets/write-asset.ts';

const folder = 'public/assets';
const target = ['chrome120', 'firefox120', 'safari17'];

mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name));
const write = assetWriter(folder);

const fonts = (await subsetFonts()).map((font) => ({
  ...font,
  url: write(`${font.name}.woff2`, font.bytes),
}));

const styles = await build({
  stdin: {
    contents: `@import './styles/index.css';\n${fontFaces(fonts)}`,
    loader: 'css',
    resolveDir: 'src/reader',
  },
  bundle: true,
  minify: true,
  external: ['/assets/*'],
  target,
  write: false,
  logLevel: 'warning',
});

const script = await build({
  entryPoints: ['src/reader/script/main.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target,
  write: false,
  logLevel: 'warning',
});

/** Pages are fetched when a reader rests on a link; files, forms and the desk are left alone. */
const speculation = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          { not: { href_matches: ['/api/*', '/desk/*', '/media/*', '/assets/*'] } },
          { not: { selector_matches: '[download], [rel~="external"]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

const urlOf = (name: string) => fonts.find((font) => font.name === name)?.url;
const manifest = {
  styles: write('reader.css', onlyFile(styles.outputFiles)),
  script: write('reader.js', onlyFile(script.outputFiles)),
  speculationRules: write('speculation-rules.json', Buffer.from(JSON.stringify(speculation))),
  preload: [urlOf('serif'), urlOf('sans')].filter((url) => url !== undefined),
};
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

function onlyFile(files: { contents: Uint8Array }[]): Uint8Array {
  const [file] = files;
  if (!file) throw new Error('The bundler wrote nothing.');
  return file.contents;
}
