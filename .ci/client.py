"""Asks a SPARQL endpoint with SPARQLWrapper and RDFLib as they are: client.py ENDPOINT"""
import sys

from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, XML, SPARQLWrapper

endpoint = sys.argv[1]
TERM = "http://purl.obolibrary.org/obo/HP_0033606"
SELECT = "SELECT ?label WHERE { <%s> <http://www.w3.org/2000/01/rdf-schema#label> ?label }" % TERM
passed = 0


def check(what, holds):
    global passed
    if not holds:
        sys.exit("%s: not as expected" % what)
    passed += 1


def wrapper(query, form):
    asked = SPARQLWrapper(endpoint)
    asked.setQuery(query)
    asked.setReturnFormat(form)
    return asked


rows = wrapper(SELECT, JSON).query().convert()["results"]["bindings"]
check("SPARQLWrapper SELECT in JSON", rows[0]["label"]["value"] == "Bone marrow maturation arrest")
check("SPARQLWrapper SELECT in XML", "maturation arrest" in wrapper(SELECT, XML).query().convert().toxml())
check("SPARQLWrapper SELECT in CSV", b"maturation arrest" in wrapper(SELECT, CSV).query().convert())
for how in ("form", POSTDIRECTLY):
    posted = wrapper(SELECT, JSON)
    posted.setMethod(POST)
    if how == POSTDIRECTLY:
        posted.setRequestMethod(POSTDIRECTLY)
    check("SPARQLWrapper POST", len(posted.query().convert()["results"]["bindings"]) == 1)
check("SPARQLWrapper ASK", wrapper("ASK { <%s> ?p ?o }" % TERM, JSON).query().convert()["boolean"])
made = wrapper("CONSTRUCT WHERE { <%s> ?p ?o }" % TERM, RDFXML).query().convert()
check("SPARQLWrapper CONSTRUCT in RDF/XML", len(made) > 5)
told = Graph().parse(data=wrapper("DESCRIBE <%s>" % TERM, TURTLE).query().convert(), format="turtle")
check("SPARQLWrapper DESCRIBE in Turtle", (URIRef(TERM), None, None) in told)

store = Graph(store=SPARQLStore(endpoint))
check("RDFLib SELECT", [str(row.label) for row in store.query(SELECT)] == ["Bone marrow maturation arrest"])
check("RDFLib ASK", store.query("ASK { <%s> ?p ?o }" % TERM).askAnswer)
check("RDFLib CONSTRUCT", len(store.query("CONSTRUCT WHERE { <%s> ?p ?o }" % TERM).graph) > 5)
check("RDFLib triples", len(list(store.triples((URIRef(TERM), None, None)))) > 5)
for accept in ("turtle", "xml", "json-ld"):
    described = Graph().parse(endpoint, format=accept)
    service = "http://www.w3.org/ns/sparql-service-description#"
    check("RDFLib service description", (None, URIRef(service + "endpoint"), URIRef(endpoint)) in described)
print("client.py: %d passed, 0 failed" % passed)
