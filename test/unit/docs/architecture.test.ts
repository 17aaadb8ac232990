import assert from "node:assert/strict";
import type { Diagram } from "../../../tools/docs/architecture/diagram";
import { diagramOf, type View } from "../../../tools/docs/architecture/diagram";
import type { Link } from "../../../tools/docs/architecture/link";
import { linksOf } from "../../../tools/docs/architecture/links";
import { limits, mermaid } from "../../../tools/docs/architecture/mermaid";
import { diagrams } from "../../../tools/docs/architecture/page";
import { planGraph } from "../../../tools/docs/plan";
import { fargateTaskEdges, functionEdges, taskEdges } from "../../facts/compute-wiring";

/** Links of prod as the tables of `facts` write them; those that every function has (dead letters) are left out. */
function edgesIn(links: readonly Link[], kind: string, name: string): readonly string[] {
  const own = links.filter(({ from }) => from.kind === kind && from.name === name);
  const to = (verb: string, kinds: string): readonly string[] =>
    own.filter((link) => link.verb === verb && link.to.kind === kinds).map((link) => link.to.name);
  const written = [...to("writes", "bucket"), ...to("writes", "table")];
  const edges = [
    ...to("reads", "table").map((table) => `${written.includes(table) ? "" : "read-only "}table ${table}`),
    ...to("writes", "bucket").map((bucket) => `write ${bucket}`),
    ...to("reads", "bucket").flatMap((bucket) => (written.includes(bucket) ? [] : [`read ${bucket}`])),
    ...to("publishes", "topic").map((topic) => `publish ${topic}`),
    ...to("starts", "workflow").map((workflow) => `start ${workflow}`),
    ...to("sends", "queue").flatMap((queue) => (queue === "events-dlq" ? [] : [`send ${queue}`])),
  ];
  return [...new Set(edges)].sort();
}

/** Of the facts those that a link tells, without prefixes of keys. */
function told(facts: readonly string[]): readonly string[] {
  const kinds = /^(?:table|read|write|publish|start|send) /;
  // The state of Pulumi lies in a bucket of no layer.
  return facts
    .filter((fact) => kinds.test(fact) && fact !== "read state")
    .map((fact) => fact.replace(/\/.*$/, ""))
    .sort();
}

const prod = linksOf(planGraph("prod"));

describe("architecture page: arrows", () => {
  for (const [name, facts] of Object.entries(functionEdges)) {
    it(`lead from ${name} elsewhere than the documents say`, () => {
      assert.deepEqual(edgesIn(prod, "function", name), told(facts));
    });
  }

  const services = { ...taskEdges, ...fargateTaskEdges };
  for (const name of Object.keys(services).filter((each) => each !== "migration")) {
    it(`lead from the service ${name} elsewhere than the documents say`, () => {
      assert.deepEqual(edgesIn(prod, "service", name), told(services[name] ?? []));
    });
  }

  it("let somebody else than MLflow reach the database (decisions.md section 11)", () => {
    const callers = (environment: "dev" | "prod"): readonly string[] =>
      linksOf(planGraph(environment))
        .filter(({ to, verb }) => to.kind === "database" && verb === "calls")
        .map(({ from, detail }) => `${from.name} ${detail}`);
    assert.deepEqual(callers("prod"), ["mlflow 5432"]);
    assert.deepEqual(callers("dev"), ["consolidated 5432"]);
  });

  it("lose the path of a backtest (architecture.md 1.4)", () => {
    const path = [
      ["api", "sends", "backtest-queue"],
      ["backtest-queue", "hands over to", "backtest-consumer"],
      ["backtest-consumer", "starts", "backtest-workflow"],
      ["backtest-workflow", "invokes", "validate-strategy"],
      ["backtest-workflow", "runs", "strategy-momentum"],
      ["backtest-queue", "fails to", "backtest-dlq"],
      ["backtest-dlq", "hands over to", "sqs-consumer"],
    ];
    for (const [from, verb, to] of path) {
      assert.ok(
        prod.some((link) => link.from.name === from && link.verb === verb && link.to.name === to),
        `${from} ${verb} ${to}`,
      );
    }
  });

  it("lead into a protected place from where nothing is let in", () => {
    const into = (kind: string, verb: Link["verb"]): ReadonlySet<string> =>
      new Set(
        prod.filter((link) => link.to.kind === kind && link.verb === verb).map(({ from }) => from.name),
      );
    assert.deepEqual(into("api", "guards"), new Set(["waf"]));
    assert.deepEqual(into("user pool", "guards"), new Set(["waf-auth"]));
    assert.deepEqual(into("load balancer", "calls"), new Set(["api", "functions"]));
  });
});

