// What people do with the pages, done in a browser: node pages.mjs URL OTHER-RELEASE [HOSTILE-TERM ...]
// Prints a line for each check: "ok NAME", or "not ok NAME" and why.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import { open, pages } from './browser.mjs';

const [url, other, ...hostile] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await open();
const at = path => new URL(path, url).href;

/** Opens a page that may not say anything to the console, nor ask another host. */
async function visit(options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', message => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
  page.on('pageerror', error => faults.push(String(error)));
  page.on('dialog', dialog => { faults.push('dialog: ' + dialog.message()); dialog.dismiss(); });
  page.on('request', request => {
    const host = new URL(request.url());
    if (host.protocol.startsWith('http') && host.origin !== new URL(url).origin) faults.push('asked ' + request.url());
  });
  return { page, faults, close: () => context.close() };
}

async function check(name, work, options, expected = []) {
  const visited = await visit(options);
  try {
    await work(visited.page, visited.faults);
    assert.deepEqual(visited.faults.filter(fault => !expected.some(text => fault.includes(text))), []);
    console.log('ok ' + name);
  } catch (error) {
    console.log('not ok ' + name + ' ' + JSON.stringify(String(error.message ?? error).slice(0, 2000)));
  }
  await visited.close();
}

const unfound = ['unknown', 'problem'];
const settled = async (page, path) => {
  const answer = await page.goto(at(path), { waitUntil: 'networkidle' });
  return answer.status();
};

for (const [name, path] of Object.entries(pages)) {
  await check(`${name}: is whole, says nothing to the console and asks no other host`, async (page, faults) => {
    const expected = unfound.includes(name) ? 404 : 200;
    assert.equal(await settled(page, path), expected);
    await page.locator('h1').first().waitFor();
    assert.equal(await page.locator('h1').count(), 1);
    assert.match(await page.title(), / – Marrow$/);
    if (expected === 404) faults.splice(0, faults.length, ...faults.filter(fault => !fault.includes('404')));
  });
  for (const colorScheme of ['light', 'dark']) {
    await check(`${name}: axe finds nothing serious, ${colorScheme}`, async (page, faults) => {
      await settled(page, path);
      await page.evaluate(() => document.querySelectorAll('main details').forEach(part => { part.open = true; }));
      await page.waitForLoadState('networkidle');
      await page.evaluate(axe);
      const found = await page.evaluate(() => axe.run());
      const serious = found.violations.filter(violation => ['serious', 'critical'].includes(violation.impact));
      assert.deepEqual(serious.map(violation => violation.id + ': ' + violation.nodes[0].html.slice(0, 200) + ' ' + violation.nodes[0].failureSummary), []);
      faults.length = 0;
    }, { colorScheme, bypassCSP: true });
  }
  await check(`${name}: is as wide as a phone`, async (page, faults) => {
    await settled(page, path);
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= screen, `${wide} pixels on a screen of ${screen}`);
    faults.length = 0;
  }, { viewport: { width: 360, height: 740 }, isMobile: true });
}

await check('search: typing and two keys lead to the record', async page => {
  await settled(page, '/');
  await page.getByRole('combobox').pressSequentially('marrow matur', { delay: 20 });
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('option').first().getAttribute('aria-selected'), 'true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(term|concept)\//);
  assert.match(await page.locator('h1').innerText(), /Bone marrow maturation arrest/);
});

await check('search: says which text matched', async page => {
  await settled(page, '/');
  await page.getByRole('combobox').pressSequentially('hematopoietic matur', { delay: 20 });
  assert.match(await page.getByRole('option').first().innerText(), /exact synonym: Hematopoietic maturation arrest/);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByRole('combobox').getAttribute('aria-expanded'), 'false');
});

