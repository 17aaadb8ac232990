import assert from "node:assert/strict";
import fc from "fast-check";
import { connectPorts, databasePort, portMap } from "../../facts/foundation";
import { flowsIn, groupsIn, groupPurposes, serviceRows } from "../../../shared/inventory";
import type { Shape } from "../../../shared/inventory";

/** Every combination of the switches that decide which groups and flows there are. */
const shapes: fc.Arbitrary<Shape> = fc.record({
  services: fc.constantFrom("consolidated" as const, "fargate" as const),
  network: fc.record({
    nat: fc.constantFrom("instance" as const, "gateway" as const),
    interfaceEndpoints: fc.boolean(),
  }),
  domain: fc.option(fc.constant("api.example.com"), { nil: undefined }),
});

const outside = ["internet", "s3", "dynamodb"];

describe("flows between groups, whatever the switches are", () => {
  it("open a port that is not in the port map, and is neither the database's, HTTPS, nor HTTP where there is no domain", () => {
    const ports = new Set<number>([...Object.values(portMap), databasePort, 443]);
    fc.assert(
      fc.property(shapes, (shape) => {
        for (const { from, to, port } of flowsIn(shape))
          assert.ok(
            ports.has(port) ||
              (shape.services === "fargate" && connectPorts.includes(port)) ||
              (port === 80 && to === "alb" && shape.domain === undefined),
            `${from} > ${to} ${port}`,
          );
      }),
    );
  });

  it("give a service another port than the documents", () => {
    assert.deepEqual(Object.fromEntries(serviceRows.map(({ id, port }) => [id, port])), portMap);
  });

  it("begin or end at a group that the environment lacks, at themselves, or are told twice", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const groups: readonly string[] = groupsIn(shape);
        const flows = flowsIn(shape);
        for (const { from, to } of flows) {
          assert.ok(groups.includes(from) || (from === "private subnets" && to === "nat"), from);
          assert.ok(groups.includes(to) || outside.includes(to), to);
          assert.notEqual(from, to);
        }
        const told = flows.map(({ from, to, port }) => `${from} ${to} ${port}`);
        assert.equal(new Set(told).size, told.length);
      }),
    );
  });

  it("leave a group to which and from which nothing flows", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const flows = flowsIn(shape);
        const used = new Set<string>(flows.flatMap(({ from, to }) => [from, to]));
        assert.deepEqual(
          groupsIn(shape).filter((group) => !used.has(group)),
          [],
        );
      }),
    );
  });

  it("let the database or the endpoints call somebody, or leave a group without a purpose", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const callers = new Set<string>(flowsIn(shape).map(({ from }) => from));
        assert.ok(!callers.has("database") && !callers.has("endpoints"));
        for (const group of groupsIn(shape)) assert.ok(groupPurposes[group].length > 0, group);
      }),
    );
  });

  it("reach the database from elsewhere than MLflow", () => {
    fc.assert(
      fc.property(shapes, (shape) => {
        const sources = flowsIn(shape).filter(({ to }) => to === "database");
        const expected = shape.services === "consolidated" ? "consolidated" : "mlflow";
        assert.deepEqual(
          sources.map(({ from, port }) => [from, port]),
          [[expected, databasePort]],
        );
      }),
    );
  });
});