describe("architecture page: diagrams", () => {
  for (const { name, diagram } of diagrams()) {
    it(`draws nothing, or something else than is meant, on GitHub: ${name}`, () => {
      const ids = [...diagram.nodes, ...diagram.frames].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, "an id is used twice");
      for (const id of ids)
        assert.match(id, /^(?!(?:end|default|graph|subgraph|class|style|click)$)[A-Za-z]\w*$/);
      for (const { from, to } of diagram.edges) {
        assert.ok(ids.includes(from), `an arrow begins at ${from}, which is not there`);
        assert.ok(ids.includes(to), `an arrow ends at ${to}, which is not there`);
      }
      const text = mermaid(diagram);
      assert.ok(text.length < limits.characters && diagram.edges.length < limits.edges);
      assert.equal((text.match(/subgraph/g) ?? []).length, (text.match(/^ *end$/gm) ?? []).length);
    });

    it(`is too much to be read at the width of a page: ${name}`, () => {
      assert.ok(diagram.nodes.length <= 35, `${diagram.nodes.length} nodes`);
      assert.ok(diagram.edges.length <= 40, `${diagram.edges.length} arrows`);
    });
  }
});

describe("a diagram", () => {
  const things = ["a", "b", "c"].map((name) => ({ kind: "function" as const, name }));
  const [a, b, c] = things;
  assert.ok(a && b && c);
  const part = (name: string, group?: string): View["parts"][number] => ({
    ...{ id: name, label: () => name, holds: (thing: { name: string }) => thing.name === name },
    ...(group !== undefined && { group }),
  });
  const view: View = {
    direction: "LR",
    frames: [{ id: "f", label: "F" }],
    parts: [part("a"), part("b", "f"), part("c", "f")],
  };
  const links: readonly Link[] = [
    { from: a, to: b, verb: "calls", detail: "80" },
    { from: a, to: b, verb: "calls", detail: "8080" },
    { from: a, to: c, verb: "calls", detail: "80" },
    { from: b, to: b, verb: "starts" },
  ];
  const edges = (more: Partial<View>): Diagram["edges"] =>
    diagramOf(things, links, { ...view, ...more }).edges;

  it("shows two arrows for one pair, forgets a port, or an arrow to itself", () => {
    assert.deepEqual(edges({}), [
      { from: "a", to: "b", label: "calls 80, 8080" },
      { from: "a", to: "c", label: "calls 80" },
    ]);
  });

  it("joins arrows to a frame of which one part is not meant", () => {
    assert.deepEqual(edges({ joined: ["f"] }), [{ from: "a", to: "f", label: "calls" }]);
    const fewer = diagramOf(things, links.slice(0, 1), { ...view, joined: ["f"] }).edges;
    assert.deepEqual(fewer, [{ from: "a", to: "b", label: "calls 80" }]);
  });

  it("breaks at a label that holds what Mermaid reads", () => {
    const odd = {
      ...diagramOf(things, links, view),
      nodes: [{ id: "x", label: 'a "b" <c>\nd', shape: "box" as const }],
    };
    assert.match(mermaid(odd), /x\["a &quot;b&quot; &lt;c&gt;<br\/>d"\]/);
  });

  it("is written although GitHub would refuse to draw it", () => {
    const edge = { from: "a", to: "b", label: "" };
    const huge = { ...diagramOf(things, links, view), edges: Array.from({ length: 501 }, () => edge) };
    assert.throws(() => mermaid(huge), /a diagram of 501 arrows .* Mermaid draws 500 and 50000/);
  });
});
