// The SPARQL editor: YASGUI over this endpoint alone, with the catalogue as examples and what the release holds as
// completions. Without it the form of the page asks.
'use strict';

(() => {
  const base = document.body.dataset.base;
  const endpoint = new URL(document.getElementById('plain').getAttribute('action'), location.href).href;
  // YASGUI takes what stands behind the number sign of the address for its own.
  const hash = location.hash;
  if (hash.startsWith('#question=')) history.replaceState(null, '', location.pathname);
  const tell = text => {
    const note = document.getElementById('note');
    note.textContent = text;
    note.hidden = text === '';
  };
  const plain = document.getElementById('plain');
  const first = document.getElementById('query').value;

  const rows = async query => {
    const answer = await fetch(endpoint + '?query=' + encodeURIComponent(query), { headers: { Accept: 'application/sparql-results+json' } });
    return answer.ok ? (await answer.json()).results.bindings : [];
  };
  const held = kind => rows('SELECT DISTINCT ?name WHERE { GRAPH <https://w3id.org/marrow/graph/void> { ?part <http://rdfs.org/ns/void#' + kind + '> ?name } } ORDER BY ?name')
    .then(found => found.map(row => row.name.value));
  const classes = held('class');
  const properties = held('property');
  const prefixes = rows('SELECT ?prefix ?namespace WHERE { ?declared <http://www.w3.org/ns/shacl#prefix> ?prefix ; <http://www.w3.org/ns/shacl#namespace> ?namespace } ORDER BY ?prefix')
    .then(found => found.map(row => row.prefix.value + ': <' + row.namespace.value + '>'));

  // What the editor leaves without a name for people who do not see it.
  const named = {
    '.tabsList button': { role: 'tab' },
    'input.autocomplete': { 'aria-label': 'Endpoint' },
    '.CodeMirror textarea': { 'aria-label': 'Query' },
    '.CodeMirror-scroll': { tabindex: '0' },
    'select.tableSizer': { 'aria-label': 'Rows of a page' }
  };
  const name = () => {
    for (const [selector, attributes] of Object.entries(named)) {
      for (const element of document.querySelectorAll('#yasgui ' + selector)) {
        for (const [attribute, value] of Object.entries(attributes)) {
          if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
        }
      }
    }
  };
  new MutationObserver(name).observe(document.getElementById('yasgui'), { childList: true, subtree: true });

  const { Yasqe, Yasr } = Yasgui;
  const completer = (name, known) => {
    const before = Yasqe.Autocompleters[name];
    if (!before) return;
    Yasqe.forkAutocompleter(name, {
      name: 'held-' + name,
      bulk: true,
      get: () => known
    });
  };
  completer('class', classes);
  completer('property', properties);
  if (Yasqe.Autocompleters.prefixes) {
    Yasqe.Autocompleters.prefixes.get = () => prefixes;
  }
  Yasqe.defaults.autocompleters = Object.keys(Yasqe.Autocompleters).filter(name =>
    ['prefixes', 'variables', 'held-class', 'held-property'].includes(name));

  class Bars {
    constructor(yasr) {
      this.yasr = yasr;
      this.priority = 5;
      this.label = 'Chart';
    }
    getIcon() {
      const icon = document.createElement('span');
      icon.textContent = '▤ ';
      icon.setAttribute('aria-hidden', 'true');
      return icon;
    }
    number(cell) {
      return cell && cell.type !== 'uri' && cell.value !== '' && isFinite(Number(cell.value)) ? Number(cell.value) : null;
    }
    canHandleResults() {
      const found = this.yasr.results && this.yasr.results.getBindings();
      return Boolean(found && found.length && this.columns(found).value);
    }
    columns(found) {
      const names = this.yasr.results.getVariables();
      const label = names.find(name => /label|name|symbol/i.test(name)) ?? names[0];
      if (names.includes('affected') && names.includes('examined')) return { value: 'affected', of: 'examined', label };
      const value = names.find(name => found.some(row => this.number(row[name]) !== null)
        && found.every(row => !row[name] || this.number(row[name]) !== null));
      return { value, label: label === value ? names.find(name => name !== value) : label };
    }
    draw() {
      const found = this.yasr.results.getBindings();
      const { value, of, label } = this.columns(found);
      const counted = found.filter(row => this.number(row[value]) !== null);
      const shown = counted.slice(0, 100);
      const most = Math.max(...shown.map(row => Math.abs(this.number(row[value]))), 1);
      const table = document.createElement('table');
      table.className = 'bars';
      table.createCaption().textContent = value + (of ? ' of ' + of : '') + ' of each ' + (label ?? 'row') + ', '
        + shown.length + ' of ' + found.length + ' rows' + (counted.length < found.length ? ' (the others have no number)' : '');
      for (const row of shown) {
        const line = table.insertRow();
        const name = document.createElement('th');
        name.scope = 'row';
        name.textContent = label && row[label] ? row[label].value : '';
        const bar = document.createElement('meter');
        bar.max = of ? this.number(row[of]) ?? 1 : most;
        bar.value = Math.abs(this.number(row[value]));
        bar.setAttribute('aria-label', name.textContent);
        line.append(name);
        line.insertCell().append(bar);
        line.insertCell().textContent = row[value].value + (of && row[of] ? '/' + row[of].value : '');
        line.insertCell().textContent = row.state ? row.state.value : '';
      }
      this.yasr.resultsEl.replaceChildren(table);
    }
  }
  Yasr.registerPlugin('Chart', Bars);
  Yasr.defaults.pluginOrder = ['table', 'Chart', 'response'];

  Yasgui.defaults.requestConfig.endpoint = endpoint;
  // YASGUI shows of an error what is text, and of a problem document nothing.
  const ask = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    if (answer.ok || !(answer.headers.get('Content-Type') ?? '').startsWith('application/problem+json')) return answer;
    const problem = await answer.json();
    return new Response(problem.title + ': ' + problem.detail,
      { status: answer.status, statusText: answer.statusText, headers: { 'Content-Type': 'text/plain' } });
  };
  // The key leads on, as everywhere else; it would be caught in the text otherwise.
  Yasqe.defaults.extraKeys = { ...Yasqe.defaults.extraKeys, Tab: false, 'Shift-Tab': false };
  const yasgui = new Yasgui(document.getElementById('yasgui'), {
    requestConfig: { endpoint, method: 'POST' },
    copyEndpointOnNewTab: false,
    persistenceId: 'marrow ' + endpoint,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    yasqe: { prefixCcApi: '', value: first }
  });
  plain.hidden = true;
  document.activeElement.blur();
  document.querySelector('.examples').hidden = false;

  const put = (query, title) => {
    const tab = yasgui.addTab(true, { name: title, requestConfig: { endpoint, method: 'POST' } });
    tab.setQuery(query);
  };
  const open = async question => {
    const [name, values] = question.split('?');
    const answer = await fetch(base + '/query/' + encodeURIComponent(name) + '.rq' + (values ? '?' + values : ''));
    tell(answer.ok ? '' : 'There is no question "' + name + '" with these values.');
    if (answer.ok) put(await answer.text(), name);
  };
  document.getElementById('example').addEventListener('change', event => {
    if (event.target.value) open(event.target.value);
  });
  const asked = hash => {
    const match = hash.match(/^#question=(.*)$/);
    if (match) open(match[1]);
  };
  window.addEventListener('hashchange', () => asked(location.hash));
  asked(hash);
})();
