// Oxigraph behind a thin SPARQL endpoint: node oxigraph.mjs PORT FILE.nt
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Store } from "oxigraph";

const [port, file] = process.argv.slice(2);
const store = new Store();
// In pieces: the longest string of node is shorter than a large file.
const bytes = readFileSync(file);
for (let from = 0; from < bytes.length;) {
  let to = Math.min(from + 64 * 1024 * 1024, bytes.length);
  to = to === bytes.length ? to : bytes.lastIndexOf(10, to) + 1;
  store.load(bytes.subarray(from, to), { format: "application/n-triples", no_transaction: true, unchecked: true });
  from = to;
}

createServer((request, response) => {
  const query = new URL(request.url, "http://localhost").searchParams.get("query");
  const type = query.includes("CONSTRUCT") ? "application/n-triples" : "application/sparql-results+json";
  try {
    const body = Buffer.from(store.query(query, { results_format: type }));
    response.writeHead(200, { "Content-Type": type, "Content-Length": body.length }).end(body);
  } catch (error) {
    response.writeHead(400, { "Content-Type": "text/plain" }).end(String(error));
  }
}).listen(Number(port), "127.0.0.1");
