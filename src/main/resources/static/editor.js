// The editor of /sparql: CodeMirror 6 over the text area, which stays the field of the form and works alone.
import {
  EditorState, EditorView, HighlightStyle, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap,
  defaultKeymap, drawSelection, highlightActiveLine, highlightSpecialChars, history, historyKeymap, indentOnInput, indentWithTab,
  keymap, lineNumbers, sparql, syntaxHighlighting, tags
} from "./vendor/codemirror.js";

const LONG = 6000; // characters of an address that every browser and proxy carries
const WORDS = ("SELECT CONSTRUCT ASK DESCRIBE WHERE PREFIX BASE FROM NAMED DISTINCT REDUCED OPTIONAL UNION MINUS GRAPH FILTER BIND AS VALUES "
  + "EXISTS NOT IN GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND "
  + "IRI COALESCE IF CONCAT CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLEN SUBSTR REPLACE REGEX LCASE UCASE YEAR MONTH DAY NOW isIRI isLiteral")
  .split(" ").map(label => ({ label, type: "keyword" }));

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--warn)" },
  { tag: tags.string, color: "var(--good)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" }
]);

const look = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--back)", border: "1px solid var(--edge)", borderRadius: "5px", fontSize: ".9rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "16rem", maxHeight: "32rem" },
  ".cm-content": { caretColor: "var(--text)", padding: ".6rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "var(--wash)", color: "var(--soft)", border: "none", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--wash)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent) !important" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--back)", color: "var(--text)", border: "1px solid var(--edge)", borderRadius: "5px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", maxHeight: "18rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .6rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--accent-text)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".8" },
  ".cm-completionInfo": { padding: ".4rem .7rem", maxWidth: "22rem" }
});

/** What to offer, once the server has told: our terms, the terms that we reuse, the things, each by its name and by its label. */
function offers(known) {
  const prefixes = known.prefixes;
  const declare = (view, completion, from, to) => {
    const text = view.state.doc.toString();
    const prefix = completion.name.split(":")[0];
    const changes = [{ from, to, insert: completion.name }];
    if (!completion.name.startsWith("<") && !new RegExp(`PREFIX\\s+${prefix}:`, "i").test(text)) {
      changes.unshift({ from: 0, insert: `PREFIX ${prefix}: <${prefixes[prefix]}>\n` });
    }
    const moved = changes.length > 1 ? changes[0].insert.length : 0;
    view.dispatch({ changes, selection: { anchor: from + moved + completion.name.length }, userEvent: "input.complete" });
  };
  const named = (list, boost) => list.flatMap(({ name, label, kind, about }) => [
    { label: name, name, detail: label, type: kind, info: about || undefined, apply: declare, boost },
    { label, name, detail: name, type: kind, info: about || undefined, apply: declare, boost: boost - 1 }
  ]);
  return [...WORDS, ...named(known.terms, 2), ...named(known.things, 0)];
}

function completion(address) {
  let asked;
  const all = () => (asked ??= fetch(address).then(answer => answer.json()).then(offers).catch(() => WORDS));
  return async context => {
    const variable = context.matchBefore(/[?$]\w*/u);
    if (variable) {
      const names = [...new Set(context.state.doc.toString().match(/[?$]\w+/gu) ?? [])].filter(name => name !== variable.text);
      return { from: variable.from, options: names.map(label => ({ label, type: "variable" })), validFor: /^[?$]\w*$/u };
    }
    const word = context.matchBefore(/[\p{L}\d_][\p{L}\d_:.-]*/u);
    if (!word && !context.explicit) {
      return null;
    }
    return { from: word ? word.from : context.pos, options: await all(), validFor: /^[\p{L}\d_][\p{L}\d_:.-]*$/u };
  };
}

const field = document.getElementById("query");
const host = document.getElementById("editor");
if (field && host && "adoptedStyleSheets" in Document.prototype) {
  const form = field.form;
  // In a shadow root CodeMirror adopts its style sheets; in the document it would make a style element, which our policy refuses.
  const root = host.attachShadow({ mode: "open" });
  const error = Number(host.dataset.line) || 0;
  const state = EditorState.create({
    doc: field.value,
    extensions: [
      keymap.of([
        { key: "Mod-Enter", run: () => (form.requestSubmit(), true) },
        ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap,
        // Tab indents until Escape is pressed; then it moves on, without a time limit, until the editor is entered again.
        { key: "Escape", run: view => (view.setTabFocusMode(true), true) },
        indentWithTab
      ]),
      EditorView.domEventHandlers({ focus: (event, view) => view.setTabFocusMode(false) }),
      EditorView.contentAttributes.of({ "aria-label": host.dataset.label, "aria-description": host.dataset.keys }),
      EditorView.updateListener.of(update => {
        if (update.docChanged) {
          field.value = update.state.doc.toString();
        }
      }),
      lineNumbers(), history(), drawSelection(), highlightActiveLine(), highlightSpecialChars(), indentOnInput(), bracketMatching(), closeBrackets(),
      autocompletion({ override: [completion(host.dataset.completions)], icons: false }), sparql(), syntaxHighlighting(colours), look, EditorView.lineWrapping
    ]
  });
  const view = new EditorView({ state, parent: root, root });
  if (error > 0 && error <= view.state.doc.lines) {
    const line = view.state.doc.line(error);
    view.dispatch({ selection: { anchor: Math.min(line.from + Math.max(Number(host.dataset.column) - 1, 0), line.to) }, scrollIntoView: true });
  }
  field.hidden = true;
  host.hidden = false;
  document.querySelectorAll("[data-with-editor]").forEach(element => { element.hidden = false; });
  document.querySelector("label[for=query]").addEventListener("click", () => view.focus());
  form.addEventListener("submit", () => { form.method = encodeURIComponent(field.value).length > LONG ? "post" : "get"; });
}