await check('search: facets narrow it and are taken back', async page => {
  await settled(page, '/search?q=bone%20marrow%20maturation');
  const all = await page.locator('.hits li').count();
  await page.getByRole('navigation', { name: 'Narrow the search' }).getByRole('link', { name: 'terms' }).click();
  await page.waitForURL(/kind=term/);
  const kinds = await page.locator('.hits .kind').allInnerTexts();
  assert.ok(kinds.length > 0 && kinds.length < all, `${kinds.length} of ${all}`);
  assert.deepEqual([...new Set(await page.locator('.hits .kind').allInnerTexts())], ['term']);
  await page.getByRole('link', { name: 'terms' }).click();
  await page.waitForURL(address => !address.search.includes('kind'));
  assert.equal(await page.locator('.hits li').count(), all);
});

await check('search: an identifier leads to its record, an obsolete one to its outcome', async page => {
  await settled(page, '/search?q=hp_0033606');
  assert.equal(new URL(page.url()).pathname, '/term/HP:0033606');
  await settled(page, '/search?q=HP:0000057');
  assert.equal(new URL(page.url()).pathname, '/term/HP:0000057');
  assert.match(await page.locator('.notice').innerText(), /obsolete/);
  await page.locator('.notice a').first().click();
  await page.waitForURL(/HP:0001871/);
});

await check('record: an alternative identifier says what it became', async page => {
  await settled(page, '/term/HP:0009999');
  assert.equal(new URL(page.url()).pathname, '/term/HP:0410253');
  assert.match(await page.locator('.notice').innerText(), /HP:0009999 is an alternative identifier of HP:0410253/);
});

await check('record: the tree opens in place', async page => {
  await settled(page, '/term/HP:0001871');
  const branch = page.locator('#hierarchy details.branch', { hasText: 'Abnormal bone marrow cell morphology' });
  await branch.locator('summary').click();
  await branch.getByRole('link', { name: 'Bone marrow maturation arrest' }).waitFor();
  const deeper = branch.locator('details.branch', { hasText: 'Bone marrow maturation arrest' });
  await deeper.locator('summary').focus();
  await page.keyboard.press('Enter');
  await deeper.getByRole('link', { name: 'Myeloid maturation arrest' }).waitFor();
});

await check('record: subtypes make nine of five conditions', async page => {
  await settled(page, '/term/HP:0033606');
  assert.match(await page.locator('#having').innerText(), /Have it 5/);
  assert.equal(await page.locator('#conditions tbody tr').count(), 5);
  await page.getByRole('link', { name: 'With its subtypes: 9' }).click();
  await page.waitForURL(/subtypes=yes/);
  assert.equal(await page.locator('#conditions tbody tr').count(), 9);
  assert.match(await page.locator('#conditions').innerText(), /through Myeloid maturation arrest/);
});

await check('record: a long list has a second page, from which everything leads on', async page => {
  await settled(page, '/condition/OMIM:100099');
  await page.getByRole('navigation', { name: 'Pages of phenotypes' }).getByRole('link', { name: 'Next' }).click();
  await page.waitForURL(/phenotypes=2/);
  await page.locator('.systems a').first().click();
  await page.waitForURL(/system=/);
  assert.equal(await page.locator('.systems a[aria-current]').count(), 1);
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.waitForURL(address => !address.search.includes('system'));
});

await check('record: the disputed condition shows both claims', async page => {
  await settled(page, '/term/HP:0033606');
  const dispute = page.locator('.dispute', { hasText: 'OMIM:617014' });
  assert.match(await dispute.innerText(), /disputed/);
  assert.match(await dispute.locator('.says-present').innerText(), /NCBI MedGen says present/);
  assert.match(await dispute.locator('.says-absent').innerText(), /HPO annotations says absent, 0\/3/);
  await dispute.getByRole('link', { name: 'The pair on a page of its own' }).click();
  await page.waitForURL(/\/association\/OMIM:617014\/HP:0033606/);
  assert.equal(await page.locator('#evidence .evidence li').count(), 2);
});

