// The browser and the pages of which there is one of each kind.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executable = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

export const open = () => chromium.launch({
  executablePath: executable,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']
});

export const pages = {
  front: '/',
  concept: '/concept/C0302173',
  term: '/term/HP:0033606',
  subtypes: '/term/HP:0033606?subtypes=yes',
  condition: '/condition/OMIM:617014',
  gene: '/gene/NCBIGene:84522',
  publication: '/publication/PMID:25129144',
  mapping: '/mapping/SNOMEDCT:14998000',
  association: '/association/OMIM:617014/HP:0033606',
  search: '/search?q=marrow%20arrest',
  why: '/why?class=HP:0033606&superclass=HP:0001871',
  unknown: '/term/HP:9999999',
  problem: '/nowhere',
  questions: '/query',
  releases: '/release',
  errors: '/errors',
  sparql: '/sparql',
  rest: '/api/'
};
