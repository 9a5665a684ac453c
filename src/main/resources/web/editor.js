// The SPARQL editor: YASGUI over this endpoint alone, with the catalogue as examples and what the release holds as
// completions. Without it the form of the page asks.
'use strict';

(() => {
  const base = document.body.dataset.base;
  const endpoint = new URL(base + '/sparql', location.href).href;
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
      const value = names.find(name => found.some(row => this.number(row[name]) !== null)
        && found.every(row => !row[name] || this.number(row[name]) !== null));
      const label = names.find(name => name !== value && /label|name|symbol/i.test(name)) ?? names.find(name => name !== value);
      return { value, label };
    }
    draw() {
      const found = this.yasr.results.getBindings();
      const { value, label } = this.columns(found);
      const shown = found.filter(row => this.number(row[value]) !== null).slice(0, 100);
      const most = Math.max(...shown.map(row => Math.abs(this.number(row[value]))), 1);
      const table = document.createElement('table');
      table.className = 'bars';
      const caption = table.createCaption();
      caption.textContent = value + ' of each ' + (label ?? 'row') + (found.length > shown.length ? ', the first ' + shown.length + ' rows' : '');
      for (const row of shown) {
        const line = table.insertRow();
        const name = document.createElement('th');
        name.scope = 'row';
        name.textContent = label && row[label] ? row[label].value : '';
        const bar = document.createElement('meter');
        bar.max = most;
        bar.value = Math.abs(this.number(row[value]));
        line.append(name);
        line.insertCell().append(bar);
        line.insertCell().textContent = row[value].value;
      }
      this.yasr.resultsEl.replaceChildren(table);
    }
  }
  Yasr.registerPlugin('Chart', Bars);
  Yasr.defaults.pluginOrder = ['table', 'Chart', 'response'];

  Yasgui.defaults.requestConfig.endpoint = endpoint;
  const yasgui = new Yasgui(document.getElementById('yasgui'), {
    requestConfig: { endpoint, method: 'POST' },
    copyEndpointOnNewTab: false,
    persistenceId: 'marrow ' + endpoint,
    endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => {} },
    yasqe: { prefixCcApi: '', value: first }
  });
  plain.hidden = true;
  document.querySelector('.examples').hidden = false;

  const put = (query, title) => {
    const tab = yasgui.addTab(true, { name: title, requestConfig: { endpoint, method: 'POST' } });
    tab.setQuery(query);
  };
  const open = async question => {
    const [name, values] = question.split('?');
    const answer = await fetch(base + '/query/' + encodeURIComponent(name) + '.rq' + (values ? '?' + values : ''));
    if (answer.ok) put(await answer.text(), name);
  };
  document.getElementById('example').addEventListener('change', event => {
    if (event.target.value) open(event.target.value);
  });
  const asked = () => {
    const match = location.hash.match(/^#question=(.*)$/);
    if (match) {
      history.replaceState(null, '', location.pathname);
      open(match[1]);
    }
  };
  window.addEventListener('hashchange', asked);
  asked();
})();