await check('record: the query is shown, copied, opened and run', async page => {
  await settled(page, '/term/HP:0033606?subtypes=yes');
  const question = page.locator('#conditions > .question');
  await question.locator('summary').click();
  await question.getByRole('button', { name: 'Copy' }).first().click();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await question.locator('pre').first().innerText());
  await question.getByRole('link', { name: 'Open it in the editor' }).click();
  await page.waitForURL(/\/sparql/);
  const tab = page.locator('.tabPanel.active');
  await tab.locator('.CodeMirror', { hasText: '?throughLabel' }).first().waitFor();
  await tab.locator('.yasqe_queryButton').click();
  await tab.locator('.yasr table', { hasText: 'Myeloid maturation arrest' }).waitFor();
  await tab.locator('.yasr .select_Chart').click();
  await tab.locator('.yasr meter').first().waitFor();
}, { permissions: ['clipboard-read', 'clipboard-write'] });

await check('editor: a question of the catalogue is chosen, and shared by its address', async page => {
  await settled(page, '/sparql');
  await page.getByLabel('Begin with a question of the catalogue').selectOption('children');
  const tab = page.locator('.tabPanel.active');
  await tab.locator('.CodeMirror', { hasText: 'rdfs:subClassOf' }).first().waitFor();
  await tab.locator('.yasqe_share').click();
  const shared = await tab.locator('.yasqe_sharePopup input').first().inputValue();
  assert.equal(new URL(shared).origin, new URL(url).origin);
  await page.goto('about:blank');
  await page.goto(shared, { waitUntil: 'networkidle' });
  await page.locator('.tabPanel.active .CodeMirror', { hasText: 'rdfs:subClassOf' }).first().waitFor();
});

await check('editor: says what is wrong with a query', async page => {
  await settled(page, '/sparql');
  const tab = page.locator('.tabPanel.active');
  await tab.locator('.CodeMirror').first().evaluate(element => element.CodeMirror.setValue('SELECT ?s WHERE { ?s a }'));
  await tab.locator('.yasqe_queryButton').click();
  await tab.locator('.errorResult').waitFor();
  assert.match(await tab.locator('.errorResult').innerText(), /Line 1, column/);
}, {}, ['400']);

await check('editor: the key that leads on leads out of it', async page => {
  await settled(page, '/sparql');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
  const editor = page.locator('.tabPanel.active .CodeMirror').first();
  await editor.evaluate(element => element.CodeMirror.focus());
  const before = await editor.evaluate(element => element.CodeMirror.getValue());
  await page.keyboard.press('Tab');
  assert.equal(await editor.evaluate(element => element.CodeMirror.getValue()), before);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.CodeMirror-code, .CodeMirror > div:first-child') === null), true);
});

await check('editor: completes the properties that the release holds', async page => {
  await settled(page, '/sparql');
  const editor = page.locator('.tabPanel.active .CodeMirror').first();
  await editor.evaluate(element => element.CodeMirror.setValue('PREFIX mw: <https://w3id.org/marrow/ns#>\nSELECT * WHERE { ?s mw:lac }'));
  await editor.evaluate(element => { element.CodeMirror.focus(); element.CodeMirror.setCursor({ line: 1, ch: 25 }); });
  await page.keyboard.press('Control+Space');
  await page.locator('.CodeMirror-hints', { hasText: 'lacksPhenotype' }).waitFor();
});

await check('record: the release is switched on the same record', async page => {
  await settled(page, '/term/HP:0033606?subtypes=yes');
  await page.locator('.menu', { hasText: 'Release' }).locator('summary').click();
  await page.getByRole('link', { name: other }).click();
  await page.waitForURL(new RegExp(`/release/${other}/term/HP:0033606`));
  assert.match(await page.locator('#having').innerText(), /subtype 5/);
  assert.equal(await page.locator('.badge').innerText(), other);
  await page.locator('#conditions tbody a').first().click();
  await page.waitForURL(new RegExp(`/release/${other}/condition/`));
});

