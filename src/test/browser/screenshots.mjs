// Pictures of the main pages, light, dark and on a phone: node screenshots.mjs URL FOLDER
import { mkdir } from 'node:fs/promises';
import { open, pages } from './browser.mjs';

const [url, folder] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const browser = await open();
const forms = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, colorScheme: 'light' }
};
for (const [form, options] of Object.entries(forms)) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(new URL(path, url).href, { waitUntil: 'networkidle' });
    await page.screenshot({ path: `${folder}/${name}-${form}.png`, fullPage: true });
  }
  await context.close();
}
await browser.close();
console.log(`${Object.keys(pages).length * Object.keys(forms).length} pictures in ${folder}`);
