// `node build/icons/render-icons.ts` after every change to icon.svg; what it writes is kept in the repository,
// so that packaging needs no browser.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { chromium, type Page } from "playwright";
import { packIcns, packIco, type Picture } from "./containers.ts";

const HERE = new URL("./", import.meta.url);
const SYSTEM = "/usr/bin/chromium";
const SIZES = [16, 32, 48, 64, 128, 256, 512, 1024];

/** macOS leaves air around the tile; elsewhere an icon fills its square. */
const TILE_ONLY = 'viewBox="84 84 856 856"';

const svg = await readFile(new URL("icon.svg", HERE), "utf8");
const browser = await chromium.launch({
  ...(existsSync(SYSTEM) ? { executablePath: SYSTEM } : {}),
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
const full = await renderAll(page, svg.replace('viewBox="0 0 1024 1024"', TILE_ONLY));
const airy = await renderAll(page, svg);
await browser.close();

await mkdir(new URL("linux/", HERE), { recursive: true });
for (const { size, png } of full.filter((picture) => picture.size <= 512)) {
  await writeFile(new URL(`linux/${size}x${size}.png`, HERE), png);
}
await writeFile(new URL("icon.ico", HERE), packIco(full.filter(({ size }) => size <= 256)));
await writeFile(new URL("icon.icns", HERE), packIcns(airy));

async function renderAll(on: Page, source: string): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const size of SIZES) {
    await on.setViewportSize({ width: size, height: size });
    await on.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`,
    );
    pictures.push({ size, png: await on.screenshot({ omitBackground: true }) });
  }
  return pictures;
}