await check('record: names are in the language of the reader, or it says that they are not', async page => {
  await settled(page, '/term/HP:0033606');
  assert.equal(await page.locator('h1').innerText(), 'Knochenmarkreifungsarrest');
  assert.equal(await page.locator('h1 bdi').getAttribute('lang'), 'de');
  await settled(page, '/term/HP:0005561');
  assert.match(await page.locator('.title').innerText(), /has no name of it in German/);
}, { locale: 'de-DE' });

await check('record: the picture can be explored', async page => {
  await settled(page, '/term/HP:0033606');
  await page.locator('.picture summary').click();
  assert.ok(await page.locator('.picture svg a').count() >= 3);
  await page.getByRole('button', { name: 'Explore it' }).click();
  await page.locator('.graph canvas').first().waitFor();
});

await check('record: the first key leads past the head', async page => {
  await settled(page, '/term/HP:0033606');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content');
});

await check('record: on paper there is the content alone', async page => {
  await settled(page, '/term/HP:0033606');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.top').isVisible(), false);
  assert.equal(await page.locator('#conditions h2').isVisible(), true);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('#conditions tbody .evidence li').first().isVisible(), true);
});

await check('without scripts: all the content is there', async page => {
  await settled(page, '/term/HP:0033606?subtypes=yes');
  assert.equal(await page.locator('#conditions tbody tr').count(), 9);
  assert.ok(await page.locator('#conditions .evidence li').count() >= 10);
  assert.match(await page.locator('#conditions > .question pre').first().textContent(), /SELECT/);
  assert.equal(await page.locator('#hierarchy').getByRole('link', { name: 'Myeloid maturation arrest' }).count(), 1);
  assert.equal(await page.locator('.copy:visible').count(), 0);
  await page.getByRole('searchbox').fill('marrow maturation');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('.hits a').first().click();
  assert.match(await page.locator('h1').innerText(), /Bone marrow maturation arrest/);
  await settled(page, '/sparql');
  await page.getByLabel('Query', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Ask' }).click();
  assert.match(await page.content(), /OMIM|omim/);
}, { javaScriptEnabled: false });

for (const id of hostile) {
  await check(`hostile: ${id} is text`, async page => {
    await settled(page, '/term/' + id);
    const label = await (await fetch(at('/api/terms/' + id))).json();
    assert.equal(await page.locator('h1').evaluate(heading => heading.textContent.trim()), label.label.trim());
    assert.equal(await page.locator('.definition').evaluate((text, definition) => text.textContent.includes(definition), label.definition), true);
    assert.equal(await page.locator('main script, main img, main b').count(), 0);
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= screen, `${wide} pixels on a screen of ${screen}`);
    await settled(page, '/search?q=' + id.toLowerCase() + '&kind=term');
    await settled(page, '/term/HP:0000118');
  });
}

const folder = await mkdtemp(join(tmpdir(), 'marrow-pages-'));
const files = [];
for (const [name, path] of [...Object.entries(pages), ...hostile.map(id => [id, '/term/' + id])]) {
  const file = join(folder, name.replace(':', '_') + '.html');
  await writeFile(file, await (await fetch(at(path), { headers: { Accept: 'text/html' } })).text());
  files.push(file);
}
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
const validator = require.resolve('vnu-jar/build/dist/vnu.jar');
const said = await promisify(execFile)(java, ['-jar', validator, '--errors-only', '--format', 'json', '--exit-zero-always', ...files],
  { maxBuffer: 64 << 20 });
const wrong = JSON.parse(said.stderr).messages.filter(message => message.type === 'error');
for (const file of files) {
  const name = file.slice(folder.length + 1, -'.html'.length);
  const here = wrong.filter(message => message.url.endsWith(name + '.html'));
  console.log(here.length === 0 ? `ok html: ${name} validates`
    : `not ok html: ${name} validates ` + JSON.stringify(here.slice(0, 5).map(message => message.message + ' at ' + message.extract).join('; ')));
}
await rm(folder, { recursive: true });
await browser.close();
