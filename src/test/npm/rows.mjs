// Prints the rows that a SPARQL client gets from an endpoint, one JSON array of strings a line, sorted.
// Usage: node rows.mjs comunica|sparql-http-client|fetch ENDPOINT QUERY
const [client, endpoint, query] = process.argv.slice(2);

const terms = {
  async comunica() {
    const { QueryEngine } = await import('@comunica/query-sparql');
    const engine = new QueryEngine();
    const bindings = await (await engine.queryBindings(query, { sources: [{ type: 'sparql', value: endpoint }] })).toArray();
    return bindings.map(b => Object.fromEntries([...b].map(([variable, term]) => [variable.value, term.value])));
  },
  async 'sparql-http-client'() {
    const { default: Client } = await import('sparql-http-client/ParsingClient.js');
    const rows = await new Client({ endpointUrl: endpoint }).query.select(query);
    return rows.map(r => Object.fromEntries(Object.entries(r).map(([name, term]) => [name, term.value])));
  },
  async fetch() {
    const response = await fetch(endpoint, {
      method: 'POST', body: new URLSearchParams({ query }), headers: { accept: 'application/sparql-results+json' } });
    const { results } = await response.json();
    return results.bindings.map(r => Object.fromEntries(Object.entries(r).map(([name, term]) => [name, term.value])));
  }
};

const rows = await terms[client]();
const lines = rows.map(row => JSON.stringify(Object.keys(row).sort().map(name => `${name}=${row[name]}`)));
console.log(lines.sort().join('\n'));
