// Asks a SPARQL endpoint with sparql-http-client and fetch-sparql-endpoint as they are: client.mjs ENDPOINT
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint';
import SimpleClient from 'sparql-http-client/ParsingClient.js';

const endpoint = process.argv[2];
const term = 'http://purl.obolibrary.org/obo/HP_0033606';
const select = `SELECT ?label WHERE { <${term}> <http://www.w3.org/2000/01/rdf-schema#label> ?label }`;
const construct = `CONSTRUCT WHERE { <${term}> ?p ?o }`;
let passed = 0;

function check(what, holds) {
  if (!holds) {
    console.error(`${what}: not as expected`);
    process.exit(1);
  }
  passed++;
}

async function all(stream) {
  const items = [];
  for await (const item of stream) {
    items.push(item);
  }
  return items;
}

const client = new SimpleClient({ endpointUrl: endpoint });
for (const operation of ['get', 'postUrlencoded', 'postDirect']) {
  const rows = await client.query.select(select, { operation });
  check(`sparql-http-client SELECT by ${operation}`, rows[0].label.value === 'Bone marrow maturation arrest');
}
check('sparql-http-client ASK', await client.query.ask(`ASK { <${term}> ?p ?o }`));
check('sparql-http-client CONSTRUCT', (await client.query.construct(construct)).size > 5);
check('sparql-http-client DESCRIBE', (await client.query.construct(`DESCRIBE <${term}>`)).size > 5);

const fetcher = new SparqlEndpointFetcher();
const bindings = await all(await fetcher.fetchBindings(endpoint, select));
check('fetch-sparql-endpoint SELECT', bindings[0].label.value === 'Bone marrow maturation arrest');
check('fetch-sparql-endpoint ASK', await fetcher.fetchAsk(endpoint, `ASK { <${term}> ?p ?o }`));
check('fetch-sparql-endpoint CONSTRUCT', (await all(await fetcher.fetchTriples(endpoint, construct))).length > 5);
console.log(`client.mjs: ${passed} passed, 0 failed`);
