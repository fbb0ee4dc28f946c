"""Prints the rows that Python's standard library gets from an endpoint, one JSON array of strings a line, sorted.

Usage: python3 rows.py ENDPOINT QUERY
"""
import json
import sys
import urllib.parse
import urllib.request

endpoint, query = sys.argv[1:3]
address = endpoint + "?" + urllib.parse.urlencode({"query": query})
request = urllib.request.Request(address, headers={"Accept": "application/sparql-results+json"})
with urllib.request.urlopen(request) as response:
    rows = json.load(response)["results"]["bindings"]
lines = [json.dumps(sorted(f"{name}={term['value']}" for name, term in row.items()), ensure_ascii=False, separators=(",", ":")) for row in rows]
print("\n".join(sorted(lines)))
