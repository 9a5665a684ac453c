// Everything on a page is there without this; it adds copying, search as one types, and trees that open in place.
'use strict';

const base = document.body.dataset.base;
const language = document.body.dataset.lang;

function inLanguage(url) {
  return language ? url + (url.includes('?') ? '&' : '?') + 'lang=' + encodeURIComponent(language) : url;
}

const said = document.createElement('p');
said.className = 'hidden';
said.setAttribute('role', 'status');
document.body.append(said);

for (const button of document.querySelectorAll('.copy')) {
  button.hidden = !navigator.clipboard;
  const shown = button.innerHTML;
  let timer = 0;
  button.addEventListener('click', async () => {
    const text = button.dataset.copy ?? button.parentElement.querySelector('pre').textContent;
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
    said.textContent = 'Copied';
    clearTimeout(timer);
    timer = setTimeout(() => { button.innerHTML = shown; said.textContent = ''; }, 1200);
  });
}

addEventListener('beforeprint', () => document.querySelectorAll('details.rows').forEach(part => { part.open = true; }));

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    for (const menu of document.querySelectorAll('.menu[open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }
});
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener('toggle', async event => {
  const branch = event.target;
  if (!branch.open || !branch.matches('.branch[data-children]')) return;
  const url = branch.dataset.children;
  delete branch.dataset.children;
  branch.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(url + (url.includes('?') ? '&' : '?') + 'part=children', { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(answer.statusText);
    const part = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('ul');
    branch.querySelector('p').replaceWith(part);
  } catch (error) {
    branch.dataset.children = url;
  }
  branch.removeAttribute('aria-busy');
}, true);

const field = document.getElementById('q');
if (field) {
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Suggestions');
  list.hidden = true;
  field.after(list);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-controls', list.id);
  let chosen = -1;
  let asked = 0;
  let timer = 0;

  const close = () => {
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const choose = index => {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    field.setAttribute('aria-activedescendant', options[chosen].id);
    options[chosen].scrollIntoView({ block: 'nearest' });
  };
  const go = option => { location.href = option.dataset.url; };
  const show = hits => {
    list.replaceChildren(...hits.map((hit, i) => {
      const option = document.createElement('li');
      option.id = 'suggestion-' + i;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.dataset.url = inLanguage(base + '/id/' + encodeURIComponent(hit.thing.id).replace('%3A', ':'));
      const text = document.createElement('bdi');
      text.className = 'text';
      text.textContent = hit.thing.label;
      const why = document.createElement('span');
      why.className = 'why';
      const matched = hit.text === hit.thing.label ? '' : ' · ' + hit.type.toLowerCase().replace('_', ' ') + ': ' + hit.text;
      why.textContent = hit.thing.kind.toLowerCase() + ' ' + hit.thing.id + matched;
      option.append(text, why);
      option.addEventListener('mousedown', event => { event.preventDefault(); go(option); });
      return option;
    }));
    chosen = -1;
    list.hidden = hits.length === 0;
    field.setAttribute('aria-expanded', String(hits.length > 0));
  };
  const ask = async () => {
    const text = field.value.trim();
    if (text.length < 2) { close(); return; }
    const number = ++asked;
    const find = async operation => {
      const answer = await fetch(base + '/api/' + operation + '?hits=8&q=' + encodeURIComponent(text), { headers: { Accept: 'application/json' } });
      return answer.ok ? answer.json() : { hits: [] };
    };
    let found = await find('complete');
    if (number === asked && found.hits.length === 0) found = await find('search');
    if (number === asked && document.activeElement === field) show(found.hits);
  };
  field.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
    if (list.hidden) return;
    if (event.key === 'ArrowDown') { event.preventDefault(); choose(chosen + 1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); choose(chosen < 0 ? -1 : chosen - 1); }
    if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); go(list.children[chosen]); }
  });
}

for (const picture of document.querySelectorAll('[data-graph]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Explore it';
  picture.append(button);
  button.addEventListener('click', () => {
    button.disabled = true;
    explore(picture, button).catch(() => { button.disabled = false; button.textContent = 'It could not be loaded; try again'; });
  });
}

function script(url) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

async function explore(picture, button) {
  const root = document.querySelector('link[rel="icon"]').getAttribute('href').replace(/marrow\.svg$/, '');
  // Cytoscape would write a style element, which the policy of the page forbids, unless it finds one of this name.
  if (!document.getElementById('__________cytoscape_stylesheet')) {
    const styled = document.createElement('meta');
    styled.id = '__________cytoscape_stylesheet';
    document.head.append(styled);
  }
  await script(root + 'cytoscape.min.js');
  const stage = document.createElement('div');
  stage.className = 'graph';
  stage.setAttribute('role', 'group');
  stage.setAttribute('aria-label', 'The neighbourhood to be explored with a pointer; the picture above has links');
  button.before(stage);
  const hint = document.createElement('p');
  hint.className = 'faint';
  hint.textContent = 'A click on a term adds what is directly above and below it; a double click opens its page.';
  stage.after(hint);
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const graph = cytoscape({
    container: stage,
    style: [
      { selector: 'node', style: {
        label: 'data(label)', shape: 'round-rectangle', width: 170, height: 46, 'text-wrap': 'wrap', 'text-max-width': 160,
        'text-valign': 'center', 'font-size': 13, color: colour('--ink'), 'background-color': colour('--page'),
        'border-width': 1, 'border-color': colour('--line') } },
      { selector: '.self', style: { 'background-color': colour('--soft'), 'border-color': colour('--accent'), 'border-width': 2 } },
      { selector: 'edge', style: { width: 1.2, 'curve-style': 'bezier', 'line-color': colour('--faint'),
        'target-arrow-color': colour('--faint'), 'target-arrow-shape': 'triangle' } }
    ]
  });
  const add = thing => {
    if (graph.getElementById(thing.id).empty()) graph.add({ group: 'nodes', data: { id: thing.id, label: thing.label } });
  };
  const join = (below, above) => {
    const id = below + ' ' + above;
    if (graph.getElementById(id).empty()) graph.add({ group: 'edges', data: { id, source: below, target: above } });
  };
  const around = async id => {
    const [above, below] = await Promise.all(['parents', 'children'].map(async part =>
      (await (await fetch(base + '/api/terms/' + id + '/' + part + '?limit=1000', { headers: { Accept: 'application/json' } })).json()).items));
    above.forEach(thing => { add(thing); join(id, thing.id); });
    below.forEach(thing => { add(thing); join(thing.id, id); });
    graph.layout({ name: 'breadthfirst', directed: true, transform: (node, at) => ({ x: at.x, y: -at.y }), spacingFactor: 1.15, animate: false }).run();
    graph.fit(undefined, 20);
  };
  const self = document.querySelector('h1').textContent.trim();
  const id = decodeURIComponent(location.pathname.split('/').pop().replace(/\.html$/, ''));
  add({ id, label: self });
  graph.getElementById(id).addClass('self');
  await around(id);
  button.remove();
  graph.on('tap', 'node', event => around(event.target.id()));
  graph.on('dbltap', 'node', event => { location.href = inLanguage(base + '/id/' + event.target.id()); });
}
